// SPDX-License-Identifier: Apache-2.0
// Patterns: what they print and what they refuse, each fault naming its placeholder.
#include "numbering/domain/pattern.h"

#include <gtest/gtest.h>

namespace numbering {
namespace pattern_test {

const Printed values{"R", "000.1.5", "SETDA", "OR", "SEKDA", "12", "", core::parse_date("2026-04-09")};

std::string printed(const char* pattern, Printed with = values, int width = 1) {
    return Pattern::read(pattern).take().print(with, width);
}

TEST(Pattern, prints_the_forms_in_use) {
    EXPECT_EQ(printed("{class}/{no}/{unit}"), "000.1.5/12/SETDA");
    EXPECT_EQ(printed("{class}/{no}/{origin}"), "000.1.5/12/OR");
    EXPECT_EQ(printed("{no}/{class}/{unit}/{month_roman}/{year}"), "12/000.1.5/SETDA/IV/2026");
    EXPECT_EQ(printed("{access_code}-{no}/{position}/{class}/{month}/{year}"), "R-12/SEKDA/000.1.5/04/2026");
    EXPECT_EQ(printed("{class}/{no:3}/KEP/{year}"), "000.1.5/012/KEP/2026");
    EXPECT_EQ(printed("  {no}/{year} "), "12/2026");
}

TEST(Pattern, pads_figures_only) {
    auto with = values;
    with.no = "…";
    EXPECT_EQ(printed("{no:3}", with), "…");
    with.no = "1234";
    EXPECT_EQ(printed("{no:3}", with), "1234");
    with.no = "7";
    with.suffix = ".A";
    EXPECT_EQ(printed("{no:3}/{unit}", with), "007.A/SETDA");
    EXPECT_EQ(printed("{no}/{unit}", with, 4), "0007.A/SETDA") << "the width of the series";
    EXPECT_EQ(printed("{no:2}/{unit}", with, 4), "07.A/SETDA") << "the pattern's own goes before";
}

TEST(Pattern, knows_what_it_prints) {
    const auto pattern = Pattern::read("{access_code}-{no}/{month_roman}").take();
    EXPECT_TRUE(pattern.prints(Part::access_code));
    EXPECT_TRUE(pattern.prints(Part::month_roman));
    EXPECT_FALSE(pattern.prints(Part::month));
    EXPECT_FALSE(pattern.prints(Part::year));
}

std::string refused(const std::string& text) {
    const auto read = Pattern::read(text);
    if (read) return "";
    EXPECT_EQ(read.faults().front().field, "pattern");
    return read.faults().front().key.substr(std::string("numbering.fault.pattern.").size());
}

TEST(Pattern, names_what_is_wrong) {
    EXPECT_EQ(refused("{class}/{unit}"), "no_number");
    EXPECT_EQ(refused(""), "no_number");
    EXPECT_EQ(refused("tanpa nomor"), "no_number");
    EXPECT_EQ(refused("{no}/{nomor_urut}"), "unknown");
    EXPECT_EQ(Pattern::read("{no}/{nomor_urut}").faults().front().args.front().second, "{nomor_urut}");
    EXPECT_EQ(refused("{no}/{}"), "unknown");
    EXPECT_EQ(refused("{no}/{no:3}"), "two_numbers");
    EXPECT_EQ(refused("{no"), "brace");
    EXPECT_EQ(refused("no}"), "brace");
    EXPECT_EQ(refused("{{no}}"), "brace");
    EXPECT_EQ(refused("{no:0}"), "width");
    EXPECT_EQ(refused("{no:9}"), "width");
    EXPECT_EQ(refused("{no:3a}"), "width");
    EXPECT_EQ(refused("{class:3}/{no}"), "width");
    EXPECT_EQ(refused("{class}{no}"), "adjacent") << "000.1.5 and 12 would read 000.1.512";
    EXPECT_EQ(refused("{no}\n{year}"), "control");
    EXPECT_EQ(refused("{no}/" + std::string(200, 'x')), "long");
}

TEST(Pattern, tells_shapes_that_would_meet) {
    const auto shape = [](const char* text) { return Pattern::read(text).take().shape("DISKOMINFO"); };
    EXPECT_EQ(shape("{class}/{no:3}/{unit}"), shape("{class}/{no}/DISKOMINFO"));
    EXPECT_NE(shape("{class}/{no}/{unit}"), shape("{class}/{no}/KEP/{unit}"));
}

}  // namespace
}  // namespace numbering
