// SPDX-License-Identifier: Apache-2.0
// ZIPs as attackers send them: each bound by itself, with all others wide.
#include "packages/service/crate.h"

#include <gtest/gtest.h>

#include <fstream>

#include "core/base/error.h"
#include "tests/support/zip_sample.h"

namespace packages {
namespace crate_test {

using namespace std::string_view_literals;

core::Bytes bytes(std::string_view text) { return {text.begin(), text.end()}; }
core::Bytes zip_of(const std::vector<std::pair<std::string, std::string>>& files) {
    tests::Files all;
    for (const auto& [name, text] : files) all.emplace_back(name, bytes(text));
    return tests::zip_of(all);
}

constexpr CrateBounds wide{100, 1u << 20, 1u << 20, 20, 1u << 20, 1u << 20};

class Crate : public testing::Test {
  protected:
    void TearDown() override { std::filesystem::remove(file_); }
    // The word it is refused with; "" = it is read.
    std::string refused(const core::Bytes& zip, const CrateBounds& bounds = wide) {
        std::ofstream(file_, std::ios::binary) << core::chars(zip);
        try {
            pieces_ = look_into(file_, bounds);
        } catch (const core::Error& error) {
            return error.faults().at(0).key;
        }
        return "";
    }
    std::filesystem::path file_ =
        std::filesystem::temp_directory_path() / ("naskah-crate-" + core::hex(core::random_bytes(6)));
    Pieces pieces_;
};

std::string number(std::uint64_t value, int count) {
    std::string made;
    for (int i = 0; i < count; ++i) made += static_cast<char>(value >> (8 * i));
    return made;
}

// One stored file whose heads tell other sizes: by 32 bits, and by those of ZIP64 (APPNOTE 4.5.3).
core::Bytes lying_zip(std::uint32_t told, std::uint64_t told_by_64) {
    const std::string name = "paket/a.pdf", data = "isi berkas";
    const auto extra = "\1\0"sv, size = "\x10\0"sv;
    const auto wide_sizes = std::string(extra) + std::string(size) + number(told_by_64, 8) + number(told_by_64, 8);
    const auto common = number(45, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(0x5e3f5a2b, 4) +
                        number(told, 4) + number(told, 4) + number(name.size(), 2) + number(wide_sizes.size(), 2);
    const auto local = "PK\3\4" + common + name + wide_sizes + data;
    const auto central = "PK\1\2" + number(45, 2) + common + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) +
                         number(0, 4) + name + wide_sizes;
    return bytes(local + central + "PK\5\6" + number(0, 4) + number(1, 2) + number(1, 2) + number(central.size(), 4) +
                 number(local.size(), 4) + number(0, 2));
}

TEST_F(Crate, is_read_below_its_one_folder) {
    ASSERT_EQ(refused(zip_of({{"paket/bagit.txt", "BagIt"}, {"paket/data/0001.pdf", "isi"}})), "");
    ASSERT_EQ(pieces_.size(), 2u);
    EXPECT_EQ(pieces_.at("bagit.txt").text, "BagIt");
    EXPECT_EQ(pieces_.at("data/0001.pdf").digest, core::sha256("isi"sv));
    EXPECT_EQ(pieces_.at("data/0001.pdf").text, "") << "what is no metadata is hashed only";
}

TEST_F(Crate, has_so_many_entries_folders_among_them) {
    auto bounds = wide;
    bounds.files = 2;
    EXPECT_EQ(refused(zip_of({{"p/a", "1"}, {"p/b", "2"}}), bounds), "");
    EXPECT_EQ(refused(zip_of({{"p/a", "1"}, {"p/b", "2"}, {"p/c", "3"}}), bounds), "packages.bag.many");
    // The last two become folders: their names end in a slash, and the mode says so, too.
    auto folders = zip_of({{"p/a", ""}, {"p/bb", ""}, {"p/cc", ""}});
    folders = tests::renamed_zip(tests::renamed_zip(folders, "p/bb", "p/b/"), "p/cc", "p/c/");
    EXPECT_EQ(refused(tests::with_headers(folders, "PK\1\2", 38, "\0\0\xFF\x41"sv), bounds), "packages.bag.many");
}

TEST_F(Crate, unfolds_to_so_much_by_itself_and_for_its_size) {
    const auto zeros = zip_of({{"p/a", std::string(60'000, '\0')}, {"p/b", std::string(60'000, '\0')}});
    EXPECT_EQ(refused(zeros), "");
    auto bounds = wide;
    bounds.bytes = 100'000;
    EXPECT_EQ(refused(zeros, bounds), "packages.bag.large");
    bounds = wide;
    bounds.small = 1000;
    ASSERT_LT(zeros.size() * bounds.widest, 120'000u);
    EXPECT_EQ(refused(zeros, bounds), "packages.bag.large") << "more than twenty times its size";
    bounds.widest = 1000;
    EXPECT_EQ(refused(zeros, bounds), "");
}

TEST_F(Crate, has_metadata_of_so_much_each_and_together) {
    const auto zip = zip_of({{"p/bagit.txt", std::string(600, 'a')}, {"p/data/METS.xml", std::string(600, 'b')},
                             {"p/data/0001.pdf", std::string(5000, 'c')}});
    auto bounds = wide;
    bounds.text = 600;
    bounds.texts = 1200;
    EXPECT_EQ(refused(zip, bounds), "");
    bounds.text = 599;
    EXPECT_EQ(refused(zip, bounds), "packages.bag.large");
    bounds.text = 600;
    bounds.texts = 1199;
    EXPECT_EQ(refused(zip, bounds), "packages.bag.large");
}

TEST_F(Crate, has_no_names_that_lead_elsewhere) {
    for (const char* name : {"../aaa/bb.pdf", "/tmp/aa/b.pdf", "C:/tmp/aa.pdf", "p/../../a.pdf", "p\\..\\..\\a.pdf",
                             "p/./aaaaa.pdf", "p//aaaaaa.pdf", "p/aa\naaaa.pdf", "p/a\xff\xff\xff\xff\xff\xff.pdf"})
        EXPECT_EQ(refused(tests::renamed_zip(zip_of({{"paket/aaa.pdf", "isi"}}), "paket/aaa.pdf", name)),
                  "packages.bag.path") << name;
    EXPECT_EQ(refused(zip_of({{"a.pdf", "isi"}})), "packages.bag.folder");
    EXPECT_EQ(refused(zip_of({{"p/a.pdf", "isi"}, {"q/a.pdf", "isi"}})), "packages.bag.folder");
}

TEST_F(Crate, has_no_two_of_one_name_in_whatever_case) {
    EXPECT_EQ(refused(tests::renamed_zip(zip_of({{"p/a.pdf", "1"}, {"p/b.pdf", "2"}}), "p/b.pdf", "p/a.pdf")),
              "packages.bag.twice");
    EXPECT_EQ(refused(zip_of({{"p/data/a.pdf", "1"}, {"p/data/A.PDF", "2"}})), "packages.bag.twice");
    const auto in_utf8 = [](core::Bytes zip) {   // APPNOTE 4.4.4, bit 11
        return tests::with_headers(tests::with_headers(std::move(zip), "PK\1\2", 8, "\0\b"sv), "PK\3\4", 6, "\0\b"sv);
    };
    EXPECT_EQ(refused(in_utf8(zip_of({{"p/data/ꦲ.pdf", "1"}, {"p/data/я.pdf", "2"}}))), "");
    EXPECT_TRUE(pieces_.contains("data/ꦲ.pdf"));
    EXPECT_EQ(refused(in_utf8(zip_of({{"p/data/я.pdf", "1"}, {"p/data/Я.pdf", "2"}}))), "packages.bag.twice") << "in any script";
}

TEST_F(Crate, has_no_links_and_no_password) {
    const auto zip = zip_of({{"p/a.pdf", "/etc/passwd"}});
    EXPECT_EQ(refused(tests::linked_zip(zip)), "packages.bag.link");
    EXPECT_EQ(refused(tests::locked_zip(zip)), "packages.bag.locked");
}

TEST_F(Crate, is_refused_where_its_heads_lie_about_sizes) {
    constexpr std::uint32_t ask_64 = 0xffffffff;
    EXPECT_EQ(refused(lying_zip(10, 10)), "packages.bag.zip") << "another checksum";
    EXPECT_EQ(refused(lying_zip(ask_64, std::uint64_t{1} << 40)), "packages.bag.zip");
    EXPECT_EQ(refused(lying_zip(ask_64, ~std::uint64_t{0})), "packages.bag.zip");
    EXPECT_EQ(refused(lying_zip(ask_64, 3)), "packages.bag.zip");
    EXPECT_EQ(refused(bytes("bukan zip")), "packages.bag.zip");
    const auto zeros = zip_of({{"p/a", std::string(200'000, '\0')}});
    auto bounds = wide;
    bounds.bytes = 100'000;
    EXPECT_NE(refused(tests::with_headers(zeros, "PK\1\2", 24, "\1\0\0\0"sv), bounds), "") << "told to be one byte";
}

}  // namespace crate_test
}  // namespace packages
