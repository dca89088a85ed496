// SPDX-License-Identifier: Apache-2.0
// Dates of content, no more exactly than they were told.
#include "archive/dated.h"

#include <gtest/gtest.h>

#include "core/words/words.h"

namespace dated_test {

using namespace archive;
using core::parse_date;

TEST(Dated, is_read_as_people_write_it) {
    for (const auto& [typed, edtf] : {std::pair("1978", "1978"), {"1978-03", "1978-03"}, {"1978-03-12", "1978-03-12"},
                                      {" 12-3-1978 ", "1978-03-12"}, {"12/03/1978", "1978-03-12"}, {"3-1978", "1978-03"},
                                      {"Tanpa Tahun", "XXXX"}, {"t.t.", "XXXX"}, {"XXXX", "XXXX"}})
        EXPECT_EQ(edtf_typed(typed), edtf) << typed;
    for (const char* typed : {"", "tahun lalu", "1978-13", "1978-02-30", "78", "31-2-1978", "12-3-78", "1978-3", "197a", "1978/1980"})
        EXPECT_EQ(edtf_typed(typed), "") << typed;
}

TEST(Dated, may_be_of_the_days_between_its_first_and_its_last) {
    const auto days = [](const char* edtf) {
        const auto span = span_of(edtf);
        return span ? core::iso(span->first) + " " + core::iso(span->last) : std::string();
    };
    EXPECT_EQ(days("1978"), "1978-01-01 1978-12-31");
    EXPECT_EQ(days("2024-02"), "2024-02-01 2024-02-29");
    EXPECT_EQ(days("2001/2003-05"), "2001-01-01 2003-05-31");
    EXPECT_EQ(days("XXXX"), "");
    EXPECT_EQ(days("2001/2003/2004"), "");
    EXPECT_TRUE(is_dated("XXXX"));
    EXPECT_FALSE(is_dated("2001/"));
    EXPECT_TRUE(to_the_day("2001-01-02/2003-05-06"));
    EXPECT_FALSE(to_the_day("2001-01-02/2003-05"));
    EXPECT_FALSE(to_the_day("2001/2003-05-06"));
}

TEST(Dated, is_said_as_far_as_it_is_known) {
    const core::words::Catalog words;
    for (const auto& [edtf, text] : {std::pair("1978", "1978"), {"1978-03", "Maret 1978"}, {"1978-03-12", "12 Maret 1978"},
                                     {"2001/2003", "2001-2003"}, {"2001/2003-05", "2001 – Mei 2003"},
                                     {"2001-01-02/2003-05-06", "2 Januari 2001 – 6 Mei 2003"}, {"XXXX", "archive.undated"}})
        EXPECT_EQ(said(edtf, words), text);
}

TEST(Dated, a_bundle_of_whole_years_is_told_by_them_whenever_it_was_entered) {
    EXPECT_EQ(edtf_of("", parse_date("2001-01-01"), parse_date("2003-12-31")), "2001/2003");
    EXPECT_EQ(edtf_of("", parse_date("2001-01-01"), parse_date("2001-12-31")), "2001");
    EXPECT_EQ(edtf_of("", parse_date("2001-01-02"), parse_date("2003-12-31")), "2001-01-02/2003-12-31");
    EXPECT_EQ(edtf_of("", {}, parse_date("2003-12-31")), "2003-12-31") << "a letter of that day";
    EXPECT_EQ(edtf_of("1978-03", parse_date("1978-03-01"), parse_date("1978-03-31")), "1978-03");
}

}  // namespace
