// SPDX-License-Identifier: Apache-2.0
// Proposals and what an execution leaves, kept on both databases.
#include "disposal/service/proceeding.h"
#include "disposal/store/act_list_store.h"
#include "disposal/store/running_store.h"
#include "tests/support/db.h"

#include "embedded/disposal.h"

namespace disposal {
namespace proposal_store_test {

using core::db::Tx;

class ProposalStoreTest : public tests::OnBothDatabases {
  protected:
    template <class Id>
    static Id fixed(int number) {
        return Id::parse("01930000-0000-7000-8000-00000000000" + std::to_string(number));
    }
    static Proposal proposal() {
        Proposal p;
        p.id = ProposalId::make({1'800'000'000'000});
        p.kind = Kind::destruction;
        p.year = 2026;
        p.unit = fixed<core::UnitId>(1);
        p.records_unit = fixed<core::UnitId>(2);
        p.unit_name = "Dinas Komunikasi dan Informatika";
        p.route = archive::Route::national_archives;
        p.proposer = {fixed<core::PersonId>(3), "Arsiparis", fixed<core::PositionId>(4), "Arsiparis Ahli Muda"};
        return p;
    }
    static Line line(int number) {
        Line one;
        one.number = number;
        one.dossier = fixed<archive::DossierId>(number);
        one.snapshot = {{"title", "Berkas " + std::to_string(number)}};
        one.hash = hash_of(one.snapshot);
        return one;
    }
};

TEST_P(ProposalStoreTest, keeps_proposals_by_number_without_gaps_and_notices_two_hands) {
    tests::TestDb place(GetParam(), {{"disposal", embedded::migrations}});
    ProposalStore store;
    auto first = proposal(), second = proposal();
    second.id = ProposalId::make({1'800'000'000'001});
    place.db().write([&](Tx& tx) {
        store.insert(tx, first);
        store.insert(tx, second);
        store.insert(tx, first.id, line(1));
    });
    EXPECT_EQ(first.number, 1);
    EXPECT_EQ(second.number, 2);
    place.db().write([&](Tx& tx) {
        auto found = *store.find(tx, first.id), other = found;
        found.state = State::submitted;
        store.save(tx, found);
        EXPECT_THROW(store.save(tx, other), core::Error);
        EXPECT_EQ(store.find(tx, first.id)->state, State::submitted);
        EXPECT_EQ(store.find(tx, first.id)->route, archive::Route::national_archives);
        EXPECT_EQ(store.list(tx, {false, {first.unit}, {}}, {}).size(), 2u);
        EXPECT_TRUE(store.list(tx, {false, {fixed<core::UnitId>(9)}, {}}, {}).empty());
        EXPECT_EQ(store.of_dossier(tx, line(1).dossier).size(), 1u);
    });
}

TEST_P(ProposalStoreTest, keeps_what_an_act_tells_and_what_the_institution_found_and_takes_a_paper_off) {
    tests::TestDb place(GetParam(), {{"disposal", embedded::migrations}});
    ProposalStore store;
    ActListStore lists;
    auto p = proposal();
    place.db().write([&](Tx& tx) {
        store.insert(tx, p);
        store.insert(tx, p.id, line(1));
        auto one = *store.line(tx, p.id, 1);
        EXPECT_EQ(one.arrived, Found::unchecked);
        one.arrived = Found::differs;
        one.arrived_note = "Kurang satu map.";
        one.arrived_by = "Arsiparis";
        store.save(tx, p.id, one);
        const auto kept = *store.line(tx, p.id, 1);
        EXPECT_TRUE(kept.arrived == Found::differs && kept.arrived_note == one.arrived_note && kept.arrived_by == "Arsiparis");
        EXPECT_FALSE(lists.of(tx, p.id, "letter:a"));
        lists.put(tx, p.id, "letter:a", {core::sha256(core::view("satu")), 2, 1});
        lists.put(tx, p.id, "letter:a", {core::sha256(core::view("dua")), 1, 0});
        const auto told = *lists.of(tx, p.id, "letter:a");
        EXPECT_TRUE(told.digest == core::sha256(core::view("dua")) && told.lines == 1 && told.notes == 0);
        Document decree, act;
        decree.kind = Paper::decree;
        act.kind = Paper::act;
        decree.date = act.date = core::parse_date("2026-11-20");
        for (const auto& each : {decree, act}) store.put(tx, p.id, each);
        store.take_off(tx, p.id, Paper::decree);
        ASSERT_EQ(store.papers(tx, p.id).size(), 1u);
        EXPECT_EQ(store.papers(tx, p.id).front().kind, Paper::act);
    });
}

TEST_P(ProposalStoreTest, removals_are_known_by_their_handover) {
    tests::TestDb place(GetParam(), {{"disposal", embedded::migrations}});
    ProposalStore store;
    auto handover = proposal(), removal = proposal();
    removal.id = ProposalId::make({1'800'000'000'001});
    removal.kind = Kind::removal;
    removal.after = handover.id;
    place.db().write([&](Tx& tx) {
        store.insert(tx, handover);
        store.insert(tx, removal);
        ASSERT_EQ(store.removals(tx, handover.id).size(), 1u);
        EXPECT_EQ(store.removals(tx, handover.id).front().after, handover.id);
        EXPECT_FALSE(store.find(tx, handover.id)->after);
        EXPECT_TRUE(store.removals(tx, removal.id).empty());
    });
}

TEST_P(ProposalStoreTest, a_paper_from_outside_is_kept_with_who_brought_and_who_confirmed_it) {
    tests::TestDb place(GetParam(), {{"disposal", embedded::migrations}});
    ProposalStore store;
    auto p = proposal();
    place.db().write([&](Tx& tx) {
        store.insert(tx, p);
        Document paper;
        paper.kind = Paper::national_approval;
        paper.number = "B-12/KN.00/2026";
        paper.date = core::parse_date("2026-11-20");
        paper.bringer = fixed<core::PersonId>(3);
        paper.judged = {{"indication", "TOTAL-PASSED"}, {"signers", {"Kepala ANRI"}}};
        store.put(tx, p.id, paper);
        EXPECT_FALSE(store.papers(tx, p.id).front().counts());
        paper.confirmed_by = "Ketua Panitia";
        paper.confirmed_why = "Sama dengan aslinya.";
        store.put(tx, p.id, paper);
        const auto kept = store.papers(tx, p.id);
        ASSERT_EQ(kept.size(), 1u);
        EXPECT_EQ(kept.front().confirmed_why, paper.confirmed_why);
        EXPECT_TRUE(kept.front().counts());
        EXPECT_EQ(kept.front().bringer, paper.bringer);
        EXPECT_EQ(kept.front().judged, paper.judged);
    });
}

TEST_P(ProposalStoreTest, a_line_is_taken_once_and_a_number_is_given_once) {
    tests::TestDb place(GetParam(), {{"disposal", embedded::migrations}});
    ProposalStore store;
    RunningStore running;
    auto p = proposal();
    place.db().write([&](Tx& tx) {
        store.insert(tx, p);
        for (const int number : {1, 2, 3}) {
            store.insert(tx, p.id, line(number));
            auto one = *store.line(tx, p.id, number);
            one.decision = number == 2 ? Decision::struck : Decision::agreed;
            store.save(tx, p.id, one);
        }
        running.queue(tx, p.id);
        EXPECT_EQ(running.next_line(tx, p.id), 1);
        EXPECT_TRUE(running.take(tx, p.id, 1, Outcome::done, core::Json()));
        EXPECT_FALSE(running.take(tx, p.id, 1, Outcome::done, core::Json())) << "twice";
        EXPECT_FALSE(running.take(tx, p.id, 2, Outcome::done, core::Json())) << "struck out";
        EXPECT_EQ(running.next_line(tx, p.id), 3);
        EXPECT_EQ(running.definitive(tx, {p.records_unit}, line(1).dossier), 1);
        EXPECT_EQ(running.definitive(tx, {p.records_unit}, line(3).dossier), 2);
        EXPECT_EQ(running.definitive(tx, {p.records_unit}, line(1).dossier), 1) << "it keeps it";
        running.told(tx, line(1).dossier);
        const auto left = running.untold(tx, 10);
        ASSERT_EQ(left.size(), 1u) << "each is told once";
        EXPECT_EQ(left.front(), std::pair(line(3).dossier, std::int64_t{2}));
        const auto heir = core::UnitId::make({77});
        EXPECT_EQ(running.definitive(tx, {heir, p.records_unit}, line(2).dossier), 3) << "no number twice in one depot";
        EXPECT_EQ(running.definitive(tx, {heir, p.records_unit}, archive::DossierId::make({78}), 40), 41) << "above what a backlog brought";
    });
}

TEST_P(ProposalStoreTest, knows_a_paper_of_a_disposal_among_many_subjects) {
    tests::TestDb place(GetParam(), {{"disposal", embedded::migrations}});
    ProposalStore store;
    auto p = proposal();
    place.db().write([&](Tx& tx) {
        store.insert(tx, p);
        Document paper;
        paper.subject = "letter:keputusan";
        store.put(tx, p.id, paper);
        EXPECT_EQ(store.papers_among(tx, {"letter:undangan", "letter:keputusan"}).size(), 1u);
        EXPECT_TRUE(store.papers_among(tx, {"letter:undangan", ""}).empty());
        EXPECT_TRUE(store.papers_among(tx, {}).empty());
    });
}

// A description of the dossier cites what was signed of it: not what was refused, struck out or brought and not confirmed.
TEST_P(ProposalStoreTest, tells_what_disposals_left_of_a_dossier_in_writing) {
    tests::TestDb place(GetParam(), {{"disposal", embedded::migrations}});
    ProposalStore store;
    const auto filed = [&](Tx& tx, int number, Kind kind, State state, Decision decision, std::int64_t definitive,
                           Outcome outcome = Outcome::none) {
        auto p = proposal();
        p.id = ProposalId::make({1'800'000'000'000 + number});
        p.kind = kind;
        store.insert(tx, p);
        p.state = state;
        store.save(tx, p);
        store.insert(tx, p.id, line(1));
        auto one = *store.line(tx, p.id, 1);
        one.decision = decision;
        one.definitive = definitive;
        one.outcome = outcome;
        store.save(tx, p.id, one);
        for (const auto kind_of : {Paper::act, Paper::list, Paper::decree}) {
            Document paper;
            paper.kind = kind_of;
            paper.number = std::to_string(number) + "/" + std::string(name(kind_of));
            paper.date = core::parse_date("2026-0" + std::to_string(9 - number) + "-01");
            paper.subject = kind_of == Paper::list ? "" : "letter:" + paper.number;
            if (kind_of == Paper::decree && number == 2) {
                paper.subject.clear();
                paper.bringer = fixed<core::PersonId>(3);
            }
            store.put(tx, p.id, paper);
        }
    };
    place.db().write([&](Tx& tx) {
        filed(tx, 1, Kind::handover, State::decreed, Decision::agreed, 0);
        filed(tx, 2, Kind::transfer, State::done, Decision::agreed, 17);
        filed(tx, 3, Kind::handover, State::rejected, Decision::open, 0);
        filed(tx, 4, Kind::review, State::done, Decision::struck, 0);
        filed(tx, 5, Kind::destruction, State::done, Decision::agreed, 0);
        filed(tx, 6, Kind::handover, State::done, Decision::agreed, 0, Outcome::blocked);
        const auto told = Proceeding(store).papers(tx, line(1).dossier);
        std::vector<std::string> numbers;
        for (const auto& each : told) numbers.push_back(each.number);
        EXPECT_EQ(numbers, (std::vector<std::string>{"2/act", "1/act", "1/decree"})) << "oldest first";
        EXPECT_EQ(told.front().of, packages::Paper::Of::transfer);
        EXPECT_EQ(told.front().word, "disposal.paper.act");
    });
}

TEST_P(ProposalStoreTest, a_finished_destruction_is_unreported_until_a_report_counts) {
    tests::TestDb place(GetParam(), {{"disposal", embedded::migrations}});
    ProposalStore store;
    auto p = proposal();
    p.kind = Kind::destruction;
    place.db().write([&](Tx& tx) {
        store.insert(tx, p);
        EXPECT_EQ(store.unreported(tx, {p.records_unit}), 0) << "it is not over";
        p.state = State::done;
        store.save(tx, p);
        EXPECT_EQ(store.unreported(tx, {p.records_unit}), 1);
        EXPECT_EQ(store.unreported(tx, {core::UnitId::make({77})}), 0);
        Document report;
        report.kind = Paper::report;
        report.bringer = fixed<core::PersonId>(3);
        report.date = core::parse_date("2026-11-20");
        store.put(tx, p.id, report);
        Sight all;
        all.all = true;
        Wish wish;
        wish.unreported = true;
        ASSERT_EQ(store.list(tx, all, wish).size(), 1u) << "nobody has confirmed it";
        EXPECT_TRUE(store.list(tx, all, wish).front().unreported);
        report.confirmed_by = "Ketua Panitia";
        store.put(tx, p.id, report);
        EXPECT_TRUE(store.list(tx, all, wish).empty());
        EXPECT_EQ(store.unreported(tx, {p.records_unit}), 0);
        EXPECT_FALSE(store.list(tx, all, {}).front().unreported);
        const Evidence filed{fixed<archive::DossierId>(5), "Arsiparis", {6}};
        store.put(tx, p.id, filed);
        EXPECT_FALSE(store.evidence(tx, p.id)->report);
        store.put(tx, p.id, Evidence{filed.dossier, filed.by, filed.at, fixed<archive::DossierId>(7)});
        EXPECT_EQ(store.evidence(tx, p.id)->report, fixed<archive::DossierId>(7));
        EXPECT_EQ(store.evidence(tx, p.id)->dossier, filed.dossier);
        store.put(tx, p.id, Paper::act, Begun{"letter:satu", "Arsiparis", {1}});
        store.put(tx, p.id, Paper::report, Begun{"letter:dua", "Arsiparis", {2}});
        EXPECT_EQ(store.begun(tx, p.id, Paper::act)->subject, "letter:satu");
        EXPECT_EQ(store.begun(tx, p.id, Paper::report)->subject, "letter:dua");
    });
}

NASKAH_ON_BOTH_DATABASES(ProposalStoreTest);

}  // namespace
}  // namespace disposal
