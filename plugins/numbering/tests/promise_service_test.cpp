// SPDX-License-Identifier: Apache-2.0
// Numbers promised before they are used: reserved, bound, voided, run out, inserted; on both databases.
#include <gtest/gtest.h>

#include "plugins/numbering/tests/kit.h"

namespace numbering {
namespace promise_service_test {

using core::Error;
using core::db::Tx;

class Promises : public BooksTest {};

TEST_P(Promises, a_reserved_number_waits_for_its_letter) {
    const auto series = office->series("DISKOMINFO", "{class}/{no}/{unit}");
    auto asked_for = asked(series);
    asked_for.classification = "000.1.5";
    const auto number = services().reserve.reserve(office->clerk, asked_for);
    EXPECT_EQ(number.printed, "000.1.5/1/DISKOMINFO");
    EXPECT_EQ(office->take(office->wish("letter:1")).no, 2) << "others go on";
    office->letters.wishes["letter:2"] = office->wish("letter:2");
    const auto choice = services().reserve.choice(office->staff, "letter:2");
    ASSERT_TRUE(choice);
    ASSERT_EQ(choice->promised.size(), 1u);
    EXPECT_EQ(choice->ahead, "000.1.5/…/DISKOMINFO");
    office->letters.wishes["letter:2"].classification = "500.12";
    EXPECT_TRUE(services().reserve.choice(office->staff, "letter:2")->promised.empty()) << "promised with another code";
    office->letters.wishes["letter:2"].classification = "000.1.5";
    services().reserve.bind(office->staff, number.id, "letter:2");
    EXPECT_EQ(ahead(office->wish("letter:2")), "000.1.5/1/DISKOMINFO");
    EXPECT_TRUE(services().reserve.choice(office->staff, "letter:2")->promised.empty());
    office->on("2026-11-30");
    const auto taken = office->used(office->wish("letter:2"));
    EXPECT_EQ(taken.number, "000.1.5/1/DISKOMINFO");
    EXPECT_EQ(taken.date, core::parse_date("2026-11-23")) << "the day it was promised for";
    EXPECT_EQ(flaws(services().check.run()), 0);
}

TEST_P(Promises, a_reservation_is_judged_field_by_field) {
    const auto series = office->series("DISKOMINFO", "{class}/{no}/{unit}");
    const auto why = [&](auto change) {
        auto wish = asked(series);
        change(wish);
        return refusal([&] { services().reserve.reserve(office->clerk, wish); });
    };
    EXPECT_EQ(why([](Reservation& wish) { wish.purpose = " "; }), "numbering.fault.purpose_empty");
    EXPECT_EQ(why([](Reservation& wish) { wish.until = core::parse_date("2026-11-22"); }), "numbering.fault.reserve_until");
    EXPECT_EQ(why([](Reservation& wish) { wish.until = core::parse_date("2027-11-22"); }), "numbering.fault.reserve_until");
    EXPECT_EQ(why([](Reservation& wish) { wish.classification = "999"; }), "numbering.fault.classification");
    EXPECT_EQ(why([](Reservation& wish) { wish.date = core::parse_date("2026-11-24"); }), "numbering.error.future");
    EXPECT_EQ(why([](Reservation& wish) { wish.date = core::parse_date("2025-11-24"); }), "numbering.fault.series_ended");
    EXPECT_EQ(why([](Reservation& wish) { wish.series = {}; }), "numbering.fault.series");
    EXPECT_EQ(refusal([&] { services().reserve.reserve(office->staff, asked(series)); }), "core.error.forbidden");
    const auto setda = office->series("SETDA", "{class}/{no}/{unit}");
    EXPECT_EQ(refusal([&] { services().reserve.reserve(office->clerk, asked(setda)); }), "core.error.not_found")
        << "the book of others is not to be known";
    EXPECT_EQ(services().reserve.reserve(office->clerk, asked(series)).no, 1) << "nothing was taken";
}

TEST_P(Promises, a_promise_is_bound_by_those_it_concerns) {
    const auto series = office->series("DISKOMINFO", "{class}/{no}/{unit}");
    const auto setda = office->series("SETDA", "{class}/{no}/{unit}");
    const auto clerk = office->city.as("SETDA.TU", office->clock);
    const auto mine = services().reserve.reserve(office->clerk, asked(series));
    const auto theirs = services().reserve.reserve(clerk, asked(setda));
    office->letters.wishes["letter:1"] = office->wish("letter:1");
    EXPECT_EQ(refusal([&] { services().reserve.bind(office->staff, theirs.id, "letter:1"); }), "core.error.not_found");
    office->letters.secret.insert("letter:9");
    EXPECT_EQ(refusal([&] { services().reserve.bind(office->staff, mine.id, "letter:9"); }), "core.error.not_found");
    EXPECT_EQ(refusal([&] { services().reserve.bind(office->staff, mine.id, "berkas:1"); }), "core.error.not_found");
    services().reserve.bind(office->staff, mine.id, "letter:1");
    const auto other = services().reserve.reserve(office->clerk, asked(series));
    EXPECT_EQ(refusal([&] { services().reserve.bind(office->staff, other.id, "letter:1"); }),
              "numbering.error.has_number");
    services().reserve.unbind(office->staff, mine.id);
    EXPECT_EQ(services().reserve.bind(office->staff, other.id, "letter:1").subject, "letter:1");
}

TEST_P(Promises, what_is_promised_in_one_series_is_not_given_in_another) {
    const auto series = office->series("DISKOMINFO", "{class}/{no}/{unit}");
    const auto number = services().reserve.reserve(office->clerk, asked(series));
    auto wish = office->wish("letter:1", "SEKDA", "OR");
    office->series("SETDA", "{class}/{no}/{unit}");
    wish.promised = number.id;
    EXPECT_EQ(refusal([&] { office->take(wish); }), "numbering.error.other_series");
    wish = office->wish("letter:1");
    wish.promised = number.id;
    EXPECT_EQ(office->take(wish).id, number.id);
}

TEST_P(Promises, voided_by_hand_only_while_promised) {
    const auto series = office->series("DISKOMINFO", "{class}/{no}/{unit}");
    const auto number = services().reserve.reserve(office->clerk, asked(series));
    EXPECT_EQ(refusal([&] { services().reserve.annul(office->clerk, number.id, ""); }), "numbering.fault.reason_empty");
    EXPECT_EQ(refusal([&] { services().reserve.annul(office->staff, number.id, "x"); }), "core.error.forbidden");
    EXPECT_EQ(services().reserve.annul(office->clerk, number.id, "Salah pesan").reason, "Salah pesan");
    EXPECT_EQ(refusal([&] { services().reserve.annul(office->clerk, number.id, "lagi"); }), "numbering.error.settled.void");
    const auto sealing = office->take(office->wish("letter:1"));
    EXPECT_EQ(refusal([&] { services().reserve.annul(office->clerk, sealing.id, "x"); }), "numbering.error.sealing");
}

TEST_P(Promises, promises_run_out_with_their_last_day) {
    const auto series = office->series("DISKOMINFO", "{class}/{no}/{unit}");
    auto wish = asked(series);
    wish.until = core::parse_date("2026-11-25");
    const auto number = services().reserve.reserve(office->clerk, wish);
    const auto bound = services().reserve.reserve(office->clerk, wish);
    office->letters.wishes["letter:1"] = office->wish("letter:1");
    services().reserve.bind(office->staff, bound.id, "letter:1");
    core::words::Words words;
    EXPECT_EQ(services().reserve.ending_soon(office->clerk), 2);
    office->clock.set(core::parse_instant("2026-11-25T16:59:00Z"));
    EXPECT_EQ(services().reserve.expire(words.in("id")), 0) << "23.59 WIB of the last day";
    office->clock.set(core::parse_instant("2026-11-25T17:00:00Z"));
    EXPECT_EQ(refusal([&] { office->take(office->wish("letter:1")); }), "numbering.error.expired");
    EXPECT_EQ(services().reserve.expire(words.in("id")), 2);
    EXPECT_EQ(services().reserve.expire(words.in("id")), 0);
    const auto shown = services().books.number(office->clerk, number.id);
    EXPECT_EQ(shown.number.state, State::void_);
    EXPECT_FALSE(shown.number.reason.empty());
    EXPECT_EQ(office->take(office->wish("letter:1")).no, 3) << "the letter gets an ordinary number";
    EXPECT_EQ(flaws(services().check.run()), 0);
}

TEST_P(Promises, an_inserted_number_takes_two_persons) {
    const auto series = two_days();
    const auto asked = services().insert.ask(office->clerk, insertion(series, "2026-11-21"));
    EXPECT_EQ(services().insert.to_decide(office->head), 1);
    EXPECT_EQ(services().insert.to_decide(office->clerk), 0) << "not one's own";
    EXPECT_EQ(refusal([&] { services().insert.approve(office->clerk, asked.id); }), "core.error.forbidden");
    const auto own = services().insert.ask(office->head, insertion(series, "2026-11-22"));
    EXPECT_EQ(refusal([&] { services().insert.approve(office->head, own.id); }), "numbering.error.second_person");
    const auto number = services().insert.approve(office->head, asked.id);
    EXPECT_EQ(number.printed, "000.1.5/1.A/DISKOMINFO") << "behind the last number of its day";
    EXPECT_EQ(services().insert.approve(office->second, own.id).printed, "000.1.5/1.B/DISKOMINFO");
    EXPECT_EQ(refusal([&] { services().insert.approve(office->second, own.id); }), "numbering.error.decided");
    office->letters.wishes["letter:3"] = office->wish("letter:3");
    services().reserve.bind(office->staff, number.id, "letter:3");
    const auto taken = office->used(office->wish("letter:3"));
    EXPECT_EQ(taken.number, "000.1.5/1.A/DISKOMINFO");
    EXPECT_EQ(taken.suffix, ".A");
    EXPECT_EQ(taken.date, core::parse_date("2026-11-21"));
    EXPECT_EQ(office->take(office->wish("letter:4")).no, 3) << "the count of the series is untouched";
    EXPECT_EQ(flaws(services().check.run()), 0);
}

TEST_P(Promises, insertions_are_judged_refused_and_withdrawn) {
    const auto series = two_days();
    const auto why = [&](const char* day) {
        return refusal([&] { services().insert.ask(office->clerk, insertion(series, day)); });
    };
    EXPECT_EQ(why("2026-11-23"), "numbering.fault.not_earlier");
    EXPECT_EQ(why("2026-11-24"), "numbering.error.future");
    EXPECT_EQ(why("2026-11-19"), "numbering.fault.no_base");
    EXPECT_EQ(why("2025-11-19"), "numbering.fault.other_period");
    const auto asked = services().insert.ask(office->clerk, insertion(series, "2026-11-21"));
    EXPECT_EQ(refusal([&] { services().insert.refuse(office->head, asked.id, ""); }), "numbering.fault.reason_empty");
    services().insert.refuse(office->head, asked.id, "Pakai nomor biasa");
    office->clock.pass(std::chrono::minutes(5));
    const auto again = services().insert.ask(office->clerk, insertion(series, "2026-11-21"));
    EXPECT_EQ(refusal([&] { services().insert.withdraw(office->head, again.id); }), "numbering.error.not_yours");
    services().insert.withdraw(office->clerk, again.id);
    const auto listed = services().insert.list(office->head, std::nullopt, "2026-11");
    ASSERT_EQ(listed.size(), 2u);
    EXPECT_EQ(listed[1].insertion.note, "Pakai nomor biasa");
    EXPECT_TRUE(services().insert.list(office->head, std::nullopt, "2026-10").empty());
    EXPECT_EQ(refusal([&] { services().insert.list(office->head, std::nullopt, "Maret"); }),
              "numbering.fault.month_text");
    EXPECT_EQ(services().insert.list(office->head, Decision::withdrawn, "").size(), 1u);
}

TEST_P(Promises, an_insertion_into_a_past_period_is_a_matter_of_policy) {
    office->series("DISKOMINFO", "{no}/{unit}/{month}/{year}", Reset::monthly);
    Office lenient(place->db(), {.insert_same_period = false});
    for (auto* each : {office.get(), &lenient}) {
        each->on("2026-10-05");
        each->used(each->wish(each == &lenient ? "letter:2" : "letter:1"));
    }
    office->on("2026-10-20");
    office->used(office->wish("letter:3"));
    office->on("2026-11-02");
    lenient.on("2026-11-02");
    const auto series = services().administer.list(office->clerk)[0].series;
    EXPECT_EQ(refusal([&] { services().insert.ask(office->clerk, insertion(series, "2026-10-10")); }),
              "numbering.fault.other_period");
    const auto asked = lenient.services.insert.ask(lenient.clerk, insertion(series, "2026-10-10"));
    EXPECT_EQ(lenient.services.insert.approve(lenient.head, asked.id).printed, "2.A/DISKOMINFO/10/2026");
}

NASKAH_ON_BOTH_DATABASES(Promises);

}  // namespace
}  // namespace numbering
