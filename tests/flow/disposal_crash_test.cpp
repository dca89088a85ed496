// SPDX-License-Identifier: Apache-2.0
// The server is killed while a destruction is carried out, and while its files are swept, and served again: every
// dossier on the list is destroyed whole or not at all, none besides, and what was done is told once. NASKAH_ITEMS=1000
// takes so many dossiers, and then the last kill waits for the lease of the dead worker as it is.
// And what was destroyed is nowhere any more: not in the database's files, its log or the store.
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <random>
#include <thread>

#include "core/base/error.h"
#include "core/blob/store.h"
#include "core/jobs/jobs.h"
#include "core/search/index.h"
#include "tests/flow/disposal_kit.h"

namespace disposal_crash_test {

namespace fs = std::filesystem;
using core::Json;
using core::db::Row;
using core::db::Tx;
using tests::Caller;
using tests::Reply;

class DisposalCrash : public tests::Disposals {
  protected:
    static int wanted() {
        const char* said = std::getenv("NASKAH_ITEMS");
        return said == nullptr ? 60 : std::atoi(said);
    }
    std::string made_id(int group, int number) const {
        const auto text = std::to_string(group + round_ * 10'000 + number);
        return "01930000-0000-7000-8000-" + std::string(12 - text.size(), '0') + text;
    }
    // Letters like the one there is, each with bytes, an index entry and a dossier of its own that is with the records
    // unit since 2010.
    void multiply(const std::string& letter, const std::string& dossier, int many) {
        const auto blobs = core::blob::folder(server_->folder() / "data" / "blobs");
        const auto index = core::search::open(GetParam());
        const auto sheet = drafter_->get("/api/v1/letters/" + letter + "/pdf").bytes;
        digests_.assign(1, {});
        for (int i = 1; i <= many; ++i) {
            auto bytes = sheet;
            const auto name = "% salinan " + made_id(0, i) + "\n";
            bytes.insert(bytes.end(), name.begin(), name.end());
            digests_.push_back(blobs->put(bytes));
        }
        db_->write([&](Tx& tx) {
            for (int i = 1; i <= many; ++i) {
                const auto copy = made_id(0, i), of = made_id(1'000'000, i);
                const auto& digest = digests_[static_cast<std::size_t>(i)];
                index->put(tx, {"letter", copy, "Laporan retribusi " + copy, "salinan-" + copy, "", "", "/letters/" + copy,
                                core::parse_date("2010-03-01"), {"all"}});
                tx.exec("INSERT INTO letters_letter (state, kind, version, changed_at, subject, access, urgency, "
                        "classification, signer_id, content, note, note_by, series, number_no, number, letter_date, "
                        "numbered_at, signer_person_id, signer_block, code, look, mandate, cosigners, unsigned_bytes, bytes, "
                        "pages, sent_at, id, unit_id, book_id, drafter_id, drafter_position_id, drafter_name, created_at) "
                        "SELECT state, kind, version, changed_at, subject, access, urgency, classification, signer_id, "
                        "content, note, note_by, series, number_no, number, letter_date, numbered_at, signer_person_id, "
                        "signer_block, ?, look, mandate, cosigners, unsigned_bytes, ?, pages, sent_at, "
                        "?, unit_id, book_id, drafter_id, drafter_position_id, drafter_name, created_at "
                        "FROM letters_letter WHERE id = ?",
                        {"salinan-" + copy, digest, copy, letter});
                tx.exec("INSERT INTO archive_dossier (id, unit_id, unit_name, number, year, code, code_name, title, access, "
                        "state, opened_on, closed_on, trigger_note, place, opened_by, rule, rule_seen, version, life, "
                        "custody) SELECT ?, unit_id, unit_name, ?, 2010, code, code_name, title, access, state, opened_on, "
                        "closed_on, trigger_note, place, opened_by, rule, rule_seen, 1, life, custody "
                        "FROM archive_dossier WHERE id = ?",
                        {of, round_ * 10'000 + i, dossier});
                tx.exec("INSERT INTO archive_item (id, dossier_id, unit_id, subject, item_number, letter_number, letter_date, "
                        "title, digest, amount, amount_unit, stage, access, filed_at, filed_by, filed_by_name) "
                        "SELECT ?, ?, unit_id, ?, 1, letter_number, letter_date, title, ?, amount, amount_unit, stage, "
                        "access, filed_at, filed_by, filed_by_name FROM archive_item WHERE dossier_id = ?",
                        {made_id(2'000'000, i), of, "letter:" + copy, digest, dossier});
            }
        });
    }
    std::int64_t indexed(const std::string& letter) {
        return db_->read([&](Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM core_search WHERE kind = 'letter' AND id = ?", {letter});
        });
    }
    bool has_file(int i) const {
        const auto name = digests_.at(static_cast<std::size_t>(i)).hex();
        return fs::exists(server_->folder() / "data" / "blobs" / name.substr(0, 2) / name.substr(2, 2) / name);
    }
    int files(int many) const {
        int there = 0;
        for (int i = 1; i <= many; ++i) there += has_file(i) ? 1 : 0;
        return there;
    }
    void whole_or_not_at_all(int many, int struck) {
        int done = 0;
        for (int i = 1; i <= many; ++i) {
            const auto dossier = made_id(1'000'000, i);
            const auto destroyed = count("destroyed", dossier);
            EXPECT_EQ(count("items", dossier), 1 - destroyed) << i;
            EXPECT_EQ(count("letters", made_id(0, i)), destroyed) << i;
            EXPECT_EQ(indexed(made_id(0, i)), 1 - destroyed) << i;
            if (destroyed == 0) EXPECT_TRUE(has_file(i)) << i;
            if (i == struck) EXPECT_EQ(destroyed, 0) << "struck out";
            done += static_cast<int>(destroyed);
        }
        done_ = done;
    }
    // A file of PostgreSQL with the table it is of.
    std::string named(const fs::path& file) {
        auto name = file.string();
        if (GetParam() == core::db::Engine::postgres)
            db_->read([&](Tx& tx) {
                tx.each("SELECT relname FROM pg_class WHERE CAST(relfilenode AS TEXT) = ?", {file.stem().string()},
                        [&](const Row& row) { name += " (" + row.text(0) + ")"; });
            });
        return name;
    }
    // Where the text stands in the files of the data folder and, of PostgreSQL, in those of its tables.
    std::vector<std::string> places_of(const std::string& text) {
        std::vector<fs::path> folders{server_->folder() / "data"};
        if (GetParam() == core::db::Engine::postgres) {
            db_->outside("CHECKPOINT");
            db_->read([&](Tx& tx) {
                tx.each("SELECT current_setting('data_directory') || '/base/' || oid FROM pg_database "
                        "WHERE datname = current_database()",
                        {}, [&](const Row& row) { folders.emplace_back(row.text(0)); });
            });
        }
        std::vector<std::string> found;
        for (const auto& folder : folders)
            for (const auto& each : fs::recursive_directory_iterator(folder)) {
                if (!each.is_regular_file()) continue;
                std::ifstream stream(each.path(), std::ios::binary);
                const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
                if (bytes.find(text) != std::string::npos) found.push_back(named(each.path()));
            }
        return found;
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
    // One dossier, from its proposal to its act.
    void destroyed(const std::string& dossier, const char* member, const char* act_number);
    // Where its package is asked after, once it is made.
    std::string packed(const Caller& archivist, const std::string& dossier);
    std::optional<bool> in_backup(const std::string& name, const std::string& text);
    // Two kills; how many of them fell while some were destroyed and others not.
    int killed_while_it_runs(const std::string& id, int many, int struck);
    // One more; did it fall while some files were gone and others not?
    bool killed_while_it_sweeps(const std::string& id, int many, int struck);
    void lease_is_over();
    // A thousand dossiers, or a lease, take longer than tests wait for anything else.
    void executed_in_time(const std::string& id) {
        for (int tries = 0; tries < 600 && records_->get(base + "/" + id).json.value("state", "") == "running"; ++tries)
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
        executed(id);
    }

    std::mt19937 chance_{20261128};
    int done_ = 0, round_ = 0;
    std::vector<core::Digest> digests_;   // of the letters, from 1
};

// As if the lease of the dead worker were over.
void DisposalCrash::lease_is_over() {
    db_->write([&](Tx& tx) {
        tx.exec("UPDATE core_job SET locked_until = 0, run_at = 0 WHERE kind = 'disposal.run' AND state = 'running'");
    });
}

bool DisposalCrash::killed_while_it_sweeps(const std::string& id, int many, int struck) {
    const auto state = [&] {
        return db_->read([&](Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM disposal_proposal WHERE id = ? AND state = 'running'", {id});
        });
    };
    const auto patience = std::chrono::steady_clock::now() + std::chrono::minutes(5);
    while (files(many) == many && state() == 1 && std::chrono::steady_clock::now() < patience)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    server_->kill();
    const int left = files(many);
    whole_or_not_at_all(many, struck);
    EXPECT_EQ(done_, many - 1) << "files go after the last dossier";
    if (std::getenv("NASKAH_ITEMS") == nullptr) lease_is_over();
    server_->start();
    return left > 1 && left < many;
}

int DisposalCrash::killed_while_it_runs(const std::string& id, int many, int struck) {
    const auto gone = [&] {
        return db_->read([&](Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM disposal_line WHERE proposal_id = ? AND outcome = 'done'", {id});
        });
    };
    int cut = 0;
    for (int kills = 0; kills < 2; ++kills) {
        // Not before it goes on: a machine that is busy may need long to begin.
        const auto before = gone();
        const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (gone() <= before && before < many - 1 && std::chrono::steady_clock::now() < patience)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        std::this_thread::sleep_for(std::chrono::milliseconds(chance_() % 40));
        server_->kill();
        whole_or_not_at_all(many, struck);
        cut += done_ > 0 && done_ < many - 1 ? 1 : 0;
        lease_is_over();
        server_->start();
    }
    return cut;
}

TEST_P(DisposalCrash, a_kill_leaves_no_dossier_half_destroyed_and_none_too_many) {
    const int many = wanted(), struck = many / 2;
    const std::string letter = sent_letter(note(*drafter_, "Laporan pemungutan retribusi"));
    const std::string first = dossier(*unit_, "900.1.13.1", "Retribusi daerah", {"letter:" + letter});
    keep_in_records_unit(first);
    int cut = 0, rounds = 0, swept = 0;
    // Until a kill fell while some were destroyed and others not, and one while some files were gone and others not.
    for (; (cut == 0 || swept == 0) && rounds < 5; ++rounds) {
        round_ = rounds;
        multiply(letter, first, many);
        std::vector<std::string> all;
        std::vector<int> standing;
        for (int i = 1; i <= many; ++i) {
            all.push_back(made_id(1'000'000, i));
            standing.push_back(i);
        }
        const std::string id = draw(*records_, "destruction", all);
        appraise(id, standing);
        must(*chair_, id, "consider");
        papers(id, {"head_approval", "national_approval"});
        EXPECT_EQ(lines(*leader_, id, {struck}, {{"decision", "struck"}, {"reason", "Dicoret surat Kepala ANRI."}}).status,
                  200);
        must(*leader_, id, "agree");
        papers(id, {"decree"});
        must(*leader_, id, "decree");
        witnesses(id);
        execute(id);
        cut += killed_while_it_runs(id, many, struck);
        swept += killed_while_it_sweeps(id, many, struck) ? 1 : 0;
        executed_in_time(id);
        whole_or_not_at_all(many, struck);
        EXPECT_EQ(done_, many - 1);
        EXPECT_EQ(files(many), 1) << "only that of the letter struck out is left";
        EXPECT_TRUE(has_file(struck));
        for (const int i : {1, many})
            EXPECT_EQ(drafter_->get("/api/v1/letters/" + made_id(0, i)).status, 410) << "the stub says so";
        EXPECT_EQ(db_->read([&](Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM core_audit WHERE act = 'disposal.executed' AND object = ?", {"disposal:" + id});
        }), 1) << "told once";
        EXPECT_EQ(paper(*records_, id, "act", "000.5.6.2/9/SETDA/2026").status, 201);
        must(*records_, id, "finish");
        EXPECT_EQ(act(*records_, id, "finish").status, 409) << "one act for one destruction";
    }
    RecordProperty("rounds", rounds);
    RecordProperty("kills_in_between", cut);
    RecordProperty("kills_in_the_sweep", swept);
    std::printf("%d dossiers, %d rounds, %d kills in between, %d in the sweep\n", many, rounds, cut, swept);
    EXPECT_GT(swept, 0) << "no kill fell while files were swept; take more dossiers (NASKAH_ITEMS)";
    EXPECT_GT(cut, 0) << "no kill fell in between; take more dossiers (NASKAH_ITEMS)";
    EXPECT_EQ(count("items", first), 1) << "it was on no list";
    EXPECT_EQ(drafter_->get("/api/v1/letters/" + letter + "/pdf").status, 200) << "its file is needed still";
    server_->stop();
    server_->command({"audit:verify"});
}

// A letter that answers it and an act over many keep its title beside their own.
void DisposalCrash::told_elsewhere(const Caller& secretary, const std::string& entry, const std::string& letter,
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

void DisposalCrash::destroyed(const std::string& dossier, const char* member, const char* act_number) {
    keep_in_records_unit(dossier);
    const std::string id = draw(*records_, "destruction", {dossier});
    const Json seats{{"chair", position_id(*records_, "UM.KABAG")},
                     {"unit", position_id(*records_, member)},
                     {"archivist", position_id(*records_, "DISKOMINFO.ARSIPARIS")}};
    EXPECT_EQ(records_->post(base + "/" + id + "/members", seats).status, 200);
    papers(id, {"committee"});
    must(*records_, id, "submit");
    EXPECT_EQ(lines(*chair_, id, {1}, {{"decision", "agreed"}, {"found", "matches"}}).status, 200);
    papers(id, {"minutes", "consideration"});
    decree(id);
    execute(id);
    const Reply done = executed(id);
    EXPECT_EQ(done.json.value(Json::json_pointer("/lines/0/outcome"), ""), "done") << done.json.dump();
    EXPECT_EQ(paper(*records_, id, "act", act_number).status, 201);
    must(*records_, id, "finish");
}

// Nothing where a backup does not hold the database.
std::optional<bool> DisposalCrash::in_backup(const std::string& name, const std::string& text) {
    if (GetParam() != core::db::Engine::sqlite) return std::nullopt;
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

TEST_P(DisposalCrash, what_is_destroyed_stands_in_no_file_any_more_nor_in_the_next_backup) {
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

    const std::string ours = dossier(*unit_, "900.1.13.1", "Laporan retribusi", {"letter:" + letter}),
                      theirs = dossier(*records_, "900.1.13.1", "Surat masuk retribusi", {"incoming:" + entry});
    destroyed(ours, "DISKOMINFO.SEKRETARIS", "000.5.6.2/1/SETDA/2026");
    EXPECT_EQ(drafter_->get("/api/v1/letters/" + letter).status, 410);
    EXPECT_EQ(secretary.get("/api/v1/incoming/" + entry + "/pdf").status, 200) << "the receiver has his copy still";
    EXPECT_NE(in_backup("sebelum.tar", canary), false) << "a backup made before holds what is destroyed later";
    looked_at_meanwhile(theirs, [&] { destroyed(theirs, "PK.KABAG", "000.5.6.2/2/SETDA/2026"); });
    EXPECT_EQ(secretary.get("/api/v1/incoming/" + entry).status, 410);
    EXPECT_FALSE(fs::exists(server_->folder() / "data/blobs" / digest.substr(0, 2) / digest.substr(2, 2) / digest));
    const auto places = places_of(canary);
    EXPECT_TRUE(places.empty()) << core::json::write(Json(places));
    EXPECT_NE(in_backup("sesudah.tar", canary), true) << "the next one has none of it";
    for (const auto& word : {std::string("search?q="), std::string("search?q=Laporan+")})
        EXPECT_EQ(drafter_->get("/api/v1/" + word + canary).json.dump().find(canary.substr(0, 30) + "\""), std::string::npos);
    const Reply books = caller("DISKOMINFO.TU").get("/api/v1/numbers");
    EXPECT_EQ(books.json.value("gaps", -1), 0) << "the number stays in the book";
    server_->stop();
    server_->command({"audit:verify"});
}

// What came as a file: the arrival, its name, what was read in it, and the letter made of it.
TEST_P(DisposalCrash, what_came_in_as_a_scan_is_forgotten_where_it_arrived_too) {
    const std::string canary = "burungkenarihijau" + core::hex(core::random_bytes(6));
    const Caller clerk = caller("SETDA.TU"), secretary = caller("SETDA.SEKDA");
    const Reply taken = clerk.upload("/api/v1/intake", {}, canary + ".pdf", scan("Perihal " + canary + " untuk diketahui."));
    ASSERT_EQ(taken.status, 201) << taken.json.dump();
    const std::string arrival = taken.json["results"].front()["arrival"];
    tests::wait_for([&] { return clerk.get("/api/v1/intake/" + arrival); },
                    [](const Reply& reply) { return reply.json["state"] == "ready"; });
    auto headers = clerk.headers();
    std::string body;
    std::tie(body, headers["Content-Type"]) = tests::multipart(
        {{"paper", arrival}, {"sender", "Dinas Kesehatan"}, {"number", "400.7/12/DINKES/2026"}, {"subject", "Perihal " + canary},
         {"date", core::iso(tests::today())}, {"received", core::iso(tests::today())},
         {"position", position_id(clerk, "SETDA.SEKDA")}, {"confirmed", ""}},
        {});
    const Reply entered = tests::ask(*server_, "POST", "/api/v1/incoming", headers, body);
    ASSERT_EQ(entered.status, 201) << entered.json.dump();
    const std::string entry = entered.json["id"];
    ASSERT_EQ(secretary.post("/api/v1/incoming/" + entry + "/close", {{"note", "Sudah dibahas."}}).status, 200);
    sample(canary);
    EXPECT_FALSE(places_of(canary).empty());
    const std::string kept = dossier(*records_, "900.1.13.1", "Surat masuk kesehatan", {"incoming:" + entry});
    destroyed(kept, "PK.KABAG", "000.5.6.2/3/SETDA/2026");
    EXPECT_EQ(secretary.get("/api/v1/incoming/" + entry).status, 410);
    const auto places = places_of(canary);
    EXPECT_TRUE(places.empty()) << core::json::write(Json(places));
}

std::string DisposalCrash::packed(const Caller& archivist, const std::string& dossier) {
    const Reply asked = archivist.post("/api/v1/packages", {{"dossier", dossier}, {"receiver", "Dinas Kearsipan"}});
    EXPECT_EQ(asked.status, 202) << asked.json.dump();
    const std::string one = "/api/v1/packages/" + asked.json.at("items").at(0).at("id").get<std::string>();
    const Reply made = tests::wait_for([&] { return archivist.get(one); },
                                       [](const Reply& each) { return each.json.value("state", "") == "ready"; });
    EXPECT_EQ(made.json.value("state", ""), "ready") << made.json.dump();
    return one;
}

// A package holds a copy of the letter; taken in by another archive that has file and description of its own.
TEST_P(DisposalCrash, packages_go_with_what_is_destroyed_and_what_another_house_handed_over_lives_its_own_life) {
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

NASKAH_ON_BOTH_DATABASES(DisposalCrash);

}  // namespace
