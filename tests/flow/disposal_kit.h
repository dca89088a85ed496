// SPDX-License-Identifier: Apache-2.0
// What the tests of disposals share: aged dossiers with real letters, and the people of a transfer and a destruction.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <regex>
#include <thread>

#include "core/base/text.h"
#include "core/db/db.h"
#include "core/pdf/write.h"
#include "tests/flow/looking.h"
#include "tests/flow/official_columns.h"

namespace tests {

class Disposals : public Flow {
  protected:
    static inline const std::string base = "/api/v1/disposals";

    void SetUp() override {
        Flow::SetUp();
        if (IsSkipped()) return;
        unit_.emplace(caller("DISKOMINFO.ARSIPARIS"));
        records_.emplace(caller("UM.ARSIPARIS"));
        chair_.emplace(caller("UM.KABAG"));
        leader_.emplace(caller("SETDA.SEKDA"));
        drafter_.emplace(caller("DISKOMINFO.APTIKA.STAF"));
        head_.emplace(caller("DISKOMINFO.KADIS"));
        db_ = core::db::open(city_->address());
    }

    // A stub tells nothing to whoever might not know of the dossier: neither by its title nor by the act.
    void nobody_else_finds(const std::string& dossier, const std::string& title, const std::string& act);

    // A letter of DISKOMINFO to the Sekda, signed and sent.
    std::string sent_letter(const core::Json& content) {
        const Reply made = drafter_->post("/api/v1/letters", content);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"], round = "/api/v1/signing/letter:" + id;
        send_up(*drafter_, id);
        if (!content["initials"].empty())
            EXPECT_EQ(caller("DISKOMINFO.APTIKA.KABID").post(round + "/pass").status, 200);
        EXPECT_EQ(head_->post(round + "/sign", {{"passphrase", demo_passphrase}}).status, 200);
        const Reply sent = wait_for([&] { return drafter_->get("/api/v1/letters/" + id); },
                                    [](const Reply& reply) { return reply.json["state"] == "sent"; });
        EXPECT_EQ(sent.json["state"], "sent");
        return id;
    }
    // All he finds, chosen.
    std::string selected(const Caller& who, const std::string& words) {
        const Reply chosen = who.post("/api/v1/selections", {{"q", words}});
        EXPECT_EQ(chosen.status, 201) << chosen.json.dump();
        return chosen.json["id"];
    }
    // A closed dossier of the archivist's unit.
    std::string dossier(const Caller& archivist, const std::string& code, const std::string& title,
                        const std::vector<std::string>& subjects = {}, const std::string& paper = {}) {
        const Reply made = archivist.post("/api/v1/archive/dossiers", {{"code", code}, {"title", title}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"], at = "/api/v1/archive/dossiers/" + id;
        for (const auto& subject : subjects) {
            const Reply filed = wait_for([&] { return archivist.post(at + "/items", {{"subject", subject}}); },
                                         [](const Reply& reply) { return reply.status == 201; });
            EXPECT_EQ(filed.status, 201) << filed.json.dump();
        }
        if (!paper.empty())
            EXPECT_EQ(archivist.post(at + "/paper", {{"title", paper}, {"date", "2019-03-11"}}).status, 201);
        EXPECT_EQ(archivist.post(at + "/close", {{"date", made.json["opened"]}}).status, 200);
        return id;
    }
    // As if it had been closed in 2010.
    void age(const std::string& id) {
        db_->write([&](core::db::Tx& tx) {
            tx.exec("UPDATE archive_dossier SET opened_on = '2010-01-04', closed_on = '2010-12-20' WHERE id = ?", {id});
            // As the night's job would have it; the rest is counted anew by whoever asks.
            tx.exec("UPDATE archive_clock SET active_until = '2012-12-31', inactive_until = '2016-12-31' WHERE dossier_id = ?", {id});
        });
    }
    // As if the schedule said of it "dinilai kembali".
    void leave_to_review(const std::string& id) {
        db_->write([&](core::db::Tx& tx) {
            auto rule = core::json::parse(*tx.one("SELECT rule FROM archive_dossier WHERE id = ?", {id},
                                                  [](const core::db::Row& row) { return row.text(0); }));
            rule["fate"] = "dinilai_kembali";
            const auto text = core::json::write(rule);
            tx.exec("UPDATE archive_dossier SET rule = ?, rule_seen = ? WHERE id = ?", {text, text, id});
            tx.exec("DELETE FROM archive_clock WHERE dossier_id = ?", {id});
        });
    }
    // A berita acara that so many have signed, the head of DISKOMINFO first; its number.
    std::string signed_act(const std::string& subject, const std::vector<const char*>& others) {
        const core::Json ours{{"role", "PIHAK KESATU"}, {"ours", true}}, theirs{{"role", "PIHAK KEDUA"}, {"ours", true}};
        core::Json content{{"kind", "berita_acara"},
                           {"subject", subject},
                           {"classification", "000.1.5"},
                           {"signer", position_id(*drafter_, "DISKOMINFO.KADIS")},
                           {"cosigners", core::Json::array()},
                           {"initials", core::Json::array()},
                           {"parts",
                            {{"pihak", core::Json::array({ours, theirs})},
                             {"isi", "PIHAK KESATU dan PIHAK KEDUA telah melaksanakan penyusutan arsip menurut daftar terlampir."},
                             {"penutup", "Berita acara ini dibuat untuk dipergunakan sebagaimana mestinya."}}}};
        for (const auto* each : others) content["cosigners"].push_back(position_id(*drafter_, each));
        const Reply made = drafter_->post("/api/v1/letters", content);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return signed_by(*drafter_, made.json.value("id", ""), others);
    }
    // The head of DISKOMINFO first; its number.
    std::string signed_by(const Caller& drafter, const std::string& id, std::vector<const char*> others) {
        others.insert(others.begin(), "DISKOMINFO.KADIS");
        return signed_in_turn(drafter, id, others);
    }
    std::string signed_in_turn(const Caller& drafter, const std::string& id, const std::vector<const char*>& all) {
        const std::string round = "/api/v1/signing/letter:" + id + "/sign";
        send_up(drafter, id);
        for (const auto* each : all) {
            const Reply done = caller(each).post(round, {{"passphrase", demo_passphrase}});
            EXPECT_EQ(done.status, 200) << each << ": " << done.json.dump();
        }
        const Reply sent = wait_for([&] { return drafter.get("/api/v1/letters/" + id); },
                                    [](const Reply& reply) { return reply.json.value("state", "") == "sent"; });
        EXPECT_EQ(sent.json.value("state", ""), "sent") << sent.json.dump();
        return sent.json.value("number", "");
    }
    // The act drafted from the proposal by the records unit: its words and its annex tell so many dossiers, with what is
    // named and without what is not; its letter.
    std::string drafted_act(const std::string& id, int rows, const std::vector<std::string>& told,
                            const std::vector<std::string>& untold);
    // Its fourth line, as decided before.
    void corrected_after_the_minutes(const std::string& id);
    // What came in on paper, scanned, with the word in it, its name and its subject, and was dealt with; its entry.
    std::string entered(const std::string& word);
    // A letter of the records unit that the secretary of the region has signed, by which that one is revoked; its number.
    std::string signed_by_leader(const char* kind, const std::string& subject, core::Json parts, const std::string& revokes = {});
    // Its list names a secret dossier, so who may not know of that one neither files the papers nor finds them filed.
    void its_evidence_tells_no_secret(const std::string& id);
    // As if it had been transferred since.
    void keep_in_records_unit(const std::string& id) {
        age(id);
        db_->write([&](core::db::Tx& tx) {
            tx.exec("UPDATE archive_dossier SET life = 'inactive', custody = 'records_unit', keeper_id = "
                    "(SELECT id FROM directory_unit WHERE code = 'SETDA') WHERE id = ?",
                    {id});
        });
    }
    std::int64_t count(const char* what, const std::string& id) {
        return db_->read([&](core::db::Tx& tx) -> std::int64_t {
            if (std::string_view(what) == "items")
                return tx.count("SELECT COUNT(*) FROM archive_item WHERE dossier_id = ?", {id});
            if (std::string_view(what) == "destroyed")
                return tx.count("SELECT COUNT(*) FROM archive_dossier WHERE id = ? AND life = 'destroyed'", {id});
            if (std::string_view(what) == "free")
                return tx.count("SELECT COUNT(*) FROM archive_dossier WHERE id = ? AND process = 'none'", {id});
            return tx.count("SELECT COUNT(*) FROM letters_destroyed WHERE letter_id = ?", {id});
        });
    }

    // While somebody looks at the database as it was before, until some time after the dossier was destroyed.
    void looked_at_meanwhile(const std::string& dossier, const std::function<void()>& act) {
        if (GetParam() != core::db::Engine::postgres) return act();
        std::optional<Looking> looking(std::in_place, city_->address());
        std::thread watch([&] {
            for (int tries = 0; tries < 1000 && count("destroyed", dossier) == 0; ++tries)
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
            std::this_thread::sleep_for(std::chrono::seconds(4));
            looking.reset();
        });
        act();
        watch.join();
    }
    // PostgreSQL keeps samples of what columns hold, taken now and then; here now, and of a table that is empty after.
    void sample(const std::string& canary) {
        if (GetParam() != core::db::Engine::postgres) return;
        db_->write([&](core::db::Tx& tx) {
            tx.exec("CREATE TABLE sampled (word TEXT PRIMARY KEY)");
            for (const char* end : {"1", "2"}) tx.exec("INSERT INTO sampled (word) VALUES (?)", {canary + end});
        });
        db_->outside("ANALYZE");
        db_->write([](core::db::Tx& tx) { tx.exec("DELETE FROM sampled"); });
    }

    std::string draw(const Caller& who, const char* kind, const std::vector<std::string>& dossiers) {
        const Reply made = who.post(base, {{"kind", kind}, {"dossiers", dossiers}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json.value("id", "");
    }
    Reply act(const Caller& who, const std::string& id, const char* act, core::Json with = core::Json::object()) {
        with["act"] = act;
        return who.post(base + "/" + id + "/act", with);
    }
    void must(const Caller& who, const std::string& id, const char* name, core::Json with = core::Json::object()) {
        const Reply done = act(who, id, name, std::move(with));
        EXPECT_EQ(done.status, 200) << name << ": " << done.json.dump();
    }
    Reply lines(const Caller& who, const std::string& id, const std::vector<int>& lines, core::Json with) {
        with["lines"] = core::Json::array();
        for (const int each : lines) with["lines"].push_back(std::to_string(each));
        return who.post(base + "/" + id + "/lines", with);
    }
    static core::Bytes scan(const std::string& words) {
        core::pdf::Document sheet;
        sheet.push_back(core::pdf::Paragraph{.runs = {{words, {}}}});
        return core::pdf::write(sheet, {}, NASKAH_FONTS).bytes;
    }
    // What is signed in the house comes from outside in most tests: a letter for each would cost a signature each.
    void take_papers_from_outside() {
        server_->stop();
        server_->set("disposal.outside_papers=true");
        outside_ = true;
        server_->set("disposal.handover_code=000.9.9.99");
        server_->start();
    }
    Reply brought(const Caller& who, const std::string& id, const char* kind, const std::string& number,
                  const core::Bytes& file, const std::string& date) {
        return who.upload(base + "/" + id + "/papers", {{"kind", kind}, {"number", number}, {"date", date}},
                          std::string(kind) + ".pdf", file);
    }
    Reply paper(const Caller& who, const std::string& id, const char* kind, const std::string& number) {
        return brought(who, id, kind, number, scan("Dokumen " + number), core::iso(today()));
    }
    // What is there, unless told what was seen.
    Reply confirm(const Caller& who, const std::string& id, const char* kind, core::Json seen = {}) {
        const core::Json papers = seen.is_null() ? records_->get(base + "/" + id).json.at("papers") : core::Json::array();
        for (const auto& each : papers)
            if (each["kind"] == kind) seen = {{"digest", each["digest"]}, {"why", "Sama dengan aslinya."}};
        return who.post(base + "/" + id + "/papers/" + kind + "/confirm", seen);
    }
    // Brought by the archivist, confirmed by the second person.
    void paper_of(const Caller& second, const std::string& id, const char* kind, const std::string& number) {
        const Reply added = paper(*records_, id, kind, number);
        EXPECT_EQ(added.status, 201) << kind << ": " << added.json.dump();
        const Reply confirmed = confirm(second, id, kind);
        EXPECT_EQ(confirmed.status, 200) << kind << ": " << confirmed.json.dump();
    }
    void papers(const std::string& id, const std::vector<const char*>& kinds) {
        for (const auto* kind : kinds) paper_of(*chair_, id, kind, "000.5.6.2/" + std::string(kind) + "/SETDA/2026");
    }
    // The member of the unit is named by its leader.
    void committee(const std::string& id, const Caller* leader = nullptr, const char* member = "DISKOMINFO.SEKRETARIS") {
        member_ = member;
        const std::string at = base + "/" + id + "/members";
        const Reply named = (leader ? *leader : *head_).post(at, {{"unit", position_id(*records_, member)}});
        EXPECT_EQ(named.status, 200) << named.json.dump();
        const Reply seated = records_->post(at, {{"chair", position_id(*records_, "UM.KABAG")},
                                                 {"unit", position_id(*records_, member)},
                                                 {"archivist", position_id(*records_, "DISKOMINFO.ARSIPARIS")}});
        EXPECT_EQ(seated.status, 200) << seated.json.dump();
    }
    // Its decree is of the house; as a file only where the office takes those.
    void committee_named(const std::string& id);
    void submitted(const std::string& id) {
        committee(id);
        committee_named(id);
        must(*records_, id, "submit");
    }
    Reply assent(const Caller& who, const std::string& id) {
        const Reply seen = who.get(base + "/" + id);
        return who.post(base + "/" + id + "/assent", {{"digest", seen.json.value("decided_hash", "")}});
    }
    // Both members agree to what was decided, then the chair considers.
    void consider(const std::string& id) {
        for (const auto& each : {member_, std::string("DISKOMINFO.ARSIPARIS")}) {
            const Reply agreed = assent(caller(each), id);
            EXPECT_EQ(agreed.status, 200) << each << ": " << agreed.json.dump();
        }
        must(*chair_, id, "consider");
    }
    // From a draft to the appraisal by the committee, of whom all lines that stand are `standing`.
    void appraise(const std::string& id, const std::vector<int>& standing) {
        submitted(id);
        const Reply decided = lines(*chair_, id, standing, {{"decision", "agreed"}, {"found", "matches"}});
        EXPECT_EQ(decided.status, 200) << decided.json.dump();
        papers(id, {"minutes", "consideration"});
    }
    // Decreed: who receives it has looked at all of it, and takes it over; of a house elsewhere the chair tells who looked there.
    void taken_over(const std::string& id, const std::vector<int>& all, bool outside) {
        const Caller who = outside ? *chair_ : caller("DPK.ARSIPARIS");
        core::Json seen{{"found", "matches"}};
        if (outside) seen["reason"] = "Rina Rekaan, arsiparis lembaga itu, 12 November 2026.";
        const Reply looked = lines(who, id, all, seen);
        EXPECT_EQ(looked.status, 200) << looked.json.dump();
        must(who, id, "receive");
    }
    void witnesses(const std::string& id) {
        const Reply seated = records_->post(base + "/" + id + "/members",
                                            {{"legal_witness", position_id(*records_, "HK.KABAG")},
                                             {"audit_witness", position_id(*records_, "INSP.INSPEKTUR")}});
        EXPECT_EQ(seated.status, 200) << seated.json.dump();
    }
    // From the appraisal to the moment before it is carried out.
    void decree(const std::string& id) {
        consider(id);
        papers(id, {"head_approval", "national_approval"});
        must(*leader_, id, "agree");
        papers(id, {"decree"});
        must(*leader_, id, "decree");
        witnesses(id);
    }
    // As if nobody had brought a file for a day: one just brought is not destroyed.
    void settle_files() {
        for (const auto& each : std::filesystem::recursive_directory_iterator(server_->folder() / "data" / "blobs"))
            if (each.is_regular_file())
                std::filesystem::last_write_time(each.path(), std::filesystem::file_time_type::clock::now() - std::chrono::hours(24));
    }
    static core::Json how() { return {{"method", "Dihapus dari penyimpanan elektronik"}, {"place", "Pangkalpinang"}}; }
    void execute(const std::string& id) {
        settle_files();
        must(*records_, id, "execute", how());
    }
    // The list as a workbook and as the frozen paper: so many rows, so many told as their sum, and why the others stay.
    void list_says(const std::string& id, int rows, const std::string& kept) {
        const Reply file = records_->get("/disposal/" + id + "/list.xlsx");
        columns_are("usul", file);
        const auto book = core::table::read_xlsx(core::view(file.text()));
        int counted = 0;
        std::string all;
        for (const auto& row : book.sheets.at(0).rows) {
            for (const auto& cell : row.cells) all += cell + "\n";
            if (row.cells.size() > 1 && row.cells[1] == "900.1.13.1") EXPECT_EQ(row.cells[0], std::to_string(++counted));
        }
        EXPECT_EQ(counted, rows);
        EXPECT_EQ(records_->get(base + "/" + id).json["listed"], rows);
        EXPECT_NE(all.find("Jumlah: " + std::to_string(rows) + " berkas"), std::string::npos) << all;
        const Reply print = records_->get("/disposal/" + id + "/list.pdf");
        EXPECT_EQ(print.status, 200);
        if (kept.empty()) return;
        EXPECT_NE(all.find("tidak ikut dilaksanakan"), std::string::npos) << all;
        EXPECT_NE(all.find(kept), std::string::npos) << "and why: " << all;
    }
    Reply executed(const std::string& id) {
        const Reply done = wait_for([&] { return records_->get(base + "/" + id); },
                                    [](const Reply& reply) { return reply.json.value("state", "") == "executed"; });
        EXPECT_EQ(done.json.value("state", ""), "executed") << done.json.dump();
        return done;
    }

    // A file of PostgreSQL with the table it is of.
    std::string named(const std::filesystem::path& file) {
        auto name = file.string();
        if (GetParam() == core::db::Engine::postgres)
            db_->read([&](core::db::Tx& tx) {
                tx.each("SELECT relname FROM pg_class WHERE CAST(relfilenode AS TEXT) = ?", {file.stem().string()},
                        [&](const core::db::Row& row) { name += " (" + row.text(0) + ")"; });
            });
        return name;
    }
    // Where the text stands in the files of the data folder and, of PostgreSQL, in those of its tables.
    std::vector<std::string> places_of(const std::string& text) {
        std::vector<std::filesystem::path> folders{server_->folder() / "data"};
        if (GetParam() == core::db::Engine::postgres) {
            db_->outside("CHECKPOINT");
            db_->read([&](core::db::Tx& tx) {
                tx.each("SELECT current_setting('data_directory') || '/base/' || oid FROM pg_database "
                        "WHERE datname = current_database()",
                        {}, [&](const core::db::Row& row) { folders.emplace_back(row.text(0)); });
            });
        }
        std::vector<std::string> found;
        for (const auto& folder : folders)
            for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
                if (!each.is_regular_file()) continue;
                std::ifstream stream(each.path(), std::ios::binary);
                const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
                if (bytes.find(text) != std::string::npos) found.push_back(named(each.path()));
            }
        return found;
    }

    std::optional<Caller> unit_, records_, chair_, leader_, drafter_, head_;
    std::unique_ptr<core::db::Db> db_;
    std::string member_;     // who sits in the committee for the owning unit
    bool outside_ = false;   // papers of the house come as files, too
};

}  // namespace tests
