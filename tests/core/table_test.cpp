// SPDX-License-Identifier: Apache-2.0
// Registers as PDF: the heading on every page, what the typeface lacks, and figures on the right. XLSX is
// read back in the tests of the room numbering, where a reader is at hand.
#include <gtest/gtest.h>

#include "core/pdf/read.h"
#include "core/table/sheet.h"

namespace core::table {
namespace table_test {

Sheet book(std::int64_t lines) {
    Sheet sheet;
    sheet.name = "Buku nomor";
    sheet.titles = {"Buku nomor naskah dinas", "Dinas Komunikasi dan Informatika", "Naskah dinas, 2026"};
    sheet.columns = {{"No.", 8}, {"Nomor naskah", 30}, {"Hal", 60}};
    for (std::int64_t no = 1; no <= lines; ++no)
        sheet.rows.push_back({no, "000.1.5/" + std::to_string(no) + "/DISKOMINFO",
                              std::string("Undangan rapat pembahasan rencana kerja tahun berikutnya")});
    sheet.notes = {"0 lompatan.", "Keadaan 26 November 2026"};
    return sheet;
}

Print print() { return {NASKAH_FONTS, parse_instant("2026-11-26T03:00:00Z"), "id-ID", "Halaman {page} dari {pages}"}; }

std::size_t times(const std::string& text, std::string_view word) {
    std::size_t count = 0;
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++count;
    return count;
}

TEST(Table, is_printed_on_sheets_that_lie_with_the_heading_on_each) {
    const auto bytes = pdf(book(120), print());
    const auto facts = pdf::inspect(bytes);
    ASSERT_GT(facts.pages, 2);
    for (const auto& size : facts.sizes) EXPECT_GT(size.width_mm, size.height_mm);
    const auto text = pdf::text(bytes);
    EXPECT_EQ(times(text, "Buku nomor naskah dinas"), 1u);
    EXPECT_NE(text.find("000.1.5/120/DISKOMINFO"), text.npos);
    EXPECT_LT(text.find("000.1.5/120/DISKOMINFO"), text.find("0 lompatan."));
    EXPECT_EQ(pdf(book(120), print()), bytes) << "the same book gives the same file";
}

TEST(Table, an_odd_word_keeps_no_book_from_being_printed) {
    auto sheet = book(1);
    sheet.rows[0][2] = std::string("Rapat \xF0\x9F\x98\x80 besok\njam 9");
    const auto text = pdf::text(pdf(sheet, print()));
    EXPECT_NE(text.find("Rapat ? besok jam 9"), text.npos) << text;
}

TEST(Table, an_empty_book_is_a_sheet_too) {
    EXPECT_EQ(pdf::inspect(pdf(book(0), print())).pages, 1);
}

}  // namespace
}  // namespace core::table
