// SPDX-License-Identifier: Apache-2.0
// The retention clock, case by case.
#include "archive/domain/retention.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace retention_test {

using namespace archive;
using classification::Logic;
using classification::Mode;
using classification::Scope;
using core::parse_date;

const Rule two_five{"000.1.5", 2, 5, "", Fate::destroy};
const core::Date today = parse_date("2026-11-24");

Facts closed_on(const char* day) {
    Facts facts;
    facts.volumes = {parse_date(day)};
    facts.fiscal_year = 2022;
    return facts;
}

Rule waiting_for(const std::vector<classification::Trigger>& triggers, Logic logic = Logic::any) {
    Rule rule = two_five;
    rule.trigger = "setelah itu";
    rule.triggers = {logic, triggers};
    return rule;
}

Clock told(const std::optional<Rule>& rule, const Facts& facts, const Policy& policy = {}) {
    return clock(rule, facts, policy, today);
}

bool says(const Clock& clock, std::string_view word) {
    return std::any_of(clock.why.begin(), clock.why.end(), [&](const Reason& each) { return each.word == word; });
}

TEST(Retention, counts_from_closing_and_the_last_day_belongs_to_the_period) {
    const auto facts = closed_on("2026-12-31");
    const auto on = [&](const char* day) { return clock(two_five, facts, {}, parse_date(day)).phase; };
    EXPECT_EQ(told(two_five, facts).active_until, parse_date("2028-12-31"));
    EXPECT_EQ(told(two_five, facts).inactive_until, parse_date("2033-12-31"));
    EXPECT_EQ(on("2028-12-31"), Phase::active);
    EXPECT_EQ(on("2029-01-01"), Phase::inactive);
    EXPECT_EQ(on("2033-12-31"), Phase::inactive);
    EXPECT_EQ(on("2034-01-01"), Phase::ended);
}

TEST(Retention, what_is_told_of_a_unit_counts_for_what_was_there) {
    auto rule = waiting_for({{"data", "Data diperbarui", Mode::supersession, Scope::unit}});
    auto facts = closed_on("2025-12-31");
    facts.opened = parse_date("2025-01-02");
    facts.happenings = {{"data", parse_date("2023-06-01"), {}, false, true}};
    EXPECT_EQ(told(rule, facts).phase, Phase::waiting) << "that data was not there yet";
    EXPECT_TRUE(says(told(rule, facts), "archive.clock.event_before"));
    EXPECT_EQ(told(rule, facts).awaited, std::vector<std::string>{"data"}) << "it may be told of it alone";
    facts.happenings.push_back({"data", parse_date("2026-03-01"), {}, false, true});
    EXPECT_EQ(told(rule, facts).start, parse_date("2026-03-01"));
    EXPECT_FALSE(says(told(rule, facts), "archive.clock.event_before"));
    facts.happenings = {{"data", parse_date("2025-06-01"), {}, false, true}};
    EXPECT_EQ(told(rule, facts).start, parse_date("2025-12-31")) << "an empty one goes by its opening";
    facts.items = {{1, Departure::none, {}, {}, {}, parse_date("2025-09-01")}};
    EXPECT_EQ(told(rule, facts).phase, Phase::waiting) << "an item is newer than what was replaced";
    facts.items.front().departure = Departure::moved;
    EXPECT_EQ(told(rule, facts).phase, Phase::active) << "what stands elsewhere is none of it";
    facts.happenings = {{"data", parse_date("2023-06-01"), {}}};
    EXPECT_EQ(told(rule, facts).phase, Phase::active) << "told of this one alone it counts whenever it was";
}

TEST(Retention, old_paper_taken_up_later_was_there_all_the_same) {
    const auto rule = waiting_for({{"kontrak", "Kontrak berakhir", Mode::point, Scope::unit}});
    auto facts = closed_on("2025-12-31");
    facts.opened = parse_date("2025-01-02");
    facts.happenings = {{"kontrak", parse_date("2003-06-01"), {}, false, true}};
    facts.items = {{1, Departure::none, {}, {}, {}, parse_date("2001-05-01")}};
    EXPECT_EQ(told(rule, facts).phase, Phase::active);
    facts.items.push_back({2, Departure::none, {}, {}, {}, parse_date("2004-05-01")});
    EXPECT_EQ(told(rule, facts).phase, Phase::waiting);
}

TEST(Retention, who_retired_has_retired_for_dossiers_that_come_later) {
    auto facts = closed_on("2025-12-31");
    facts.opened = parse_date("2025-01-02");
    facts.happenings = {{"pensiun", parse_date("2023-06-01"), {}, true}};
    EXPECT_EQ(told(waiting_for({{"pensiun", "Pensiun", Mode::point, Scope::dossier}}), facts).phase, Phase::active);
    EXPECT_EQ(told(waiting_for({{"pensiun", "Selama menjabat", Mode::state, Scope::dossier}}), facts).phase, Phase::waiting);
    EXPECT_EQ(told(waiting_for({{"pensiun", "Data terbaru", Mode::supersession, Scope::dossier}}), facts).phase, Phase::waiting);
}

TEST(Retention, leap_day_and_year_end_are_laid_down_once) {
    const Rule rule{"1", 1, 3, "", Fate::keep, true};
    const auto facts = closed_on("2024-02-29");
    EXPECT_EQ(told(rule, facts).active_until, parse_date("2025-02-28"));
    EXPECT_EQ(told(rule, facts).inactive_until, parse_date("2028-02-28")) << "three years after the last active day";
    EXPECT_TRUE(says(told(rule, facts), "archive.clock.leap"));
    EXPECT_EQ(told(rule, facts, {false, true}).active_until, parse_date("2025-03-01"));
    EXPECT_EQ(told(rule, facts, {false, true}).inactive_until, parse_date("2028-03-01"));
    EXPECT_EQ(told(rule, facts, {true}).active_until, parse_date("2025-12-31"));
    EXPECT_TRUE(says(told(rule, facts, {true}), "archive.clock.year_end"));
}

TEST(Retention, waits_for_its_event_and_never_starts_before_closing) {
    const auto rule = waiting_for({{"kontrak", "Kontrak berakhir", Mode::point, Scope::dossier}});
    auto facts = closed_on("2020-05-01");
    EXPECT_EQ(told(rule, facts).phase, Phase::waiting);
    EXPECT_FALSE(told(rule, facts).inactive_until);
    EXPECT_EQ(told(rule, facts).awaited, std::vector<std::string>{"kontrak"});
    EXPECT_FALSE(told(rule, facts).disposable());
    facts.happenings = {{"lain", parse_date("2021-01-01"), {}}};
    EXPECT_EQ(told(rule, facts).phase, Phase::waiting) << "another event is none of its business";
    facts.happenings = {{"kontrak", parse_date("2019-01-01"), {}}};
    EXPECT_EQ(told(rule, facts).start, parse_date("2020-05-01"));
    EXPECT_TRUE(says(told(rule, facts), "archive.clock.not_before"));
    facts.happenings.push_back({"kontrak", parse_date("2021-01-01"), {}});
    EXPECT_EQ(told(rule, facts).start, parse_date("2021-01-01")) << "the latest record counts";
}

// Its exception takes the place of the rule for an item, and the dossier goes as one with it.
TEST(Retention, asks_whoever_the_longest_item_must_be_asked_of) {
    const Rule rule{"1", 3, 3, "", Fate::destroy};
    auto facts = closed_on("2020-12-31");
    EXPECT_EQ(told(rule, facts).route, Route::head);
    Part item;
    item.number = 4;
    item.active_years = 5;
    item.inactive_years = 20;
    facts.items = {item};
    EXPECT_EQ(told(rule, facts).route, Route::national_archives);
    EXPECT_EQ(told(rule, facts, {false, false, true}).route, Route::national_archives) << "by inactive years, too";
    facts.volumes = {std::nullopt};
    EXPECT_EQ(told(rule, facts).route, Route::national_archives) << "told before it is closed";
    facts.items.front().departure = Departure::moved;
    EXPECT_EQ(told(rule, facts).route, Route::head) << "it goes with another dossier now";
    facts.items.front() = {};
    facts.items.front().active_years = 1;
    facts.items.front().inactive_years = 10;
    const Rule eight{"1", 8, 1, "", Fate::destroy};
    EXPECT_EQ(told(eight, facts, {false, false, true}).route, Route::national_archives) << "the longest inactive ones";
}

// A dossier to be judged anew is never destroyed by time alone; the committee's word moves it, and only it.
TEST(Retention, goes_by_what_a_committee_judged) {
    Rule rule;
    rule.active_years = 2;
    rule.inactive_years = 3;
    rule.fate = Fate::review;
    auto facts = closed_on("2001-03-10");
    EXPECT_EQ(told(rule, facts).fate, Fate::review);
    EXPECT_FALSE(told(rule, facts).disposable()) << "twenty years late, and still nobody decided";
    facts.judged = Judgement{Judgement::Verdict::destroy, 0, parse_date("2020-01-05"), "Penilaian kembali 1/2020", "Tak bernilai."};
    EXPECT_TRUE(told(rule, facts).disposable());
    EXPECT_EQ(told(rule, facts).route, Route::head);
    EXPECT_TRUE(says(told(rule, facts), "archive.clock.judged_destroy"));
    rule.fate = Fate::keep;
    EXPECT_EQ(told(rule, facts).fate, Fate::keep) << "the rule keeps it by now";
    rule.fate = Fate::destroy;
    facts.judged->verdict = Judgement::Verdict::keep;
    EXPECT_EQ(told(rule, facts).fate, Fate::keep) << "kept for ever whatever the rule says";
    rule.fate = Fate::review;
    facts.judged = Judgement{Judgement::Verdict::extend, 40, parse_date("2020-01-05"), "Penilaian kembali 1/2020", "Perkara."};
    EXPECT_EQ(told(rule, facts).inactive_until, parse_date("2060-01-05")) << "from the day it was judged";
    EXPECT_EQ(told(rule, facts).phase, Phase::inactive);
    EXPECT_TRUE(told(rule, facts).extended);
    facts.judged->on = parse_date("2002-01-01");
    facts.judged->years = 1;
    EXPECT_EQ(told(rule, facts).inactive_until, parse_date("2007-03-10")) << "never shorter than it was";
}

TEST(Retention, one_event_of_a_fiscal_year_is_for_that_year_alone) {
    const auto rule = waiting_for({{"apbd", "Perda disahkan", Mode::jurisdiction, Scope::fiscal_year}});
    auto facts = closed_on("2022-12-31");
    facts.happenings = {{"apbd", parse_date("2022-08-01"), 2021}};
    EXPECT_EQ(told(rule, facts).phase, Phase::waiting);
    EXPECT_TRUE(says(told(rule, facts), "archive.clock.missing_year"));
    facts.happenings.push_back({"apbd", parse_date("2023-08-01"), 2022});
    EXPECT_EQ(told(rule, facts).start, parse_date("2023-08-01"));
}

TEST(Retention, any_takes_the_first_and_all_waits_for_the_last) {
    const std::vector<classification::Trigger> two{{"a", "A", Mode::point, Scope::dossier},
                                                   {"b", "B", Mode::state, Scope::dossier}};
    auto facts = closed_on("2020-01-01");
    facts.happenings = {{"a", parse_date("2022-01-01"), {}}};
    EXPECT_EQ(told(waiting_for(two), facts).start, parse_date("2022-01-01"));
    EXPECT_FALSE(says(told(waiting_for(two), facts), "archive.clock.missing_end")) << "what runs waits for nothing more";
    EXPECT_EQ(told(waiting_for(two, Logic::all), facts).phase, Phase::waiting);
    EXPECT_TRUE(says(told(waiting_for(two, Logic::all), facts), "archive.clock.missing_end"));
    facts.happenings.push_back({"b", parse_date("2021-01-01"), {}});
    EXPECT_EQ(told(waiting_for(two), facts).start, parse_date("2021-01-01"));
    EXPECT_EQ(told(waiting_for(two, Logic::all), facts).start, parse_date("2022-01-01"));
}

TEST(Retention, is_superseded_when_all_its_letters_are) {
    const auto rule = waiting_for({{"baru", "Kebijakan terbaru", Mode::supersession, Scope::dossier}});
    auto facts = closed_on("2020-01-01");
    facts.items = {{1, Departure::none, parse_date("2023-01-01"), {}, {}}, {2, Departure::none, {}, {}, {}}};
    EXPECT_EQ(told(rule, facts).phase, Phase::waiting);
    EXPECT_TRUE(says(told(rule, facts), "archive.clock.partly_superseded"));
    facts.items.back().departure = Departure::moved;
    EXPECT_EQ(told(rule, facts).start, parse_date("2023-01-01"));
    facts.items.back() = {2, Departure::none, parse_date("2024-01-01"), {}, {}};
    EXPECT_EQ(told(rule, facts).start, parse_date("2024-01-01"));
}

TEST(Retention, ten_years_exactly_go_to_the_national_archives) {
    const Rule tax{"900.1.13.1", 3, 7, "", Fate::destroy}, nine{"1", 3, 6, "", Fate::destroy};
    EXPECT_EQ(told(tax, closed_on("2010-01-01")).route, Route::national_archives);
    EXPECT_EQ(told(nine, closed_on("2010-01-01")).route, Route::head);
    EXPECT_EQ(told(tax, closed_on("2010-01-01"), {false, false, true}).route, Route::head) << "by inactive years";
    EXPECT_EQ(told(nine, closed_on("2010-01-01"), {false, false, false, true}).route, Route::national_archives);
    const Rule kept{"1", 3, 7, "", Fate::keep};
    EXPECT_EQ(told(kept, closed_on("2010-01-01")).route, Route::none);
}

TEST(Retention, what_is_permanent_or_unsettled_cannot_be_destroyed_as_a_whole) {
    auto facts = closed_on("2010-01-01");
    EXPECT_TRUE(told(two_five, facts).disposable());
    facts.items = {{1, Departure::permanent, {}, {}, {}}};
    EXPECT_FALSE(told(two_five, facts).disposable());
    facts.items = {{1, Departure::unresolved, {}, {}, {}}};
    EXPECT_FALSE(told(two_five, facts).disposable());
    facts.items = {{1, Departure::moved, {}, {}, {}}};
    EXPECT_TRUE(told(two_five, facts).disposable());
    Rule excepting = two_five;
    excepting.exception = "kecuali SK Masuk Berkas Perseorangan";
    EXPECT_FALSE(told(excepting, facts).disposable());
    facts.exception_settled = true;
    EXPECT_TRUE(told(excepting, facts).disposable());
}

TEST(Retention, keeps_what_is_open_unruled_or_not_understood) {
    Facts open;
    open.volumes = {parse_date("1990-01-01"), std::nullopt};
    EXPECT_EQ(told(two_five, open).phase, Phase::open) << "one volume is still open";
    EXPECT_EQ(told({}, closed_on("1990-01-01")).phase, Phase::unruled);
    Rule unread = two_five;
    unread.trigger = "setelah entah apa";
    EXPECT_EQ(told(unread, closed_on("1990-01-01")).phase, Phase::review);
    unread = two_five;
    unread.inactive_years = -1;
    EXPECT_EQ(told(unread, closed_on("1990-01-01")).phase, Phase::review);
    EXPECT_FALSE(told(unread, closed_on("1990-01-01")).disposable());
}

TEST(Retention, never_shortens_and_never_lessens_the_fate_by_itself) {
    Rule longer = two_five, shorter = two_five, other = two_five;
    longer.inactive_years = 8;
    shorter.active_years = 1;
    other.fate = Fate::keep;
    EXPECT_TRUE(adopts(two_five, longer));
    EXPECT_FALSE(adopts(two_five, shorter));
    EXPECT_TRUE(adopts(two_five, other)) << "kept for ever";
    EXPECT_FALSE(adopts(other, two_five));
    Rule anew = two_five, brief = two_five, but = two_five;
    anew.fate = brief.fate = Fate::review;
    brief.inactive_years = 1;
    EXPECT_TRUE(adopts(two_five, anew));
    EXPECT_FALSE(adopts(two_five, brief)) << "judged sooner than it would have been destroyed";
    EXPECT_FALSE(adopts(anew, two_five));
    other.active_years = other.inactive_years = 0;
    other.trigger = "selama berlaku";
    EXPECT_TRUE(adopts(two_five, other)) << "what is kept for ever is kept whatever its years wait for";
    other.exception = "kecuali konsep";
    EXPECT_FALSE(adopts(two_five, other)) << "what is excepted from that would be destroyed";
    but.exception = other.exception;
    EXPECT_TRUE(adopts(but, other));
    EXPECT_FALSE(adopts(two_five, {}));
    EXPECT_TRUE(adopts({}, two_five));
    const auto one = waiting_for({{"a", "A", Mode::point, Scope::dossier}});
    const auto two = waiting_for({{"b", "B", Mode::point, Scope::dossier}});
    EXPECT_FALSE(adopts(one, two)) << "another event may come earlier";
    EXPECT_TRUE(adopts(waiting_for({}), one)) << "what nobody could read is read now";
    auto renamed = one;
    renamed.triggers.all[0].name = "Peristiwa A";
    EXPECT_TRUE(adopts(one, renamed)) << "the same event by another name";
    auto excepting = two_five, plain = two_five;
    excepting.exception = "kecuali SK masuk berkas perseorangan";
    EXPECT_FALSE(adopts(excepting, plain)) << "what was excepted stays so";
    EXPECT_TRUE(adopts(plain, excepting));
}

TEST(Retention, tells_of_a_rule_that_differs_and_not_of_one_written_down_more_fully) {
    const Rule now = waiting_for({{"a", "A", Mode::point, Scope::dossier}});
    Rule fuller = now, before = now;
    fuller.edition = "Jadwal retensi 2027";
    before.edition.clear();
    before.triggers = {};
    EXPECT_FALSE(differs(before, fuller));
    Rule checked = now;
    checked.verified = !now.verified;
    EXPECT_FALSE(differs(now, checked)) << "somebody held the schedule against its decree, and it says the same";
    fuller.active_years += 1;
    EXPECT_TRUE(differs(before, fuller));
    EXPECT_TRUE(differs({}, now));
    EXPECT_FALSE(differs({}, {}));
}

TEST(Retention, rule_survives_its_json) {
    for (const Fate fate : {Fate::destroy, Fate::keep, Fate::review}) {
        Rule rule = waiting_for(
            {{"a", "A", Mode::state, Scope::unit}, {"b", "B", Mode::jurisdiction, Scope::fiscal_year}}, Logic::all);
        rule.fate = fate;
        rule.edition = "Jadwal retensi";
        rule.exception = "kecuali SK masuk berkas perseorangan";
        EXPECT_EQ(Rule::from(rule.json()), rule);
    }
    EXPECT_FALSE(Rule::from(core::Json()));
    const auto older = Rule::from({{"code", "1"}, {"trigger", "setelah itu"}});
    ASSERT_EQ(older->triggers.all.size(), 1u) << "kept before triggers were read: an event of the dossier";
    EXPECT_EQ(older->triggers.all.front().mode, Mode::point);
}

}  // namespace
