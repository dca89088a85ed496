// SPDX-License-Identifier: Apache-2.0
// Kept clocks, items told apart and moved, references, marks and choices, on both databases.
#include "archive/store/care_store.h"
#include "archive/store/choice_store.h"
#include "archive/store/clock_store.h"
#include "archive/store/custody_store.h"
#include "archive/store/judgement_store.h"
#include "archive/store/mark_store.h"
#include "embedded/archive.h"
#include "tests/support/db.h"

namespace care_store_test {

using namespace archive;
using core::Error;
using core::parse_date;
using core::db::Tx;

class CareStore : public tests::OnBothDatabases {
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
    Dossier dossier(std::int64_t number, AccessClass access = AccessClass::ordinary) {
        Dossier made;
        made.id = DossierId::make({number});
        made.unit = unit_;
        made.number = number;
        made.year = 2020;
        made.code = "000.1.5";
        made.access = access;
        made.opened = parse_date("2020-01-10");
        made.opened_by = clerk_;
        write([&](Tx& tx) {
            store::insert(tx, made);
            made.state = State::closed;
            made.closed = parse_date("2020-12-31");
            store::save(tx, made);
        });
        return made;
    }
    Item item(const Dossier& in, int number) {
        Item made;
        made.id = ItemId::make({in.number * 100 + number});
        made.dossier = in.id;
        made.subject = "paper:" + made.id.text();
        made.number = number;
        made.date = parse_date("2020-03-01");
        made.medium = "paper";
        made.first = parse_date("2019-03-01");
        made.physical = "rapuh";
        write([&](Tx& tx) { store::insert(tx, made, unit_, clerk_); });
        return made;
    }
    void tell(const Dossier& of, const Item& about, Exception::Kind kind, const Dossier* target = nullptr) {
        Exception told;
        told.id = ExceptionId::make({++told_});
        told.dossier = of.id;
        told.item = about.number;
        told.item_id = about.id;
        told.kind = kind;
        told.reason = "SK";
        told.recorded = {told_};
        write([&](Tx& tx) {
            if (target != nullptr) {
                told.target = target->id;
                told.target_number = store::last_item(tx, target->id) + 1;
            }
            store::insert(tx, told, clerk_);
        });
    }
    void wind(const Dossier& of, const char* active, const char* inactive, Fate fate = Fate::destroy) {
        Clock clock;
        clock.phase = Phase::active;
        clock.start = parse_date("2020-12-31");
        clock.active_until = parse_date(active);
        clock.inactive_until = parse_date(inactive);
        clock.fate = fate;
        write([&](Tx& tx) { store::put(tx, of.id, of.unit, store::wound(clock), {5}); });
    }
    std::vector<DossierId> in_phase(Phase phase, const char* today) {
        store::Wish wish;
        wish.phase = phase;
        wish.today = parse_date(today);
        std::vector<DossierId> ids;
        write([&](Tx& tx) {
            for (const auto& each : store::list(tx, sight(), wish)) ids.push_back(each.id);
        });
        return ids;
    }
    store::Sight sight() { return {{unit_}, clerk_, false, false}; }

    core::UnitId unit_ = core::UnitId::make({1}), other_ = core::UnitId::make({9});
    core::PositionId clerk_ = core::PositionId::make({2});
    std::int64_t told_ = 0;
    std::unique_ptr<tests::TestDb> place_;
};

TEST_P(CareStore, a_kept_clock_answers_the_phase_of_any_day_and_the_last_day_belongs_to_the_period) {
    const auto one = dossier(1);
    wind(one, "2022-12-31", "2026-12-31");
    EXPECT_EQ(in_phase(Phase::active, "2022-12-31").size(), 1u);
    EXPECT_TRUE(in_phase(Phase::active, "2023-01-01").empty());
    EXPECT_EQ(in_phase(Phase::inactive, "2023-01-01").size(), 1u);
    EXPECT_EQ(in_phase(Phase::inactive, "2026-12-31").size(), 1u);
    EXPECT_EQ(in_phase(Phase::ended, "2027-01-01").size(), 1u);
    EXPECT_TRUE(in_phase(Phase::waiting, "2027-01-01").empty());
    write([&](Tx& tx) {
        const auto kept = store::wound(tx, one.id);
        ASSERT_TRUE(kept);
        EXPECT_EQ(kept->phase(parse_date("2024-01-01")), Phase::inactive);
        store::drop_clock(tx, one.id);
    });
    EXPECT_EQ(in_phase(Phase::waiting, "2027-01-01").size(), 1u) << "not wound yet: whoever lists it counts anew";
}

TEST_P(CareStore, what_falls_due_is_counted_by_month_and_fate_and_only_in_sight) {
    wind(dossier(1), "2027-03-31", "2031-03-31");
    wind(dossier(2), "2027-03-01", "2031-03-31", Fate::keep);
    wind(dossier(3, AccessClass::secret), "2027-03-15", "2031-03-31");
    write([&](Tx& tx) {
        const auto from = parse_date("2027-01-01"), until = parse_date("2027-12-31");
        std::int64_t count = 0;
        for (const auto& each : store::due(tx, sight(), {}, from, until)) {
            EXPECT_EQ(each.month, "2027-03");
            EXPECT_EQ(each.ending, Ending::active);
            count += each.dossiers;
        }
        EXPECT_EQ(count, 2) << "a secret one is not counted for who may not know of it";
        EXPECT_TRUE(store::due(tx, {{other_}, clerk_, true, false}, {}, from, until).empty());
        EXPECT_EQ(store::due(tx, sight(), {}, parse_date("2031-01-01"), parse_date("2031-12-31")).size(), 2u);
    });
}

TEST_P(CareStore, the_list_of_a_month_has_as_many_as_its_calendar_counts) {
    auto stays = dossier(1), moved = dossier(2);
    wind(stays, "2027-03-31", "2031-03-31");
    wind(moved, "2027-03-31", "2031-03-31");
    store::Wish wish;
    wish.ending = Ending::active;
    wish.from = parse_date("2027-03-01");
    wish.until = parse_date("2027-03-31");
    const auto counted = [&] {
        return write([&](Tx& tx) {
            std::int64_t count = 0;
            for (const auto& each : store::due(tx, sight(), {}, wish.from, wish.until)) count += each.dossiers;
            EXPECT_EQ(store::list(tx, sight(), wish).size(), static_cast<std::size_t>(count));
            return count;
        });
    };
    EXPECT_EQ(counted(), 2);
    write([&](Tx& tx) {
        moved.life = Life::inactive;
        moved.custody = Custody::records_unit;
        moved.keeper = other_;
        store::save(tx, moved);
    });
    EXPECT_EQ(counted(), 1);
}

TEST_P(CareStore, what_waits_is_counted_for_who_keeps_it_and_follows_it_wherever_it_goes) {
    auto one = dossier(1);
    auto secret = dossier(2, AccessClass::secret), later = dossier(3);
    wind(one, "2022-12-31", "2024-12-31");
    wind(secret, "2022-12-31", "2024-12-31");
    wind(later, "2030-12-31", "2031-12-31");
    const store::Sight records{{other_}, core::PositionId::make({7}), true, false, {other_}};
    const auto waits = [&](const store::Sight& who, Waits of, const char* today) {
        return write([&](Tx& tx) {
            const auto count = store::count_waiting(tx, who, of, parse_date(today), 50);
            store::Wish wish;
            wish.waits = of;
            wish.today = parse_date(today);
            EXPECT_EQ(store::list(tx, who, wish).size(), static_cast<std::size_t>(count)) << "the list behind the tile";
            return count;
        });
    };
    const auto now = [&](auto change) {
        write([&](Tx& tx) {
            change(one);
            store::save(tx, one);
        });
    };
    EXPECT_EQ(waits(sight(), Waits::transfer, "2022-12-31"), 0) << "the last day belongs to the period";
    EXPECT_EQ(waits(sight(), Waits::transfer, "2023-01-01"), 1) << "a secret one is not counted";
    EXPECT_EQ(waits(sight(), Waits::fate, "2023-01-01"), 0);
    EXPECT_EQ(waits(sight(), Waits::fate, "2025-01-01"), 1);
    EXPECT_EQ(waits(records, Waits::fate, "2025-01-01"), 0);
    now([](Dossier& each) { each.engage(Process::transfer, "proposal:1"); });
    EXPECT_EQ(waits(sight(), Waits::transfer, "2025-01-01") + waits(sight(), Waits::fate, "2025-01-01"), 0)
        << "a proposal has it";
    now([&](Dossier& each) {
        each.release("proposal:1");
        each.life = Life::inactive;
        each.custody = Custody::records_unit;
        each.keeper = other_;
    });
    EXPECT_EQ(waits(sight(), Waits::transfer, "2025-01-01"), 0);
    EXPECT_EQ(waits(records, Waits::fate, "2025-01-01"), 1) << "whoever has it decides";
    EXPECT_EQ(waits(records, Waits::fate, "2024-12-31"), 0);
    write([&](Tx& tx) {
        store::Keeping to;
        to.unit = unit_;
        store::pass_on(tx, other_, {other_}, to, {});
    });
    EXPECT_EQ(waits(sight(), Waits::fate, "2025-01-01"), 1) << "its keeper ended and left it to this one";
    EXPECT_EQ(waits({{}, {}, false, true}, Waits::transfer, "2025-01-01"), 1) << "the house knows of all";
    EXPECT_EQ(write([&](Tx& tx) {
                  return store::count_waiting(tx, {{}, {}, false, true}, Waits::fate, parse_date("2032-01-01"), 2);
              }), 2) << "no more are counted than are asked for";
}

TEST_P(CareStore, years_units_and_numbers_are_asked_of_the_table_and_counted_as_they_are_listed) {
    const auto from = dossier(1), into = dossier(2), other = dossier(3);   // each 2020
    auto wandering = item(from, 1);                                        // 2019 to 2020
    const auto found = [&](const store::Wish& wish) {
        return write([&](Tx& tx) {
            std::vector<std::int64_t> numbers;
            for (const auto& each : store::list(tx, sight(), wish)) {
                numbers.push_back(each.number);
                const auto span = extent(store::items(tx, each.id));
                const int first = static_cast<int>(span.first.value_or(each.opened).year());
                if (wish.year_until) { EXPECT_LE(std::min(first, 2020), *wish.year_until); }
            }
            EXPECT_EQ(store::count(tx, sight(), wish), static_cast<std::int64_t>(numbers.size()));
            return numbers;
        });
    };
    store::Wish old;
    old.year_until = 2019;
    EXPECT_EQ(found(old), (std::vector<std::int64_t>{1})) << "a bundle begins with its first day";
    tell(from, wandering, Exception::Kind::moved, &into);
    EXPECT_EQ(found(old), (std::vector<std::int64_t>{2})) << "it counts where it stands";
    old.year_until = 2018;
    EXPECT_TRUE(found(old).empty());
    store::Wish late;
    late.year_from = 2021;
    EXPECT_TRUE(found(late).empty());
    late.year_from = 2020;
    EXPECT_EQ(found(late).size(), 3u);
    late.without = {into.id};
    EXPECT_EQ(found(late), (std::vector<std::int64_t>{3, 1}));
    store::Wish named;
    named.numbers = {{3, 2020}, {1, 2019}, {2, 2020}};
    EXPECT_EQ(found(named), (std::vector<std::int64_t>{3, 2}));
    store::Wish ours;
    ours.units = {other_};
    EXPECT_TRUE(found(ours).empty());
    write([&](Tx& tx) {
        auto kept = other;
        kept.version = store::find(tx, sight(), other.id)->version;
        kept.keeper = other_;
        store::save(tx, kept);
    });
    EXPECT_EQ(found(ours), (std::vector<std::int64_t>{3})) << "in its custody";
}

TEST_P(CareStore, a_moved_item_stands_in_its_new_dossier_and_keeps_its_bytes_and_its_first_place) {
    const auto from = dossier(1), into = dossier(2), last = dossier(3);
    const auto first = item(from, 1), second = item(from, 2);
    item(into, 1);
    tell(from, second, Exception::Kind::unresolved);
    tell(from, second, Exception::Kind::moved, &into);
    write([&](Tx& tx) {
        const auto left = store::items(tx, from.id), there = store::items(tx, into.id);
        ASSERT_EQ(left.size(), 2u);
        EXPECT_TRUE(left[1].moved()) << "the last word counts";
        EXPECT_EQ(extent(left).items, 1);
        ASSERT_EQ(there.size(), 2u);
        EXPECT_EQ(there[1].id, second.id);
        EXPECT_EQ(there[1].number, 2);
        EXPECT_FALSE(there[1].moved());
        EXPECT_EQ(there[1].first, parse_date("2019-03-01"));
        EXPECT_EQ(store::dossier_of(tx, second.subject, unit_), into.id);
        EXPECT_EQ(store::dossier_of(tx, first.subject, unit_), from.id);
        EXPECT_EQ(store::last_item(tx, into.id), 2);
    });
    auto again = second;
    tell(into, again, Exception::Kind::moved, &last);
    write([&](Tx& tx) {
        EXPECT_TRUE(store::items(tx, into.id)[1].moved());
        EXPECT_EQ(store::items(tx, last.id).size(), 1u);
        EXPECT_EQ(store::dossier_of(tx, second.subject, unit_), last.id);
    });
    EXPECT_THROW(tests::run_raw(place_->db(), "DELETE FROM archive_exception"), Error);
    EXPECT_THROW(tests::run_raw(place_->db(), "UPDATE archive_exception SET kind = 'none'"), Error);
}

TEST_P(CareStore, references_stand_once_and_are_read_from_both_ends) {
    const auto one = dossier(1), two = dossier(2);
    store::Reference made{store::ReferenceId::make({1}), one.id, two.id, "Urusan yang sama", {1}, "Arsiparis"};
    write([&](Tx& tx) { store::insert(tx, made); });
    auto back = made;
    back.id = store::ReferenceId::make({2});
    std::swap(back.from, back.to);
    EXPECT_THROW(write([&](Tx& tx) { store::insert(tx, back); }), Error);
    write([&](Tx& tx) {
        EXPECT_EQ(store::references(tx, two.id).size(), 1u);
        EXPECT_FALSE(store::drop(tx, made.id, DossierId::make({7}))) << "not an end of it";
        EXPECT_TRUE(store::drop(tx, made.id, two.id));
        EXPECT_TRUE(store::references(tx, one.id).empty());
    });
}

TEST_P(CareStore, marks_of_either_kind_stand_beside_each_other_and_are_watched) {
    const auto one = dossier(1);
    Mark vital, guarded;
    vital.dossier = guarded.dossier = one.id;
    vital.protection = "duplikasi";
    vital.review = parse_date("2027-01-01");
    guarded.kind = Mark::Kind::guarded;
    guarded.category = "perbatasan";
    guarded.ended = parse_date("2026-01-01");
    write([&](Tx& tx) {
        store::put(tx, vital, unit_);
        store::put(tx, guarded, unit_);
        EXPECT_EQ(store::watched(tx, parse_date("2026-11-28")).size(), 1u);
        EXPECT_EQ(store::watched(tx, parse_date("2027-01-01")).size(), 2u);
        guarded.reported = parse_date("2026-11-01");
        guarded.ended.reset();
        store::put(tx, guarded, unit_);
        EXPECT_EQ(store::watched(tx, parse_date("2027-01-01")).size(), 2u) << "its copy is to come";
        guarded.copied = parse_date("2026-12-01");
        store::put(tx, guarded, unit_);
        EXPECT_EQ(store::marks(tx, one.id).back().copied.has_value() + store::marks(tx, one.id).front().copied.has_value(), 1);
        EXPECT_EQ(store::watched(tx, parse_date("2027-01-01")).size(), 1u);
        store::drop(tx, one.id, Mark::Kind::vital);
        EXPECT_EQ(store::marks(tx, one.id).size(), 1u);
    });
}

TEST_P(CareStore, what_was_chosen_for_a_code_and_a_sender_is_remembered) {
    const auto one = dossier(1), two = dossier(2);
    Letter letter;
    letter.subject = "incoming:1";
    letter.unit = unit_;
    letter.code = "000.1.5";
    letter.sender = "Kecamatan Gerunggang";
    write([&](Tx& tx) {
        store::remember(tx, letter, two.id, one.id, {1});
        store::remember(tx, letter, one.id, one.id, {2});
        const auto found = store::experience(tx, letter);
        EXPECT_EQ(found.chosen, (std::map<DossierId, int>{{two.id, 1}})) << "one letter teaches once";
        EXPECT_EQ(found.declined, (std::map<DossierId, int>{{one.id, 1}}));
        letter.sender = "Kecamatan Rangkui";
        EXPECT_TRUE(store::experience(tx, letter).chosen.empty());
    });
}

TEST_P(CareStore, an_update_forgets_what_filing_taught_of_letters_that_are_gone) {
    core::db::Migrations before{"archive", embedded::migrations};
    std::erase_if(before.files, [](const auto& file) { return std::string_view(file.name).starts_with("0020"); });
    place_ = std::make_unique<tests::TestDb>(GetParam(), std::vector{before});
    const auto one = dossier(1);
    Letter kept, gone;
    kept.unit = gone.unit = unit_;
    kept.subject = item(one, 1).subject;
    gone.subject = "incoming:dimusnahkan";
    gone.sender = kept.sender = "Kecamatan Rangkui";
    write([&](Tx& tx) {
        store::remember(tx, kept, one.id, {}, {1});
        store::remember(tx, gone, one.id, {}, {1});
    });
    core::db::migrate(place_->db(), {tests::core_migrations(), {"archive", embedded::migrations}}, {1});
    write([&](Tx& tx) {
        EXPECT_EQ(tx.count("SELECT COUNT(*) FROM archive_choice"), 1);
        EXPECT_EQ(store::experience(tx, kept).chosen.size(), 1u);
    });
}

TEST_P(CareStore, the_last_judgement_counts_until_the_dossier_is_opened_again) {
    const auto one = dossier(1), other = dossier(2);
    const Judgement extend{Judgement::Verdict::extend, 5, parse_date("2026-11-28"), "Penilaian kembali 1/2026", "Perkara."};
    const Judgement keep{Judgement::Verdict::keep, 0, parse_date("2031-12-01"), "Penilaian kembali 3/2031", "Bernilai sejarah."};
    write([&](Tx& tx) {
        store::insert(tx, one.id, extend, core::Instant{1}, "Sekretaris Daerah");
        EXPECT_EQ(store::judged(tx, one.id)->years, 5);
        EXPECT_EQ(store::judged(tx, one.id)->paper, extend.paper);
        EXPECT_FALSE(store::judged(tx, other.id));
        store::insert(tx, one.id, keep, core::Instant{2}, "Sekretaris Daerah");
        EXPECT_EQ(store::judged(tx, one.id)->verdict, Judgement::Verdict::keep);
        store::lapse(tx, one.id, parse_date("2032-01-01"), "Susulan surat.", core::Instant{3}, "Arsiparis");
        EXPECT_FALSE(store::judged(tx, one.id));
        store::lapse(tx, other.id, parse_date("2032-01-01"), "Susulan surat.", core::Instant{3}, "Arsiparis");
        EXPECT_EQ(tx.count("SELECT COUNT(*) FROM archive_judgement"), 3) << "nothing lapsed where nothing was judged";
    });
    EXPECT_THROW(write([&](Tx& tx) { tx.exec("UPDATE archive_judgement SET reason = 'lain'"); }), Error);
    EXPECT_THROW(write([&](Tx& tx) { tx.exec("DELETE FROM archive_judgement"); }), Error);
}

NASKAH_ON_BOTH_DATABASES(CareStore);

}  // namespace
