// SPDX-License-Identifier: Apache-2.0
// Signer block (pasal 44), recipients.
#include <gtest/gtest.h>

#include "letters/domain/recipients.h"
#include "letters/domain/signer_block.h"

namespace letters {
namespace {

TEST(SignerBlock, follows_pasal_44) {
    using core::Capacity;
    const struct {
        const char* kind;
        Capacity capacity;
        bool titled, ranked;
        const char* prefix;
    } table[] = {
        {"kdh", Capacity::definitive, true, false, ""},
        {"kdh", Capacity::acting, false, false, "Plt. "},
        {"kdh", Capacity::daily, false, false, "Plh. "},
        {"kdh", Capacity::caretaker, false, false, "Pj. "},
        {"kdh", Capacity::interim, false, false, "Pjs. "},
        {"wakil_kdh", Capacity::definitive, true, false, ""},
        {"wakil_kdh", Capacity::acting, false, false, "Plt. "},
        {"sekda", Capacity::definitive, true, false, ""},
        {"sekda", Capacity::acting, true, false, "Plt. "},
        {"sekda", Capacity::daily, false, false, "Plh. "},
        {"sekda", Capacity::caretaker, false, false, "Pj. "},
        {"pimpinan_tinggi", Capacity::definitive, true, true, ""},
        {"pimpinan_tinggi", Capacity::acting, true, true, "Plt. "},
        {"pimpinan_tinggi", Capacity::daily, true, true, "Plh. "},
        {"administrator", Capacity::definitive, true, true, ""},
        {"pengawas", Capacity::acting, true, true, "Plt. "},
    };
    for (const auto& row : table) {
        SCOPED_TRACE(std::string(row.kind) + " " + std::string(core::name(row.capacity)));
        const auto block = signer_block({"Kepala X", row.kind, row.capacity, "Budi", "Dr. Budi, M.Si.",
                                         "Pembina (IV/a)", "197001012000031001"});
        EXPECT_EQ(block.capacity_line, std::string(row.prefix) + "Kepala X,");
        EXPECT_EQ(block.name, row.titled ? "Dr. Budi, M.Si." : "Budi");
        EXPECT_EQ(block.rank.empty(), !row.ranked);
        EXPECT_EQ(block.nip.empty(), !row.ranked);
        EXPECT_EQ(signer_block_from(to_json(block)), block);
    }
}

TEST(Recipients, groups_join_without_doubles_and_without_the_signer) {
    const auto one = core::PositionId::make({1}), two = core::PositionId::make({2}),
               signer = core::PositionId::make({3});
    std::vector<Addressee> to{{one, "Satu", false}};
    add_group(to, {"SELURUH-OPD", {{one, "Satu", false}, {two, "Dua", false}, {signer, "Tiga", false}}},
              signer, false);
    ASSERT_EQ(to.size(), 2u);
    EXPECT_EQ(to[1].printed, "Dua");
    to.push_back({two, "Dua", true});
    EXPECT_EQ(without_doubles(to).size(), 2u);
    EXPECT_EQ(in_one_line({{one, "A", false}, {two, "B", false}, {signer, "C", false}}, "+{count}"), "A, B, +1");
}

}  // namespace
}  // namespace letters
