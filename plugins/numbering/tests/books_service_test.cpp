// SPDX-License-Identifier: Apache-2.0
// The books as they are read, series as they are made, the check and the trail; on both databases.
#include <gtest/gtest.h>

#include "core/audit/trail.h"
#include "core/table/sheet.h"
#include "core/table/xlsx_reader.h"
#include "plugins/numbering/tests/kit.h"

namespace numbering {
namespace books_service_test {

using core::Error;
using core::db::Tx;

class BookKeeping : public BooksTest {};

TEST_P(BookKeeping, the_book_is_paged_filtered_and_whole) {
    const auto series = office->series("DISKOMINFO", "{class}/{no}/{unit}");
    for (int i = 1; i <= 5; ++i) office->used(office->wish("letter:" + std::to_string(i)));
    services().reserve.reserve(office->clerk, asked(series));
    BookWish wish;
    wish.limit = 4;
    const auto first = services().books.book(office->staff, wish);
    ASSERT_EQ(first.lines.size(), 4u);
    EXPECT_EQ(first.lines[0].number.no, 6);
    EXPECT_EQ(first.tally.used, 5);
    wish.before = first.next;
    const auto second = services().books.book(office->staff, wish);
    ASSERT_EQ(second.lines.size(), 2u);
    EXPECT_EQ(second.lines[0].number.no, 2);
    EXPECT_TRUE(second.next.empty());
    wish = {};
    wish.state = State::reserved;
    EXPECT_EQ(services().books.book(office->staff, wish).lines.size(), 1u);
    wish = {};
    wish.whole = true;
    EXPECT_EQ(services().books.book(office->staff, wish).lines.front().number.no, 1) << "as on paper";
    wish.period = "2031";
    EXPECT_EQ(refusal([&] { services().books.book(office->staff, wish); }), "numbering.error.book");
    wish = {};
    wish.before = "dua";
    EXPECT_EQ(refusal([&] { services().books.book(office->staff, wish); }), "core.error.cursor");
    const auto clerk = office->city.as("SETDA.TU", office->clock);
    wish = {};
    wish.series = series.id;
    EXPECT_EQ(refusal([&] { services().books.book(clerk, wish); }), "numbering.error.book") << "not that unit's";
    EXPECT_FALSE(services().books.book(clerk, {}).series);
    EXPECT_EQ(refusal([&] { services().books.number(clerk, first.lines[0].number.id); }), "numbering.error.not_found");
}

TEST_P(BookKeeping, who_stands_above_a_unit_opens_its_book_and_nobody_else_does) {
    const auto series = office->series("DISKOMINFO", "{class}/{no}/{unit}");
    office->used(office->wish("letter:1"));
    const auto unit = series.unit;
    const auto open = [&](const core::Context& ctx) {
        std::string codes;
        for (const auto& each : services().books.book(ctx, {}).open) codes += each.unit.code + " ";
        return codes;
    };
    const auto sekda = office->city.as("SEKDA", office->clock), mayor = office->city.as("WK", office->clock);
    EXPECT_EQ(open(sekda), "SETDA DISKOMINFO ");
    EXPECT_EQ(open(mayor), "WALIKOTA SETDA DISKOMINFO ") << "down the whole line";
    EXPECT_EQ(open(office->head), "DISKOMINFO ");
    EXPECT_EQ(open(office->clerk), "DISKOMINFO ") << "who keeps one book has no other to choose";
    EXPECT_EQ(open(office->city.as("ASISTEN", office->clock)), "SETDA ");
    BookWish wish;
    EXPECT_EQ(services().books.book(sekda, wish).unit.code, "SETDA") << "the own one unless another is asked for";
    wish.unit = unit;
    const auto book = services().books.book(sekda, wish);
    EXPECT_EQ(book.unit.code, "DISKOMINFO");
    ASSERT_EQ(book.lines.size(), 1u);
    EXPECT_FALSE(book.may_keep) << "reading is not keeping";
    EXPECT_FALSE(book.may_manage);
    const auto number = book.lines[0].number.id;
    EXPECT_EQ(services().books.number(sekda, number).unit_name, "Unit DISKOMINFO");
    BookWish by_series;
    by_series.series = series.id;
    EXPECT_EQ(services().books.book(sekda, by_series).unit.code, "DISKOMINFO") << "a series says whose it is";
    wish.unit = fixed<core::UnitId>(77);
    EXPECT_EQ(refusal([&] { services().books.book(sekda, wish); }), "numbering.error.book");
    wish.unit = office->city.unit_coded("AS3").id;
    EXPECT_EQ(refusal([&] { services().books.book(mayor, wish); }), "numbering.error.book") << "it numbers nothing";
    for (const char* other : {"SETDA.TU", "ASISTEN"}) {
        const auto ctx = office->city.as(other, office->clock);
        wish.unit = unit;
        EXPECT_EQ(refusal([&] { services().books.book(ctx, wish); }), "numbering.error.book") << other;
        EXPECT_EQ(refusal([&] { services().books.book(ctx, by_series); }), "numbering.error.book") << other;
        EXPECT_EQ(refusal([&] { services().books.number(ctx, number); }), "numbering.error.not_found") << other;
    }
    wish.unit = office->city.unit_coded("SETDA").id;
    EXPECT_EQ(refusal([&] { services().books.book(office->head, wish); }), "numbering.error.book") << "upwards";
}

TEST_P(BookKeeping, who_manages_all_series_reads_numbers_everywhere_and_no_matters) {
    office->series("SETDA", "{class}/{no}/{unit}");
    for (const char* subject : {"letter:1", "letter:2"}) office->used(office->wish(subject, "SEKDA", "OR"));
    office->letters.closed = {"letter:2"};
    BookWish wish;
    wish.unit = office->city.unit_coded("SETDA").id;
    EXPECT_EQ(refusal([&] { services().books.book(office->admin, wish); }), "");
    const auto book = services().books.book(office->admin, wish);
    EXPECT_EQ(book.open.size(), 3u);
    ASSERT_EQ(book.lines.size(), 2u);
    EXPECT_FALSE(book.lines[0].card) << "what he may not open";
    EXPECT_TRUE(book.lines[1].card);
    EXPECT_EQ(gaps(book.findings), 0);
    EXPECT_FALSE(services().books.number(office->admin, book.lines[0].number.id).card);
    const auto sekda = services().books.book(office->city.as("SEKDA", office->clock), {});
    EXPECT_TRUE(sekda.lines[0].card) << "in the own book the title is told";
}

TEST_P(BookKeeping, the_owner_says_what_the_book_may_show) {
    office->used(office->wish("letter:1"));
    office->used(office->wish("letter:2"));
    office->letters.secret.insert("letter:2");
    const auto book = services().books.book(office->staff, {});
    EXPECT_FALSE(book.lines[0].card);
    ASSERT_TRUE(book.lines[1].card);
    EXPECT_EQ(book.lines[1].card->title, "Hal letter:1");
    EXPECT_FALSE(services().reserve.number_of(office->staff, "letter:2"));
    EXPECT_TRUE(services().reserve.number_of(office->staff, "letter:1"));
}

TEST_P(BookKeeping, series_are_made_by_those_who_may) {
    auto& administer = services().administer;
    Series series;
    series.unit = office->city.unit_coded("DISKOMINFO").id;
    series.name = "Naskah dinas";
    series.pattern = "{class}/{no}/{unit}";
    series.from = core::parse_date("2026-01-01");
    EXPECT_EQ(refusal([&] { administer.save(office->staff, series); }), "core.error.forbidden");
    series = administer.save(office->clerk, series);
    auto other = series;
    other.id = {};
    other.unit = office->city.unit_coded("SETDA").id;
    EXPECT_EQ(refusal([&] { administer.save(office->clerk, other); }), "core.error.not_found");
    administer.save(office->admin, other);
    EXPECT_EQ(administer.list(office->admin).size(), 2u);
    EXPECT_EQ(administer.list(office->clerk).size(), 1u);
    auto stale = series;
    series.name = "Surat keluar";
    administer.save(office->clerk, series);
    stale.name = "Lain";
    EXPECT_EQ(refusal([&] { administer.save(office->clerk, stale); }), "numbering.error.changed");
    office->take(office->wish("letter:1"));
    auto changed = administer.list(office->clerk)[0].series;
    changed.pattern = "{no}/{year}";
    EXPECT_EQ(refusal([&] { administer.save(office->clerk, changed); }), "numbering.fault.begun");
}

TEST_P(BookKeeping, an_example_shows_the_pattern_before_it_is_saved) {
    Series series;
    series.unit = office->city.unit_coded("DISKOMINFO").id;
    series.pattern = "{class}/{no:3}/{position}/{month_roman}/{year}";
    const auto example = services().administer.example(office->clerk, series);
    EXPECT_EQ(example.next, "000.1.5/012/KADIS/XI/2026");
    EXPECT_EQ(example.inserted, "000.1.5/012.A/KADIS/XI/2026");
    EXPECT_EQ(example.ahead, "000.1.5/…/KADIS/XI/2026");
    series.pattern = "{class}/{nomor}";
    EXPECT_EQ(services().administer.example(office->clerk, series).faults.size(), 1u);
}

TEST_P(BookKeeping, the_check_finds_what_somebody_did_to_the_tables) {
    office->series("DISKOMINFO", "{class}/{no}/{unit}");
    for (int i = 1; i <= 3; ++i) office->used(office->wish("letter:" + std::to_string(i)));
    services().check.nightly();
    EXPECT_EQ(services().check.last_flaws(), 0);
    const bool sqlite = GetParam() == core::db::Engine::sqlite;
    EXPECT_THROW(tests::run_raw(place->db(), "DELETE FROM numbering_number WHERE no = 2"), Error) << "the trigger";
    EXPECT_THROW(tests::run_raw(place->db(), "UPDATE numbering_number SET no = 9 WHERE no = 2"), Error);
    EXPECT_THROW(tests::run_raw(place->db(), "UPDATE numbering_number SET state = 'void', reason = 'x'"), Error);
    tests::run_raw(place->db(), sqlite ? "DROP TRIGGER numbering_number_stays"
                                       : "DROP TRIGGER numbering_number_settled ON numbering_number");
    tests::run_raw(place->db(), "DELETE FROM numbering_number WHERE no = 2");
    const auto lines = services().check.run();
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].findings, (std::vector<Finding>{{Flaw::missing, 2, 2}}));
    EXPECT_EQ(lines[0].unit, "DISKOMINFO");
    services().check.nightly();
    EXPECT_EQ(services().check.last().value().gaps, 1);
    EXPECT_EQ(services().check.last_flaws(), 1);
    const auto book = services().books.book(office->clerk, {});
    EXPECT_EQ(gaps(book.findings), 1);
}

TEST_P(BookKeeping, every_act_stands_in_the_trail) {
    const auto series = two_days();
    const auto number = services().reserve.reserve(office->clerk, asked(series));
    services().reserve.annul(office->clerk, number.id, "Salah pesan");
    const auto trail = read([&](Tx& tx) { return core::audit::of(tx, object_of(number.id)); });
    ASSERT_EQ(trail.size(), 2u);
    EXPECT_EQ(trail[0].act, "numbering.reserved");
    EXPECT_EQ(trail[1].act, "numbering.voided");
    EXPECT_FALSE(core::audit::verify(place->db()));
}

NASKAH_ON_BOTH_DATABASES(BookKeeping);

TEST(Sheet, is_read_back_as_it_was_written) {
    core::table::Sheet sheet;
    sheet.name = "Buku nomor";
    sheet.columns = {{"No.", 8}, {"Hal", 40}};
    sheet.rows = {{std::int64_t{12}, std::string("=1+1")}, {std::string("12.A"), std::string("Rapat & undangan")}};
    const auto book = core::table::read_xlsx(core::table::xlsx(sheet));
    ASSERT_EQ(book.sheets.size(), 1u);
    const auto& read = book.sheets.front();
    EXPECT_EQ(read.columns, (std::vector<std::string>{"no.", "hal"}));
    ASSERT_EQ(read.rows.size(), 2u);
    EXPECT_EQ(read.rows[0].cells, (std::vector<std::string>{"12", "=1+1"})) << "text, not a formula";
    EXPECT_EQ(read.rows[1].cells, (std::vector<std::string>{"12.A", "Rapat & undangan"}));
}

TEST(Sheet, keeps_days_as_days_and_each_table_in_its_own_tab) {
    core::table::Sheet days, figures;
    days.name = "Agenda";
    days.columns = {{"Tanggal", 12}};
    days.rows = {{core::table::Day{core::parse_date("2026-11-27"), "27 November 2026"}}};
    EXPECT_EQ(core::table::text_of(days.rows[0][0]), "27 November 2026");
    figures.name = "Arus";
    figures.columns = {{"Bulan", 12}, {"Masuk", 8}};
    figures.rows = {{std::string("Nov"), std::int64_t{7}}};
    figures.charted = {1};
    const auto bytes = core::table::xlsx({days, figures});
    const auto book = core::table::read_xlsx(bytes);
    ASSERT_EQ(book.sheets.size(), 2u);
    EXPECT_EQ(book.sheets[0].rows.at(0).cells.at(0), "2026-11-27") << "read as a day, not as its words";
    EXPECT_EQ(book.sheets[1].rows.at(0).cells.at(1), "7");
    const std::string all(core::chars(bytes));
    EXPECT_NE(all.find("xl/charts/chart1.xml"), std::string::npos);
}

}  // namespace
}  // namespace numbering
