// SPDX-License-Identifier: Apache-2.0
// The second opinion: another renderer finds what rules of changes alone would not, and says nothing of
// files that are as they were signed.
#include "signing/service/second_look.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "signing/service/drawn.h"
#include "signing/service/look.h"
#include "signing/tests/input_kit.h"
#include "signing/tests/long_term.h"

namespace signing {
namespace second_look_test {

using check::Indication;
using core::Bytes;
using test::inspect;
using test::updated_by;
using test::world;

check::Report looked_at(const Bytes& pdf, check::Report report) {
    second_look(pdf, report, std::chrono::steady_clock::now() + std::chrono::seconds(60));
    return report;
}

std::vector<std::string> keys_of(const std::vector<check::Sentence>& list) {
    std::vector<std::string> out;
    for (const check::Sentence& one : list) out.push_back(one.key);
    return out;
}

pades::Placement shown_at(double left, double bottom, double width, double height) {
    pades::Placement placement;
    placement.box = pades::Box{left, bottom, width, height};
    return placement;
}

TEST(SecondLook, finds_nothing_in_what_is_as_it_was_signed) {
    const Bytes once = world().sign(test::letter(test::Make::table, 2), "Satu", shown_at(72, 100, 200, 60));
    const Bytes twice = world().sign(once, "Dua", shown_at(320, 100, 200, 60));
    const Bytes kept = test::stamped(test::with_store(twice, {}), world().source, world().now);
    for (const Bytes& pdf : {once, twice, kept}) {
        const check::Report before = inspect(pdf);
        EXPECT_EQ(check::to_json(looked_at(pdf, before)), check::to_json(before));
    }
}

// However far back.
TEST(SecondLook, a_page_that_looks_otherwise_leaves_a_doubt) {
    const Bytes pdf = world().sign(test::letter(test::Make::table, 42), "Satu");
    const Bytes other = updated_by(pdf, [](const auto& source, auto& update) {
        const std::string text = "BT /F1 12 Tf 72 720 Td (Rp 900.000.000, halaman 42) Tj ET\n";
        update.put_same(source.page(42).getKey("/Contents"),
                        "<< /Length " + std::to_string(text.size()) + " >>\nstream\n" + text + "\nendstream");
    });
    // As if the rules had been led astray.
    check::Report report = inspect(pdf);
    report.signatures[0].modifications = "form_filling";
    report.signatures[0].covers_file = false;
    const check::Report told = looked_at(other, report);
    EXPECT_EQ(told.indication, Indication::indeterminate);
    EXPECT_EQ(told.sub_indication, "SIG_CONSTRAINTS_FAILURE");
    ASSERT_THAT(keys_of(told.signatures[0].reasons), ::testing::ElementsAre("signing.verdict.looks_otherwise"));
    EXPECT_EQ(told.signatures[0].reasons[0].args[0].second, "42");
}

TEST(SecondLook, a_later_signature_on_printed_text_is_told) {
    for (const bool certify : {false, true}) {
        // A certified file takes no new field that shows; it brought his along.
        const auto signed_twice = [&](pades::Placement second) {
            pades::Placement first;
            first.certify = certify;
            if (certify) {
                first.later.push_back({"Dua", second.page, second.box});
                second.field = "Dua";
                second.box.reset();
            }
            return world().sign(world().sign(test::letter(), "Satu", first), "Dua", second);
        };
        const Bytes beside = signed_twice(shown_at(72, 100, 200, 60));
        EXPECT_EQ(check::to_json(looked_at(beside, inspect(beside))), check::to_json(inspect(beside)));
        // Where a certified file keeps a field over print, who certified it put it there.
        if (certify) continue;
        const Bytes over = signed_twice(shown_at(70, 715, 160, 20));
        ASSERT_EQ(inspect(over).indication, Indication::passed);
        const check::Report told = looked_at(over, inspect(over));
        EXPECT_EQ(told.indication, Indication::indeterminate);
        EXPECT_THAT(keys_of(told.signatures[0].reasons), ::testing::Contains("signing.verdict.printed_covered"));
        EXPECT_TRUE(told.signatures[1].reasons.empty());
    }
}

// The page tree counts one page and holds two: readers differ.
// Seen in part and turned, the page is compared as people see it.
TEST(SecondLook, a_signature_shown_on_a_turned_and_cropped_page_is_no_change) {
    auto beside = shown_at(40, 30, 180, 60);
    beside.look = draw(
        {.qr = "https://naskah.contoh.go.id/v/KODE", .capacity = "Kepala Dinas Contoh", .name = "Sari Contoh"},
        NASKAH_FONTS);
    for (const int rotation : {0, 90, 180, 270}) {
        const Bytes once = world().sign(test::lying(rotation, "[50 60 450 700]"), "Satu");
        const auto before = inspect(world().sign(once, "Dua", beside));
        ASSERT_EQ(before.indication, Indication::passed) << rotation;
        const auto told = looked_at(world().sign(once, "Dua", beside), before);
        EXPECT_EQ(told.indication, Indication::passed) << rotation << check::to_json(told).dump(1);
    }
}

TEST(SecondLook, readers_that_count_otherwise_leave_a_doubt) {
    const Bytes plain = updated_by(test::letter(test::Make::table, 2), [](const auto& source, auto& update) {
        QPDFObjectHandle pages = source.root().getKey("/Pages");
        update.put_same(pages, pades::with_keys(pages, {{"/Count", "1"}}));
    });
    const Bytes pdf = world().sign(plain, "Satu");
    ASSERT_EQ(inspect(pdf).indication, Indication::passed);
    const check::Report told = looked_at(pdf, inspect(pdf));
    EXPECT_EQ(told.indication, Indication::indeterminate);
    EXPECT_THAT(keys_of(told.signatures[0].reasons), ::testing::ElementsAre("signing.verdict.pages_otherwise"));
}

TEST(SecondLook, what_was_seen_before_it_gave_up_stays) {
    const Bytes plain = updated_by(test::letter(test::Make::table, 2), [](const auto& source, auto& update) {
        QPDFObjectHandle pages = source.root().getKey("/Pages");
        update.put_same(pages, pades::with_keys(pages, {{"/Count", "1"}}));
    });
    const Bytes pdf = world().sign(plain, "Satu");
    check::Report report = inspect(pdf);
    ASSERT_EQ(report.indication, Indication::passed);
    // The pages of the signed revision are counted; those of the file stand in a circle.
    const Bytes circle = updated_by(pdf, [](const auto& source, auto& update) {
        QPDFObjectHandle pages = source.root().getKey("/Pages");
        update.put_same(pages, pades::with_keys(pages, {{"/Kids", "[" + pades::reference(pages) + "]"}}));
    });
    const check::Report told = looked_at(circle, report);
    EXPECT_EQ(told.indication, Indication::indeterminate);
    EXPECT_THAT(keys_of(told.signatures[0].reasons), ::testing::ElementsAre("signing.verdict.pages_otherwise"));
    EXPECT_THAT(keys_of(told.signatures[0].notes), ::testing::Contains("signing.verdict.not_compared"));
}

TEST(SecondLook, without_time_it_says_that_it_did_not_look) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    check::Report report = inspect(pdf);
    second_look(pdf, report, std::chrono::steady_clock::now());
    EXPECT_EQ(report.indication, Indication::passed);
    EXPECT_THAT(keys_of(report.signatures[0].notes), ::testing::Contains("signing.verdict.not_compared"));
    // Where something follows nobody knows what it shows.
    const Bytes twice = world().sign(pdf, "Dua");
    check::Report unseen = inspect(twice);
    second_look(twice, unseen, std::chrono::steady_clock::now());
    EXPECT_EQ(unseen.indication, Indication::indeterminate);
    EXPECT_THAT(keys_of(unseen.signatures[0].reasons), ::testing::ElementsAre("signing.verdict.not_compared"));
    EXPECT_EQ(unseen.signatures[1].indication, Indication::passed);
}

TEST(Drawn, reads_pictures_and_nothing_else) {
    const std::string two = "P5\n2 1\n255\n\x01\xFFP5\n1 1\n255\n\x7F";
    const auto pages = pictures_of(core::view(two));
    ASSERT_TRUE(pages && pages->size() == 2);
    EXPECT_EQ((*pages)[0].at(1, 0), 0xFF);
    for (const char* bad :
         {"P6\n1 1\n255\nabc", "P5\n2 2\n255\nabc", "P5\n9999 1\n255\n", "P5\n1 1\n65535\nab", "P5"})
        EXPECT_FALSE(pictures_of(core::view(bad))) << bad;
}

}  // namespace
}  // namespace signing
