// SPDX-License-Identifier: Apache-2.0
// Lines and pages: even spaces, words cut only where they must be, tabs, nothing left alone.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "core/base/text.h"
#include "core/pdf/lines.h"
#include "tests/core/pdf_laid.h"

namespace core::pdf {
namespace pdf_lines_test {

using namespace core::pdf_samples;

// Baselines of a page with what stands on them, from the top.
std::map<double, std::vector<LaidText>> lines_of(const LaidPage& page) {
    std::map<double, std::vector<LaidText>> lines;
    for (const LaidText& text : page.texts) lines[std::round(text.y * 10) / 10].push_back(text);
    return lines;
}

double widest_gap(const std::vector<LaidText>& line) {
    double widest = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const LaidText& before = line[i - 1];
        const double space = before.face->width(' ') * before.size / 1000;
        const bool ends = !before.text.empty() && before.text.back() == ' ';
        widest = std::max(widest, line[i].x - before.x - before.width + (ends ? space : 0));
    }
    return widest;
}

// A column needs no room for more than what stands in one line anyhow; numbers with slashes stay whole.
TEST(PdfLines, TheWidestWordOfAColumn) {
    const auto widest = [](std::u32string_view text) {
        std::vector<Letter> letters(text.size());
        for (std::size_t i = 0; i < text.size(); ++i) letters[i].character = text[i], letters[i].width = 1;
        return widest_word(letters);
    };
    EXPECT_EQ(widest(U"Nama Jabatan"), 7);
    EXPECT_EQ(widest(U"Pangkat/Golongan"), 8);
    EXPECT_EQ(widest(U"800.1.11.1/12/SETDA"), 19);
    EXPECT_EQ(widest(U""), 0);
}

TEST(PdfLines, JustifiedSpacesStayWithinBounds) {
    double sum = 0;
    int justified = 0;
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        const auto page = lay({body(Dice(seed).written(120))}, bare()).at(0);
        const double right = page.width - mm(20);
        for (const auto& [y, line] : lines_of(page)) {
            const double end = line.back().x + line.back().width;
            EXPECT_LT(end, right + 1) << seed;
            EXPECT_LT(widest_gap(line), 0.67 * 12) << seed;
            if (line.size() < 3 || end < right - 1) continue;
            sum += widest_gap(line);
            ++justified;
        }
    }
    ASSERT_GT(justified, 200);
    EXPECT_LT(sum / justified, 0.6 * 12);  // words as long as these; a space is 0.28
}

TEST(PdfLines, FewWordsAreNotTornApart) {
    for (double right = 70; right < 125; right += 0.5) {
        Paragraph narrow = body("Ketidakberpihakan pertanggungjawaban penyelenggaraan dan "
                                "ketidakberpihakan pertanggungjawaban penyelenggaraan.");
        narrow.right_mm = right;
        narrow.first_mm = 0;
        for (const auto& [y, line] : lines_of(lay({narrow}, bare()).at(0))) {
            EXPECT_LT(widest_gap(line), (line.size() < 4 ? 0.46 : 0.67) * 12) << right;
        }
    }
}

TEST(PdfLines, EvenFitIsNeverWorseThanFirstFit) {
    for (std::uint32_t seed = 1; seed <= 30; ++seed) {
        std::vector<Letter> letters;
        for (char32_t c : characters(Dice(seed).written(80)))
            letters.push_back({c, 0, c == ' ' ? 3.3 : 6.0, 4.0});
        const Measures measures{30, 400, {}};
        const auto worst = [&](const std::vector<Line>& lines) {
            double most = 0;
            for (std::size_t i = 0; i < lines.size(); ++i) {
                if (lines[i].last) continue;
                int spaces = 0;
                for (std::size_t at = lines[i].begin; at < lines[i].end; ++at)
                    spaces += letters[at].character == ' ' ? 1 : 0;
                const double room = i == 0 ? 370 : 400;
                most = std::max(most, (room - lines[i].width) / std::max(1, spaces));
            }
            return most;
        };
        EXPECT_LE(worst(break_evenly(letters, measures)),
                  worst(break_lines(letters, measures)) + 1e-6)
            << seed;
    }
}

std::string cut(const std::string& word, double millimetres) {
    Paragraph paragraph = written(word);
    paragraph.right_mm = 160 - millimetres;
    std::string all;
    const auto pages = lay({paragraph}, bare());
    for (const LaidText& text : pages.at(0).texts) all += text.text + "|";
    return text::replace(all, "\u00AD", "-");
}

TEST(PdfLines, WordsTooWideAreCutBetweenSyllables) {
    EXPECT_EQ(cut("Penyelenggaraan", 22), "Penyeleng-|garaan|");
    EXPECT_EQ(cut("pertanggungjawaban", 22), "pertang-|gungjawa-|ban|");
    EXPECT_EQ(cut("kesejahteraan", 20), "kesejahte-|raan|");
    EXPECT_EQ(cut("000.1.5/123456/DISKOMINFO/2026", 34), "000.1.5/123456/|DISKOMINFO/|2026|");
    EXPECT_EQ(cut("surat-menyurat", 22), "surat-|menyurat|");
}

TEST(PdfLines, CutWordsComeBackWhole) {
    Table table{.widths_mm = {21, 0}};
    table.rows = {{{cell("Ketidakberpihakan penyelenggaraan pertanggungjawaban"), cell("kanan")}}};
    const std::string read = flat(text(write({table}, setup(), NASKAH_FONTS).bytes));
    EXPECT_TRUE(has(read, "Ketidakberpihakan penyelenggaraan pertanggungjawaban")) << read;
}

TEST(PdfLines, TabsLeadToTheirStops) {
    Paragraph row = written("Nama\t: Siti\tkanan\n1.\tSatu\t12");
    row.tabs = {{40, Align::left, ""}, {150, Align::right, "."}};
    const auto page = lay({row}, bare()).at(0);
    const double left = mm(30);
    std::map<std::string, const LaidText*> at;
    for (const LaidText& text : page.texts) at[text.text] = &text;
    EXPECT_NEAR(at.at(": Siti")->x, left + mm(40), 0.1);
    EXPECT_NEAR(at.at("Satu")->x, left + mm(40), 0.1);
    EXPECT_NEAR(at.at("kanan")->x + at.at("kanan")->width, left + mm(150), 0.1);
    EXPECT_NEAR(at.at("12")->x + at.at("12")->width, left + mm(150), 0.1);
    int leaders = 0;
    for (const auto& [text, piece] : at)
        if (has(text, "....")) {
            ++leaders;
            EXPECT_LT(piece->x + piece->width, at.at("12")->x);
            EXPECT_GT(piece->x, at.at("Satu")->x + at.at("Satu")->width);
        }
    EXPECT_GE(leaders, 1);
}

TEST(PdfLines, RaisedAndLowered) {
    Paragraph row;
    row.runs = {{"m", {}}, {"2", {.raise = Raise::up}}, {" CO", {}}, {"2", {.raise = Raise::down}}};
    const auto page = lay({row}, bare()).at(0);
    ASSERT_EQ(page.texts.size(), 4U);
    EXPECT_LT(page.texts[1].y, page.texts[0].y - 2);
    EXPECT_GT(page.texts[3].y, page.texts[0].y + 1);
    EXPECT_LT(page.texts[1].size, 9);
}

TEST(PdfLines, ItemsOfAListBeginAtOneEdge) {
    List list;
    for (int i = 0; i < 120; ++i) list.items.push_back(item("butir"));
    double edge = 0;
    for (const LaidPage& page : lay({list}, bare()))
        for (const LaidText& text : page.texts) {
            if (text.text != "butir") continue;
            if (edge == 0) edge = text.x;
            EXPECT_NEAR(text.x, edge, 0.01);
        }
}

// However far down they begin: two lines at least of a paragraph on either page, a title with what
// follows it, space between or not.
TEST(PdfPages, NothingIsLeftAlone) {
    for (double down = 150; down < 250; down += 1.7) {
        Paragraph title = written("BAB I PENDAHULUAN");
        title.keep_with_next = true;
        const Block first = body("satu " + Dice(7).written(70));
        const Block second = body("dua " + Dice(8).written(70));
        const auto pages = lay({Spacer{down}, title, Spacer{3}, first, second}, bare());
        for (const LaidPage& page : pages) {
            if (has(page.written(), "PENDAHULUAN")) {
                EXPECT_TRUE(has(page.written(), "satu")) << down;
            }
            const auto lines = lines_of(page);
            int single = 0;
            for (const char* word : {"satu ", "dua "})
                if (!lines.empty() && lines.rbegin()->second.front().text == word) ++single;
            EXPECT_EQ(single, 0) << down;
            EXPECT_NE(lines.size(), 1U) << down;
        }
    }
}

TEST(PdfPages, SignatureNeverStandsAlone) {
    for (double down = 100; down < 245; down += 1.3)
        for (const Block& block : {Block(signature()), Block(signers(1)), Block(signers(4))}) {
            const auto pages =
                lay({Spacer{down}, written("a\nb\nc\nd\ne"), Spacer{5}, block}, bare());
            for (const LaidPage& page : pages) {
                if (page.places.empty()) continue;
                int before = 0;
                for (const LaidText& text : page.texts) before += text.text.size() == 1 ? 1 : 0;
                EXPECT_GE(before, 2) << down;
            }
        }
}

TEST(PdfPages, SpaceFallsAwayWhereAPageTurns) {
    Document all;
    for (int i = 0; i < 60; ++i) {
        all.push_back(written("baris"));
        all.push_back(Spacer{20});
    }
    for (const LaidPage& page : lay(all, bare()))
        EXPECT_NEAR(page.texts.front().y, page.frame.first_top + 0.93 * 12, 0.1);
    const auto pages = lay({Spacer{230}, written("isi"), Spacer{60}}, bare());
    EXPECT_EQ(pages.size(), 1U);
}

TEST(PdfPages, SignersAtOneHeight) {
    for (int number = 2; number <= 4; ++number) {
        const auto page = lay({written("a\nb"), signers(number)}, bare()).at(0);
        ASSERT_EQ(page.places.size(), static_cast<std::size_t>(number));
        const int across = number == 4 ? 2 : number;
        for (int i = 0; i < number; ++i) {
            const Area& mine = page.places[static_cast<std::size_t>(i)].area;
            const Area& first = page.places[static_cast<std::size_t>(i / across * across)].area;
            EXPECT_NEAR(mine.y, first.y, 0.01);
            if (i % across > 0) {
                EXPECT_GT(mine.x, first.x + mm(40));
            }
        }
        if (number == 4) {
            EXPECT_GT(page.places[2].area.y, page.places[0].area.y + mm(30));
        }
        EXPECT_TRUE(strays({page}).empty());
    }
}

TEST(PdfPages, TooHighIsNamed) {
    Args args;
    Columns beside{{{{written("Daftar\n" + Dice(1).written(900))}, 40}, {{written("kanan")}, 0}}};
    EXPECT_EQ(key_of([&] { lay({beside}, bare()); }, &args), "core.pdf.too_high");
    ASSERT_EQ(args.size(), 1U);
    EXPECT_TRUE(has(args[0].second, "Daftar"));
}

// A line of justified text that cannot be filled makes the whole of a narrow paragraph ragged.
TEST(PdfLines, NarrowTextIsNotRaggedInPlaces) {
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        Paragraph narrow = body(Dice(seed).written(40));
        narrow.right_mm = 75;
        narrow.first_mm = 0;
        const auto page = lay({narrow}, bare()).at(0);
        const double right = page.width - mm(20 + 75);
        int full = 0, shorter = 0;
        const auto lines = lines_of(page);
        for (const auto& [y, line] : lines) {
            if (y == lines.rbegin()->first) continue;
            const bool reaches = line.back().x + line.back().width > right - 1.5;
            (line.size() > 1 && reaches ? full : shorter) += 1;
        }
        EXPECT_TRUE(full == 0 || shorter == 0) << seed << ": " << full << " full, " << shorter;
    }
}

TEST(PdfLines, AWordThatIsCutAnywayBeginsInItsLine) {
    const std::string address = "https://layanan.kota.example/unduh/"
                                "pertanggungjawabanpenyelenggaraan/pertanggungjawabanpenyelenggaraan/"
                                "pertanggungjawabanpenyelenggaraan";
    const auto page = lay({body("Berkas lengkap pada " + address)}, bare()).at(0);
    std::string first;
    const auto lines = lines_of(page);
    for (const LaidText& text : lines.begin()->second) first += text.text;
    EXPECT_TRUE(has(first, "https://layanan.kota.example/unduh/")) << first;
}

TEST(PdfLines, NoJointBeginsALine) {
    for (double right = 60; right < 120; right += 0.5) {
        Paragraph narrow = body("pertanggungjawaban/penyelenggaraan/pertanggungjawaban-kota/sekretariat");
        narrow.right_mm = right;
        narrow.first_mm = 0;
        for (const auto& [y, line] : lines_of(lay({narrow}, bare()).at(0)))
            EXPECT_EQ(std::string("/-").find(line.front().text.front()), std::string::npos) << right;
    }
}

TEST(PdfPages, AMarkKeepsItsDistanceFromTheTitle) {
    Table box{.widths_mm = {0}, .borders = Borders::outside, .before = 20};
    box.rows = {{{{.blocks = {written("tanda", Align::left)}}}}};
    Signers signers;
    for (int i = 0; i < 2; ++i)
        signers.signers.push_back({{written("Sekretaris Daerah,", Align::left)}, {box}, {written("Nama", Align::left)}});
    const auto page = lay({signers}, bare()).at(0);
    double title = 0, top = page.height;
    for (const LaidText& text : page.texts)
        if (has(text.text, "Sekretaris")) title = text.y;
    for (const Area& line : page.across) top = std::min(top, line.y);
    EXPECT_GT(top - title, 20);
}

}  // namespace
}  // namespace core::pdf
