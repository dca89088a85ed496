// SPDX-License-Identifier: Apache-2.0
// Pasal 44 cell by cell: rule of the kind, position, capacity; and the lines of a.n. and u.b.
#include "style/signer_block.h"

#include <gtest/gtest.h>

namespace style {
namespace signer_block_test {

using core::Capacity;

constexpr Capacity capacities[] = {Capacity::definitive, Capacity::acting, Capacity::daily, Capacity::caretaker,
                                   Capacity::interim};

Signer signer(const std::string& kind, Capacity capacity) {
    return {"Kepala X", kind, capacity, "Budi Santoso", "Dr. Budi Santoso, M.Si.", "Pembina (IV/a)", "197001012000031001"};
}

// T: titles when the kind prints them. -: never.  N: rank and NIP. -: never.
struct Row {
    const char* kind;
    //             definitif  Plt   Plh   Pj    Pjs
    const char* cells[5];
};
const Row table[] = {
    {"kdh", {"T-", "--", "--", "--", "--"}},
    {"wakil_kdh", {"T-", "--", "--", "--", "--"}},
    {"sekda", {"T-", "T-", "--", "--", "T-"}},
    {"pimpinan_tinggi", {"TN", "TN", "TN", "TN", "TN"}},
    {"administrator", {"TN", "TN", "TN", "TN", "TN"}},
    {"pengawas", {"TN", "TN", "TN", "TN", "TN"}},
    {"fungsional", {"TN", "TN", "TN", "TN", "TN"}},
    {"pelaksana", {"TN", "TN", "TN", "TN", "TN"}},
};

TEST(SignerBlock, every_cell_of_pasal_44) {
    for (const auto& row : table)
        for (std::size_t i = 0; i < 5; ++i)
            for (const auto names : {Names::titled, Names::plain}) {
                SCOPED_TRACE(std::string(row.kind) + " " + std::string(core::name(capacities[i])) + " " + std::string(name(names)));
                const auto block = signer_block(signer(row.kind, capacities[i]), names);
                const bool titled = names == Names::titled && row.cells[i][0] == 'T';
                EXPECT_EQ(block.name, titled ? "Dr. Budi Santoso, M.Si." : "Budi Santoso");
                EXPECT_EQ(block.rank, row.cells[i][1] == 'N' ? "Pembina (IV/a)" : "");
                EXPECT_EQ(block.nip, row.cells[i][1] == 'N' ? "197001012000031001" : "");
                const auto prefix = std::string(core::printed(capacities[i]));
                EXPECT_EQ(block.lines, std::vector<std::string>{(prefix.empty() ? "" : prefix + " ") + "Kepala X,"});
                EXPECT_EQ(signer_block_from(to_json(block)), block);
            }
}

TEST(SignerBlock, lines_on_behalf_of_those_above) {
    const Signer sekda{"Sekretaris Daerah", "sekda", Capacity::definitive, "Nama", "Drs. Nama", "", ""};
    const Signer assistant{"Asisten Administrasi Umum", "pimpinan_tinggi", Capacity::definitive, "Nama", "Drs. Nama", "", ""};
    const Above mayor{"Wali Kota Pangkalpinang", Capacity::definitive}, secretary{"Sekretaris Daerah", Capacity::definitive};
    using Lines = std::vector<std::string>;
    EXPECT_EQ(signer_block(sekda, Names::titled, Behalf::an, {mayor}).lines,
              (Lines{"a.n. Wali Kota Pangkalpinang,", "Sekretaris Daerah,"}));
    EXPECT_EQ(signer_block(assistant, Names::titled, Behalf::ub, {secretary, mayor}).lines,
              (Lines{"a.n. Wali Kota Pangkalpinang,", "Sekretaris Daerah,", "u.b.", "Asisten Administrasi Umum,"}));
    EXPECT_EQ(in_one_line(signer_block(sekda, Names::titled, Behalf::an, {mayor})),
              "a.n. Wali Kota Pangkalpinang, Sekretaris Daerah");
}

// Each position in the chain bears the capacity it is held in.
TEST(SignerBlock, every_capacity_in_every_place_of_the_chain) {
    for (const auto own : capacities)
        for (const auto middle : capacities)
            for (const auto top : capacities) {
                auto who = signer("pimpinan_tinggi", own);
                const auto printed = [](Capacity capacity, const std::string& position) {
                    const auto prefix = std::string(core::printed(capacity));
                    return (prefix.empty() ? "" : prefix + " ") + position + ",";
                };
                const auto an = signer_block(who, Names::titled, Behalf::an, {{"Sekretaris Daerah", middle}});
                EXPECT_EQ(an.lines, (std::vector<std::string>{"a.n. " + printed(middle, "Sekretaris Daerah"), printed(own, "Kepala X")}));
                const auto ub = signer_block(who, Names::titled, Behalf::ub, {{"Sekretaris Daerah", middle}, {"Wali Kota", top}});
                EXPECT_EQ(ub.lines, (std::vector<std::string>{"a.n. " + printed(top, "Wali Kota"), printed(middle, "Sekretaris Daerah"),
                                                              "u.b.", printed(own, "Kepala X")}));
                EXPECT_EQ(signer_block_from(to_json(ub)), ub);
            }
}

// Behalf against how many stand above: u.b. is never printed but after an a.n.
TEST(SignerBlock, every_form_over_every_length_of_the_line) {
    const std::vector<Above> line{{"Sekretaris Daerah"}, {"Wali Kota", Capacity::caretaker}, {"Gubernur"}};
    using Lines = std::vector<std::string>;
    const Lines own{"Kepala X,"}, an{"a.n. Sekretaris Daerah,", "Kepala X,"},
        ub{"a.n. Pj. Wali Kota,", "Sekretaris Daerah,", "u.b.", "Kepala X,"};
    const struct {
        Behalf behalf;
        Lines printed[4];   // with 0, 1, 2, 3 above
    } cells[] = {{Behalf::none, {own, own, own, own}}, {Behalf::an, {own, an, an, an}}, {Behalf::ub, {own, own, ub, ub}}};
    for (const auto& row : cells)
        for (std::size_t above = 0; above <= line.size(); ++above) {
            SCOPED_TRACE(std::string(name(row.behalf)) + " with " + std::to_string(above));
            const auto block = signer_block(signer("administrator", Capacity::definitive), Names::titled, row.behalf,
                                            {line.begin(), line.begin() + static_cast<std::ptrdiff_t>(above)});
            EXPECT_EQ(block.lines, row.printed[above]);
        }
}

TEST(SignerBlock, an_unknown_way_of_signing_is_refused) {
    EXPECT_EQ(behalf_named("an"), Behalf::an);
    EXPECT_EQ(behalf_named(""), Behalf::none);
    EXPECT_THROW(behalf_named("pp"), core::Error);
}

}  // namespace
}  // namespace style
