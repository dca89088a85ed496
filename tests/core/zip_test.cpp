// SPDX-License-Identifier: Apache-2.0
// Archives people send: their parts, and those that unfold to too much.
#include "core/base/zip.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/docx/package.h"
#include "core/table/xlsx_reader.h"
#include "tests/support/zip_sample.h"

namespace core::zip {
namespace zip_test {

const std::vector<Part> three{{"b.xml", "dua"}, {"a.xml", "satu"}, {"gambar.png", std::string(100'000, '\0')}};

TEST(Zip, PartsComeInTheirOrder) {
    const auto all = read(docx::pack(three));
    ASSERT_EQ(all.size(), 3u);
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(all[i].name, three[i].name);
        EXPECT_EQ(all[i].bytes, three[i].bytes);
    }
    const auto some = read(docx::pack(three), {}, [](std::string_view name) { return name.ends_with(".xml"); });
    EXPECT_EQ(some.size(), 2u);
    EXPECT_TRUE(read(docx::pack({{"word/", ""}})).empty()) << "a folder is no part";
}

TEST(Zip, BoundsAreOfTheWholeArchive) {
    const auto packed = docx::pack(three);
    EXPECT_EQ(read(packed, {.parts = 3, .bytes = 100'007}).size(), 3u);
    EXPECT_THROW(read(packed, {.parts = 2}), TooLarge);
    EXPECT_THROW(read(packed, {.bytes = 100'006}), TooLarge);
    const auto xml = [](std::string_view name) { return name.ends_with(".xml"); };
    EXPECT_EQ(read(packed, {.bytes = 7}, xml).size(), 2u) << "what is not wanted is not unpacked";
    EXPECT_THROW(read(packed, {.parts = 2}, xml), TooLarge) << "but counts as a part";
}

TEST(Zip, WhatIsNoneIsBroken) {
    const auto packed = docx::pack(three);
    EXPECT_THROW(read(view("bukan arsip")), Broken);
    EXPECT_THROW(read(ByteView(packed).first(packed.size() / 2)), Broken);
}

TEST(Zip, ASmallArchiveMayNotUnfoldToMuch) {
    const auto bomb = docx::pack({{"surat.pdf", std::string(40u << 20, '\0')}});
    ASSERT_LT(bomb.size(), 100'000u);
    EXPECT_EQ(read(bomb).size(), 1u);
    EXPECT_THROW(read(bomb, {.ratio = 100}), TooLarge);
    EXPECT_EQ(read(docx::pack(three), {.ratio = 100}).size(), 3u) << "up to a mebibyte it may";
}

TEST(Zip, ALockedOneIsToldAndALinkIsNoFile) {
    const auto packed = docx::pack({{"surat.pdf", "isi"}});
    EXPECT_THROW(read(tests::locked_zip(packed)), Locked);
    EXPECT_THROW(read(tests::linked_zip(packed)), Broken);
}

TEST(Zip, NamesComeAsTheyWereWritten) {
    EXPECT_EQ(read(docx::pack({{"../../etc/passwd", "x"}})).at(0).name, "../../etc/passwd");
    EXPECT_EQ(read(docx::pack({{"surat_.pdf", "x"}})).at(0).name, "surat_.pdf");
    const auto renamed = tests::renamed_zip(docx::pack({{"surat_.pdf", "x"}}), "surat_", "surat\xE9");
    EXPECT_EQ(read(renamed).at(0).name, "surat\xE9.pdf") << "in an old code page";
    const auto modern = tests::renamed_zip(docx::pack({{"surat__.pdf", "x"}}), "surat__", "surat\xC3\xA9");
    EXPECT_EQ(read(modern).at(0).name, "surat\xC3\xA9.pdf");
}

TEST(Zip, AWorkbookAndALetterAreBoundAlike) {
    std::vector<Part> many;
    for (int i = 0; i < 5000; ++i) many.push_back({"xl/" + std::to_string(i) + ".xml", "<x/>"});
    const auto packed = docx::pack(many);
    const auto key = [&](auto read) {
        try {
            (void)read(packed);
            return std::string();
        } catch (const Error& error) {
            return error.key();
        }
    };
    EXPECT_EQ(key([](const Bytes& bytes) { return table::read_xlsx(bytes); }), "core.table.large");
    EXPECT_EQ(key([](const Bytes& bytes) { return docx::unpack(bytes); }), "core.docx.large");
}

}  // namespace
}  // namespace core::zip
