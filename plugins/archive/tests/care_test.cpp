// SPDX-License-Identifier: Apache-2.0
// Marks and their terms, items told apart, media, what a newer schedule changes, and what filing teaches.
#include <gtest/gtest.h>

#include "archive/domain/mark.h"
#include "archive/domain/suggestion.h"
#include "archive/service/changes.h"

namespace care_test {

using namespace archive;
using core::parse_date;

Mark guarded(const char* ended) {
    Mark mark;
    mark.kind = Mark::Kind::guarded;
    mark.category = "perbatasan";
    mark.ended = parse_date(ended);
    mark.reason = "Hasil identifikasi";
    return mark;
}

Item item(int number, const char* medium = "electronic") {
    Item made;
    made.number = number;
    made.medium = medium;
    made.date = parse_date("2020-05-01");
    return made;
}

Exception told(Exception::Kind kind) {
    Exception made;
    made.kind = kind;
    return made;
}

Dossier open_dossier(std::int64_t number, const char* code) {
    Dossier made;
    made.id = DossierId::make({number});
    made.number = number;
    made.code = code;
    return made;
}

const Rule applied{"000.1.5", 2, 4, "", Fate::destroy};

TEST(Rules, what_moves_loses_neither_the_surety_of_its_fate_nor_years) {
    const auto rule = [](Fate fate, int active, int inactive) {
        return std::optional(Rule{"000.1.5", active, inactive, "", fate});
    };
    const auto brief = rule(Fate::destroy, 1, 1), lasting = rule(Fate::destroy, 0, 10);
    const auto judged = rule(Fate::review, 1, 1), kept = rule(Fate::keep, 1, 0);
    EXPECT_EQ(loss(kept, lasting), Loss::fate);
    EXPECT_EQ(loss(kept, judged), Loss::fate);
    EXPECT_EQ(loss(judged, lasting), Loss::fate);
    EXPECT_EQ(loss(lasting, brief), Loss::years);
    EXPECT_EQ(loss(lasting, judged), Loss::years) << "a committee would meet before its time";
    EXPECT_EQ(loss(brief, brief), Loss::none);
    EXPECT_EQ(loss(brief, lasting), Loss::none);
    EXPECT_EQ(loss(lasting, kept), Loss::none) << "kept for ever after fewer years";
    EXPECT_EQ(loss(std::nullopt, brief), Loss::fate) << "without a rule it is kept until somebody decides";
    EXPECT_EQ(loss(brief, std::nullopt), Loss::none);
    EXPECT_EQ(loss(kept, std::nullopt), Loss::fate);
}

TEST(Rules, what_moves_goes_on_waiting_for_what_its_rule_waits_for) {
    const auto rule = [](const char* key, classification::Mode mode, Fate fate = Fate::destroy) {
        Rule made{"000.3.2", 2, 3, key, fate};
        if (*key != '\0') made.triggers.all = {{key, key, mode, classification::Scope::dossier}};
        return std::optional(std::move(made));
    };
    using classification::Mode;
    const auto contract = rule("kontrak_berakhir", Mode::state), closing = rule("", Mode::close);
    EXPECT_EQ(loss(contract, closing), Loss::event) << "its years would run before the contract ends";
    EXPECT_EQ(loss(contract, rule("retensi_hak_tagih", Mode::state)), Loss::event);
    EXPECT_EQ(loss(contract, rule("", Mode::close, Fate::review)), Loss::event);
    EXPECT_EQ(loss(contract, contract), Loss::none);
    EXPECT_EQ(loss(closing, contract), Loss::none) << "it waits longer there";
    EXPECT_EQ(loss(rule("berkas_ditutup", Mode::close), closing), Loss::none);
    EXPECT_EQ(loss(contract, rule("", Mode::close, Fate::keep)), Loss::none);
    auto unread = contract;
    unread->triggers = {};
    EXPECT_EQ(loss(unread, closing), Loss::event) << "what nobody can read keeps";
    EXPECT_EQ(loss(unread, unread), Loss::none);
}

TEST(Numbers, are_read_as_they_are_told) {
    EXPECT_EQ(item_in("3/2026, item 2"), std::pair(std::string("3/2026"), 2));
    EXPECT_EQ(item_in("3/2026 item 2"), item_in("3/2026, item 2"));
    for (const char* wrong : {"", "3/2026", "3 item 2", "3/2026 item", "3/2026 item x", " item 2"}) EXPECT_FALSE(item_in(wrong)) << wrong;
    EXPECT_EQ(number_in("3/2026"), std::pair(std::int64_t{3}, 2026));
    for (const char* wrong : {"", "3", "/2026", "3/", "3/2026a", " 3/2026", "x/2026", "-3/2026", "R--3/2026"}) EXPECT_FALSE(number_in(wrong)) << wrong;
    for (const char* secret : {"R-3/2026", "r-3/2026"}) EXPECT_EQ(number_in(secret), std::pair(std::int64_t{-3}, 2026)) << secret;
    EXPECT_EQ(item_in("R-3/2026 item 2"), std::pair(std::string("R-3/2026"), 2));
}

TEST(Events, a_regulation_told_of_a_unit_is_told_whole) {
    Event event;
    event.on = parse_date("2026-01-02");
    event.evidence = "Berita acara";
    const auto today = parse_date("2026-11-29");
    EXPECT_NO_THROW(event.check(today));
    event.basis = "Perda Nomor 6";
    EXPECT_THROW(event.check(today), core::Error) << "without its day";
    event.basis_on = today;
    EXPECT_NO_THROW(event.check(today));
    event.basis.clear();
    EXPECT_THROW(event.check(today), core::Error) << "a day of what";
}

TEST(Places, a_box_is_told_apart_from_where_it_stands_whatever_it_is_called) {
    Dossier dossier;
    const auto rack = [&](const char* place, const char* box) {
        dossier.place = place;
        dossier.box = box;
        return rack_of(dossier);
    };
    EXPECT_EQ(rack("Depo A / Rak 3 / Kotak 12", "Kotak 12"), "Depo A / Rak 3");
    EXPECT_EQ(rack("Depo A / Rak 3 / Kotak 12 / Map 2", "Kotak 12"), "Depo A / Rak 3 / Kotak 12 / Map 2");
    EXPECT_EQ(rack("Depo 1 / Boks utama", ""), "Depo 1 / Boks utama") << "a rack of that name";
    EXPECT_EQ(rack("Kotak 7", "Kotak 7"), "");
    EXPECT_EQ(rack("", ""), "");
}

TEST(Marks, a_guarded_dossier_is_told_at_nine_eleven_and_twelve_months_once_each) {
    auto mark = guarded("2026-01-31");
    EXPECT_EQ(mark.report_due(), parse_date("2027-01-31"));
    EXPECT_EQ(mark.tells(parse_date("2026-10-30")), 0);
    EXPECT_EQ(mark.tells(parse_date("2026-10-31")), 9);
    mark.told = 9;
    EXPECT_EQ(mark.tells(parse_date("2026-12-30")), 0);
    EXPECT_EQ(mark.tells(parse_date("2026-12-31")), 11);
    EXPECT_EQ(mark.tells(parse_date("2027-02-01")), 12) << "eleven was never told, twelve is";
    mark.told = 12;
    EXPECT_EQ(mark.tells(parse_date("2030-01-01")), 0);
    mark.told = 0;
    mark.reported = parse_date("2026-11-01");
    EXPECT_EQ(mark.tells(parse_date("2027-02-01")), 0) << "reported";
    mark.reported.reset();
    mark.ended.reset();
    EXPECT_EQ(mark.tells(parse_date("2027-02-01")), 0) << "the activity goes on";
    mark.report(parse_date("2027-02-28"), "000.5.5/12/2027");
    EXPECT_EQ(mark.tells(parse_date("2027-11-27")), 0);
    EXPECT_EQ(mark.tells(parse_date("2027-11-28")), Mark::copy_told + 9) << "the copy has a clock of its own";
    mark.told = Mark::copy_told + 9;
    EXPECT_EQ(mark.tells(parse_date("2028-02-27")), Mark::copy_told + 11);
    EXPECT_EQ(mark.tells(parse_date("2028-02-28")), Mark::copy_told + 12);
    EXPECT_EQ(mark.copy_due(), parse_date("2028-02-28"));
    mark.copied = parse_date("2028-02-28");
    EXPECT_EQ(mark.tells(parse_date("2029-01-01")), 0);
    EXPECT_EQ(guarded("2027-11-30").tells(parse_date("2028-08-30")), 9) << "no 31st is needed";
}

TEST(Marks, a_vital_dossier_needs_a_day_of_review_and_a_way_of_protection) {
    const auto today = parse_date("2026-11-28");
    Mark mark;
    mark.reason = "Sertifikat tanah kantor wali kota";
    EXPECT_THROW(mark.check(today), core::Error);
    mark.protection = "duplikasi";
    mark.copy_place = "Depo DPK, rak 2";
    mark.review = today;
    EXPECT_THROW(mark.check(today), core::Error) << "that day is here already";
    mark.review = parse_date("2028-11-28");
    EXPECT_NO_THROW(mark.check(today));
    EXPECT_EQ(mark.tells(parse_date("2028-11-27")), 0);
    EXPECT_EQ(mark.tells(parse_date("2028-11-28")), 1);
}

TEST(Marks, forbid_every_step_towards_destruction_and_no_other) {
    EXPECT_TRUE(towards_destruction(Process::none, Deed::destroy));
    EXPECT_TRUE(towards_destruction(Process::destruction, Deed::propose));
    EXPECT_TRUE(towards_destruction(Process::destruction, Deed::decree));
    EXPECT_TRUE(towards_destruction(Process::none, Deed::remove)) << "the copy of what was handed over, too";
    EXPECT_TRUE(towards_destruction(Process::removal, Deed::propose));
    EXPECT_FALSE(towards_destruction(Process::handover, Deed::propose));
    EXPECT_FALSE(towards_destruction(Process::none, Deed::transfer));
    EXPECT_FALSE(towards_destruction(Process::destruction, Deed::relocate));
}

TEST(Exceptions, become_the_facts_of_the_clock) {
    std::vector<Item> items{item(1), item(2), item(3)};
    items[0].exception = told(Exception::Kind::permanent);
    items[1].exception = told(Exception::Kind::moved);
    items[2].exception = told(Exception::Kind::years);
    items[2].exception->active_years = 5;
    items[2].exception->inactive_years = 10;
    Dossier dossier;
    dossier.year = 2020;
    dossier.fiscal = 2019;
    dossier.closed = parse_date("2021-03-01");
    const auto facts = facts_of(dossier, items, {parse_date("2020-12-31")}, true);
    EXPECT_EQ(facts.fiscal_year, 2019);
    ASSERT_EQ(facts.volumes.size(), 2u);
    EXPECT_TRUE(facts.exception_settled);
    EXPECT_EQ(facts.items[0].departure, Departure::permanent);
    EXPECT_EQ(facts.items[1].departure, Departure::moved);
    EXPECT_EQ(facts.items[2].inactive_years, 10);
    const auto counted = clock(applied, facts, {}, parse_date("2026-11-28"));
    EXPECT_EQ(counted.inactive_until, parse_date("2036-03-01")) << "the item decides, from the last volume";
    EXPECT_FALSE(counted.whole);
}

TEST(Exceptions, the_last_word_about_the_dossier_says_whether_they_are_settled) {
    EXPECT_FALSE(settled({}));
    EXPECT_TRUE(settled({told(Exception::Kind::settled), told(Exception::Kind::permanent)}));
    EXPECT_FALSE(settled({told(Exception::Kind::settled), told(Exception::Kind::unsettled)}));
    auto none = told(Exception::Kind::moved);
    none.item = 1;
    none.reason = "SK";
    EXPECT_THROW(none.check(), core::Error) << "nowhere to go";
}

TEST(Extents, tell_the_medium_the_worst_condition_and_leave_out_what_was_moved) {
    std::vector<Item> items{item(1), item(2, "paper"), item(3, "paper")};
    items[1].physical = "rapuh";
    items[2].physical = "baik";
    items[2].first = parse_date("2001-01-01");
    EXPECT_EQ(extent(items).medium(), "hybrid");
    EXPECT_EQ(extent(items).physical, "rapuh");
    EXPECT_EQ(extent(items).first, parse_date("2001-01-01"));
    items[1].exception = items[2].exception = told(Exception::Kind::moved);
    EXPECT_EQ(extent(items).medium(), "electronic");
    EXPECT_EQ(extent(items).items, 1);
    EXPECT_EQ(extent({}).medium(), "");
    EXPECT_EQ(extent({item(1, "paper"), item(2, "photo")}).medium(), "mixed");
    EXPECT_EQ(extent({item(1, "paper"), item(2, "hybrid")}).medium(), "hybrid");
}

TEST(Changes, are_named_by_the_gravest_they_do) {
    auto found = applied;
    found.edition = "Jadwal 2027";
    EXPECT_EQ(change_of(applied, applied), std::nullopt);
    EXPECT_EQ(change_of(applied, {}), Change::gone);
    EXPECT_EQ(change_of({}, applied), Change::longer);
    found.active_years = 1;
    EXPECT_EQ(change_of(applied, found), Change::shorter);
    found.active_years = 3;
    EXPECT_EQ(change_of(applied, found), Change::longer);
    found.trigger = "setelah kontrak berakhir";
    EXPECT_EQ(change_of(applied, found), Change::trigger);
    found.fate = Fate::keep;
    EXPECT_EQ(change_of(applied, found), Change::fate);
}

TEST(Suggestions, put_the_same_matter_first_and_learn_from_what_was_passed_over) {
    Letter letter;
    letter.code = "000.1.5";
    const auto one = open_dossier(1, "000.1.5"), two = open_dossier(2, "000.1.5"), three = open_dossier(3, "900.1.3.1");
    const std::vector<Dossier> open{one, two, three};
    const auto first = [&](const Experience& experience) {
        const auto all = suggest(letter, open, experience);
        return all.empty() ? DossierId{} : all.front().dossier.id;
    };
    EXPECT_EQ(first({}), one.id) << "the same code";
    EXPECT_EQ(suggest(letter, open, {}).size(), 2u);
    EXPECT_EQ(first({{}, {{two.id, 1}}, {{one.id, 1}}}), two.id) << "filed there, not where proposed";
    EXPECT_EQ(first({{{three.id, 1}}, {{two.id, 9}}, {}}), three.id) << "the same matter, whatever the code";
    EXPECT_EQ(suggest(letter, open, {{}, {}, {{one.id, 3}}}).front().dossier.id, two.id);
    letter.code = "";
    EXPECT_TRUE(suggest(letter, open, {}).empty());
}

}  // namespace
