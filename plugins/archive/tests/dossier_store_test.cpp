// SPDX-License-Identifier: Apache-2.0
// Dossiers on both databases: the wall of sight, filing once, items for good.
#include "archive/store/clock_store.h"
#include "archive/store/custody_store.h"
#include "archive/store/pending_store.h"
#include "embedded/archive.h"
#include "tests/support/db.h"

namespace dossier_store_test {

using namespace archive;
using core::Error;
using core::Instant;
using core::db::Tx;

class DossierStore : public tests::OnBothDatabases {
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
        made.year = 2026;
        made.code = "000.1.5";
        made.title = "Rapat";
        made.access = access;
        made.opened = core::parse_date("2026-11-24");
        made.opened_by = clerk_;
        write([&](Tx& tx) { store::insert(tx, made); });
        return made;
    }
    Item item(const Dossier& in, const std::string& subject, int number) {
        Item made;
        made.id = ItemId::make({number});
        made.dossier = in.id;
        made.subject = subject;
        made.number = number;
        made.date = core::parse_date("2026-11-01");
        return made;
    }
    store::Sight sight(core::PositionId position) { return {{unit_}, position, false, false}; }

    core::UnitId unit_ = core::UnitId::make({1});
    core::PositionId clerk_ = core::PositionId::make({2}), other_ = core::PositionId::make({3});
    std::unique_ptr<tests::TestDb> place_;
};

TEST_P(DossierStore, an_update_marks_the_rules_that_were_read_by_their_words) {
    core::db::Migrations before{"archive", embedded::migrations};
    std::erase_if(before.files, [](const auto& file) { return std::string_view(file.name) >= "0094"; });
    place_ = std::make_unique<tests::TestDb>(GetParam(), std::vector{before});
    const auto older = dossier(1), marked = dossier(2), none = dossier(3);
    const auto keep = [&](const Dossier& of, const char* rule) {
        write([&](Tx& tx) { tx.exec("UPDATE archive_dossier SET rule = ?, rule_seen = ? WHERE id = ?", {rule, rule, of.id}); });
    };
    keep(older, R"({"code":"800.1","exception":"kecuali SK masuk Berkas Perseorangan","triggers":[{"key":"a","name":"Gaji Terakhir"},)"
                R"({"key":"b","name":"Pensiun"}]})");
    keep(marked, R"({"code":"800.1","exception":"kecuali berkas perseorangan","to_personal":false,)"
                 R"("triggers":[{"key":"a","name":"Gaji terakhir","repeats":false}]})");
    core::db::migrate(place_->db(), {tests::core_migrations(), {"archive", embedded::migrations}}, {1});
    const auto found = [&](const Dossier& of) {
        return write([&](Tx& tx) { return *store::find(tx, {{unit_}, clerk_, false, true}, of.id); });
    };
    for (const auto& rule : {found(older).rule, found(older).rule_seen}) {
        EXPECT_TRUE(rule->to_personal);
        ASSERT_EQ(rule->triggers.all.size(), 2u);
        EXPECT_EQ(rule->triggers.all[0].key, "a");
        EXPECT_TRUE(rule->triggers.all[0].repeats);
        EXPECT_FALSE(rule->triggers.all[1].repeats);
    }
    EXPECT_FALSE(found(marked).rule->to_personal) << "what a person said stays";
    EXPECT_FALSE(found(marked).rule->triggers.all[0].repeats);
    EXPECT_FALSE(found(none).rule);
}

TEST_P(DossierStore, an_update_lets_the_bundles_of_a_backlog_follow_their_dossier_and_nothing_else) {
    core::db::Migrations before{"archive", embedded::migrations};
    std::erase_if(before.files, [](const auto& file) { return std::string_view(file.name).starts_with("0105"); });
    place_ = std::make_unique<tests::TestDb>(GetParam(), std::vector{before});
    const auto filed = [&](int number, const char* source, const char* subject, int at) {
        auto one = dossier(number);
        write([&](Tx& tx) {
            if (*source != 0) tx.exec("UPDATE archive_dossier SET source = ? WHERE id = ?", {source, one.id});
            auto made = item(one, subject, at);
            made.id = ItemId::make({number});
            store::insert(tx, made, unit_, clerk_);
        });
        return one;
    };
    const auto backlog = filed(1, "3f:unit:1", "paper:1", 1), own = filed(2, "", "paper:2", 1),
               handed = filed(3, "handed:unit:3", "paper:3", 1), second = filed(4, "3f:unit:4", "paper:4", 2);
    core::db::migrate(place_->db(), {tests::core_migrations(), {"archive", embedded::migrations}}, {1});
    const auto inherits = [&](const Dossier& of) { return write([&](Tx& tx) { return store::items(tx, of.id).at(0).inherits; }); };
    EXPECT_TRUE(inherits(backlog));
    for (const auto* each : {&own, &handed, &second}) EXPECT_FALSE(inherits(*each));
    EXPECT_ANY_THROW(write([&](Tx& tx) { tx.exec("UPDATE archive_item SET title = 'lain'"); })) << "none is changed, as before";
}

TEST_P(DossierStore, codes_stand_in_the_order_of_the_scheme_and_what_was_typed_is_no_pattern) {
    std::int64_t number = 0;
    write([&](Tx& tx) {
        for (const char* code : {"900.1.13", "900.1.3", "900.1", "000.1.5"}) {
            Dossier made;
            made.id = DossierId::make({++number});
            made.unit = unit_;
            made.number = number;
            made.year = 2026;
            made.code = code;
            made.title = "Belanja";
            made.opened = core::parse_date("2026-11-24");
            made.opened_by = clerk_;
            store::insert(tx, made);
            store::set_definitive(tx, made.id, number + 40);
            store::set_definitive(tx, made.id, 1);
            EXPECT_EQ(store::find(tx, sight(clerk_), made.id)->definitive, number + 40) << "given once";
        }
        std::vector<std::string> codes;
        for (const auto& each : store::codes(tx, sight(clerk_))) codes.push_back(each.code);
        EXPECT_EQ(codes, (std::vector<std::string>{"000.1.5", "900.1", "900.1.3", "900.1.13"}));
        store::Wish wish;
        for (const char* typed : {"%", "900._", "_00.1"}) {
            wish.code = typed;
            EXPECT_TRUE(store::list(tx, sight(clerk_), wish).empty()) << typed;
        }
        wish.code = "900.1";
        EXPECT_EQ(store::list(tx, sight(clerk_), wish).size(), 3u);
    });
}

TEST_P(DossierStore, hides_other_units_and_restricted_dossiers_from_lists_and_counts) {
    dossier(1);
    const auto secret = dossier(2, AccessClass::secret);
    write([&](Tx& tx) {
        store::set_readers(tx, secret.id, {{clerk_}});
        EXPECT_EQ(store::count(tx, sight(clerk_)), 2);
        EXPECT_EQ(store::count(tx, sight(other_)), 1);
        EXPECT_EQ(store::list(tx, sight(other_), {}).size(), 1u);
        EXPECT_EQ(store::codes(tx, sight(other_)).at(0).dossiers, 1);
        EXPECT_FALSE(store::find(tx, sight(other_), secret.id));
        EXPECT_TRUE(store::find(tx, sight(clerk_), secret.id));
        EXPECT_EQ(store::count(tx, {{core::UnitId::make({9})}, clerk_, false, false}), 0);
        EXPECT_EQ(store::count(tx, {{}, clerk_, false, false}), 0);
        store::Wish wish;
        wish.code = "000.1";
        EXPECT_EQ(store::list(tx, sight(clerk_), wish).size(), 2u);
        wish.code = "000.10";
        EXPECT_TRUE(store::list(tx, sight(clerk_), wish).empty());
    });
}

TEST_P(DossierStore, closes_with_its_rule_and_refuses_a_stale_copy) {
    auto one = dossier(1);
    auto stale = one;
    one.rule = Rule{"000.1", 2, 5, "", Fate::keep, true};
    one.close(core::parse_date("2026-12-01"), core::parse_date("2026-12-31"));
    write([&](Tx& tx) {
        store::save(tx, one);
        const auto back = store::find(tx, sight(clerk_), one.id);
        EXPECT_EQ(back->state, State::closed);
        EXPECT_EQ(back->closed, core::parse_date("2026-12-01"));
        EXPECT_EQ(back->rule, one.rule);
        EXPECT_FALSE(back->rule_seen);
    });
    EXPECT_THROW(write([&](Tx& tx) { store::save(tx, stale); }), Error);
}

TEST_P(DossierStore, files_a_letter_once_in_a_unit_and_for_good) {
    const auto one = dossier(1), two = dossier(2);
    write([&](Tx& tx) { store::insert(tx, item(one, "letter:a", 1), unit_, clerk_); });
    EXPECT_THROW(write([&](Tx& tx) { store::insert(tx, item(two, "letter:a", 2), unit_, clerk_); }), Error);
    EXPECT_THROW(tests::run_raw(place_->db(), "UPDATE archive_item SET title = 'x'"), Error);
    EXPECT_THROW(tests::run_raw(place_->db(), "DELETE FROM archive_item"), Error);
    write([&](Tx& tx) {
        EXPECT_EQ(store::dossier_of(tx, "letter:a", unit_), one.id);
        EXPECT_EQ(store::items(tx, one.id).size(), 1u);
        EXPECT_EQ(store::last_item(tx, one.id), 1);
        EXPECT_EQ(store::last_item(tx, two.id), 0);
    });
}

TEST_P(DossierStore, pending_letters_come_once_and_restricted_ones_stay_hidden) {
    const store::Pending open{"letter:a", unit_, "1", core::parse_date("2026-11-01"), "A"};
    auto secret = open;
    secret.subject = "letter:b";
    secret.access = AccessClass::top_secret;
    write([&](Tx& tx) {
        store::add(tx, open, {});
        store::add(tx, open, {});
        store::add(tx, secret, {{clerk_}});
        EXPECT_EQ(store::count_pending(tx, sight(clerk_)), 2);
        EXPECT_EQ(store::count_pending(tx, sight(other_)), 1);
        EXPECT_EQ(store::pending(tx, sight(other_), {}).size(), 1u);
        // Who oversees all units knows how many wait elsewhere, and of secret ones what he may know of anyway.
        const auto everywhere = [&](const store::Sight& who) {
            const auto all = store::waiting_everywhere(tx, who);
            return all.size() == 1 && all[0].unit == unit_ ? all[0].letters : -1;
        };
        const auto elsewhere = core::UnitId::make({77});
        EXPECT_EQ(store::waiting(tx, {{elsewhere}, other_, true, false}).size(), 0u);
        EXPECT_EQ(everywhere({{elsewhere}, other_, true, false}), 1);
        EXPECT_EQ(everywhere({{elsewhere}, clerk_, true, false}), 1) << "a reader there, and in none of its units";
        EXPECT_EQ(everywhere({{unit_}, clerk_, true, false}), 2);
        store::drop(tx, "letter:b", unit_);
        EXPECT_EQ(store::count_pending(tx, sight(clerk_)), 1);
    });
}

// Page by page to the end, though many were finished in one moment and some are filed while somebody reads on.
TEST_P(DossierStore, letters_that_wait_are_read_page_by_page_to_the_last) {
    const auto below = core::UnitId::make({9});
    const store::Sight both{{unit_, below}, clerk_, true, false};
    constexpr int letters = 23;
    write([&](Tx& tx) {
        for (int at = 0; at < letters; ++at)
            store::add(tx, {"letter:" + std::to_string(100 + at), at % 5 == 0 ? below : unit_, std::to_string(at),
                            core::parse_date("2026-11-01"), at % 2 == 0 ? "Undangan 100%" : "Laporan", AccessClass::ordinary,
                            core::Instant{1'000 + at / 7}}, {});
        store::add(tx, {"letter:105", unit_, "5", core::parse_date("2026-11-01"), "Laporan", AccessClass::ordinary, core::Instant{1'000}}, {});
        for (const bool newest : {false, true}) {
            store::Queue queue{"", newest, "", 4};
            std::set<std::string> seen;
            std::vector<core::Instant> order;
            for (auto page = store::pending(tx, both, queue); !page.empty(); page = store::pending(tx, both, queue)) {
                EXPECT_LE(page.size(), 4u);
                for (const auto& each : page) {
                    EXPECT_TRUE(seen.insert(each.subject + each.unit.text()).second) << each.subject;
                    order.push_back(each.finished);
                }
                queue.after = store::place_of(page.back());
                if (newest) store::drop(tx, page.back().subject, page.back().unit);
            }
            EXPECT_EQ(seen.size(), letters + 1u);
            if (newest) std::reverse(order.begin(), order.end());
            EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
        }
        for (const char* wrong : {"x", "1000_", "1000_00000000-0000-7000-8000-000000000001"})
            EXPECT_THROW(store::pending(tx, both, {"", false, wrong, 4}), core::Error) << wrong;
        const auto left = store::count_pending(tx, both);
        const auto named = store::count_pending(tx, both, {"UNDANGAN 100%"});
        EXPECT_GT(named, 0);
        EXPECT_LT(named, left);
        EXPECT_EQ(store::count_pending(tx, both, {"100_"}), 0) << "as typed";
    });
}

TEST_P(DossierStore, limited_ones_are_for_those_concerned_and_who_keeps_the_archive) {
    const auto limited = dossier(1, AccessClass::limited);
    const store::Sight keeper{{unit_}, other_, true, false};
    const store::Pending waiting{"letter:a", unit_, "1", core::parse_date("2026-11-01"), "A", AccessClass::limited};
    write([&](Tx& tx) {
        store::set_readers(tx, limited.id, {{clerk_}});
        store::add(tx, waiting, {{clerk_}});
        EXPECT_EQ(store::count(tx, sight(clerk_)), 1);
        EXPECT_EQ(store::count(tx, sight(other_)), 0);
        EXPECT_EQ(store::count(tx, keeper), 1);
        EXPECT_EQ(store::count_pending(tx, sight(other_)), 0);
        EXPECT_EQ(store::count_pending(tx, keeper), 1);
        store::reclassify(tx, "letter:a", AccessClass::secret, {{clerk_}});
        EXPECT_EQ(store::count_pending(tx, keeper), 0);
        EXPECT_EQ(store::count_pending(tx, sight(clerk_)), 1);
        store::reclassify(tx, "letter:a", AccessClass::ordinary, {});
        EXPECT_EQ(store::count_pending(tx, sight(other_)), 1);
    });
}

TEST_P(DossierStore, filing_in_one_unit_leaves_the_readers_of_another) {
    const auto elsewhere = core::UnitId::make({9});
    store::Pending waiting{"letter:b", unit_, "1", core::parse_date("2026-11-01"), "B", AccessClass::secret};
    write([&](Tx& tx) {
        store::add(tx, waiting, {{clerk_}});
        waiting.unit = elsewhere;
        store::add(tx, waiting, {{other_}});
        store::drop(tx, "letter:b", unit_);
        EXPECT_EQ(store::count_pending(tx, {{elsewhere}, other_, false, false}), 1);
        EXPECT_EQ(store::pending_in(tx, "letter:b"), std::vector{elsewhere});
    });
}

TEST_P(DossierStore, whoever_keeps_it_sees_it_by_clearance_and_the_chain_only_grows) {
    auto plain = dossier(1), narrow = dossier(2, AccessClass::limited), closed = dossier(3, AccessClass::secret);
    dossier(4);
    const auto records = core::UnitId::make({7}), merged = core::UnitId::make({8}), theirs = core::UnitId::make({9});
    store::Sight keeper{{theirs}, other_, true, false, {theirs, records}}, staff{{theirs}, other_, false, false};
    write([&](Tx& tx) {
        EXPECT_EQ(store::count(tx, keeper), 0);
        for (auto* each : {&plain, &narrow, &closed}) {
            each->custody = Custody::records_unit;
            each->keeper = records;
            store::save(tx, *each);
            store::add(tx, each->id, {Custody::transit, {}, "", "", core::Instant{1}, "Arsiparis"});
            store::add(tx, each->id, {Custody::records_unit, records, "Setda", "", core::Instant{2}, ""});
        }
        EXPECT_EQ(store::count(tx, keeper), 2) << "a secret one only for who is named";
        EXPECT_EQ(store::count(tx, staff), 0);
        EXPECT_EQ(store::makers(tx, keeper), std::vector{unit_});
        EXPECT_TRUE(store::makers(tx, staff).empty());
        EXPECT_EQ(store::find(tx, keeper, plain.id)->keeper, records);
        store::Keeping to;
        to.unit = merged;
        to.unit_name = "Dinas gabungan";
        to.reason = "Perda";
        auto stale = *store::find(tx, keeper, plain.id);
        store::pass_on(tx, records, {records}, to, {{other_}});
        EXPECT_THROW(store::save(tx, stale), Error) << "it would give the dossier back to a unit that is gone";
        EXPECT_EQ(store::count(tx, keeper), 0) << "it went on";
        keeper.kept = {merged};
        EXPECT_EQ(store::count(tx, keeper), 2);
        store::pass_on(tx, unit_, {unit_}, to, {{other_}});
        const auto chain = store::chain(tx, plain.id);
        EXPECT_EQ(chain.size(), 3u) << "what another keeps does not pass with its maker";
        EXPECT_EQ(chain.back().unit_name, "Dinas gabungan");
        EXPECT_EQ(chain.back().custody, Custody::records_unit);
        EXPECT_EQ(store::count(tx, keeper), 3) << "the head of the successor is named on secret ones";
        EXPECT_EQ(store::passed_after(tx, unit_, merged, DossierId{}, 10).size(), 4u);
    });
    EXPECT_THROW(write([&](Tx& tx) { tx.exec("UPDATE archive_custody SET reason = 'lain'", {}); }), Error);
    EXPECT_THROW(write([&](Tx& tx) { tx.exec("DELETE FROM archive_custody", {}); }), Error);
}

TEST_P(DossierStore, tells_by_an_index_what_is_past_its_active_years) {
    const auto today = core::parse_date("2026-11-28");
    dossier(1);
    auto running = dossier(2), over = dossier(3), moved = dossier(4), unwound = dossier(5), waiting = dossier(6);
    for (auto* each : {&running, &over, &moved, &unwound, &waiting}) each->close(core::parse_date("2026-11-24"), today);
    moved.life = Life::inactive;
    store::Wound until;
    until.stands = "running";
    until.start = core::parse_date("2020-01-01");
    until.active_until = core::parse_date("2026-11-28");
    until.inactive_until = core::parse_date("2030-01-01");
    auto past = until;
    past.active_until = core::parse_date("2026-11-27");
    store::Wound none;
    none.stands = "waiting";
    write([&](Tx& tx) {
        for (auto* each : {&running, &over, &moved, &unwound, &waiting}) store::save(tx, *each);
        store::put(tx, running.id, unit_, until, core::Instant{1});
        store::put(tx, over.id, unit_, past, core::Instant{1});
        store::put(tx, moved.id, unit_, until, core::Instant{1});
        store::put(tx, waiting.id, unit_, none, core::Instant{1});
        store::Wish wish;
        wish.past_active = true;
        wish.today = today;
        std::vector<DossierId> found;
        for (const auto& each : store::list(tx, sight(clerk_), wish)) found.push_back(each.id);
        EXPECT_EQ(found, (std::vector{unwound.id, moved.id, over.id})) << "one without a clock is asked anew";
    });
}

TEST_P(DossierStore, lists_those_asked_for_by_name_however_old_they_are) {
    const auto one = dossier(1), secret = dossier(2, AccessClass::secret);
    dossier(3);
    write([&](Tx& tx) {
        store::set_readers(tx, secret.id, {{clerk_}});
        store::Wish wish;
        wish.among = {one.id, secret.id};
        EXPECT_EQ(store::list(tx, sight(clerk_), wish).size(), 2u);
        ASSERT_EQ(store::list(tx, sight(other_), wish).size(), 1u);
        EXPECT_EQ(store::list(tx, sight(other_), wish).at(0).id, one.id);
    });
}

TEST_P(DossierStore, what_came_from_elsewhere_is_known_by_the_archive_it_lies_in) {
    const auto taker = core::UnitId::make({8});
    write([&](Tx& tx) {
        const auto named = store::source_in(tx, "handed:", unit_, taker, ":1");
        EXPECT_EQ(named, "handed:" + unit_.text() + ":1");
        EXPECT_EQ(store::source_in(tx, "handed:", unit_, unit_, ":1"), named) << "whoever of its people takes it";
        Dossier once;
        once.id = DossierId::make({9});
        once.unit = unit_;
        once.number = 9;
        once.year = 2026;
        once.opened_by = clerk_;
        once.opened = core::parse_date("2026-11-24");
        once.source = "handed:" + taker.text() + ":1";
        store::insert(tx, once);
        EXPECT_EQ(store::source_in(tx, "handed:", unit_, taker, ":1"), once.source) << "taken before keeps its name";
    });
}

NASKAH_ON_BOTH_DATABASES(DossierStore);

}  // namespace
