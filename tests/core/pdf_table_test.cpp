// SPDX-License-Identifier: Apache-2.0
// Tables: cells merged both ways, heads repeated, rows cut between lines, columns wide enough.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "core/base/text.h"
#include "tests/core/pdf_laid.h"

namespace core::pdf {
namespace pdf_table_test {

using namespace core::pdf_samples;

int count(std::string_view text, std::string_view part) {
    int found = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
}

TEST(PdfTable, HeadOfTwoRowsOnEveryPage) {
    Document all = letterhead();
    all.push_back(plan(12, 5));
    const Result made = write(all, setup(), NASKAH_FONTS);
    keep(made, "table");
    ASSERT_GE(made.pages, 5);
    const auto pages = text::split(text(made.bytes), '\f');
    std::string whole;
    for (int i = 0; i < made.pages; ++i) {
        const std::string page = flat(pages[static_cast<std::size_t>(i)]);
        for (const char* part : {"Waktu pelaksanaan", "Mulai", "Selesai", "Anggaran"})
            EXPECT_EQ(count(page, part), 1) << part << " on page " << i;
        whole += page + " ";
    }
    for (int office = 1; office <= 12; ++office) {
        EXPECT_EQ(count(whole, "Urusan " + std::to_string(office) + " Kota"), 1) << office;
        for (int row = 1; row <= 5; ++row)
            EXPECT_EQ(count(whole, "kegiatan-" + std::to_string(office) + "." +
                                       std::to_string(row) + ":"),
                      1);
    }
}

TEST(PdfTable, NoLineCrossesText) {
    EXPECT_TRUE(strays(lay({plan(12, 5)}, setup())).empty());
    EXPECT_TRUE(strays(lay({annex(true), plan(12, 5)}, setup())).empty());
}

// Any table: every word is printed once, inside its cell, whatever is merged with what.
TEST(PdfTable, WhateverIsMergedNothingIsLost) {
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        Dice dice(seed);
        Table table;
        const int columns = 2 + dice.below(5);
        for (int i = 0; i < columns; ++i)
            table.widths_mm.push_back(dice.below(2) ? 12 + dice.below(40) : 0);
        table.by_content = dice.below(2) == 0;
        table.header_rows = dice.below(3);
        int number = 0;
        const int rows = 4 + dice.below(14);
        for (int r = 0; r < rows; ++r) {
            Table::Row row;
            for (int c = 0; c < columns - dice.below(2); ++c) {
                const int lines = dice.below(12) == 0 ? 150 : dice.below(12);
                Table::Cell made = cell("k" + std::to_string(number++) + "k " + dice.written(lines));
                made.span = 1 + (dice.below(5) == 0 ? dice.below(3) : 0);
                made.rows = 1 + (dice.below(4) == 0 ? dice.below(5) : 0);
                made.middle = dice.below(3) == 0;
                row.cells.push_back(std::move(made));
            }
            table.rows.push_back(std::move(row));
        }
        Document all = {written(dice.written(60)), table};
        std::vector<LaidPage> pages;
        const std::string key = key_of([&] { pages = lay(all, bare()); });
        if (key == "core.pdf.too_high") continue;  // a head higher than a page
        ASSERT_EQ(key, "") << seed;
        const auto outside = strays(pages);
        EXPECT_TRUE(outside.empty()) << seed << ": " << (outside.empty() ? "" : outside.front());
        std::string whole;
        for (const LaidPage& page : pages) whole += page.written();
        for (const char* gap : {" ", "\u00AD"}) whole = text::replace(whole, gap, "");
        for (int i = 0; i < number; ++i)
            EXPECT_GE(count(whole, "k" + std::to_string(i) + "k"), 1) << seed << " cell " << i;
        for (const LaidPage& page : pages)
            for (const LaidText& text : page.texts)
                EXPECT_LT(text.x + text.width, page.width - mm(20) + 0.5) << seed;
    }
}

// A cell beside forty rows, as long as they are.
TEST(PdfTable, LongCellBesideManyRowsGoesOverPages) {
    Table table{.widths_mm = {40, 0, 30}};
    std::string text;
    for (int i = 0; i < 220; ++i) text += "kata" + std::to_string(i) + " ";
    for (int i = 0; i < 40; ++i) {
        Table::Row row;
        if (i == 0) row.cells.push_back(tall(text, 40));
        row.cells.push_back(cell("baris ke-" + std::to_string(i) + "\nlanjutannya"));
        row.cells.push_back(cell("ya"));
        table.rows.push_back(std::move(row));
    }
    const auto pages = lay({written("Pembuka"), table}, bare());
    ASSERT_GE(pages.size(), 2U);
    EXPECT_TRUE(strays(pages).empty());
    std::string whole;
    for (const LaidPage& page : pages) whole += page.written();
    for (int i = 0; i < 220; ++i) EXPECT_TRUE(has(whole, "kata" + std::to_string(i) + " ")) << i;
    for (int i = 0; i < 40; ++i)
        EXPECT_TRUE(has(whole, "baris ke-" + std::to_string(i) + " ")) << i;
}

// A block of rows as high as fits a quarter of a page is not torn.
TEST(PdfTable, SmallBlocksOfRowsStayWhole) {
    for (double down = 120; down < 240; down += 9) {
        Table table{.widths_mm = {30, 0}};
        table.rows = {{{tall("Dinas", 3), cell("pertama")}}, {{cell("kedua")}}, {{cell("ketiga")}}};
        int on = 0;
        for (const LaidPage& page : lay({Spacer{down}, table}, bare()))
            if (has(page.written(), "pertama") || has(page.written(), "ketiga")) ++on;
        EXPECT_EQ(on, 1) << down;
    }
}

TEST(PdfTable, WidthsBeyondThePageShrinkAlike) {
    Table table{.widths_mm = {60, 120, 60}};
    table.rows = {{{cell("a"), cell("b"), cell("c")}}};
    const auto page = lay({table}, bare()).at(0);
    ASSERT_EQ(page.texts.size(), 3U);
    const double first = page.texts[1].x - page.texts[0].x,
                 second = page.texts[2].x - page.texts[1].x;
    EXPECT_NEAR(second, 2 * first, 0.1);
    for (const Area& line : page.across) EXPECT_LT(line.x + line.width, mm(210 - 20) + 0.6);
}

TEST(PdfTable, TooManyColumnsIsSaid) {
    Table table;
    Table::Row row;
    for (int i = 0; i < 32; ++i) row.cells.push_back(cell(i == 0 ? "Nomor urut" : "x"));
    table.rows = {row};
    Args args;
    EXPECT_EQ(key_of([&] { lay({table}, bare()); }, &args), "core.pdf.table_wide");
    ASSERT_EQ(args.size(), 2U);
    EXPECT_TRUE(has(args[0].second, "Nomor urut"));
    EXPECT_EQ(args[1].second, "32");
    Section lying;
    lying.landscape = true;
    EXPECT_EQ(key_of([&] { lay({lying, table}, bare()); }), "");
}

TEST(PdfTable, ColumnsByContent) {
    Table table{.by_content = true};
    table.rows = {{{cell("No."), cell("Nama lengkap"), cell("Uraian tugas")}},
                  {{cell("1."), cell("Siti Contoh Lestari"),
                    cell("Mengoordinasikan penyusunan laporan dan menyampaikan hasilnya kepada "
                         "Wali Kota melalui Sekretaris Daerah")}}};
    const auto page = lay({table}, bare()).at(0);
    std::map<std::string, double> at;
    for (const LaidText& text : page.texts) at[text.text] = text.x;
    const double first = at["Nama lengkap"] - at["No."];
    const double second = at["Uraian tugas"] - at["Nama lengkap"];
    EXPECT_LT(first, mm(15));
    EXPECT_LT(first, second);
    EXPECT_LT(second, mm(60));
    EXPECT_TRUE(at.contains("Siti Contoh Lestari"));
}

// An address of the web in one cell leaves the words of the other columns whole.
TEST(PdfTable, AWordWithoutAnEndBreaksAndItsNeighboursDoNot) {
    Table table{.by_content = true};
    table.rows = {{{cell("No."), cell("Perangkat Daerah"), cell("Jumlah"), cell("Keterangan")}},
                  {{cell("1."), cell("Kepala Dinas Kependudukan dan Pencatatan Sipil"), cell("118"),
                    cell(std::string(400, 'A'))}}};
    const auto pages = lay({table}, bare());
    const std::string words = pages.at(0).written();
    for (const char* whole : {"No.", "Perangkat", "Jumlah", "Keterangan", "Kependudukan"})
        EXPECT_TRUE(has(words, whole)) << whole << " in " << words;
    EXPECT_TRUE(strays(pages).empty());
}

TEST(PdfTable, ListsAndTablesInsideNarrowCells) {
    List deep{{item("empat pertanggungjawaban penyelenggaraan")}};
    for (const char* above : {"tiga", "dua", "satu"}) deep = List{{item(above, {deep})}};
    Table inner{.widths_mm = {0, 0}};
    inner.rows = {{{cell("dalam kiri"), cell("dalam kanan")}}};
    Table table{.widths_mm = {28, 0}};
    table.rows = {{{{{deep}}, {{written("Paragraf."), inner, plan(1, 3)}}}}};
    const auto pages = lay({table}, bare());
    EXPECT_TRUE(strays(pages).empty());
    EXPECT_TRUE(has(flat(text(write({table}, setup(), NASKAH_FONTS).bytes)),
                    "pertanggungjawaban penyelenggaraan"));
}

// Sides of a merged cell are drawn once around it and not through it.
TEST(PdfTable, LinesRunAroundMergedCells) {
    Table table{.widths_mm = {40, 40, 40}};
    Table::Cell big = cell("besar");
    big.span = 2;
    big.rows = 2;
    table.rows = {{{big, cell("a")}}, {{cell("b")}}, {{cell("c"), cell("d"), cell("e")}}};
    const auto page = lay({table}, bare()).at(0);
    const double left = mm(30), middle = left + mm(40);
    const double top = page.frame.first_top;
    for (const Area& line : page.upright)
        if (std::abs(line.x + line.width / 2 - middle) < 1) {
            EXPECT_GT(line.y, top + 20);
        }
    double through = 0;
    for (const Area& line : page.across)
        if (line.y > top + 5 && line.y < top + 25 && line.x < middle) through += line.width;
    EXPECT_EQ(through, 0);
}

// A table in a cell that could be cut, but is not: no line where the cut would be.
TEST(PdfTable, LinesOfInnerTablesStandOnlyWhereAPageEnds) {
    Table table{.widths_mm = {20, 0}};
    table.rows = {{{cell("luar"), {{plan(1, 4)}}}}};
    const auto across_office = [&](const LaidPage& page) {
        double left = 0, right = 0;
        for (const LaidText& text : page.texts)
            if (has(text.text, "Dinas Contoh")) left = text.x, right = text.x + 10;
        int lines = 0;
        for (const Area& line : page.across)
            if (line.x < left && line.x + line.width > right) ++lines;
        return lines;
    };
    const auto whole = lay({table}, bare());
    ASSERT_EQ(whole.size(), 1U);
    EXPECT_EQ(across_office(whole[0]), 5);  // around the outer and the inner table, under the head
    const auto torn = lay({Spacer{150}, table}, bare());
    ASSERT_EQ(torn.size(), 2U);
    EXPECT_EQ(across_office(torn[0]), 5);
}

// Columns of figures leave their room to the one with names.
TEST(PdfTable, ALongTextGetsMoreRoomThanShortOnes) {
    Table table;
    table.by_content = true;
    table.header_rows = 1;
    table.rows.resize(2);
    table.rows[0].cells = {cell("Perangkat Daerah")};
    table.rows[1].cells = {cell("Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu")};
    for (int i = 1; i <= 6; ++i) {
        table.rows[0].cells.push_back(cell("Triwulan " + std::to_string(i)));
        table.rows[1].cells.push_back(cell(std::to_string(i * 10)));
    }
    const auto page = lay({table}, bare()).at(0);
    double next = 0;
    for (const LaidText& text : page.texts)
        if (next == 0 && has(text.text, "Triwulan")) next = text.x;
    EXPECT_GT(next - mm(30), mm(38));
}

// One long name among short ones takes no width from what the other rows have to say.
TEST(PdfTable, OneLongTextAmongShortOnesTakesLittle) {
    const auto duties_at = [](const std::string& odd) {
        Table table{.header_rows = 1, .by_content = true};
        table.rows = {{{cell("No."), cell("Nama"), cell("Uraian tugas")}}};
        for (int i = 1; i <= 20; ++i)
            table.rows.push_back({{cell(std::to_string(i) + "."), cell(i == 7 ? odd : "Siti Contoh Lestari"),
                                   cell("Mengoordinasikan penyusunan laporan dan menyampaikan hasilnya kepada "
                                        "Wali Kota melalui Sekretaris Daerah")}});
        for (const LaidText& text : lay({table}, bare()).at(0).texts)
            if (text.text == "Uraian tugas") return text.x;
        return 0.0;
    };
    std::string odd;
    for (int i = 0; i < 15; ++i) odd += "Raden Contoh Wijaya ";
    EXPECT_NEAR(duties_at(odd), duties_at("Siti Contoh Lestari"), mm(20));
}

// The head of a table in a cell stands again where its rows go over to the next page.
TEST(PdfTable, HeadOfAnInnerTableOnEveryPage) {
    for (const Borders around : {Borders::none, Borders::all}) {
        Table table{.widths_mm = {30, 0}, .borders = around};
        table.rows = {{{cell("Catatan"), {{big_table(60)}}}}};
        const auto pages = lay({table}, bare());
        ASSERT_GE(pages.size(), 2U);
        for (const LaidPage& page : pages) EXPECT_EQ(count(page.written(), "No."), 1) << page.written();
        EXPECT_TRUE(strays(pages).empty());
    }
}

// So do both heads, one over the other, when the table around it has one too.
TEST(PdfTable, HeadsOfBothTablesOnEveryPage) {
    Table table{.widths_mm = {30, 0}, .header_rows = 1};
    table.rows = {{{cell("Perihal"), cell("Rincian")}}, {{cell("Catatan"), {{big_table(60)}}}}};
    const auto pages = lay({table}, bare());
    ASSERT_GE(pages.size(), 2U);
    for (const LaidPage& page : pages) {
        std::map<std::string, double> at;
        for (const LaidText& text : page.texts) at[text.text] = text.y;
        for (const char* head : {"Rincian", "No."}) EXPECT_EQ(count(page.written(), head), 1) << page.written();
        EXPECT_LT(at["Rincian"], at["No."]);
    }
    EXPECT_TRUE(strays(pages).empty());
}

}  // namespace
}  // namespace core::pdf
