// SPDX-License-Identifier: Apache-2.0
// The server is killed while a destruction or a removal of copies is carried out, and while its files are swept, and served
// again: every dossier on the list, also one of several kinds of items, goes whole or not at all, none besides, and what was
// done is told once. NASKAH_ITEMS=1000 takes so many dossiers, and then the last kill waits for the lease of the dead worker
// as it is.
#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "core/base/error.h"
#include "tests/flow/disposal_many.h"

namespace disposal_crash_test {

using core::Json;
using core::db::Tx;
using tests::Caller;
using tests::Reply;

class DisposalCrash : public tests::ManyDossiers {
  protected:
    void SetUp() override {
        ManyDossiers::SetUp();
        if (IsSkipped()) return;
        server_->set("disposal.institution=ANRI");   // another house, so that a handover leaves copies
        take_papers_from_outside();
    }
    static int wanted() {
        const char* said = std::getenv("NASKAH_ITEMS");
        return said == nullptr ? 60 : std::atoi(said);
    }
    // What of a dossier is here: its items, what of them is not marked as gone, words of them, its digital copies.
    void whole_or_gone(int i, std::int64_t destroyed) {
        const auto dossier = made_id(1'000'000, i), entry = made_id(6'000'000, i);
        const std::int64_t items = mixed(i) ? 3 : 1;
        EXPECT_EQ(count("items", dossier), items * (1 - destroyed)) << i;
        EXPECT_EQ(count("letters", made_id(0, i)), destroyed) << i;
        EXPECT_EQ(indexed("letter", made_id(0, i)), 1 - destroyed) << i;
        if (destroyed == 0) EXPECT_TRUE(has_file(digests_.at(static_cast<std::size_t>(i)))) << i;
        if (!mixed(i)) return;
        EXPECT_EQ(indexed("incoming", entry), 1 - destroyed) << i;
        db_->read([&](Tx& tx) {
            EXPECT_EQ(tx.count("SELECT COUNT(*) FROM incoming_destroyed WHERE entry_id = ?", {entry}), destroyed) << i;
            EXPECT_EQ(tx.count("SELECT COUNT(*) FROM depot_scan_file WHERE dossier_id = ?", {dossier}),
                      with_copies_ ? 1 - destroyed : 0) << i;
        });
        if (destroyed == 0) EXPECT_EQ(others_left(i), 2) << i;
    }
    // Of all but this one what came in, and the digital copy, are no files any more.
    void others_are_gone(int many, int but) {
        for (int i = 10; i <= many; i += 10) {
            const int copies_nobody_had = with_copies_ ? 0 : 1;
            EXPECT_EQ(others_left(i), i == but ? 2 : copies_nobody_had) << i;
        }
    }
    std::int64_t indexed(const char* kind, const std::string& id) {
        return db_->read([&](Tx& tx) { return tx.count("SELECT COUNT(*) FROM core_search WHERE kind = ? AND id = ?", {kind, id}); });
    }
    // Destroyed, or handed over with nothing left here.
    std::int64_t emptied(const std::string& dossier) {
        return db_->read([&](Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM archive_dossier WHERE id = ? AND ended_at IS NOT NULL", {dossier});
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
        taken_over(id, standing, true);
        papers(id, {"authenticity", "act"});
        must(*chair_, id, "finish");
        return id;
    }
    std::int64_t told(const std::string& id) {
        return db_->read([&](Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM core_audit WHERE act = 'disposal.executed' AND object = ?", {"disposal:" + id});
        });
    }
    void whole_or_not_at_all(int many, int struck) {
        int done = 0;
        for (int i = 1; i <= many; ++i) {
            const auto destroyed = emptied(made_id(1'000'000, i));
            whole_or_gone(i, destroyed);
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
    int done_ = 0;
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
        multiply(letter, first, many, true);
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
        EXPECT_TRUE(has_file(digests_.at(static_cast<std::size_t>(struck))));
        others_are_gone(many, struck);
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
        multiply(letter, first, many, false);
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
        others_are_gone(many, kept);
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
