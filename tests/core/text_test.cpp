// SPDX-License-Identifier: Apache-2.0
// Text: UTF-8 by RFC 3629, percent-encoding by RFC 3986, markup made harmless.
#include "core/base/text.h"

#include <gtest/gtest.h>

namespace text_test {

using namespace core;
using namespace std::string_view_literals;

TEST(TextTest, utf8_is_judged_by_rfc_3629) {
    for (const auto good : {""sv, "surat"sv, "é"sv, "—"sv, "𝒩"sv, "\xed\x9f\xbf"sv,
                            "\xee\x80\x80"sv, "\xf4\x8f\xbf\xbf"sv, "a\0b"sv})
        EXPECT_TRUE(text::valid_utf8(good)) << good;
    for (const auto bad : {"\x80"sv, "\xc3"sv, "\xc0\xaf"sv, "\xc1\xbf"sv, "\xe0\x80\xaf"sv,
                           "\xed\xa0\x80"sv, "\xf0\x80\x80\xaf"sv, "\xf4\x90\x80\x80"sv, "\xf5"sv,
                           "\xff"sv, "a\xe2\x80"sv, "\xc3\x28"sv})
        EXPECT_FALSE(text::valid_utf8(bad));
}

TEST(TextTest, lengths_and_heads_count_code_points) {
    EXPECT_EQ(text::length("a—é"), 3U);
    EXPECT_EQ(text::head("a—é", 2), "a—");
    EXPECT_EQ(text::head("a—é", 9), "a—é");
    EXPECT_EQ(text::head("a", 0), "");
    EXPECT_EQ(text::head("\xff\xfe", 1), "\xff");
}

TEST(TextTest, percent_decoding) {
    EXPECT_EQ(text::unurl("a%20b%2Fc%c3%a9", false), "a b/cé");
    EXPECT_EQ(text::unurl("a+b", true), "a b");
    EXPECT_EQ(text::unurl("a+b", false), "a+b");
    EXPECT_EQ(text::unurl("%41", false), "A");
    EXPECT_EQ(text::unurl("%2541", false), "%41");
    EXPECT_EQ(text::unurl("", true), "");
    for (const char* bad : {"%", "%4", "a%", "a%4", "%zz", "%4z", "%z4", "%%41", "% 41", "%-1"})
        EXPECT_THROW(text::unurl(bad, false), Error) << bad;
}

TEST(TextTest, percent_encoding_comes_back_the_same) {
    EXPECT_EQ(text::url("a-b._~ /?&é"), "a-b._~%20%2F%3F%26%C3%A9");
    std::string every;
    for (int i = 0; i < 256; ++i) every += static_cast<char>(i);
    EXPECT_EQ(text::unurl(text::url(every), true), every);
}

TEST(TextTest, markup_is_made_harmless) {
    EXPECT_EQ(text::html("<a href=\"x\" id='y'>&amp;"),
              "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;");
    EXPECT_EQ(text::html("Kota—é"), "Kota—é");
}

TEST(TextTest, small_letters) {
    EXPECT_EQ(text::lower("ABCé ÉÀÞ×ß"), "abcé éàþ×ß");
    EXPECT_EQ(text::fold_case("SURAT É Я Σς.PDF"), text::fold_case("surat é я σσ.pdf"));
    EXPECT_EQ(text::fold_case("𐐀 ꦲ \xff"), "𐐨 ꦲ \xff");
    EXPECT_TRUE(text::contains_folded("Badan PERENCANAAN", "perencana"));
    EXPECT_FALSE(text::contains_folded("Badan", "dinas"));
}

TEST(TextTest, pieces) {
    EXPECT_EQ(text::split("a,,b", ','), (std::vector<std::string>{"a", "", "b"}));
    EXPECT_EQ(text::split("", ','), std::vector<std::string>{""});
    EXPECT_EQ(text::join({"a", "", "b"}, ", "), "a, , b");
    EXPECT_EQ(text::trim(" \t\r\n a b \f"), "a b");
    EXPECT_EQ(text::trim("  "), "");
    EXPECT_EQ(text::replace("aaa", "a", "aa"), "aaaaaa");
    EXPECT_EQ(text::replace("abc", "", "x"), "abc");
}

TEST(TextTest, sentences_are_filled_once) {
    EXPECT_EQ(text::fill("{a} of {b}, {c}", {{"a", "{b}"}, {"b", "2"}}), "{b} of 2, {c}");
    EXPECT_EQ(text::fill("{a", {{"a", "1"}}), "{a");
    EXPECT_EQ(text::fill("{{a}}", {{"a", "1"}}), "{1}");
}

TEST(TextTest, marks_that_cannot_be_seen) {
    for (const char* plain : {"", "Rapat koordinasi", "a\tb\nc", "Pak Dé “kutip” – ½ €", "\xe2\x80\xa9"})
        EXPECT_FALSE(text::has_unseen(plain)) << plain;
    for (const char* unseen : {"\x01", "a\rb", "a\x7f", "\xe2\x80\xae" "fdp.exe", "x\xe2\x81\xa6"})
        EXPECT_TRUE(text::has_unseen(unseen));
    EXPECT_TRUE(text::has_unseen(std::string_view("a\0b", 3)));
}

}  // namespace
