// SPDX-License-Identifier: Apache-2.0
// What was destroyed is nowhere any more: not in the database's files, its log or the store, nor in the next backup.
#include <chrono>
#include <fstream>
#include <thread>

#include "core/base/child.h"
#include "core/base/error.h"
#include "tests/flow/disposal_kit.h"
#include "tests/support/db.h"

namespace disposal_traces_test {

namespace fs = std::filesystem;
using core::Json;
using core::db::Tx;
using tests::Caller;
using tests::Reply;

class DisposalTraces : public tests::Disposals {
  protected:
    void SetUp() override {
        Disposals::SetUp();
        if (!IsSkipped()) take_papers_from_outside();
    }
    static std::string made_id(int group, int number) {
        const auto text = std::to_string(group * 10 + number);
        return "01930000-0000-7000-8000-" + std::string(12 - text.size(), '0') + text;
    }
    void told_elsewhere(const Caller& secretary, const std::string& entry, const std::string& letter,
                        const std::string& title);
    // The entry whose subject holds the word, once it is in the box; "" when it does not come.
    static std::string received(const Caller& who, const std::string& word) {
        const Reply box = tests::wait_for([&] { return who.get("/api/v1/incoming"); }, [&](const Reply& reply) {
            return reply.json.dump().find(word) != std::string::npos;
        });
        for (const auto& each : box.json["incoming"])
            if (each["subject"].get<std::string>().find(word) != std::string::npos) return each["id"];
        return {};
    }
    // One dossier, from its proposal to its act; `hindered`: by what stands in the way of a destruction.
    void destroyed(const std::string& dossier, const char* member, const char* act_number, bool hindered = false);
    void its_papers_are_filed(const std::string& id);
    void refused_to_a_guest(const std::string& id);
    void waits_for_what_was_brought(const std::string& id);
    // A file of alih media of it, accepted by the clerk; its id.
    static std::string digitised(const Caller& archivist, const Caller& clerk, const std::string& dossier,
                                 const std::string& name, core::ByteView bytes);
    // Where its package is asked after, once it is made.
    std::string packed(const Caller& archivist, const std::string& dossier);
    Json sought(const Caller& who, const std::string& words);
    void not_found_any_more(const std::string& canary);
    std::string dumped();
    bool in_backup(const std::string& name, const std::string& text);
};

// A letter that answers it and an act over many keep its title beside their own.
void DisposalTraces::told_elsewhere(const Caller& secretary, const std::string& entry, const std::string& letter,
                                   const std::string& title) {
    const Reply answer = secretary.post("/api/v1/letters", note(secretary, "Tanggapan atas laporan bulan ini"));
    EXPECT_EQ(answer.status, 201) << answer.json.dump();
    const Reply related = secretary.post("/api/v1/letters/" + answer.json.value("id", "") + "/relations",
                                         {{"relation", "replies"}, {"to", "incoming:" + entry}});
    EXPECT_EQ(related.status, 201) << related.json.dump();
    db_->write([&](Tx& tx) {
        tx.exec("INSERT INTO core_batch (id, act, person_id, person_name, appointment_id, position_name, shared, origin, "
                "request_id, asked_at, ended_at, cleared) VALUES (?, 'letters.send_up', ?, 'Pelaksana', ?, 'Pelaksana', '{}', "
                "'', '', 1, 2, ?)",
                {made_id(7, 1), made_id(7, 2), made_id(7, 3), false});
        tx.exec("INSERT INTO core_batch_item (batch_id, place, subject, title, link, payload, state, tries, not_before, "
                "told) VALUES (?, 1, ?, ?, '', '{}', 'done', 1, 0, '')",
                {made_id(7, 1), "letter:" + letter, title});
    });
}

// A role that owns nothing would destroy half, so nothing is begun.
void DisposalTraces::refused_to_a_guest(const std::string& id) {
    if (GetParam() != core::db::Engine::postgres) return;
    const auto own = city_->address();
    const auto database = own.substr(own.rfind('/') + 1), guest = database + "_guest";
    tests::run_alone(own, "CREATE ROLE " + guest + " LOGIN; GRANT ALL ON SCHEMA public TO " + guest +
                              "; GRANT ALL ON ALL TABLES IN SCHEMA public TO " + guest +
                              "; GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO " + guest);
    server_->stop();
    server_->set("database=" + tests::postgres_address(database, guest));
    server_->start();
    const Reply refused = act(*records_, id, "execute", how());
    EXPECT_EQ(refused.status, 409) << refused.json.dump();
    EXPECT_NE(refused.json.dump().find("pemilik basis data"), std::string::npos) << refused.json.dump();
    EXPECT_NE(records_->get("/disposal/" + id).text().find("pemilik basis data"), std::string::npos);
    server_->stop();
    EXPECT_NE(server_->command({"doctor"}, {}, 1).find("WRONG what is destroyed"), std::string::npos);
    server_->set("database=" + own);
    server_->start();
    tests::run_alone(own, "DROP OWNED BY " + guest + "; DROP ROLE " + guest);
}

// What somebody may just be bringing in again is spared, which is told; in the end it goes.
void DisposalTraces::waits_for_what_was_brought(const std::string& id) {
    must(*records_, id, "execute", how());
    const Reply told = tests::wait_for([&] { return records_->get(base + "/" + id); },
                                       [](const Reply& reply) { return !reply.json["hindered"].is_null(); });
    EXPECT_EQ(told.json.value("state", ""), "running") << told.json.dump();
    EXPECT_NE(told.json["hindered"].dump().find("dimasukkan lagi"), std::string::npos) << told.json["hindered"].dump();
    EXPECT_NE(records_->get("/disposal/" + id).text().find("dimasukkan lagi"), std::string::npos);
    settle_files();
    db_->write([](Tx& tx) { tx.exec("UPDATE core_job SET run_at = 0 WHERE kind = 'disposal.clean'"); });
}

void DisposalTraces::destroyed(const std::string& dossier, const char* member, const char* act_number, bool hindered) {
    keep_in_records_unit(dossier);
    const std::string id = draw(*records_, "destruction", {dossier});
    committee(id, member == std::string_view("PK.KABAG") ? &*leader_ : nullptr, member);
    papers(id, {"committee"});
    must(*records_, id, "submit");
    EXPECT_EQ(lines(*chair_, id, {1}, {{"decision", "agreed"}, {"found", "matches"}}).status, 200);
    papers(id, {"minutes", "consideration"});
    decree(id);
    if (hindered) {
        refused_to_a_guest(id);
        waits_for_what_was_brought(id);
    } else {
        execute(id);
    }
    const Reply done = executed(id);
    EXPECT_TRUE(done.json["hindered"].is_null()) << done.json.dump();
    EXPECT_EQ(done.json.value(Json::json_pointer("/lines/0/outcome"), ""), "done") << done.json.dump();
    const bool logged = records_->get("/disposal/" + id).text().find("Log PostgreSQL (WAL)") != std::string::npos;
    EXPECT_EQ(logged, GetParam() == core::db::Engine::postgres) << "where it may be read until it is used again";
    paper_of(*chair_, id, "act", act_number);
    must(*chair_, id, "finish");
    its_papers_are_filed(id);
}

// The report with the others, and the same files as of every other destruction here, none left out.
void DisposalTraces::its_papers_are_filed(const std::string& id) {
    EXPECT_EQ(records_->get(base + "/" + id).json.at("unreported"), true);
    EXPECT_NE(records_->get("/disposal?unreported=1").text().find("/disposal/" + id), std::string::npos);
    paper_of(*chair_, id, "report", "000.5.6.2/report/SETDA/2026");
    const Reply filed = records_->post(base + "/" + id + "/evidence");
    ASSERT_EQ(filed.status, 200) << filed.json.dump();
    const Json dossier = records_->get("/api/v1/archive/dossiers/" + filed.json.at("dossier").get<std::string>()).json;
    EXPECT_EQ(dossier.value("items", Json::array()).size(), 9u) << dossier.dump();
    const Json told = records_->get(base + "/" + id).json;
    EXPECT_EQ(told.at("unreported"), false);
    EXPECT_EQ(told.at("evidence").at("dossier"), filed.json.at("dossier"));
    EXPECT_TRUE(told.at("evidence").at("report").is_null()) << "with the others";
    EXPECT_EQ(unit_->get(base + "/" + id).json.value(Json::json_pointer("/evidence/dossier"), Json()), Json()) << "of the records unit";
    EXPECT_EQ(paper(*records_, id, "report", "000.5.6.2/lain/SETDA/2026").status, 409) << "filed it stays";
}

std::string DisposalTraces::digitised(const Caller& archivist, const Caller& clerk, const std::string& dossier,
                                      const std::string& name, core::ByteView bytes) {
    const Reply made = archivist.post("/api/v1/depot/scans", {{"title", "Pemindaian retribusi"}, {"method", "Pemindaian datar"},
                                                              {"resolution", 300}, {"format", "JPEG"}, {"medium_from", "Kertas"},
                                                              {"medium_to", "Berkas elektronik"}, {"operator", "Petugas pindai"},
                                                              {"dossiers", {dossier}}});
    EXPECT_EQ(made.status, 201) << made.json.dump();
    const std::string scan = "/api/v1/depot/scans/" + made.json.value("id", "");
    const Reply sent = archivist.upload(scan + "/files", {{"dossier", dossier}}, name, bytes);
    EXPECT_EQ(sent.status, 201) << sent.json.dump();
    const std::string file = sent.json.value(Json::json_pointer("/files/0/id"), "");
    const Reply checked = clerk.post(scan + "/check", {{"accepted", true}, {"pages", true}, {"legible", true}, {"straight", true},
                                                       {"complete", true}, {"looked", {file}}});
    EXPECT_EQ(checked.json.value("state", ""), "accepted") << checked.json.dump();
    return file;
}

Json DisposalTraces::sought(const Caller& who, const std::string& words) {
    const Reply found = who.get("/api/v1/search?q=" + words);
    EXPECT_EQ(found.status, 200) << found.json.dump();
    return found.json;
}

// Neither by its word alone nor beside others, nor by a part of it; nothing that is offered instead spells it out.
void DisposalTraces::not_found_any_more(const std::string& canary) {
    for (const auto& words : {canary, "Laporan+" + canary, canary.substr(0, 20) + "*"}) {
        const Json found = sought(*drafter_, words);
        EXPECT_EQ(found.value("total", -1), 0) << found.dump();
        EXPECT_EQ(found.dump().find(canary), std::string::npos) << found.dump();
    }
}

// Of PostgreSQL its own dump and the folder of the data, which is what an office keeps of it.
std::string DisposalTraces::dumped() {
    core::child::Limits limits;
    limits.time = std::chrono::minutes(2);
    limits.output = 1UL << 30;
    const auto dump = core::child::run({"pg_dump", "--no-password", city_->address()}, {}, limits);
    std::string all(core::chars(dump.out));
    EXPECT_NE(all.find("CREATE TABLE public.archive_dossier"), std::string::npos) << dump.errors;
    const auto folder = core::child::run({"tar", "-cf", "-", "-C", server_->folder().string(), "data"}, {}, limits);
    return all + std::string(core::chars(folder.out));
}

bool DisposalTraces::in_backup(const std::string& name, const std::string& text) {
    if (GetParam() == core::db::Engine::postgres) return dumped().find(text) != std::string::npos;
    const auto file = server_->folder() / name;
    db_.reset();   // whoever stays in the file would not see what is done in it meanwhile
    server_->stop();
    server_->command({"backup", file.string()});
    server_->start();
    db_ = core::db::open(city_->address());
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
    return bytes.find(text) != std::string::npos;
}

TEST_P(DisposalTraces, what_is_destroyed_stands_in_no_file_any_more_nor_in_the_next_backup) {
    const std::string canary = "burungkenaribiru" + core::hex(core::random_bytes(6));
    auto content = note(*drafter_, "Laporan " + canary);
    content["body"] = "Dengan ini dilaporkan " + canary + " untuk diketahui.";
    const std::string letter = sent_letter(content);
    const Caller secretary = caller("SETDA.SEKDA");
    const std::string entry = received(secretary, canary);
    ASSERT_FALSE(entry.empty());
    ASSERT_EQ(secretary.get("/api/v1/incoming/" + entry + "/pdf").status, 200);
    EXPECT_EQ(drafter_->get("/api/v1/letters/" + letter + "/pages/1").status, 200);   // a picture is kept
    told_elsewhere(secretary, entry, letter, "Laporan " + canary);
    ASSERT_EQ(secretary.post("/api/v1/incoming/" + entry + "/close", {{"note", "Sudah dibahas."}}).status, 200);
    const std::string digest = drafter_->get("/api/v1/signing/letter:" + letter).json["sealed"];
    sample(canary);
    EXPECT_FALSE(places_of(canary).empty()) << "the search for it finds what is there";
    for (const auto& words : {canary, "Laporan+" + canary, canary.substr(0, 20) + "*"})
        EXPECT_GE(sought(*drafter_, words).value("total", -1), 1) << "and so does the one people use";

    const std::string ours = dossier(*unit_, "900.1.13.1", "Laporan retribusi", {"letter:" + letter}),
                      theirs = dossier(*records_, "900.1.13.1", "Surat masuk retribusi", {"incoming:" + entry});
    const std::string picture = "\xFF\xD8\xFF\xFE" + std::string(1, '\0') + static_cast<char>(canary.size() + 2) + canary + "\xFF\xD9";
    const auto blob = [&, name = core::sha256(picture).hex()] {
        return fs::exists(server_->folder() / "data/blobs" / name.substr(0, 2) / name.substr(2, 2) / name);
    };
    const std::string copy = digitised(*unit_, caller("DISKOMINFO.TU"), ours, canary + ".jpg", core::view(picture));
    digitised(*records_, caller("SETDA.TU"), theirs, "retribusi.jpg", core::view(picture));
    EXPECT_EQ(unit_->get("/api/v1/depot/copies/" + copy).status, 200);
    destroyed(ours, "DISKOMINFO.SEKRETARIS", "000.5.6.2/1/SETDA/2026", true);
    EXPECT_EQ(unit_->get("/api/v1/depot/copies/" + copy).status, 404);
    EXPECT_TRUE(blob()) << "the same picture is of another dossier still";
    EXPECT_EQ(drafter_->get("/api/v1/letters/" + letter).status, 410);
    EXPECT_EQ(secretary.get("/api/v1/incoming/" + entry + "/pdf").status, 200) << "the receiver has his copy still";
    EXPECT_TRUE(in_backup("sebelum.tar", canary)) << "a backup made before holds what is destroyed later";
    looked_at_meanwhile(theirs, [&] { destroyed(theirs, "PK.KABAG", "000.5.6.2/2/SETDA/2026"); });
    EXPECT_EQ(secretary.get("/api/v1/incoming/" + entry).status, 410);
    EXPECT_FALSE(fs::exists(server_->folder() / "data/blobs" / digest.substr(0, 2) / digest.substr(2, 2) / digest));
    EXPECT_FALSE(blob());
    const auto places = places_of(canary);
    EXPECT_TRUE(places.empty()) << core::json::write(Json(places));
    EXPECT_FALSE(in_backup("sesudah.tar", canary)) << "the next one has none of it";
    not_found_any_more(canary);
    const Reply books = caller("DISKOMINFO.TU").get("/api/v1/numbers");
    EXPECT_EQ(books.json.value("gaps", -1), 0) << "the number stays in the book";
    server_->stop();
    server_->command({"audit:verify"});
}

// What came as a file: the arrival, its name, what was read in it, and the letter made of it.
TEST_P(DisposalTraces, what_came_in_as_a_scan_is_forgotten_where_it_arrived_too) {
    const std::string canary = "burungkenarihijau" + core::hex(core::random_bytes(6));
    const std::string entry = entered(canary);
    const Caller secretary = caller("SETDA.SEKDA");
    sample(canary);
    EXPECT_FALSE(places_of(canary).empty());
    const std::string kept = dossier(*records_, "900.1.13.1", "Surat masuk kesehatan", {"incoming:" + entry});
    destroyed(kept, "PK.KABAG", "000.5.6.2/3/SETDA/2026");
    EXPECT_EQ(secretary.get("/api/v1/incoming/" + entry).status, 410);
    const auto places = places_of(canary);
    EXPECT_TRUE(places.empty()) << core::json::write(Json(places));
}

std::string DisposalTraces::packed(const Caller& archivist, const std::string& dossier) {
    const Reply asked = archivist.post("/api/v1/packages", {{"dossier", dossier}, {"receiver", "Dinas Kearsipan"}});
    EXPECT_EQ(asked.status, 202) << asked.json.dump();
    const std::string one = "/api/v1/packages/" + asked.json.at("items").at(0).at("id").get<std::string>();
    const Reply made = tests::wait_for([&] { return archivist.get(one); },
                                       [](const Reply& each) { return each.json.value("state", "") == "ready"; });
    EXPECT_EQ(made.json.value("state", ""), "ready") << made.json.dump();
    return one;
}

// A package holds a copy of the letter; taken in by another archive that has file and description of its own.
TEST_P(DisposalTraces, packages_go_with_what_is_destroyed_and_what_another_house_handed_over_lives_its_own_life) {
    const std::string canary = "burungkenarikuning" + core::hex(core::random_bytes(6));
    const std::string letter = sent_letter(note(*drafter_, "Laporan " + canary));
    const Caller secretary = caller("SETDA.SEKDA");
    const std::string entry = received(secretary, canary);
    ASSERT_FALSE(entry.empty());
    ASSERT_EQ(secretary.post("/api/v1/incoming/" + entry + "/close", {{"note", "Sudah dibahas."}}).status, 200);
    const std::string ours = dossier(*unit_, "900.1.13.1", "Laporan retribusi", {"letter:" + letter}),
                      theirs = dossier(*records_, "900.1.13.1", "Surat masuk retribusi", {"incoming:" + entry});
    const std::string package = packed(*unit_, ours), imports = "/api/v1/packages/imports";
    const auto zip = unit_->get(package + "/file").bytes;
    const Reply brought = records_->upload(imports, {}, "paket.zip", zip);
    ASSERT_EQ(brought.status, 201) << brought.json.dump();
    const std::string import = imports + "/" + brought.json.at("id").get<std::string>();
    const Reply taken = records_->post(import + "/take");
    ASSERT_EQ(taken.status, 200) << taken.json.dump();
    const std::string handed = taken.json.at("dossier"), file = "/archive/dossiers/" + handed + "/items/1/file";

    destroyed(ours, "DISKOMINFO.SEKRETARIS", "000.5.6.2/4/SETDA/2026");
    EXPECT_EQ(unit_->get(package).json.value("state", ""), "expired");
    EXPECT_EQ(unit_->get(package + "/file").status, 410);
    EXPECT_EQ(unit_->post("/api/v1/packages", {{"dossier", ours}, {"receiver", "Inspektorat"}}).status, 409) << "a stub";
    destroyed(theirs, "PK.KABAG", "000.5.6.2/5/SETDA/2026");
    EXPECT_EQ(records_->get(file).status, 200) << "its file is that of a record which was handed over";
    const std::string again = packed(*records_, handed);
    sample(canary);
    EXPECT_FALSE(places_of(canary).empty());

    destroyed(handed, "PK.KABAG", "000.5.6.2/6/SETDA/2026");
    EXPECT_EQ(records_->get(file).status, 404);
    EXPECT_EQ(records_->get(again).json.value("state", ""), "expired");
    const Reply stub = records_->get(import);
    EXPECT_EQ(stub.status, 200) << stub.json.dump();
    EXPECT_EQ(stub.text().find(canary), std::string::npos);
    EXPECT_EQ(records_->get("/packages/imports").status, 200);
    EXPECT_EQ(records_->upload(imports, {}, "paket.zip", zip).json.value("id", ""), brought.json.at("id"))
        << "sent once more it is what was destroyed";
    const auto places = places_of(canary);
    EXPECT_TRUE(places.empty()) << core::json::write(Json(places));
}

NASKAH_ON_BOTH_DATABASES(DisposalTraces);

}  // namespace
