// SPDX-License-Identifier: Apache-2.0
// Archives people send: their parts, and those that unfold to too much.
#include "core/base/zip.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/docx/package.h"
#include "core/table/xlsx_reader.h"

namespace core::zip {
namespace {

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
