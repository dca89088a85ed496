// SPDX-License-Identifier: Apache-2.0
// Which letter an alih media is recorded by, on both databases: a berita acara of the right hands, not before the check,
// of no other batch; and a number from paper where the office says so.
#include <thread>

#include "core/db/migrate.h"
#include "depot/store/scan_seal_store.h"
#include "depot/store/scan_store.h"
#include "depot/tests/guarded.h"

namespace depot {
namespace scan_act_service_test {

using core::db::Tx;

class ScanActs : public guarded::Guarded, public letters::Signers {
  public:
    void SetUp() override {
        Guarded::SetUp();
        if (IsSkipped()) return;
        services_->parts.signers = this;
        city_.leader = leader_ = seat(9);
    }
    std::vector<core::PositionId> signers(Tx&, letters::LetterId id) override {
        if (auto act = std::exchange(judging, nullptr)) act();
        return hands[id];
    }
    // Recorded by the first and accepted by the second.
    ScanId batch() {
        const auto id = dossier("000.1.5", city_.top.id, 2021);
        ScanWish wish{"Peta", "Pemindaian", "PDF/A", "Kertas", "Berkas", "Lemari cakram", "Petugas", 300, {}, {id}, ""};
        const auto scan = services_->scans.open(as(1), wish);
        services_->scans.check(as(2), scan, {true, {true, true, true, true}, {}, {}, ""});
        return scan;
    }
    void letter(const char* number, const char* kind, std::vector<core::PositionId> by, const char* state = "sent",
                const char* date = "2026-11-02") {
        letters::Issued made;
        made.id = letters::LetterId::make({static_cast<std::int64_t>(hands.size()) + 1});
        made.kind = kind;
        made.number = number;
        made.state = state;
        made.date = core::parse_date(date);
        hands[made.id] = std::move(by);
        post_.known[number] = made.id;
        post_.sealed[made.id] = std::move(made);
    }
    // "" when it is recorded.
    std::string told(ScanId scan, const char* number) {
        try {
            services_->scans.record(as(1), scan, number);
        } catch (const core::Error& error) {
            return error.faults().empty() ? error.key() : error.faults().front().key;
        }
        return "";
    }
    core::PositionId seat(int person) { return as(person).actor.seat().position; }

    std::map<letters::LetterId, std::vector<core::PositionId>> hands;
    core::PositionId leader_;
    std::function<void()> judging;   // what another does while the letter is looked at, once
};

TEST_P(ScanActs, are_berita_acara_of_the_leader_or_of_both_who_made_and_who_checked_it) {
    const auto scan = batch();
    letter("nota", "nota_dinas", {leader_});
    letter("baru", "berita_acara", {leader_}, "sealing");
    letter("lama", "berita_acara", {leader_}, "sent", "2026-11-01");
    letter("lain", "berita_acara", {seat(3)});
    letter("seorang", "berita_acara", {seat(1)});
    letter("berdua", "berita_acara", {seat(2), seat(1)});
    letter("pimpinan", "berita_acara", {leader_}, "sealed");
    EXPECT_EQ(told(scan, ""), "depot.fault.act_number");
    EXPECT_EQ(told(scan, "nota"), "depot.fault.act_kind");
    EXPECT_EQ(told(scan, "baru"), "depot.fault.act_unsigned");
    EXPECT_EQ(told(scan, "lama"), "depot.fault.act_before");
    EXPECT_EQ(told(scan, "lain"), "depot.fault.act_hands");
    EXPECT_EQ(told(scan, "seorang"), "depot.fault.act_hands") << "of one of the two alone";
    EXPECT_EQ(told(scan, "berdua"), "");
    EXPECT_EQ(services_->scans.one(as(1), scan).act_letter->number, "berdua");
    const auto next = batch();
    EXPECT_EQ(told(next, "berdua"), "depot.fault.act_of_another");
    EXPECT_EQ(told(next, "pimpinan"), "");
}

TEST_P(ScanActs, on_paper_are_taken_by_their_number_where_the_office_says_so) {
    const auto scan = batch();
    EXPECT_EQ(told(scan, "BA-12/2026"), "depot.fault.act_no_letter");
    services_->parts.terms.paper_acts = true;
    letter("nota", "nota_dinas", {leader_});
    EXPECT_EQ(told(scan, "nota"), "depot.fault.act_kind") << "a letter of this house is judged all the same";
    EXPECT_EQ(told(scan, "BA-12/2026"), "");
    const auto found = services_->scans.one(as(1), scan);
    EXPECT_EQ(found.scan.act_number, "BA-12/2026");
    EXPECT_FALSE(found.act_letter);
}

TEST_P(ScanActs, are_of_one_batch_though_two_are_recorded_by_it_at_once) {
    using namespace std::chrono_literals;
    const auto one = batch(), other = batch();
    letter("pimpinan", "berita_acara", {leader_});
    std::string second = "not told";
    std::thread pressing;
    judging = [&] {
        pressing = std::thread([&] { second = told(other, "pimpinan"); });
        if (GetParam() == core::db::Engine::postgres) pressing.join();   // a connection of its own, and done before ours
        else std::this_thread::sleep_for(100ms);                         // it waits for the only writer
    };
    const auto first = told(one, "pimpinan");
    if (pressing.joinable()) pressing.join();
    const auto lost = std::pair<std::string, std::string>("depot.fault.act_of_another", ""), won = std::pair(lost.second, lost.first);
    EXPECT_EQ(std::pair(first, second), GetParam() == core::db::Engine::postgres ? lost : won);
    const auto recorded = [&](ScanId id) { return services_->scans.one(as(1), id).scan.state == ScanState::recorded; };
    EXPECT_NE(recorded(one), recorded(other));
}

// A database from before the index, in which two stand for one letter.
TEST_P(ScanActs, of_old_rows_the_first_keeps_the_letter_and_the_other_its_number) {
    const auto& all = embedded::migrations;
    const auto at = std::find_if(all.begin(), all.end(), [](const auto& each) { return each.name == "0024_one_batch_an_act.sql"; });
    ASSERT_NE(at, all.end());
    tests::TestDb old(GetParam(), {{"depot", core::Embedded(all.begin(), at)}});
    const std::vector<ScanId> scans{ScanId::make({1}), ScanId::make({2}), ScanId::make({3})};
    const auto letter = letters::LetterId::make({4}), alone = letters::LetterId::make({5});
    old.db().write([&](Tx& tx) {
        for (const auto& id : scans) {
            Scan scan;
            scan.id = id;
            scan.number = static_cast<std::int64_t>(&id - scans.data()) + 1;
            scan.made = core::parse_date("2026-10-01");
            scan.act_number = "BA-7";
            store::insert(tx, scan, {});
        }
    });
    const auto act = [&](ScanId scan, letters::LetterId of, int second) {
        tests::run_raw(old.db(), "INSERT INTO depot_scan_act (scan_id, letter_id, begun_by, begun_at) VALUES ('" + scan.text() + "', '" +
                                     of.text() + "', 'Arsiparis', " + std::to_string(second) + ")");
    };
    act(scans[0], letter, 20);
    act(scans[1], letter, 10);
    act(scans[2], alone, 30);
    core::db::migrate(old.db(), {{"depot", all}}, clock_.now());
    old.db().read([&](Tx& tx) {
        EXPECT_EQ(store::scan_of_act(tx, letter), scans[1]);
        EXPECT_EQ(store::scan_of_act(tx, alone), scans[2]);
        EXPECT_FALSE(store::act_of(tx, scans[0]));
        EXPECT_TRUE(store::scan(tx, scans[0]));
    });
}

NASKAH_ON_BOTH_DATABASES(ScanActs);

}  // namespace scan_act_service_test
}  // namespace depot
