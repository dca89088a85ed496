// SPDX-License-Identifier: Apache-2.0
// Sections with their own paper, running heads, page numbers and catchwords.
#include <gtest/gtest.h>

#include "core/base/text.h"
#include "tests/core/pdf_laid.h"

namespace core::pdf {
namespace pdf_section_test {

using namespace core::pdf_samples;

std::string number_on(const LaidPage& page, const std::string& mark = "–") {
    for (const LaidText& text : page.texts)
        if (text.element == furniture && has(text.text, mark)) return text.text;
    return "";
}

Document running(int paragraphs) {
    Document all;
    for (int i = 0; i < paragraphs; ++i)
        all.push_back(body(Dice(static_cast<std::uint32_t>(i + 1)).written(90)));
    return all;
}

TEST(PdfSection, LandscapeAnnexWithItsHeadOnEveryPage) {
    Document all = letter();
    all.push_back(annex(true, "I"));
    all.push_back(plan(6, 4));
    all.push_back(annex(false, "II"));
    all.push_back(written("Daftar peserta"));
    const Result made = write(all, setup(), NASKAH_FONTS);
    keep(made, "annex");
    const Facts facts = inspect(made.bytes);
    ASSERT_GE(facts.pages, 4);
    const auto pages = text::split(text(made.bytes), '\f');
    for (int i = 0; i < facts.pages; ++i) {
        const bool lying = i > 0 && i + 1 < facts.pages;
        const auto at = static_cast<std::size_t>(i);
        EXPECT_NEAR(facts.sizes[at].width_mm, lying ? 297 : 210, 0.1) << i;
        EXPECT_EQ(has(pages[at], "Lampiran I Surat"), lying) << i;
        EXPECT_EQ(has(pages[at], "Lampiran II Surat"), i + 1 == facts.pages) << i;
        EXPECT_EQ(has(pages[at], "– " + std::to_string(i + 1) + " –"), i > 0) << pages[at];
    }
}

TEST(PdfSection, OwnMarginsFootAndNumbers) {
    Section other;
    other.margins = Margins{50, 10, 30, 10};
    other.footer = Blocks{written("kaki lain", Align::left, {.size = 8})};
    other.page_number = "Hal. {page} dari {pages}";
    const auto pages = lay({written("satu"), other, written("dua")}, setup());
    ASSERT_EQ(pages.size(), 2U);
    EXPECT_TRUE(has(pages[1].written(), "kaki lain"));
    EXPECT_FALSE(has(pages[1].written(), "sertifikat elektronik"));
    EXPECT_EQ(number_on(pages[1], "Hal."), "Hal. 2 dari 2");
    for (const LaidText& text : pages[1].texts)
        if (text.text == "dua") {
            EXPECT_NEAR(text.x, mm(10), 0.01);
            EXPECT_NEAR(text.y, mm(50) + 0.93 * 12, 0.1);
        }
}

TEST(PdfSection, HeadMayBeginOnTheSecondPage) {
    Section section;
    section.head = {written("kepala")};
    section.head_on_first = false;
    Document all = {section};
    for (const Block& block : running(16)) all.push_back(block);
    const auto pages = lay(all, bare());
    ASSERT_GE(pages.size(), 2U);
    EXPECT_FALSE(has(pages[0].written(), "kepala"));
    EXPECT_TRUE(has(pages[1].written(), "kepala"));
    EXPECT_LT(pages[0].frame.first_top, pages[0].frame.top);
    EXPECT_TRUE(strays(pages).empty());
}

TEST(PdfSection, HeadReadOnceAndThenFurniture) {
    Document all = {annex(false)};
    for (const Block& block : running(16)) all.push_back(block);
    const auto pages = lay(all, bare());
    ASSERT_GE(pages.size(), 2U);
    for (std::size_t i = 0; i < pages.size(); ++i)
        for (const LaidText& text : pages[i].texts)
            if (has(text.text, "Lampiran")) {
                EXPECT_EQ(text.element >= 0, i == 0);
            }
}

TEST(PdfSection, NumbersWhereTheProfileWantsThem) {
    pdf::Setup wanted = setup();
    const Document all = running(16);
    EXPECT_EQ(number_on(lay(all, wanted)[0]), "");
    wanted.page_number_first = true;
    EXPECT_EQ(number_on(lay(all, wanted)[0]), "– 1 –");
    wanted.page_number = "– {page}/{pages} –";
    for (NumberPlace place : {NumberPlace::top_centre, NumberPlace::top_right,
                              NumberPlace::bottom_centre, NumberPlace::bottom_right}) {
        wanted.page_number_place = place;
        const auto pages = lay(all, wanted);
        const std::string last = std::to_string(pages.size());
        EXPECT_EQ(number_on(pages.back()), "– " + last + "/" + last + " –");
        EXPECT_TRUE(strays(pages).empty());
        const bool top = place == NumberPlace::top_centre || place == NumberPlace::top_right;
        for (const LaidText& text : pages[1].texts) {
            if (!has(text.text, "–")) continue;
            EXPECT_EQ(text.y < pages[1].frame.top, top);
            EXPECT_EQ(text.y > pages[1].frame.top + pages[1].frame.height, !top);
        }
    }
    wanted.page_number.clear();
    EXPECT_EQ(number_on(lay(all, wanted)[1]), "");
}

pdf::Setup with_catchword() {
    pdf::Setup wanted = bare();
    wanted.catchword = "{word} …";
    return wanted;
}

// What stands under the text on the right, and the first words of the next page.
std::string catchword_of(const LaidPage& page) {
    std::string word;
    for (const LaidText& text : page.texts)
        if (text.element == furniture && text.y > page.frame.top + page.frame.height)
            word += text.text;
    return word;
}

TEST(PdfCatchword, IsTheFirstWordOfTheNextPage) {
    for (int paragraphs : {12, 15, 19}) {
        const auto pages = lay(running(paragraphs), with_catchword());
        ASSERT_GE(pages.size(), 2U);
        for (std::size_t i = 0; i + 1 < pages.size(); ++i) {
            const std::string next(text::trim(pages[i + 1].texts.front().text));
            EXPECT_EQ(catchword_of(pages[i]), next.substr(0, next.find(' ')) + " …") << i;
            for (const LaidText& text : pages[i].texts)
                if (text.text == " …") {
                    EXPECT_NEAR(text.x + text.width, pages[i].width - mm(20), 0.1);
                }
        }
        EXPECT_EQ(catchword_of(pages.back()), "");
    }
}

TEST(PdfCatchword, WithTheNumberOfTheParagraph) {
    List list;
    for (int i = 0; i < 90; ++i) list.items.push_back(item("bahwa butir ini"));
    const auto pages = lay({list}, with_catchword());
    ASSERT_GE(pages.size(), 2U);
    const std::string number = pages[1].texts[0].text;
    EXPECT_EQ(catchword_of(pages[0]), number + "bahwa …");
}

TEST(PdfCatchword, KeepsTheTypeOfTheWord) {
    Document all;
    for (int i = 0; i < 80; ++i) {
        Paragraph pasal = written("Pasal ke-" + std::to_string(i), Align::left, {.bold = true});
        all.push_back(pasal);
    }
    const auto pages = lay(all, with_catchword());
    ASSERT_GE(pages.size(), 2U);
    const LaidText& first = pages[1].texts.front();
    bool found = false;
    for (const LaidText& text : pages[0].texts)
        if (text.element == furniture && text.text == "Pasal") {
            found = true;
            EXPECT_EQ(text.face, first.face);
        }
    EXPECT_TRUE(found);
}

TEST(PdfCatchword, NotWhereAnotherPartBegins) {
    for (const Block& end : {Block(PageBreak{}), Block(annex(true))}) {
        const auto pages = lay({written("satu"), end, written("dua")}, with_catchword());
        ASSERT_EQ(pages.size(), 2U);
        EXPECT_EQ(catchword_of(pages[0]), "");
    }
}

TEST(PdfCatchword, OfATableIsTheRowThatGoesOn) {
    const auto pages = lay({big_table(80)}, with_catchword());
    ASSERT_GE(pages.size(), 2U);
    const std::string word = catchword_of(pages[0]);
    EXPECT_FALSE(has(word, "No."));
    EXPECT_TRUE(has(pages[1].written(), " " + word.substr(0, word.find(' ')) + " ")) << word;
}

TEST(PdfCatchword, NoPointsOfItsOwn) {
    const auto after = [](const Block& next) {
        return catchword_of(lay({written("satu"), Spacer{120}, Spacer{125}, next, written("dua")}, with_catchword()).at(0));
    };
    Paragraph heading = written("C. Hasil yang Dicapai", Align::left, {.bold = true});
    EXPECT_EQ(after(heading), "C. Hasil …");
    EXPECT_EQ(after(written("Tembusan:", Align::left)), "Tembusan …");
    for (const auto align : {Align::left, Align::justified}) {
        // A page that opens in the middle of a paragraph, with the end of a sentence.
        EXPECT_EQ(after(written("ini. Selanjutnya disampaikan hal berikut", align)), "ini. …");
        EXPECT_EQ(after(written("2026. Selanjutnya disampaikan hal berikut", align)), "2026. …");
        EXPECT_EQ(after(written("IV. Penutup disampaikan kepada seluruh perangkat daerah", align)), "IV. Penutup …");
    }
    EXPECT_EQ(after(written("a.n. Wali Kota", Align::left)), "a.n. …");
    Table rows{.widths_mm = {20, 0}};
    rows.rows = {{{{{written("20.", Align::left)}}, {{written("Dinas", Align::left)}}}}};
    EXPECT_EQ(after(rows), "20 …");
}

}  // namespace
}  // namespace core::pdf
