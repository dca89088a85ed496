// SPDX-License-Identifier: Apache-2.0
// Small files made to need much of whoever reads them.
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/pdf/foreign.h"
#include "core/pdf/placeholders.h"
#include "tests/core/pdf_by_hand.h"

namespace core::pdf {
namespace pdf_hostile_test {

using namespace core::pdf_samples;
using Handle = QPDFObjectHandle;

constexpr char heavy[] = "core.pdf.unreadable.heavy";
const std::string text = "BT /F1 12 Tf 50 700 Td <00480061> Tj ET";

std::string refusal(const Bytes& pdf) {
    try {
        (void)survey(pdf, 50);
        return "";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), Code::unsupported);
        return error.key();
    }
}

std::string times(const std::string& part, int count) {
    std::string all;
    all.reserve(part.size() * static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) all += part;
    return all;
}

// The page's font of two bytes a code, with its map and its widths.
Bytes with_font(const std::string& map, const std::string& widths = "[]", const std::string& content = text,
                int names = 1, bool one = true) {
    return changed(by_hand(content), [&](QPDF& pdf) {
        Handle font = Handle::parse("<</Type /Font /Subtype /Type0 /BaseFont /Lato /Encoding /Identity-H>>");
        Handle below = Handle::parse("<</Type /Font /Subtype /CIDFontType2 /BaseFont /Lato>>");
        below.replaceKey("/W", Handle::parse(widths));
        Handle kin = Handle::newArray();
        kin.appendItem(pdf.makeIndirectObject(below));
        font.replaceKey("/DescendantFonts", kin);
        font.replaceKey("/ToUnicode", Handle::newStream(&pdf, map));
        font = pdf.makeIndirectObject(font);
        Handle fonts = first_page(pdf).getKey("/Resources").getKey("/Font");
        for (int i = 1; i <= names; ++i)
            fonts.replaceKey("/F" + std::to_string(i), one ? font : pdf.makeIndirectObject(font.shallowCopy()));
    });
}

std::string ranges(int count) { return "1 beginbfrange\n" + times("<0000> <FFFF> <0000>\n", count) + "endbfrange\n"; }

TEST(HostilePdf, WhatIsUsualIsRead) {
    EXPECT_EQ(refusal(with_font(ranges(1), "[0 65535 500 72 [600 610]]")), "");
}

TEST(HostilePdf, AMapThatSaysTheSameAgainAndAgain) {
    EXPECT_EQ(refusal(with_font(ranges(20'000))), heavy);
    EXPECT_EQ(refusal(with_font("1 beginbfchar\n" + times("<0041> <0041>\n", 300'000) + "endbfchar\n")), heavy);
    const auto range = [](const std::string& says) { return "1 beginbfrange\n" + says + "\nendbfrange\n"; };
    EXPECT_EQ(refusal(with_font(range("<0000> <FFFF> [" + times("<0041>", 300'000) + "]"))), heavy);
    EXPECT_EQ(refusal(with_font(range("<FFFF0000> <FFFFFFFF> <0041>"))), "") << "no codes of a font";
}

TEST(HostilePdf, AMapLargerThanAnyFont) { EXPECT_EQ(refusal(with_font(times(" \n", 4 << 20))), heavy); }

// One shown character would stand for a megabyte of text.
TEST(HostilePdf, ACodeThatStandsForABook) {
    const auto content = "BT /F1 12 Tf 50 700 Td <" + times("0041", 100'000) + "> Tj ET";
    const auto map = "1 beginbfchar\n<0041> <" + times("0042", 250'000) + ">\nendbfchar\n";
    EXPECT_EQ(refusal(with_font(map, "[]", content)), "");
}

TEST(HostilePdf, WidthsWithoutEnd) {
    EXPECT_EQ(refusal(with_font(ranges(1), "[" + times("0 65535 500 ", 20'000) + "]")), heavy);
    EXPECT_EQ(refusal(with_font(ranges(1), "[0 [" + times("500 ", 400'000) + "]]")), heavy);
    const auto simple = changed(by_hand("BT /F1 12 Tf 50 700 Td (${nomor}) Tj ET"), [](QPDF& pdf) {
        Handle font = first_page(pdf).getKey("/Resources").getKey("/Font").getKey("/F1");
        font.replaceKey("/FirstChar", Handle::newInteger(2'147'483'000));
        font.replaceKey("/Widths", Handle::parse("[" + times("500 ", 400'000) + "]"));
    });
    EXPECT_EQ(refusal(simple), "") << "there are 256 codes";
}

TEST(HostilePdf, ManyFontsThatSayMuch) {
    std::string content = "BT ";
    for (int i = 1; i <= 400; ++i) content += "/F" + std::to_string(i) + " 12 Tf ";
    EXPECT_EQ(refusal(with_font(ranges(1), "[]", content + "ET", 400)), "") << "one font under many names";
    EXPECT_EQ(refusal(with_font(ranges(1), "[]", content + "ET", 400, false)), heavy);
    EXPECT_EQ(refusal(with_font(times(" \n", 1 << 20), "[]", content + "ET", 400, false)), heavy);
}

TEST(HostilePdf, ManyPagesThatSayMuch) {
    const auto pages = [](const Bytes& pdf, int count, bool one) {
        return changed(pdf, [&](QPDF& file) {
            Handle first = first_page(file), font = first.getKey("/Resources").getKey("/Font").getKey("/F1");
            for (int i = 1; i < count; ++i) {
                Handle page = first.shallowCopy();
                page.replaceKey("/Resources", Handle::parse("<</Font <<>>>>"));
                Handle fonts = page.getKey("/Resources").getKey("/Font");
                fonts.replaceKey("/F1", one ? font : file.makeIndirectObject(font.shallowCopy()));
                QPDFPageDocumentHelper(file).addPage(file.makeIndirectObject(page), false);
            }
        });
    };
    EXPECT_EQ(refusal(pages(with_font(ranges(1)), 50, true)), "") << "one font on many pages";
    EXPECT_EQ(refusal(pages(with_font(ranges(1)), 50, false)), heavy);
    EXPECT_EQ(refusal(pages(by_hand("BT /F1 1 Tf (" + times("a", 180'000) + ") Tj ET"), 12, true)), heavy);
}

TEST(HostilePdf, APageThatUnfoldsToMuchMore) { EXPECT_EQ(refusal(by_hand(times("\n", 33 << 20))), heavy); }

TEST(HostilePdf, APageOfMoreThanAnyoneReads) {
    EXPECT_EQ(refusal(by_hand(times("q ", 200'000))), heavy);
    EXPECT_EQ(refusal(by_hand("BT /F1 12 Tf " + times("()Tj ", 500'000) + "ET")), heavy);
    EXPECT_EQ(refusal(by_hand("BT /F1 1 Tf (" + times("a", 1'000'000) + ") Tj ET")), heavy);
    EXPECT_EQ(refusal(by_hand(times("1 ", 500'000))), heavy);
    EXPECT_EQ(refusal(by_hand("/Pattern cs (" + times("a", 500'000) + ") scn " + times("q ", 3000))), heavy);
    EXPECT_EQ(refusal(by_hand("BT /F1 1 Tf (" + times("${a}", 20'000) + ") Tj ET")), heavy);
}

// The reader that tries it first has little memory.
TEST(HostilePdf, AnArrayOfMillions) {
    EXPECT_EQ(refusal(by_hand("[" + times("1 ", 12'000'000) + "] TJ")), "core.pdf.unreadable.large");
}

TEST(Placeholders, AreNotSoughtToTheEndOfTheText) {
    EXPECT_TRUE(placeholders_in(times("${", 3'000'000) + "}").empty());
    EXPECT_EQ(placeholders_in("${" + times("a", 60) + "}").size(), 1u);
    EXPECT_TRUE(placeholders_in("${" + times("a", 61) + "}").empty());
}

}  // namespace
}  // namespace core::pdf
