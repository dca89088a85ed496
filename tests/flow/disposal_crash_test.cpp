// SPDX-License-Identifier: Apache-2.0
// The server is killed while a destruction or a removal of copies is carried out, and while its files are swept, and served
// again: every dossier on the list goes whole or not at all, none besides, and what was done is told once. NASKAH_ITEMS=1000
// takes so many dossiers, and then the last kill waits for the lease of the dead worker as it is.
#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "core/base/error.h"
#include "core/blob/store.h"
#include "core/search/index.h"
#include "tests/flow/disposal_kit.h"

namespace disposal_crash_test {

namespace fs = std::filesystem;
using core::Json;
using core::db::Tx;
using tests::Caller;
using tests::Reply;

class DisposalCrash : public tests::Disposals {
  protected:
    void SetUp() override {
        Disposals::SetUp();
        if (IsSkipped()) return;
        server_->set("disposal.institution=ANRI");   // another house, so that a handover leaves copies
        take_papers_from_outside();
    }
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
    // Destroyed, or handed over with nothing left here.
    std::int64_t emptied(const std::string& dossier) {
        return db_->read([&](Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM archive_dossier WHERE id = ? AND ended_at IS NOT NULL", {dossier});
        });
    }
    // As if each had been packed, and its receiver had said that he holds all of it.
    void receipted(int many) {
        db_->write([&](Tx& tx) {
            for (int i = 1; i <= many; ++i) {
                const auto of = made_id(1'000'000, i), package = made_id(3'000'000, i);
                const auto& digest = digests_[static_cast<std::size_t>(i)];
                tx.exec("INSERT INTO packages_package (id, dossier, part, parts, subjects, receiver, purpose, batch, asked_at, "
                        "asked_by, state, name, stamped, handover, manifest) "
                        "VALUES (?, ?, 1, 1, ?, 'Lembaga lain', '', ?, 1, 'Arsiparis', 'expired', 'paket', ?, ?, ?)",
                        {package, of, Json::array({"letter:" + made_id(0, i)}).dump(), package, false, true, digest});
                Json receipt{{"kind", "naskah-package-receipt-1"}, {"package", package}, {"manifest_sha256", digest.hex()}};
                receipt["items"].push_back({{"number", 1}, {"sha256", digest.hex()}});
                tx.exec("INSERT INTO packages_receipt (package, receipt, receiver, received_at, recorded_at, recorded_by, sworn) "
                        "VALUES (?, ?, 'Lembaga lain', 2, 3, 'Arsiparis', 'genuine')",
                        {package, receipt.dump()});
            }
        });
    }
    std::string handed_over(const std::vector<std::string>& all, const std::vector<int>& standing) {
        const std::string id = draw(*records_, "handover", all);
        appraise(id, standing);
        consider(id);
        papers(id, {"institution_approval"});
        must(*leader_, id, "agree");
        papers(id, {"decree"});
        must(*leader_, id, "decree");
        papers(id, {"act", "authenticity"});
        must(*chair_, id, "finish");
        return id;
    }
    std::int64_t told(const std::string& id) {
        return db_->read([&](Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM core_audit WHERE act = 'disposal.executed' AND object = ?", {"disposal:" + id});
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
            const auto destroyed = emptied(dossier);
            EXPECT_EQ(count("items", dossier), 1 - destroyed) << i;
            EXPECT_EQ(count("letters", made_id(0, i)), destroyed) << i;
            EXPECT_EQ(indexed(made_id(0, i)), 1 - destroyed) << i;
            if (destroyed == 0) EXPECT_TRUE(has_file(i)) << i;
            if (i == struck) EXPECT_EQ(destroyed, 0) << "struck out";
            done += static_cast<int>(destroyed);
        }
        done_ = done;
    }
    // So many kills; how many of them fell while some were gone and others not.
    int killed_while_it_runs(const std::string& id, int many, int struck, int kills = 2);
    // One more; did it fall while some files were gone and others not?
    bool killed_while_it_sweeps(const std::string& id, int many, int struck);
    // A thousand dossiers, or a lease, take longer than tests wait for anything else.
    std::string state_in_time(const std::string& id) {
        const auto state = [&] { return records_->get(base + "/" + id).json.value("state", ""); };
        for (int tries = 0; tries < 600 && state() == "running"; ++tries)
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
        return state();
    }

    std::mt19937 chance_{20261128};
    int done_ = 0, round_ = 0;
    std::vector<core::Digest> digests_;   // of the letters, from 1
};

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
    if (std::getenv("NASKAH_ITEMS") == nullptr) city_->leases_are_over();
    server_->start();
    return left > 1 && left < many;
}

int DisposalCrash::killed_while_it_runs(const std::string& id, int many, int struck, int kills) {
    const auto gone = [&] {
        return db_->read([&](Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM disposal_line WHERE proposal_id = ? AND outcome = 'done'", {id});
        });
    };
    int cut = 0;
    for (int kill = 0; kill < kills; ++kill) {
        // A reader keeps what he sees in the log of SQLite, whoever is killed and begins anew meanwhile.
        std::optional<tests::Looking> looking;
        if (kill == 0) looking.emplace(city_->address());
        // Not before it goes on: a machine that is busy may need long to begin.
        const auto before = gone();
        const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(60);
        while (gone() <= before && before < many - 1 && std::chrono::steady_clock::now() < patience)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        std::this_thread::sleep_for(std::chrono::milliseconds(chance_() % 40));
        server_->kill();
        whole_or_not_at_all(many, struck);
        cut += done_ > 0 && done_ < many - 1 ? 1 : 0;
        city_->leases_are_over();
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
        consider(id);
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
        EXPECT_EQ(state_in_time(id), "executed");
        whole_or_not_at_all(many, struck);
        EXPECT_EQ(done_, many - 1);
        EXPECT_EQ(files(many), 1) << "only that of the letter struck out is left";
        EXPECT_TRUE(has_file(struck));
        for (const int i : {1, many})
            EXPECT_EQ(drafter_->get("/api/v1/letters/" + made_id(0, i)).status, 410) << "the stub says so";
        EXPECT_EQ(told(id), 1) << "told once";
        paper_of(*chair_, id, "act", "000.5.6.2/9/SETDA/2026");
        must(*chair_, id, "finish");
        EXPECT_EQ(act(*chair_, id, "finish").status, 409) << "one act for one destruction";
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

TEST_P(DisposalCrash, a_kill_leaves_no_copy_half_removed_and_none_too_many) {
    const int many = wanted(), kept = many / 2;
    const std::string letter = sent_letter(note(*drafter_, "Keputusan tim penilai"));
    const std::string first = dossier(*unit_, "100.3.3.3", "Keputusan wali kota tentang tim penilai", {"letter:" + letter});
    keep_in_records_unit(first);
    int cut = 0;
    for (int rounds = 0; cut == 0 && rounds < 5; ++rounds) {
        round_ = rounds;
        multiply(letter, first, many);
        std::vector<std::string> all, some;
        std::vector<int> standing;
        for (int i = 1; i <= many; ++i) {
            all.push_back(made_id(1'000'000, i));
            if (i != kept) some.push_back(all.back());
            standing.push_back(i);
        }
        const std::string handover = handed_over(all, standing);
        receipted(many);
        const Reply proposed = records_->post(base + "/" + handover + "/removal", {{"dossiers", some}, {"reason", "Sudah diterima."}});
        ASSERT_EQ(proposed.status, 201) << proposed.json.dump();
        const std::string id = proposed.json["id"];
        must(*leader_, id, "agree");
        settle_files();
        must(*records_, id, "execute");
        cut += killed_while_it_runs(id, many, kept, 1);
        EXPECT_EQ(state_in_time(id), "done");
        whole_or_not_at_all(many, kept);
        EXPECT_EQ(done_, many - 1);
        EXPECT_EQ(files(many), 1) << "only that of the copy nobody proposed is left";
        EXPECT_EQ(told(id), 1) << "told once";
        EXPECT_EQ(drafter_->get("/api/v1/letters/" + made_id(0, 1)).status, 410);
        EXPECT_EQ(db_->read([](Tx& tx) { return tx.count("SELECT COUNT(*) FROM packages_receipt"); }), many * (rounds + 1)) << "they stay";
    }
    EXPECT_GT(cut, 0) << "no kill fell in between; take more dossiers (NASKAH_ITEMS)";
    EXPECT_EQ(count("items", first), 1) << "it was in no handover";
    server_->stop();
    server_->command({"audit:verify"});
}

NASKAH_ON_BOTH_DATABASES(DisposalCrash);

}  // namespace
