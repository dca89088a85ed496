// SPDX-License-Identifier: Apache-2.0
// Evidence records: the tree against sums written out here, the record against OpenSSL's own program, and every way
// a proof may be false.
#include "integrity/ers/record.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/base/file.h"
#include "integrity/tests/kit.h"

namespace integrity {
namespace ers_test {

using core::Bytes;
using core::Digest;
using tested::day;
using tested::refused;
using tested::Stamper;

Digest leaf(int i) { return core::sha256("naskah " + std::to_string(i)); }

std::vector<Digest> leaves(int count) {
    std::vector<Digest> all;
    for (int i = 0; i < count; ++i) all.push_back(leaf(i));
    return all;
}

// The sum of two by hand.
Digest both(const Digest& a, const Digest& b) {
    const auto& first = a < b ? a : b;
    const auto& second = a < b ? b : a;
    return core::sha256(core::unhex(first.hex() + second.hex()));
}

TEST(HashTree, joins_pairs_in_binary_order) {
    EXPECT_EQ(ers::Tree(leaves(1)).root(), leaf(0));
    EXPECT_EQ(ers::Tree(leaves(2)).root(), both(leaf(0), leaf(1)));
    EXPECT_EQ(ers::Tree(leaves(3)).root(), both(both(leaf(0), leaf(1)), leaf(2)));
    EXPECT_EQ(ers::Tree(leaves(5)).root(),
              both(both(both(leaf(0), leaf(1)), both(leaf(2), leaf(3))), leaf(4)));
    EXPECT_TRUE(ers::Tree(leaves(1)).reduced(0).empty()) << "the root itself";
    EXPECT_EQ(ers::Tree(leaves(3)).reduced(2).size(), 1u) << "a leaf without a sibling joins further up";
}

class EvidenceRecords : public testing::Test {
  protected:
    EvidenceRecords() : clock(day("2026-11-28")), stamper(clock) {}
    ers::EvidenceRecord record_of(int of, int place) {
        const ers::Tree tree(leaves(of));
        return {{{tree.reduced(static_cast<std::size_t>(place)), stamper.stamp(tree.root())}}};
    }
    std::string why(const ers::EvidenceRecord& record, const Digest& file) {
        return refused([&] { ers::verify(record, file, stamper.anchors(), clock.now()); });
    }
    core::SetClock clock;
    Stamper stamper;
};

TEST_F(EvidenceRecords, every_leaf_of_a_tree_is_proved_and_no_other_file) {
    for (const int of : {1, 2, 3, 4, 7, 100}) {
        for (int i = 0; i < of; ++i) {
            const auto record = ers::decode(ers::encode(record_of(of, i)));
            const auto stamps = ers::verify(record, leaf(i), stamper.anchors(), clock.now());
            ASSERT_EQ(stamps.size(), 1u);
            EXPECT_EQ(stamps[0].at, clock.now());
            EXPECT_EQ(stamps[0].authority, "Cap Waktu Uji");
            if (of > 7) i += 13;
        }
        const auto other = why(record_of(of, 0), leaf(of));
        EXPECT_EQ(other, of == 1 ? "integrity.error.broken" : "integrity.error.other_file");
    }
}

TEST_F(EvidenceRecords, a_changed_path_a_strangers_token_and_an_ended_one_are_told_apart) {
    auto record = record_of(4, 1);
    record.chain[0].reduced[1][0].value[0] ^= 1;
    EXPECT_EQ(why(record, leaf(1)), "integrity.error.broken");
    Stamper stranger(clock);
    const ers::Tree tree(leaves(4));
    record = {{{tree.reduced(1), stranger.stamp(tree.root())}}};
    EXPECT_EQ(why(record, leaf(1)), "integrity.error.stranger");
    record = record_of(4, 1);
    clock.set(day("2029-02-01"));
    EXPECT_EQ(why(record, leaf(1)), "integrity.error.ended");
}

TEST_F(EvidenceRecords, a_renewal_carries_the_proof_beyond_the_certificate) {
    auto record = record_of(4, 2);
    clock.set(day("2028-12-01"));
    stamper.last("2028-11-01", "2032-01-01");
    const ers::Tree later({leaf(50), ers::hash_of(record.chain[0]), leaf(51)});
    record.chain.push_back({later.reduced(1), stamper.stamp(later.root())});
    clock.set(day("2030-01-01"));
    const auto stamps = ers::verify(ers::decode(ers::encode(record)), leaf(2), stamper.anchors(), clock.now());
    ASSERT_EQ(stamps.size(), 2u);
    EXPECT_EQ(stamps.front().at, day("2026-11-28")) << "what is proved is the first time";
    std::swap(record.chain[0], record.chain[1]);
    EXPECT_NE(why(record, leaf(2)), "");
}

TEST_F(EvidenceRecords, what_is_cut_or_no_record_is_refused) {
    const auto whole = ers::encode(record_of(5, 3));
    for (std::size_t size = 0; size < whole.size(); ++size)
        ASSERT_EQ(refused([&] { ers::decode(core::ByteView(whole).first(size)); }), "integrity.error.record") << size;
    auto longer = whole;
    longer.push_back(0);
    EXPECT_EQ(refused([&] { ers::decode(longer); }), "integrity.error.record");
    // No octet before the token may change in silence; of the token's own wrapping some mean nothing.
    const auto token = whole.size() - ers::decode(whole).chain[0].token.size();
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto changed = whole;
        changed[at] ^= 0x11;
        std::vector<ers::Stamp> stamps;
        const auto said = refused([&] { stamps = ers::verify(ers::decode(changed), leaf(3), stamper.anchors(), clock.now()); });
        if (at < token) ASSERT_TRUE(said.starts_with("integrity.error.")) << at;
        if (!stamps.empty()) ASSERT_EQ(stamps[0].at, clock.now()) << at;
    }
}

// With nothing of ours: the sums by hand, the token by OpenSSL's program.
TEST_F(EvidenceRecords, openssl_believes_the_token_over_the_root) {
    const auto record = record_of(2, 0);
    const auto root = both(leaf(0), leaf(1));
    const auto folder = std::filesystem::temp_directory_path() / ("naskah-ers-" + core::hex(core::random_bytes(6)));
    std::filesystem::create_directory(folder);
    core::write_whole(folder / "token.der", record.chain[0].token);
    const auto anchor = core::pki::pem(stamper.anchors().front());
    core::write_whole(folder / "root.pem", core::view(anchor));
    // The clock of the test is not that of the program.
    const auto command = "openssl ts -verify -digest " + root.hex() + " -token_in -in " + (folder / "token.der").string() +
                         " -CAfile " + (folder / "root.pem").string() + " -attime " +
                         std::to_string(clock.now().ms / 1000) + " >/dev/null 2>&1";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace integrity
