// SPDX-License-Identifier: Apache-2.0
// Rules of a request for information by themselves.
#include <gtest/gtest.h>

#include "depot/domain/request.h"

namespace request_test {

using namespace depot;
using classification::AccessClass;
using core::Code;
using core::Error;

core::Date on(const char* text) { return core::parse_date(text); }

// Fields at fault, "" where the state forbids it, "-" where nothing is wrong.
std::string faults_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        std::string fields;
        for (const auto& fault : error.faults()) fields += (fields.empty() ? "" : " ") + fault.field;
        return fields;
    }
    return "-";
}

InfoRequest open_request() {
    InfoRequest request;
    request.number = 3;
    request.year = 2026;
    request.received = on("2026-11-02");
    request.due = on("2026-11-16");
    request.requester = request.contact = request.purpose = request.sought = "x";
    return request;
}

Sought judged(Release release) {
    Sought record;
    record.release = release;
    if (release == Release::closed || release == Release::redacted) record.ground = record.reason = "Rahasia pribadi";
    return record;
}

Weighed weighed(Release release, AccessClass access = AccessClass::ordinary) { return {judged(release), access}; }

TEST(RequestRules, a_term_is_extended_once_and_the_last_day_is_in_time) {
    auto request = open_request();
    EXPECT_FALSE(request.overdue(on("2026-11-16")));
    EXPECT_TRUE(request.overdue(on("2026-11-17")));
    EXPECT_FALSE(request.may_extend(on("2026-11-17"))) << "what is late is answered, not extended";
    EXPECT_EQ(faults_of([&] { request.extend(on("2026-11-25"), "Arsip di depo lain", on("2026-11-17")); }), "");
    EXPECT_TRUE(request.may_extend(on("2026-11-16")));
    EXPECT_EQ(faults_of([&] { request.extend(on("2026-11-25"), "", on("2026-11-16")); }), "reason");
    request.extend(on("2026-11-25"), "Arsip di depo lain", on("2026-11-16"));
    EXPECT_FALSE(request.may_extend(on("2026-11-16")));
    EXPECT_EQ(request.first_due, on("2026-11-16"));
    EXPECT_EQ(faults_of([&] { request.extend(on("2026-12-25"), "Lagi", on("2026-11-17")); }), "") << "once";
    request.reply(Answer::granted, {weighed(Release::open)}, "", "", on("2026-11-25"), "P");
    EXPECT_FALSE(request.late());
    EXPECT_EQ(faults_of([&] { request.withdraw("x", on("2026-11-26"), "P"); }), "") << "it is answered";
}

TEST(RequestRules, what_is_not_of_the_ordinary_class_is_not_given_as_it_is) {
    const auto request = open_request();
    Sought record;
    const auto judge = [&](Release release, AccessClass access) {
        return faults_of([&] { request.judge(record, judged(release), access, on("2026-11-03")); });
    };
    EXPECT_EQ(judge(Release::open, AccessClass::ordinary), "-");
    EXPECT_EQ(judge(Release::open, AccessClass::limited), "release");
    EXPECT_EQ(judge(Release::redacted, AccessClass::limited), "-");
    EXPECT_EQ(judge(Release::redacted, AccessClass::secret), "release");
    EXPECT_EQ(judge(Release::closed, AccessClass::top_secret), "-");
    Sought bare;
    bare.release = Release::closed;
    bare.closed_until = on("2026-11-02");
    EXPECT_EQ(faults_of([&] { request.judge(record, bare, AccessClass::ordinary, on("2026-11-03")); }), "ground reason until");
}

TEST(RequestRules, the_answer_agrees_with_what_is_decided_of_each_record) {
    const auto reply = [](Answer answer, const std::vector<Weighed>& records, const char* why = "Alasan", const char* ground = "") {
        auto request = open_request();
        return faults_of([&] { request.reply(answer, records, why, ground, on("2026-11-10"), "P"); });
    };
    const auto open = weighed(Release::open), part = weighed(Release::redacted), closed = weighed(Release::closed),
               none = weighed(Release::undecided);
    EXPECT_EQ(reply(Answer::granted, {open, open}, ""), "-");
    EXPECT_EQ(reply(Answer::granted, {open, closed}), "answer");
    EXPECT_EQ(reply(Answer::granted, {open, none}), "answer");
    EXPECT_EQ(reply(Answer::granted, {}, ""), "reason") << "answered without a record: from where";
    EXPECT_EQ(reply(Answer::partly, {part}), "-");
    EXPECT_EQ(reply(Answer::partly, {open, closed}, ""), "reason");
    EXPECT_EQ(reply(Answer::partly, {closed}), "answer");
    EXPECT_EQ(reply(Answer::refused, {closed}), "-") << "its ground stands with the record";
    EXPECT_EQ(reply(Answer::refused, {}), "ground");
    EXPECT_EQ(reply(Answer::refused, {}, "Alasan", "UU 14/2008 pasal 17 huruf h"), "-");
    EXPECT_EQ(reply(Answer::refused, {open}, "Alasan", "UU"), "answer");
}

TEST(RequestRules, a_class_that_rose_since_the_decision_keeps_the_record_from_answer_and_copy) {
    EXPECT_TRUE(may_give(Release::open, AccessClass::ordinary));
    EXPECT_FALSE(may_give(Release::open, AccessClass::limited));
    EXPECT_TRUE(may_give(Release::redacted, AccessClass::limited));
    EXPECT_FALSE(may_give(Release::redacted, AccessClass::secret));
    EXPECT_FALSE(may_give(Release::closed, AccessClass::ordinary));
    auto request = open_request();
    const auto reply = [&](const Weighed& record, Answer answer) {
        auto asked = request;
        return faults_of([&] { asked.reply(answer, {record}, "Alasan", "", on("2026-11-10"), "P"); });
    };
    EXPECT_EQ(reply(weighed(Release::open, AccessClass::limited), Answer::granted), "answer");
    EXPECT_EQ(reply(weighed(Release::redacted, AccessClass::secret), Answer::partly), "answer");
    EXPECT_EQ(reply(weighed(Release::redacted, AccessClass::limited), Answer::partly), "-");
    EXPECT_EQ(reply(weighed(Release::closed, AccessClass::top_secret), Answer::refused), "-");
    request.reply(Answer::granted, {weighed(Release::open)}, "", "", on("2026-11-10"), "P");
    EXPECT_EQ(faults_of([&] { request.copy(weighed(Release::open), 1, false); }), "-");
    EXPECT_EQ(faults_of([&] { request.copy(weighed(Release::open, AccessClass::limited), 1, true); }), "")
        << "nobody decided which passages";
}

TEST(RequestRules, a_letter_is_linked_once_and_to_what_is_answered) {
    auto request = open_request();
    EXPECT_EQ(faults_of([&] { request.link("letter:1", "000.5/1/2026"); }), "") << "not answered yet";
    request.reply(Answer::granted, {weighed(Release::open)}, "", "", on("2026-11-10"), "P");
    request.link("letter:1", "000.5/1/2026");
    EXPECT_EQ(request.letter_number, "000.5/1/2026");
    EXPECT_EQ(faults_of([&] { request.link("letter:2", "000.5/2/2026"); }), "") << "it has one";
    EXPECT_EQ(request.letter, "letter:1");
}

TEST(RequestRules, copies_are_of_what_is_given_and_redacted_where_that_was_decided) {
    auto request = open_request();
    EXPECT_EQ(faults_of([&] { request.copy(weighed(Release::open), 1, false); }), "") << "not answered yet";
    request.reply(Answer::partly, {weighed(Release::redacted)}, "Sebagian rahasia pribadi", "", on("2026-11-10"), "P");
    EXPECT_EQ(faults_of([&] { request.copy(weighed(Release::redacted), 2, false); }), "redacted");
    EXPECT_EQ(faults_of([&] { request.copy(weighed(Release::redacted), 0, true); }), "copies");
    EXPECT_EQ(faults_of([&] { request.copy(weighed(Release::redacted), 2, true); }), "-");
    EXPECT_EQ(faults_of([&] { request.copy(weighed(Release::closed), 1, true); }), "");
}

TEST(RequestRules, a_closed_period_is_counted_from_the_closing_of_the_dossier_and_what_was_said_is_forgotten) {
    Ground ground;
    archive::Kept dossier;
    dossier.opened = on("2010-03-01");
    EXPECT_FALSE(closed_until(ground, dossier)) << "the office has set none";
    ground.years = 25;
    EXPECT_EQ(closed_until(ground, dossier), on("2035-03-01"));
    dossier.last = on("2011-06-30");
    EXPECT_EQ(closed_until(ground, dossier), on("2036-06-30"));
    dossier.closed = on("2012-01-10");
    EXPECT_EQ(closed_until(ground, dossier), on("2037-01-10"));
    auto request = open_request();
    EXPECT_TRUE(request.forget(on("2028-11-02")));
    EXPECT_EQ(request.requester + request.contact + request.purpose + request.sought, "");
    EXPECT_FALSE(request.forget(on("2028-11-03")));
    auto withdrawn = open_request(), answered = open_request();
    withdrawn.withdraw("Sudah saya dapat dari saudara saya", on("2026-11-05"), "P");
    answered.reply(Answer::granted, {}, "Ada di situs kota", "", on("2026-11-05"), "P");
    withdrawn.forget(on("2028-11-06"));
    answered.forget(on("2028-11-06"));
    EXPECT_EQ(withdrawn.reason, "") << "his own words";
    EXPECT_EQ(answered.reason, "Ada di situs kota") << "what the office decided stays";
}

}  // namespace
