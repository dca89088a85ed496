// SPDX-License-Identifier: Apache-2.0
// The life of a number and of an insertion, every move and every refusal; and the check of a book.
#include <gtest/gtest.h>

#include "numbering/domain/access.h"
#include "numbering/domain/gaps.h"
#include "numbering/domain/insertion.h"

namespace numbering {
namespace number_test {

using core::Code;
using core::Error;

const core::Instant now{1'000'000};

Number promised() {
    Number number;
    number.id = NumberId::make({1});
    number.printed = "…/12/DISKOMINFO";
    number.no = 12;
    number.path = Path::reserved;
    number.expires = core::Instant{2'000'000};
    return number;
}

Wish wish(const char* subject, const char* code = "000.1.5") {
    Wish made;
    made.subject = subject;
    made.classification = code;
    return made;
}

std::string refusal(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return error.faults().empty() ? error.key() : error.faults().front().key;
    }
    return "";
}

TEST(Number, is_given_used_and_then_at_rest) {
    auto number = promised();
    EXPECT_TRUE(number.promised());
    number.give(wish("letter:1"), "000.1.5/12/DISKOMINFO", now);
    EXPECT_FALSE(number.promised());
    EXPECT_EQ(number.state, State::reserved);
    EXPECT_EQ(number.printed, "000.1.5/12/DISKOMINFO");
    EXPECT_EQ(number.classification, "000.1.5");
    number.use();
    EXPECT_EQ(number.state, State::used);
    EXPECT_EQ(refusal([&] { number.use(); }), "numbering.error.settled.used");
    EXPECT_EQ(refusal([&] { number.annul("x"); }), "numbering.error.settled.used");
    EXPECT_EQ(refusal([&] { number.give(wish("letter:1"), "", now); }), "numbering.error.settled.used");
    EXPECT_EQ(refusal([&] { number.bind("letter:1", 1, now); }), "numbering.error.settled.used");
}

TEST(Number, is_not_used_before_it_is_given) {
    auto number = promised();
    EXPECT_EQ(refusal([&] { number.use(); }), "numbering.error.settled.reserved");
}

TEST(Number, void_is_the_end) {
    auto number = promised();
    number.annul("Salah pesan");
    EXPECT_EQ(number.state, State::void_);
    EXPECT_EQ(number.reason, "Salah pesan");
    EXPECT_EQ(refusal([&] { number.annul("lagi"); }), "numbering.error.settled.void");
    EXPECT_EQ(refusal([&] { number.give(wish("letter:1"), "", now); }), "numbering.error.settled.void");
    EXPECT_EQ(refusal([&] { number.bind("", 1, now); }), "numbering.error.settled.void");
}

TEST(Number, a_promise_is_kept_to_its_subject_and_its_code) {
    auto number = promised();
    number.classification = "000.1.5";
    number.bind("letter:1", 1, now);
    EXPECT_EQ(refusal([&] { number.bind("letter:2", 1, now); }), "numbering.error.bound");
    EXPECT_EQ(refusal([&] { number.give(wish("letter:2"), "", now); }), "numbering.error.bound");
    EXPECT_EQ(refusal([&] { number.give(wish("letter:1", "500.12"), "", now); }), "numbering.error.classification");
    number.bind("", 1, now);
    number.bind("letter:2", 1, now);
    number.give(wish("letter:2"), "000.1.5/12/DISKOMINFO", now);
    EXPECT_EQ(number.subject, "letter:2");
}

TEST(Number, a_promise_that_ran_out_binds_nobody) {
    auto number = promised();
    const core::Instant late{2'000'000};
    EXPECT_FALSE(number.expired(core::Instant{1'999'999}));
    EXPECT_TRUE(number.expired(late));
    EXPECT_EQ(refusal([&] { number.bind("letter:1", 1, late); }), "numbering.error.expired");
    EXPECT_EQ(refusal([&] { number.give(wish("letter:1"), "", late); }), "numbering.error.expired");
    number.give(wish("letter:1"), "x", now);
    EXPECT_FALSE(number.expired(late)) << "held for a letter it does not run out";
}

TEST(Number, dates_go_forward_and_never_ahead) {
    const auto today = core::parse_date("2026-05-04");
    EXPECT_EQ(refusal([&] { check_date(today, today, today); }), "");
    EXPECT_EQ(refusal([&] { check_date(today, today, std::nullopt); }), "");
    EXPECT_EQ(refusal([&] { check_date(core::parse_date("2026-05-05"), today, std::nullopt); }), "numbering.error.future");
    EXPECT_EQ(refusal([&] { check_date(core::parse_date("2026-05-03"), today, today); }), "numbering.error.earlier");
}

TEST(Number, suffixes_go_on_after_z) {
    EXPECT_EQ(suffix_text(SuffixStyle::letters, 0), "");
    EXPECT_EQ(suffix_text(SuffixStyle::letters, 1), ".A");
    EXPECT_EQ(suffix_text(SuffixStyle::letters, 26), ".Z");
    EXPECT_EQ(suffix_text(SuffixStyle::letters, 27), ".AA");
    EXPECT_EQ(suffix_text(SuffixStyle::letters, 53), ".BA");
    EXPECT_EQ(suffix_text(SuffixStyle::digits, 12), ".12");
}

TEST(Number, a_reason_is_text) {
    EXPECT_EQ(reason_of("  Salah tujuan ", "reason"), "Salah tujuan");
    EXPECT_EQ(refusal([] { reason_of(" \t", "reason"); }), "numbering.fault.reason_empty");
    EXPECT_EQ(refusal([] { reason_of(std::string(501, 'x'), "reason"); }), "numbering.fault.reason_long");
}

Owner person(int number) { return {core::PersonId::make({number}), "Orang", core::PositionId::make({number}), "Jabatan"}; }

TEST(Insertion, takes_two_persons_and_is_decided_once) {
    const auto one = person(1), two = person(2);
    Insertion asked;
    asked.asked_by = one;
    EXPECT_EQ(refusal([&] { asked.approve(one, now, NumberId::make({9})); }), "numbering.error.second_person");
    EXPECT_EQ(refusal([&] { asked.refuse(one, now, "Tidak perlu"); }), "numbering.error.second_person");
    EXPECT_EQ(refusal([&] { asked.withdraw(two, now); }), "numbering.error.not_yours");
    EXPECT_EQ(refusal([&] { asked.refuse(two, now, " "); }), "numbering.fault.reason_empty");
    EXPECT_EQ(asked.decision, Decision::waiting);
    asked.approve(two, now, NumberId::make({9}));
    EXPECT_EQ(asked.decision, Decision::approved);
    EXPECT_EQ(refusal([&] { asked.refuse(two, now, "Terlambat"); }), "numbering.error.decided");
    EXPECT_EQ(refusal([&] { asked.withdraw(one, now); }), "numbering.error.decided");
}

TEST(Insertion, is_for_a_day_gone_by_in_the_running_period) {
    const auto today = core::parse_date("2026-05-04"), last = core::parse_date("2026-05-02");
    const auto why = [&](const char* day, std::optional<core::Date> at, bool same) {
        return refusal([&] { check_insertion(core::parse_date(day), today, at, same); });
    };
    EXPECT_EQ(why("2026-05-01", last, true), "");
    EXPECT_EQ(why("2026-05-05", last, true), "numbering.error.future");
    EXPECT_EQ(why("2026-05-01", last, false), "numbering.fault.other_period");
    EXPECT_EQ(why("2026-05-01", std::nullopt, true), "numbering.fault.no_base");
    EXPECT_EQ(why("2026-05-02", last, true), "numbering.fault.not_earlier");
}

Mark mark(std::int64_t no, const char* day, State state = State::used, std::int64_t suffix = 0) {
    return {no, suffix, core::parse_date(day), state, state == State::void_};
}

TEST(Gaps, a_whole_book_has_none) {
    const std::vector<Mark> marks{mark(1, "2026-01-02"), mark(1, "2026-01-02", State::used, 1),
                                  mark(2, "2026-01-02", State::void_), mark(3, "2026-01-05", State::reserved)};
    EXPECT_TRUE(findings(marks, 1, 3).empty());
    const auto sum = tally(marks);
    EXPECT_EQ(sum.last, 3);
    EXPECT_EQ(sum.used, 2);
    EXPECT_EQ(sum.void_, 1);
    EXPECT_EQ(sum.reserved, 1);
    EXPECT_EQ(sum.inserted, 1);
    EXPECT_TRUE(findings({}, 1, 0).empty());
}

TEST(Gaps, every_flaw_is_named) {
    using Found = std::vector<Finding>;
    EXPECT_EQ(findings({mark(1, "2026-01-02"), mark(4, "2026-01-02")}, 1, 4), (Found{{Flaw::missing, 2, 3}}));
    EXPECT_EQ(findings({mark(2, "2026-01-02")}, 1, 2), (Found{{Flaw::missing, 1, 1}}));
    EXPECT_EQ(findings({mark(1, "2026-01-02")}, 1, 3), (Found{{Flaw::missing, 2, 3}}));
    EXPECT_EQ(findings({}, 246, 247), (Found{{Flaw::missing, 246, 247}}));
    EXPECT_EQ(findings({mark(1, "2026-01-02"), mark(2, "2026-01-02")}, 1, 1), (Found{{Flaw::beyond, 2, 2}}));
    EXPECT_EQ(findings({mark(1, "2026-01-05"), mark(2, "2026-01-02")}, 1, 2), (Found{{Flaw::backwards, 2, 2}}));
    auto unexplained = mark(1, "2026-01-02", State::void_);
    unexplained.explained = false;
    EXPECT_EQ(findings({unexplained}, 1, 1), (Found{{Flaw::unexplained, 1, 1}}));
    EXPECT_EQ(gaps({{Flaw::missing, 2, 4}, {Flaw::backwards, 6, 6}, {Flaw::missing, 8, 8}}), 4);
}

TEST(Access, a_book_is_open_to_its_unit) {
    const auto book = core::UnitId::make({1}), other = core::UnitId::make({2});
    core::Actor actor;
    actor.kind = core::Actor::Kind::person;
    core::Seat seat;
    seat.book = book;
    actor.seats = {seat};
    actor.rights = {"numbering.read"};
    using core::Verdict;
    EXPECT_EQ(may(actor, Right::read, book), Verdict::allowed);
    EXPECT_EQ(may(actor, Right::keep, book), Verdict::forbidden);
    EXPECT_EQ(may(actor, Right::read, other), Verdict::hidden);
    EXPECT_EQ(may(actor, Right::manage, other), Verdict::hidden);
    actor.rights.insert("numbering.manage");
    EXPECT_EQ(may(actor, Right::manage, book), Verdict::allowed);
    EXPECT_EQ(may(actor, Right::manage, other), Verdict::hidden);
    actor.rights.insert("numbering.manage_all");
    EXPECT_EQ(may(actor, Right::manage, other), Verdict::allowed);
    EXPECT_EQ(may(actor, Right::read, other), Verdict::hidden) << "administering is not reading";
    EXPECT_EQ(may(core::Actor{}, Right::read, book), Verdict::hidden);
    EXPECT_EQ(may(core::Actor::system(), Right::read, book), Verdict::allowed);
}

}  // namespace
}  // namespace numbering
