// SPDX-License-Identifier: Apache-2.0
// Every kind of document with short, long and nasty content: pages are as they were when somebody
// last looked, nothing lies over anything else, and the signature never stands alone.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "tests/gallery/content.h"
#include "tests/gallery/golden.h"
#include "tests/gallery/laid.h"

namespace gallery {
namespace gallery_test {

void expect_golden(const std::string& piece, const std::vector<Page>& pages) {
    static const Golden golden = read_golden();
    const auto how = [&] {
        return "\nTo look: tests/gallery/run " + piece + "\nIf it is right as it is: tests/gallery/run --write";
    };
    const auto found = golden.find(piece);
    if (found == golden.end()) {
        ADD_FAILURE() << piece << " has never been looked at." << how();
        return;
    }
    EXPECT_EQ(pages.size(), found->second.size()) << piece << " has another number of pages." << how();
    for (std::size_t i = 0; i < std::min(pages.size(), found->second.size()); ++i)
        if (pages[i].hash() != found->second[i])
            ADD_FAILURE() << piece << ": page " << i + 1 << " is not laid as it was." << how();
}

void expect_sound(const std::string& piece, const Page& page, std::size_t number) {
    for (const auto& fault : faults(page)) ADD_FAILURE() << piece << ", page " << number << ": " << fault;
}

class Gallery : public testing::TestWithParam<Piece> {};

TEST_P(Gallery, page_by_page) {
    const auto piece = name(GetParam());
    const auto made = sheet(GetParam());
    const auto pages = laid(made);
    ASSERT_FALSE(pages.empty()) << piece;
    EXPECT_EQ(std::count_if(pages.begin(), pages.end(), [](const Page& page) { return page.signs; }), made.by_ink() ? 0 : 1);
    for (std::size_t i = 0; i < pages.size(); ++i) expect_sound(piece, pages[i], i + 1);
    expect_golden(piece, pages);
}

std::string called(const testing::TestParamInfo<Piece>& info) { return core::text::replace(name(info.param), ".", "_"); }

INSTANTIATE_TEST_SUITE_P(Kinds, Gallery, testing::ValuesIn(pieces()), called);

TEST(GalleryAsAWhole, golden_names_no_piece_that_is_gone) {
    auto golden = read_golden();
    for (const auto& piece : pieces()) golden.erase(name(piece));
    for (const auto& [piece, hashes] : golden) ADD_FAILURE() << piece << " is gone; tests/gallery/run --write";
}

// No blank box stands for a character the fonts lack: printing is refused and the character named.
TEST(GalleryAsAWhole, a_character_the_font_lacks_is_named) {
    const auto refused = [](auto spoil) {
        auto made = sheet({"permendagri_1_2023", "surat_dinas", Case::much});
        spoil(made);
        try {
            style::render(made, emblems(), NASKAH_FONTS);
        } catch (const core::Error& error) {
            EXPECT_EQ(error.code(), core::Code::invalid);
            EXPECT_EQ(error.key(), "core.pdf.glyph");
            for (const auto& [arg, value] : error.args())
                if (arg == "character") return value;
        }
        return std::string("nothing refused");
    };
    EXPECT_EQ(refused([](style::Sheet& made) { made.subject = "Rapat 😀 besok"; }), "U+1F600 😀");
    EXPECT_EQ(refused([](style::Sheet& made) { made.to = {"Direktur 漢 Indonesia"}; }), "U+6F22 漢");
    EXPECT_EQ(refused([](style::Sheet& made) { made.signer.name = "Yusuf ☺ Wijaya"; }), "U+263A ☺");
    EXPECT_EQ(refused([](style::Sheet& made) { made.head.lines[0].text = "Pemerintah ꦏ Kota"; }), "U+A98F ꦏ");
}

}  // namespace
}  // namespace gallery
