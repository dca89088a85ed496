// SPDX-License-Identifier: Apache-2.0
// Events on both databases: for whom each counts, taken back once, never changed.
#include "archive/store/care_store.h"
#include "archive/store/clock_store.h"
#include "archive/store/event_store.h"
#include "archive/store/retitling_store.h"
#include "embedded/archive.h"
#include "tests/support/db.h"

namespace event_store_test {

using namespace archive;
using core::Error;
using core::db::Tx;

class EventStore : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place_ = std::make_unique<tests::TestDb>(
            GetParam(), std::vector<core::db::Migrations>{{"archive", embedded::migrations}});
    }
    template <class F>
    auto write(F&& unit) {
        return place_->db().write(std::forward<F>(unit));
    }
    Dossier dossier(std::int64_t number, int year, core::UnitId unit) {
        Dossier made;
        made.id = DossierId::make({number});
        made.unit = unit;
        made.number = number;
        made.year = year;
        made.code = "900.1.3.1";
        made.opened = core::parse_date("2022-01-10");
        made.opened_by = clerk_;
        write([&](Tx& tx) { store::insert(tx, made); });
        made.closed = core::parse_date("2022-12-30");
        made.rule = Rule{"900.1.3.1", 2, 5, "sejak perda disahkan", Fate::destroy};
        made.rule->triggers.all = {{"perda_apbd", "Perda disahkan", classification::Mode::jurisdiction,
                                    classification::Scope::fiscal_year}};
        return made;
    }
    Event event(std::int64_t number, const char* on) {
        Event made;
        made.id = EventId::make({number});
        made.trigger = "perda_apbd";
        made.name = "Perda disahkan";
        made.on = core::parse_date(on);
        made.evidence = "Lembaran daerah";
        made.recorded = {number};
        made.recorded_by = "Arsiparis";
        return made;
    }
    Clock clock_of(const Dossier& dossier) {
        auto facts = facts_of(dossier, {});
        write([&](Tx& tx) { facts.happenings = happenings(store::events_of(tx, {dossier}, {})[dossier.id]); });
        return clock(dossier.rule, facts, {}, core::parse_date("2026-11-24"));
    }

    core::UnitId unit_ = core::UnitId::make({1}), other_ = core::UnitId::make({9});
    core::PositionId clerk_ = core::PositionId::make({2});
    std::unique_ptr<tests::TestDb> place_;
};

TEST_P(EventStore, one_event_starts_all_dossiers_of_its_fiscal_year_and_no_other) {
    const auto one = dossier(1, 2022, unit_), two = dossier(2, 2022, other_), later = dossier(3, 2023, unit_);
    EXPECT_EQ(clock_of(one).phase, Phase::waiting);
    auto perda = event(10, "2023-08-14");
    perda.fiscal_year = 2022;
    write([&](Tx& tx) { store::insert(tx, perda, clerk_); });
    EXPECT_EQ(clock_of(one).start, perda.on);
    EXPECT_EQ(clock_of(two).start, perda.on) << "of another unit";
    EXPECT_EQ(clock_of(later).phase, Phase::waiting) << "of another year";
}

TEST_P(EventStore, of_a_fiscal_year_the_one_that_stands_and_who_waits_for_it_are_known) {
    auto perda = event(10, "2023-08-14");
    perda.fiscal_year = 2022;
    perda.basis = "Perda Nomor 6 Tahun 2023";
    perda.basis_on = perda.on;
    const auto one = dossier(1, 2022, unit_), two = dossier(2, 2022, other_), later = dossier(3, 2023, unit_);
    const auto hidden = dossier(4, 2022, unit_);
    write([&](Tx& tx) {
        for (const auto& each : {one, two, later, hidden}) {
            auto saved = *store::find(tx, {{}, {}, false, true}, each.id);
            saved.state = State::closed;
            saved.closed = each.closed;
            saved.rule = each.rule;
            if (each.id == hidden.id) saved.access = AccessClass::secret;
            store::save(tx, saved);
            store::put(tx, each.id, each.unit, store::wound(clock(each.rule, facts_of(each, {}), {}, perda.on)), {1});
        }
        const store::Sight everywhere{{unit_, other_}, clerk_, true, false}, here{{unit_}, clerk_, true, false};
        auto of_unit = perda, unheard = perda;
        of_unit.fiscal_year.reset();
        of_unit.unit = unit_;
        unheard.trigger = "hibah_selesai";
        const auto reach = store::reach(tx, everywhere, perda, {});
        EXPECT_EQ(std::pair(reach.dossiers, reach.units), std::pair(std::int64_t{2}, std::int64_t{2}))
            << "a secret one is not counted for who may not know of it";
        EXPECT_EQ(store::reach(tx, here, perda, {}).dossiers, 1);
        EXPECT_EQ(store::reach(tx, everywhere, of_unit, {*of_unit.unit}).dossiers, 2) << "of two years";
        store::set_readers(tx, hidden.id, {{clerk_}});
        EXPECT_EQ(store::reach(tx, everywhere, perda, {}).dossiers, 3);
        EXPECT_EQ(store::reach(tx, everywhere, unheard, {}).dossiers, 0);
        EXPECT_FALSE(store::standing(tx, "perda_apbd", 2022));
        store::insert(tx, perda, clerk_);
        const auto stands = store::standing(tx, "perda_apbd", 2022);
        ASSERT_TRUE(stands);
        EXPECT_EQ(stands->basis, perda.basis);
        EXPECT_EQ(stands->basis_on, perda.basis_on);
        EXPECT_FALSE(store::standing(tx, "perda_apbd", 2023));
        store::cancel(tx, perda, EventId::make({11}), "Salah tanggal", {11}, clerk_, "Arsiparis");
        EXPECT_FALSE(store::standing(tx, "perda_apbd", 2022)) << "taken back it may be told anew";
    });
}

TEST_P(EventStore, counts_for_its_dossier_or_its_unit_alone) {
    const auto one = dossier(1, 2022, unit_), two = dossier(2, 2022, unit_), far = dossier(3, 2022, other_);
    auto own = event(10, "2023-01-01"), shared = event(11, "2023-02-01");
    own.dossier = one.id;
    shared.unit = unit_;
    write([&](Tx& tx) {
        store::insert(tx, own, clerk_);
        store::insert(tx, shared, clerk_);
        EXPECT_EQ(store::events_of(tx, {one}, {})[one.id].size(), 2u);
        EXPECT_EQ(store::events_of(tx, {two}, {})[two.id].size(), 1u);
        EXPECT_TRUE(store::events_of(tx, {far}, {})[far.id].empty());
        EXPECT_EQ(store::shared_events(tx, {{unit_}, clerk_, true, false}, {}, 10).size(), 1u);
        const auto told = store::shared_events(tx, {{unit_}, clerk_, true, false}, {}, 10).front().id;
        EXPECT_TRUE(store::shared_events(tx, {{unit_}, clerk_, true, false}, told, 10).empty()) << "behind it is none";
        EXPECT_TRUE(store::shared_events(tx, {{other_}, clerk_, true, false}, {}, 10).empty());
    });
}

TEST_P(EventStore, who_waits_for_one_of_the_unit_are_those_that_were_there) {
    const auto early = dossier(1, 2022, unit_), filled = dossier(2, 2022, unit_), late = dossier(3, 2022, unit_);
    const auto perda = event(10, "2022-06-01");
    write([&](Tx& tx) {
        for (const auto& each : {early, filled, late}) {
            auto saved = *store::find(tx, {{}, {}, false, true}, each.id);
            saved.state = State::closed;
            saved.closed = each.closed;
            saved.rule = each.rule;
            saved.rule->triggers.all.front().mode = classification::Mode::supersession;
            saved.rule->triggers.all.front().scope = classification::Scope::unit;
            store::save(tx, saved);
            store::put(tx, each.id, each.unit, store::wound(clock(saved.rule, facts_of(each, {}), {}, perda.on)), {1});
        }
        for (const auto& [in, on] : {std::pair(filled.id, "2022-05-01"), std::pair(late.id, "2022-07-01")}) {
            Item item;
            item.id = ItemId::make({in == late.id});
            item.dossier = in;
            item.subject = "paper:" + item.id.text();
            item.number = 1;
            item.date = core::parse_date(on);
            store::insert(tx, item, unit_, clerk_);
        }
        const store::Sight here{{unit_}, clerk_, true, false};
        auto of_unit = perda;
        of_unit.unit = unit_;
        EXPECT_EQ(store::reach(tx, here, of_unit, {unit_}).dossiers, 2) << "not the one that holds something newer";
        of_unit.on = core::parse_date("2022-01-05");
        EXPECT_EQ(store::reach(tx, here, of_unit, {unit_}).dossiers, 0) << "none was opened";
        of_unit.on = core::parse_date("2022-08-01");
        EXPECT_EQ(store::reach(tx, here, of_unit, {unit_}).dossiers, 3);
        of_unit.on = perda.on;
        Renaming renamed;
        renamed.item = store::items(tx, late.id).front().id;
        renamed.now = {"Data", "", core::parse_date("2022-05-01"), {}};
        store::insert(tx, renamed, clerk_);
        EXPECT_EQ(store::reach(tx, here, of_unit, {unit_}).dossiers, 3) << "by the day it was corrected to";
        renamed.now.date = core::parse_date("2022-07-01");
        store::insert(tx, renamed, clerk_);
        EXPECT_EQ(store::reach(tx, here, of_unit, {unit_}).dossiers, 2);
        Exception moved;
        moved.dossier = late.id;
        moved.item_id = renamed.item;
        moved.item = 1;
        moved.kind = Exception::Kind::moved;
        moved.target = early.id;
        moved.target_number = 1;
        moved.id = ExceptionId::make({1});
        store::insert(tx, moved, clerk_);
        moved.dossier = early.id;
        moved.target = filled.id;
        moved.target_number = 2;
        moved.id = ExceptionId::make({2});
        store::insert(tx, moved, clerk_);
        EXPECT_EQ(store::reach(tx, here, of_unit, {unit_}).dossiers, 2) << "it is newer where it stands, and nowhere it was";
    });
}

TEST_P(EventStore, is_taken_back_once_and_stays_to_be_read) {
    const auto one = dossier(1, 2022, unit_);
    auto perda = event(10, "2023-08-14");
    perda.fiscal_year = 2022;
    const auto take_back = [&](std::int64_t row) {
        write([&](Tx& tx) {
            store::cancel(tx, perda, EventId::make({row}), "Salah tahun", {row}, clerk_, "Arsiparis");
        });
    };
    write([&](Tx& tx) { store::insert(tx, perda, clerk_); });
    take_back(11);
    EXPECT_EQ(clock_of(one).phase, Phase::waiting);
    EXPECT_THROW(take_back(12), Error);
    write([&](Tx& tx) {
        const auto all = store::events_of(tx, {one}, {})[one.id];
        ASSERT_EQ(all.size(), 1u);
        EXPECT_TRUE(all.front().cancelled);
        EXPECT_EQ(all.front().cancel_reason, "Salah tahun");
        EXPECT_FALSE(store::event(tx, EventId::make({11}))) << "the taking back is no event";
    });
    EXPECT_THROW(tests::run_raw(place_->db(), "UPDATE archive_event SET happened_on = '2020-01-01'"), Error);
    EXPECT_THROW(tests::run_raw(place_->db(), "DELETE FROM archive_event"), Error);
}

NASKAH_ON_BOTH_DATABASES(EventStore);

}  // namespace
