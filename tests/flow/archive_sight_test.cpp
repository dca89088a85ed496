// SPDX-License-Identifier: Apache-2.0
// Who may know of a dossier by its unit and by its custody, asked every way there is and compared with the rule told
// once more; filing that is suggested; the inactive list in the order of its form (scenario 13).
#include <algorithm>
#include <cstdlib>
#include <set>

#include "core/audit/trail.h"
#include "core/base/file.h"
#include "core/table/xlsx_reader.h"
#include "tests/flow/disposal_kit.h"
#include "tests/flow/filing_many.h"

namespace archive_sight_test {

using core::Json;
using tests::Caller;
using tests::Reply;

using Ids = std::set<std::string>;

class ArchiveSight : public tests::Disposals {
  protected:
    void SetUp() override {
        Disposals::SetUp();
        if (!IsSkipped()) take_papers_from_outside();
    }
    static constexpr const char* canary = "Zirkonia";   // stands in no other title

    std::string kept(const std::string& name, const char* access) {
        const Reply made = unit_->post("/api/v1/archive/dossiers", {{"code", "000.1.5"}, {"access", access},
                                                                    {"title", std::string(canary) + " " + name}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json.value("id", "");
        EXPECT_EQ(unit_->post("/api/v1/archive/dossiers/" + id + "/close", {{"date", made.json["opened"]}}).status, 200);
        age(id);
        return id;
    }
    void counted_city_wide(const std::string& subject, const char* words);
    // From the draft to the moment before it is received.
    std::string sent(const std::vector<std::string>& dossiers) {
        const auto id = draw(*unit_, "transfer", dossiers);
        must(*unit_, id, "submit");
        must(*head_, id, "approve");
        must(*unit_, id, "send");
        return id;
    }
    void received(const std::string& id, const std::vector<int>& all) {
        must(*records_, id, "receive");
        EXPECT_EQ(lines(*records_, id, all, {{"found", "matches"}}).status, 200);
        paper_of(*head_, id, "act", "000.5.6.1/9/SETDA/2026");
        must(*records_, id, "accept");
    }
    Ids of(const Reply& reply, const char* list, const char* field) {
        EXPECT_EQ(reply.status, 200) << reply.json.dump();
        Ids found;
        const Json all = reply.json.value(list, Json::array());
        for (const auto& each : all)
            if (const auto id = each.value(field, ""); ours_.contains(id)) found.insert(id);
        return found;
    }
    // Two dossiers of the table, coded as an older scheme did where these were no branches.
    void coded_as_in_an_older_scheme(const std::vector<std::string>& codes) {
        db_->write([&](core::db::Tx& tx) {
            for (std::size_t at = 0; at < codes.size(); ++at)
                EXPECT_EQ(tx.exec("UPDATE archive_dossier SET code = ? WHERE title = ?",
                                  {codes[at], "Berkas lama ke-" + std::to_string(at)}), 1);
        });
    }
    // The workbook as LibreOffice reads it, as CSV; fields that are numbers stand there as numbers do.
    std::string in_libreoffice(core::ByteView workbook) {
        const auto folder = server_->folder() / "office";
        std::filesystem::create_directories(folder);
        EXPECT_TRUE(core::write_whole(folder / "daftar.xlsx", workbook));
        const auto command = "soffice -env:UserInstallation=file://" + (folder / "profile").string() +
                             " --headless --convert-to csv --outdir " + folder.string() + " " +
                             (folder / "daftar.xlsx").string() + " >/dev/null 2>&1";
        EXPECT_EQ(std::system(command.c_str()), 0);
        return core::read_text(folder / "daftar.csv").value_or("");
    }
    static std::size_t told_in(const std::string& text) {
        std::size_t count = 0;
        for (auto at = text.find(canary); at != std::string::npos; at = text.find(canary, at + 1)) ++count;
        return count;
    }
    // One by one, in the list, in the form, by search with its total, in the table: five ways, one answer.
    void agrees(const Caller& who, const std::string& name, const Ids& expected) {
        Ids opened;
        for (const auto& id : ours_)
            if (who.get("/api/v1/archive/dossiers/" + id).status == 200) opened.insert(id);
        EXPECT_EQ(opened, expected) << name;
        for (const auto& id : ours_)
            EXPECT_EQ(who.get("/archive/dossiers/" + id).status, opened.contains(id) ? 200 : 404) << name;
        EXPECT_EQ(of(who.get("/api/v1/archive/dossiers?code=000.1.5"), "items", "id"), expected) << name;
        EXPECT_EQ(of(who.get("/api/v1/archive/lists?form=berkas&phase=all&code=000.1.5"), "rows", "dossier"), expected) << name;
        EXPECT_EQ(told_in(who.get("/archive/lists?form=berkas&phase=all").text()), expected.size()) << name;
        const Reply found = who.get(std::string("/api/v1/search?kind=dossier&facets=1&q=") + canary);
        EXPECT_EQ(of(found, "hits", "id"), expected) << name;
        EXPECT_EQ(found.json.value("total", std::int64_t{-1}), static_cast<std::int64_t>(expected.size()))
            << name << ": a count tells of what is hidden " << found.json.dump();
    }
    // Of every seat that matters: the owning unit, the records unit, others.
    void all_agree(const Ids& ordinary, const Ids& limited, const Ids& secret, const Ids& in_records) {
        const auto join = [](std::initializer_list<const Ids*> parts) {
            Ids all;
            for (const auto* part : parts) all.insert(part->begin(), part->end());
            return all;
        };
        const auto only_kept = [&](const Ids& of) {
            Ids all;
            for (const auto& id : of)
                if (in_records.contains(id)) all.insert(id);
            return all;
        };
        const Ids kept_ordinary = only_kept(ordinary), kept_limited = only_kept(limited);
        agrees(caller("DISKOMINFO.APTIKA.STAF"), "staff of the unit", ordinary);
        agrees(caller("DISKOMINFO.KADIS"), "head of the unit", ordinary);
        agrees(caller("DISKOMINFO.TU"), "clerk of the unit", join({&ordinary, &limited}));
        agrees(*unit_, "archivist of the unit, who opened them", join({&ordinary, &limited, &secret}));
        agrees(*records_, "archivist of the records unit", join({&kept_ordinary, &kept_limited}));
        agrees(caller("UM.KABAG"), "head in the records unit", {});
        agrees(caller("SETDA.SEKDA"), "head of the records unit", {});
        agrees(caller("DPK.ARSIPARIS"), "archivist of another unit", {});
        agrees(caller("HK.KABAG"), "nobody near", {});
    }
    // A letter of DISKOMINFO of that class, in a dossier of its own, long closed; the letter and its dossier.
    std::pair<std::string, std::string> filed_letter(const std::string& subject, const char* access) {
        auto content = note(*drafter_, subject);
        content["access"] = access;
        content["classification"] = "000.1.5";
        content["initials"] = Json::array();
        const Reply made = drafter_->post("/api/v1/letters", content);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json.value("id", "");
        tests::send_up(*drafter_, id);
        EXPECT_EQ(head_->get("/letters/" + id).status, 200);   // what is secret must be read before it is signed
        const Reply signed_ = head_->post("/api/v1/signing/letter:" + id + "/sign", {{"passphrase", tests::demo_passphrase}});
        EXPECT_EQ(signed_.status, 200) << signed_.json.dump();
        tests::wait_for([&] { return drafter_->get("/api/v1/letters/" + id); },
                        [](const Reply& reply) { return reply.json.value("state", "") == "sent"; });
        const auto keeps = std::string(access) == "rahasia" ? *head_ : *unit_;
        const Reply opened = keeps.post("/api/v1/archive/dossiers",
                                        {{"code", "000.1.5"}, {"title", "Berkas " + subject}, {"access", access}});
        EXPECT_EQ(opened.status, 201) << opened.json.dump();
        const auto dossier = opened.json.value("id", ""), at = "/api/v1/archive/dossiers/" + dossier;
        const Reply put = tests::wait_for([&] { return keeps.post(at + "/items", {{"subject", "letter:" + id}}); },
                                          [](const Reply& reply) { return reply.status == 201; });
        EXPECT_EQ(put.status, 201) << put.json.dump();
        EXPECT_EQ(keeps.post(at + "/close", {{"date", opened.json["opened"]}}).status, 200);
        age(dossier);
        return {id, dossier};
    }
    // Every way to a letter answers alike.
    static void reads(const Caller& who, const std::string& room, const std::string& id, bool may, const std::string& name) {
        const int expected = may ? 200 : 404;
        EXPECT_EQ(who.get("/api/v1/" + room + "/" + id).status, expected) << name;
        EXPECT_EQ(who.get("/" + room + "/" + id).status, expected) << name;
        EXPECT_EQ(who.get("/" + room + "/" + id + "/pdf").status, expected) << name;
        EXPECT_EQ(who.get("/" + room + "/" + id + "/page?page=1").status, expected) << name;
        const auto object = (room == "letters" ? "letter:" : "incoming:") + id;
        const Reply told = who.get("/api/v1/may?act=" + room + ".read&object=" + object);
        EXPECT_EQ(told.status, expected) << name;
        if (may) EXPECT_EQ(told.json.value("allowed", false), true) << name << told.json.dump();
    }
    Ids ours_;
};

TEST_P(ArchiveSight, whoever_keeps_a_dossier_finds_it_by_clearance_from_the_moment_it_is_his_and_by_every_way_alike) {
    const auto stays = kept("rapat tetap di dinas", "biasa"), goes = kept("rapat yang dipindahkan", "biasa"),
               narrow = kept("laporan kinerja pegawai", "terbatas"), narrow_stays = kept("penilaian pegawai", "terbatas"),
               secret = kept("pengamanan sandi", "rahasia"), back = kept("rapat yang kembali", "biasa");
    ours_ = {stays, goes, narrow, narrow_stays, secret, back};
    const Ids ordinary{stays, goes, back}, limited{narrow, narrow_stays}, hidden{secret};
    all_agree(ordinary, limited, hidden, {});
    const auto refused = sent({back});
    must(*records_, refused, "receive");
    must(*records_, refused, "send_back", {{"note", "Boks tidak berlabel."}});
    all_agree(ordinary, limited, hidden, {});
    const auto id = sent({goes, narrow, secret});
    all_agree(ordinary, limited, hidden, {});   // on its way it is nobody's but the unit's
    received(id, {1, 2, 3});
    all_agree(ordinary, limited, hidden, {goes, narrow, secret});
    its_evidence_tells_no_secret(id);
    const auto taken = [&](const Caller& who) {   // with the list of what went, by who may know of the secret one
        EXPECT_EQ(who.get("/disposal/" + id + "/list.xlsx").status, 200);
        const auto all = db_->read([&](core::db::Tx& tx) { return core::audit::readings(tx, "dossier:" + secret); });
        return std::count_if(all.begin(), all.end(), [](const auto& each) { return core::json::text(each.data, "what") == "export"; });
    };
    EXPECT_EQ(taken(*records_), 0) << "its line says nothing";
    for (int twice = 0; twice < 2; ++twice) EXPECT_EQ(taken(*unit_), 1) << "one reading of it";
    const Json shown = records_->get("/api/v1/archive/dossiers/" + goes).json;
    ASSERT_EQ(shown["custody_chain"].size(), 2u) << shown.dump();
    EXPECT_EQ(shown["custody_chain"][0]["custody"], "transit");
    EXPECT_EQ(shown["custody_chain"][1]["custody"], "records_unit");
    EXPECT_EQ(shown["custody_chain"][1]["unit"], shown["keeper"]);
    EXPECT_NE(records_->get("/archive/dossiers/" + goes).text().find("Rantai penguasaan"), std::string::npos);
    EXPECT_EQ(records_->get("/api/v1/archive/dossiers/" + back).status, 404);
    EXPECT_EQ(unit_->get("/api/v1/archive/dossiers/" + back).json["custody_chain"].size(), 2u) << "there and back";
}

// A records unit that could not open what it keeps would answer nobody.
TEST_P(ArchiveSight, whoever_has_a_dossier_in_custody_reads_its_letters_up_to_their_class_and_does_nothing_else_with_them) {
    const auto [plain, plain_dossier] = filed_letter("Laporan pemeliharaan jaringan", "biasa");
    const auto [narrow, narrow_dossier] = filed_letter("Laporan penilaian kinerja pegawai", "terbatas");
    const auto [stays, stays_dossier] = filed_letter("Laporan yang tetap di dinas", "biasa");
    const Caller clerk = caller("DISKOMINFO.UMPEG"), chief = caller("SETDA.TU"), elsewhere = caller("DPK.ARSIPARIS");
    const auto day = core::iso(tests::today());
    const Reply came = clerk.upload("/api/v1/incoming",
                                    {{"sender", "Universitas Contoh Negeri"}, {"number", "B/77/XI"}, {"date", day}, {"received", day},
                                     {"subject", "Permohonan data jaringan"}, {"access", "biasa"}, {"urgency", "biasa"},
                                     {"position", position_id(clerk, "DISKOMINFO.KADIS")}, {"confirmed", "1"}},
                                    "surat.pdf", scan("Permohonan data jaringan"));
    ASSERT_EQ(came.status, 201) << came.json.dump();
    const std::string mail = came.json.value("id", "");
    ASSERT_LT(head_->post("/api/v1/incoming/" + mail + "/close", {{"note", "Cukup diketahui."}}).status, 300);
    const auto mail_dossier = dossier(*unit_, "000.1.5", "Surat masuk jaringan", {"incoming:" + mail});
    age(mail_dossier);
    const auto all_read = [&](bool kept, const std::string& when) {
        reads(*records_, "letters", plain, kept, when);
        reads(*records_, "letters", narrow, kept, when);
        reads(*records_, "incoming", mail, kept, when);
        reads(*records_, "letters", stays, false, when);
        reads(*unit_, "letters", plain, true, when + ": the unit reads as before");
        for (const auto* other : {&chief, &elsewhere}) {
            reads(*other, "letters", plain, false, when);
            reads(*other, "letters", narrow, false, when);
            reads(*other, "incoming", mail, false, when);
        }
    };
    all_read(false, "before");
    const auto id = sent({plain_dossier, narrow_dossier, mail_dossier});
    all_read(false, "on its way");
    received(id, {1, 2, 3});
    all_read(true, "in custody");
    EXPECT_NE(records_->get("/archive/dossiers/" + plain_dossier).text().find("/letters/" + plain), std::string::npos);
    EXPECT_EQ(records_->get("/letters/" + plain + "/history").status, 404) << "what was sent, not how it came about";
    EXPECT_EQ(records_->post("/api/v1/letters/" + plain + "/class", {{"access", "rahasia"}, {"reason", "Salah"}}).status, 403);
    EXPECT_EQ(records_->post("/api/v1/incoming/" + mail + "/class", {{"access", "rahasia"}, {"reason", "Salah"}}).status, 403);
    EXPECT_EQ(records_->get("/api/v1/letters?limit=100").text().find(plain), std::string::npos) << "not in his own list";
    // Raised above what archivists are cleared for, it is closed to him in the same moment.
    const Reply raised = drafter_->post("/api/v1/letters/" + narrow + "/class", {{"access", "rahasia"}, {"reason", "Isinya dinilai kembali."}});
    ASSERT_EQ(raised.status, 200) << raised.json.dump();
    reads(*records_, "letters", narrow, false, "raised");
    EXPECT_EQ(records_->get("/archive/dossiers/" + narrow_dossier).status, 404);
}

TEST_P(ArchiveSight, what_waits_to_be_transferred_is_told_on_the_desk_of_who_keeps_records_and_of_nobody_else) {
    const auto told = [&](const Caller& who) {
        const auto desk = who.get("/").text();
        return desk.find("Berkas menunggu dipindahkan") != std::string::npos;
    };
    const auto rows = [&](const Caller& who) {
        return who.get("/api/v1/archive/lists?form=inaktif&waits=transfer").json.at("rows").size();
    };
    const auto before = rows(*unit_);
    const auto id = kept("rapat yang lama selesai", "biasa");
    ASSERT_EQ(unit_->post("/api/v1/archive/dossiers/" + id + "/fiscal-year",
                          {{"fiscal_year", 2010}, {"reason", "Jam retensi dihitung lagi."}}).status, 200);
    EXPECT_EQ(rows(*unit_), before + 1);
    EXPECT_TRUE(told(*unit_));
    EXPECT_FALSE(told(*drafter_));
    EXPECT_FALSE(told(*head_));
    EXPECT_NE(unit_->get("/archive/lists?form=inaktif&waits=transfer").text().find("rapat yang lama selesai"), std::string::npos);
    EXPECT_EQ(unit_->get("/api/v1/archive/lists?waits=besok").status, 422);
    sent({id});
    EXPECT_EQ(rows(*unit_), before) << "it is on its way";
}

// How many wait the records unit knows of every unit, and of none a word; nobody else of units beside his own.
void ArchiveSight::counted_city_wide(const std::string& subject, const char* words) {
    const Caller records = caller("UM.ARSIPARIS"), neighbour = caller("DPK.ARSIPARIS");
    const auto ours = tests::wait_for([&] { return unit_->get("/api/v1/archive/pending"); },
                                      [&](const Reply& now) { return now.text().find(subject) != std::string::npos; }).json;
    const Reply counted = records.get("/api/v1/archive/pending");
    ASSERT_EQ(ours.at("units").size(), 1u) << ours.dump();
    const Json& own = ours.at("units").front();
    const Json everywhere = counted.json.at("units");
    EXPECT_EQ(std::count(everywhere.begin(), everywhere.end(), own), 1) << counted.text() << own.dump();
    EXPECT_EQ(counted.text().find(words), std::string::npos);
    const auto page = records.get("/archive/pending").text();
    EXPECT_NE(page.find(own.at("name").get<std::string>()), std::string::npos) << page;
    EXPECT_EQ(page.find(words), std::string::npos);
    EXPECT_NE(records.get("/archive").text().find("href=\"/archive/pending\""), std::string::npos) << "where he finds it";
    EXPECT_EQ(neighbour.get("/archive/pending").text().find(own.at("name").get<std::string>()), std::string::npos);
}

// What was filed teaches; a dossier one may not see is neither proposed nor told of.
TEST_P(ArchiveSight, filing_is_suggested_by_what_was_done_and_names_no_dossier_one_may_not_see) {
    const Caller clerk = caller("DISKOMINFO.TU");
    const auto opened = [&](const Caller& who, const char* title, const char* access) {
        const Reply made = who.post("/api/v1/archive/dossiers", {{"code", "000.1.5"}, {"access", access}, {"title", title}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json.value("id", "");
    };
    const auto letter = [&](const char* subject) {
        auto content = note(*drafter_, subject);
        content["classification"] = "000.1.5";
        return "letter:" + sent_letter(content);
    };
    const auto suggested = [&](const Caller& who, const std::string& subject) {
        const Reply told = tests::wait_for([&] { return who.get("/api/v1/archive/suggestions?subject=" + subject); },
                                           [](const Reply& reply) { return reply.status == 200; });
        EXPECT_EQ(told.status, 200) << told.json.dump();
        std::vector<std::string> ids;
        const Json all = told.json.value("items", Json::array());
        for (const auto& each : all) ids.push_back(each.value("dossier", ""));
        return ids;
    };
    const auto file = [&](const std::string& subject, const std::string& into) {
        const Reply done = tests::wait_for(
            [&] { return unit_->post("/api/v1/archive/dossiers/" + into + "/items", {{"subject", subject}}); },
            [](const Reply& reply) { return reply.status == 201; });
        EXPECT_EQ(done.status, 201) << done.json.dump();
    };
    const auto meetings = opened(*unit_, "Rapat koordinasi triwulan", "biasa"),
               minutes = opened(*unit_, "Notulen rapat pimpinan", "biasa");
    const auto first = letter("Undangan rapat koordinasi triwulan pertama"),
               second = letter("Undangan rapat koordinasi triwulan kedua"),
               third = letter("Undangan rapat koordinasi triwulan ketiga");
    const auto before = suggested(*unit_, first);
    ASSERT_FALSE(before.empty());
    // What is proposed first is passed over twice for the other one: then that leads.
    const auto other = before.front() == minutes ? meetings : minutes;
    file(first, other);
    file(second, other);
    const auto closed_book = opened(*unit_, "Rapat rahasia jabatan", "rahasia");
    const auto after = suggested(*unit_, third);
    ASSERT_FALSE(after.empty());
    EXPECT_EQ(after.front(), other) << "corrections are learned";
    EXPECT_EQ(std::count(after.begin(), after.end(), closed_book), 1) << "who may see it is offered it";
    const auto to_clerk = suggested(clerk, third);
    EXPECT_EQ(std::count(to_clerk.begin(), to_clerk.end(), closed_book), 0) << "a secret dossier is not named";
    EXPECT_EQ(caller("UM.ARSIPARIS").get("/api/v1/archive/suggestions?subject=" + third).status, 404)
        << "a letter of another unit";
    counted_city_wide(third, "triwulan ketiga");
    // Chosen there by who may, it would lead by habit; to the clerk it still does not exist.
    file(third, closed_book);
    const auto fourth = letter("Undangan rapat koordinasi triwulan keempat");
    const auto again = suggested(clerk, fourth);
    EXPECT_EQ(std::count(again.begin(), again.end(), closed_book), 0);
    EXPECT_EQ(clerk.get("/api/v1/archive/suggestions?subject=" + fourth).text().find("Rapat rahasia"), std::string::npos);
    tests::files_many(*server_, *unit_, caller("DPK.ARSIPARIS"),
                      {letter("Undangan rapat kelima"), letter("Undangan rapat keenam"), letter("Undangan rapat ketujuh"),
                       letter("Undangan rapat kedelapan")}, meetings);
}

// Scenario 13: NASKAH_ROWS=20000 for the whole of it, with what it takes in tests/bench/README.md.
TEST_P(ArchiveSight, the_inactive_list_of_thousands_stands_in_form_order_with_codes_as_text) {
    const char* wanted = std::getenv("NASKAH_ROWS");
    const int rows = wanted ? std::atoi(wanted) : 2'000;
    constexpr int portion = 500;
    std::vector<std::string> codes{"000.1.1", "000.9.10", "000.1.5"};
    for (int from = 0; from < rows; from += portion) {
        std::string table = "kode,uraian,dari,sampai,jumlah,satuan,kondisi,lokasi\n";
        for (int at = from; at < std::min(rows, from + portion); ++at)
            table += codes[static_cast<std::size_t>(at) % codes.size()] + ",Berkas lama ke-" + std::to_string(at) +
                     ",2001,2003,1,boks,baik,Depo 1 Rak 2\n";
        const Reply taken = unit_->upload("/api/v1/archive/backlog", {}, "lama-" + std::to_string(from) + ".csv",
                                          core::view(table));
        ASSERT_EQ(taken.status, 200) << taken.json.dump();
    }
    coded_as_in_an_older_scheme({"500.10", "000.1"});
    codes.insert(codes.end(), {"500.10", "000.1"});
    const Reply page = unit_->get("/archive/lists?form=inaktif");
    ASSERT_EQ(page.status, 200);
    std::size_t shown = 0;
    for (auto at = page.text().find("Berkas lama ke-"); at != std::string::npos; at = page.text().find("Berkas lama ke-", at + 1))
        ++shown;
    EXPECT_LE(shown, 200u);
    EXPECT_GT(shown, 100u);
    EXPECT_NE(page.text().find("Unduh"), std::string::npos) << "and says where the rest is";
    for (const auto& [form, columns, code] : {std::tuple{"inaktif", 13u, 3u}, {"inaktif_12", 12u, 2u}}) {
        const Reply file = unit_->get(std::string("/archive/lists.xlsx?place=Depo+1+Rak+2&form=") + form);
        ASSERT_EQ(file.status, 200) << form;
        const auto book = core::table::read_xlsx(core::view(file.text()));
        std::multiset<std::string> found;
        std::size_t headed = 0;
        for (const auto& row : book.sheets.at(0).rows) {
            const bool ours = row.cells.size() >= columns &&
                              std::any_of(row.cells.begin(), row.cells.end(),
                                          [](const auto& cell) { return cell.starts_with("Berkas lama ke-"); });
            if (ours) found.insert(row.cells[code]);
            if (row.cells.size() == columns && row.cells.back() == (columns == 12u ? "Ket." : "Kategori arsip")) ++headed;
        }
        EXPECT_EQ(headed, 1u) << form;
        EXPECT_EQ(found.size(), static_cast<std::size_t>(rows)) << form;
        EXPECT_EQ(Ids(found.begin(), found.end()), Ids(codes.begin(), codes.end())) << form;
        if (GetParam() == core::db::Engine::sqlite && columns == 13u)
            for (const auto csv = in_libreoffice(file.bytes); const auto& each : Ids(codes.begin(), codes.end()))
                EXPECT_NE(csv.find(',' + each + ','), std::string::npos) << each << " in " << csv.substr(0, 2000);
    }
}

NASKAH_ON_BOTH_DATABASES(ArchiveSight);

}  // namespace
