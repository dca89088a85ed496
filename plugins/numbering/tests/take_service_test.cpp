// SPDX-License-Identifier: Apache-2.0
// Which unit and series number a letter, and that a number is its own for good; on both databases.
#include <gtest/gtest.h>

#include "numbering/store/number_store.h"
#include "plugins/numbering/tests/kit.h"

namespace numbering {
namespace take_service_test {

using core::Error;
using core::db::Tx;

class Numbering : public BooksTest {};

TEST_P(Numbering, a_unit_without_series_gets_its_first) {
    EXPECT_EQ(ahead(office->wish("letter:1")), "000.1.5/…/DISKOMINFO");
    EXPECT_TRUE(services().administer.list(office->clerk).empty()) << "looking ahead opens nothing";
    EXPECT_EQ(office->take(office->wish("letter:1")).number, "000.1.5/1/DISKOMINFO");
    EXPECT_EQ(office->take(office->wish("letter:2")).number, "000.1.5/2/DISKOMINFO");
    const auto series = services().administer.list(office->clerk);
    ASSERT_EQ(series.size(), 1u);
    EXPECT_EQ(series[0].example, "000.1.5/3/DISKOMINFO");
}

TEST_P(Numbering, the_signer_chooses_who_numbers) {
    office->series("SETDA", "{class}/{no}/{origin}");
    services().administer.set_central(office->admin, {{"kdh", office->city.unit_coded("SETDA").id},
                                                      {"sekda", office->city.unit_coded("SETDA").id},
                                                      {"asisten", office->city.unit_coded("SETDA").id}});
    EXPECT_EQ(office->take(office->wish("letter:1", "WK", "APTIKA")).number, "000.1.5/1/DISKOMINFO")
        << "written at DISKOMINFO, signed by the Wali Kota: number 1 of SETDA";
    EXPECT_EQ(office->take(office->wish("letter:2", "ASISTEN", "OR")).number, "000.1.5/2/OR");
    EXPECT_EQ(office->take(office->wish("letter:3", "SEKDA", "OR")).number, "000.1.5/3/OR");
    EXPECT_EQ(office->take(office->wish("letter:4", "KADIS", "APTIKA")).number, "000.1.5/1/DISKOMINFO")
        << "the head of a dinas numbers at home";
    auto unsigned_yet = office->wish("letter:5", "KADIS", "APTIKA");
    unsigned_yet.signer = {};
    EXPECT_EQ(ahead(unsigned_yet), "000.1.5/…/DISKOMINFO");
}

TEST_P(Numbering, central_rules_are_judged) {
    const auto setda = office->city.unit_coded("SETDA").id, bagian = office->city.unit_coded("OR").id;
    auto& administer = services().administer;
    EXPECT_EQ(refusal([&] { administer.set_central(office->admin, {{"raja", setda}}); }), "numbering.fault.signer_kind");
    EXPECT_EQ(refusal([&] { administer.set_central(office->admin, {{"kdh", bagian}}); }), "numbering.fault.central_unit");
    EXPECT_EQ(refusal([&] { administer.set_central(office->admin, {{"kdh", setda}, {"kdh", setda}}); }),
              "numbering.fault.signer_kind_twice");
    EXPECT_EQ(refusal([&] { administer.set_central(office->clerk, {{"kdh", setda}}); }), "core.error.forbidden");
    EXPECT_TRUE(administer.central(office->admin).empty()) << "nothing half set";
}

TEST_P(Numbering, kind_group_and_access_choose_the_series) {
    office->series("DISKOMINFO", "{class}/{no}/{unit}");
    Series decisions = office->series("SETDA", "{no}/{year}");
    decisions.id = {};
    decisions.unit = office->city.unit_coded("DISKOMINFO").id;
    decisions.name = "Keputusan";
    decisions.scope.groups = {"arahan-penetapan"};
    services().administer.save(office->admin, decisions);
    Series secret = decisions;
    secret.name = "Rahasia";
    secret.scope = {{}, {}, {classification::AccessClass::secret}};
    secret.pattern = "{access_code}-{no}/{class}/{month_roman}/{year}";
    services().administer.save(office->admin, secret);
    auto decision = office->wish("letter:1");
    decision.kind = "keputusan";
    decision.group = "arahan-penetapan";
    EXPECT_EQ(office->take(decision).number, "1/2026");
    auto hidden = office->wish("letter:2");
    hidden.access = classification::AccessClass::secret;
    EXPECT_EQ(office->take(hidden).number, "R-1/000.1.5/XI/2026");
    EXPECT_EQ(office->take(office->wish("letter:3")).number, "000.1.5/1/DISKOMINFO");
}

TEST_P(Numbering, a_monthly_series_begins_anew_each_month) {
    office->series("DISKOMINFO", "{no:3}/{unit}/{month}/{year}", Reset::monthly);
    EXPECT_EQ(office->take(office->wish("letter:1")).number, "001/DISKOMINFO/11/2026");
    office->on("2026-12-01");
    EXPECT_EQ(office->take(office->wish("letter:2")).number, "001/DISKOMINFO/12/2026");
    EXPECT_EQ(office->take(office->wish("letter:3")).number, "002/DISKOMINFO/12/2026");
}

TEST_P(Numbering, a_book_taken_over_from_paper_goes_on) {
    auto series = office->series("DISKOMINFO", "{no}/{unit}/{year}");
    auto next = series;
    next.first_no = 246;
    services().administer.save(office->clerk, next);
    EXPECT_EQ(office->take(office->wish("letter:1")).number, "246/DISKOMINFO/2026");
    EXPECT_EQ(flaws(services().check.run()), 0);
    office->on("2027-01-04");
    EXPECT_EQ(office->take(office->wish("letter:2")).number, "1/DISKOMINFO/2027");
}

TEST_P(Numbering, asked_again_after_a_crash_the_number_is_the_same) {
    const auto first = office->take(office->wish("letter:1"));
    office->on("2026-11-25");
    const auto again = office->take(office->wish("letter:1"));
    EXPECT_EQ(again.id, first.id);
    EXPECT_EQ(again.date, first.date);
    office->used(office->wish("letter:1"));
    EXPECT_EQ(refusal([&] { office->take(office->wish("letter:1")); }), "numbering.error.settled.used");
}

TEST_P(Numbering, each_party_of_an_agreement_has_its_number) {
    auto first = office->wish("letter:1"), second = office->wish("letter:1", "SEKDA", "OR");
    second.party = 2;
    EXPECT_EQ(office->take(first).number, "000.1.5/1/DISKOMINFO");
    EXPECT_EQ(office->take(second).number, "000.1.5/1/SETDA");
    office->annul("letter:1", "Batal disepakati");
    EXPECT_EQ(refusal([&] { office->annul("letter:1", "lagi"); }), "numbering.error.no_number");
}

TEST_P(Numbering, a_withdrawn_letter_leaves_its_number_explained) {
    const auto series = office->series("DISKOMINFO", "{class}/{no}/{unit}");
    office->take(office->wish("letter:1"));
    EXPECT_EQ(refusal([&] { office->annul("letter:1", "  "); }), "numbering.fault.reason_empty");
    office->annul("letter:1", "Salah tujuan");
    EXPECT_EQ(office->take(office->wish("letter:1")).number, "000.1.5/2/DISKOMINFO") << "a new one, never the same";
    const auto book = services().books.book(office->clerk, {});
    ASSERT_EQ(book.lines.size(), 2u);
    EXPECT_EQ(book.lines[1].number.state, State::void_);
    EXPECT_EQ(book.lines[1].number.reason, "Salah tujuan");
    EXPECT_TRUE(book.findings.empty());
}

TEST_P(Numbering, dates_go_forward) {
    office->series("DISKOMINFO", "{class}/{no}/{unit}");
    office->take(office->wish("letter:1"));
    auto earlier = office->wish("letter:2"), ahead = office->wish("letter:3");
    earlier.date = core::parse_date("2026-11-22");
    ahead.date = core::parse_date("2026-11-24");
    EXPECT_EQ(refusal([&] { office->take(earlier); }), "numbering.error.earlier");
    EXPECT_EQ(refusal([&] { office->take(ahead); }), "numbering.error.future");
    EXPECT_EQ(office->take(office->wish("letter:4")).no, 2) << "what was refused took no number";
}

TEST_P(Numbering, no_number_is_printed_twice_in_a_year) {
    office->series("DISKOMINFO", "{class}/{no}/{unit}");
    Series second;
    second.unit = office->city.unit_coded("DISKOMINFO").id;
    second.name = "Keputusan";
    second.scope.kinds = {"keputusan"};
    second.pattern = "000.1.5/{no}/{origin}";   // another shape, yet the same text for this letter
    second.from = core::parse_date("2026-01-01");
    services().administer.save(office->admin, second);
    office->take(office->wish("letter:1"));
    auto wish = office->wish("letter:2");
    wish.kind = "keputusan";
    EXPECT_EQ(refusal([&] { office->take(wish); }), "numbering.error.printed_twice");
    EXPECT_EQ(flaws(services().check.run()), 0) << "what was refused took no number";
}

TEST_P(Numbering, the_database_itself_refuses_two_numbers_for_one_letter) {
    const auto taken = office->take(office->wish("letter:1"));
    const auto twin = read([&](Tx& tx) { return *store::number(tx, taken.id); });
    const auto insert = [&](auto change) {
        auto copy = twin;
        copy.id = NumberId::make(core::Instant{5});
        change(copy);
        return refusal([&] { place->db().write([&](Tx& tx) { store::insert(tx, copy); }); });
    };
    EXPECT_EQ(insert([](Number& n) { n.no = 7, n.printed = "7"; }), "core.error.unique") << "one per letter";
    EXPECT_EQ(insert([](Number& n) { n.subject = "letter:2", n.printed = "7"; }), "core.error.unique") << "one per no";
    EXPECT_EQ(insert([](Number& n) { n.subject = "letter:2", n.no = 7; }), "core.error.unique") << "one per text";
    EXPECT_NE(insert([](Number& n) { n.subject = "letter:2", n.no = 7, n.printed = "7", n.state = State::void_; }), "")
        << "void needs its reason";
}

NASKAH_ON_BOTH_DATABASES(Numbering);

}  // namespace
}  // namespace numbering
