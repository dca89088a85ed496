// SPDX-License-Identifier: Apache-2.0
// Bytes of a signed file changed one by one: none is free.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "signing/tests/kit.h"

namespace signing {
namespace sweep_test {

using check::Indication;
using core::Bytes;
using test::inspect;
using test::world;

// Which of these places may change in a low bit, or the case of a letter, and the file still passes.
std::vector<std::string> passing_changes(const Bytes& pdf, const std::vector<std::size_t>& places) {
    std::vector<std::string> passed;
    Bytes other = pdf;
    for (const std::size_t at : places) {
        other[at] = static_cast<std::uint8_t>(pdf[at] ^ (pdf[at] >= 'a' && at % 2 == 0 ? 32u : 1u));
        if (inspect(other).indication == Indication::passed) passed.push_back(std::to_string(at));
        other[at] = pdf[at];
    }
    return passed;
}

// Every k-th byte of a file signed twice, with the paddings of both signatures.
TEST(Sweep, no_changed_byte_passes) {
    const Bytes pdf = world().sign(world().sign(test::letter(), "Satu"), "Dua");
    ASSERT_EQ(inspect(pdf).indication, Indication::passed);
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < pdf.size(); at += at < 1500 ? 13 : 331) places.push_back(at);
    EXPECT_THAT(passing_changes(pdf, places), ::testing::IsEmpty());
}

// No part of the CMS is free to change, signed or not: its digits one in seven, and all of the head
// of the timestamp attribute, where a wrong tag must not pass for no timestamp.
TEST(Sweep, no_changed_digit_of_the_signature_passes) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    ASSERT_EQ(inspect(pdf).indication, Indication::passed);
    const std::string text(core::chars(pdf));
    const std::size_t gap = text.rfind("/Contents <") + 11;
    const std::size_t used = text.find(std::string(64, '0'), gap) - gap;
    const std::size_t stamp = text.find("2a864886f70d010910020e", gap);
    ASSERT_LT(stamp, gap + used);
    std::vector<std::size_t> places;
    for (std::size_t at = gap; at < gap + used; at += 7) places.push_back(at);
    for (std::size_t at = stamp - 4; at < stamp + 60; ++at) places.push_back(at);
    EXPECT_THAT(passing_changes(pdf, places), ::testing::IsEmpty());
}

// Names compare equal to OpenSSL whatever the case of their letters and the kind of string they are
// written as; where the signature does not cover them, in the signer's identifier, that must show too.
TEST(Sweep, no_name_written_otherwise_passes) {
    Bytes pdf = world().sign(test::letter(), "Satu");
    const std::string text(core::chars(pdf));
    const std::size_t gap = text.rfind("/Contents <") + 11;
    int tried = 0;
    const auto expect_refused = [&](std::size_t at, char digit) {
        if (text[at] == digit) return;
        ++tried;
        pdf[at] = static_cast<std::uint8_t>(digit);
        EXPECT_NE(inspect(pdf).indication, Indication::passed) << at << ": " << digit;
        pdf[at] = static_cast<std::uint8_t>(text[at]);
    };
    for (const std::string name : {"Penerbit Demo", "Induk Demo", "Kota Contoh", "ID"}) {
        const std::string written = core::hex(core::view(name));
        for (std::size_t at = text.find(written, gap); at != std::string::npos; at = text.find(written, at + 1)) {
            // Tag and length stand before the letters, two digits each.
            for (const char digit : {'1', '2', '3', '4', '6', '9', 'a', 'c', 'e'}) expect_refused(at - 3, digit);
            for (std::size_t letter = at; letter < at + written.size(); letter += 4)
                expect_refused(letter, static_cast<char>(text[letter] ^ 2));  // case: 4_ and 6_, 5_ and 7_
        }
    }
    EXPECT_GT(tried, 100);
}

}  // namespace
}  // namespace signing
