// SPDX-License-Identifier: Apache-2.0
// Words of one family must come together, words of different families stay apart.
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>

#include "core/search/analyser/root.h"
#include "core/search/index.h"
#include "core/search/fuzzy.h"
#include "core/search/query.h"

namespace stems_test {

using core::search::stems;
using Words = std::vector<std::string>;

std::vector<Words> lines_of(const std::string& name) {
    std::ifstream in(std::string(NASKAH_SOURCE) + "/tests/search/" + name);
    std::vector<Words> lines;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream words(line);
        lines.emplace_back(std::istream_iterator<std::string>(words), std::istream_iterator<std::string>());
    }
    return lines;
}

// How many of 1000 pairs of words of one family come together.
int joined_of_1000(const std::string& name) {
    int pairs = 0, joined = 0;
    for (const auto& family : lines_of(name))
        for (std::size_t i = 0; i < family.size(); ++i)
            for (std::size_t j = i + 1; j < family.size(); ++j) {
                ++pairs;
                const bool together = stems(family[i]) == stems(family[j]);
                joined += together ? 1 : 0;
                if (!together) std::cout << "apart: " << family[i] << " " << family[j] << "\n";
            }
    EXPECT_GE(pairs, 230) << name;
    std::cout << name << ": " << joined << " of " << pairs << " pairs\n";
    return pairs == 0 ? 0 : joined * 1000 / pairs;
}

TEST(Stems, bring_families_together) {
    EXPECT_GE(joined_of_1000("stem-families.txt"), 940);
    EXPECT_GE(joined_of_1000("families.txt"), 940);
}

TEST(Stems, keep_families_apart) {
    std::map<Words, std::string> family_of;
    for (const std::string name : {"stem-families.txt", "families.txt"})
        for (const auto& family : lines_of(name))
            for (const auto& word : family) {
                const auto [at, fresh] = family_of.try_emplace(stems(word), family[0]);
                EXPECT_EQ(at->second, family[0]) << word;
            }
    const auto pairs = lines_of("apart.txt");
    EXPECT_GE(pairs.size(), 100u);
    for (const auto& pair : pairs) EXPECT_NE(stems(pair.at(0)), stems(pair.at(1))) << pair[0] << " " << pair[1];
}

TEST(Stems, read_old_spelling_and_variants_as_one) {
    EXPECT_EQ(stems("soerat keputoesan jang dipoetoeskan"), stems("surat keputusan yang diputuskan"));
    EXPECT_EQ(stems("menjatakan"), stems("menyatakan"));
    EXPECT_EQ(stems("achir tahoen chusus"), stems("akhir tahun khusus"));
    EXPECT_EQ(stems("Djakarta Soeharto Tjokroaminoto Jakarta"),
              stems("Jakarta Suharto Cokroaminoto Jakarta"));
    EXPECT_NE(stems("Jakarta"), stems("Yakarta"));
    EXPECT_EQ(stems("panjang janji ditjen koefisien"), (Words{"panjang", "janji", "ditjen", "koefisien"}));
    EXPECT_EQ(stems("perijinan"), stems("izin"));
    EXPECT_EQ(stems("analisa resiko praktek notulen"), stems("analisis risiko praktik notula"));
    EXPECT_EQ(stems("Moh. Mochamad"), stems("Muhammad muhammad"));
}

TEST(Stems, settle_look_alikes) {
    EXPECT_NE(stems("perangkat"), stems("angkat"));
    EXPECT_NE(stems("pemasaran"), stems("sasaran"));
    EXPECT_NE(stems("memilih"), stems("memiliki"));
    EXPECT_NE(stems("memohon"), stems("pohon"));
    EXPECT_EQ(stems("menaikkan"), stems("kenaikan"));
    EXPECT_EQ(stems("suratnya"), stems("persuratan"));
}

TEST(Stems, fold_accents_and_case_and_split_at_signs) {
    EXPECT_EQ(stems("CAFÉ–Naïve, 000.1.5/12"),
              (std::vector<std::string>{"cafe", stems("naive")[0], "000", "1", "5", "12"}));
    EXPECT_EQ(stems("e\xcc\x81kspor"), stems("ekspor"));
    EXPECT_TRUE(stems(" \xff\xfe -- \xe2\x80\x9c").empty());
}

TEST(Stems, every_root_leads_to_itself) {
    for (const char* root : {"ajar", "wilayah", "musnah", "anggar", "perangkat", "berangkat"})
        EXPECT_EQ(core::search::known_root(root), root);
    EXPECT_EQ(core::search::known_root("xyz"), "");
}

TEST(Numbers, every_tail_is_findable) {
    EXPECT_EQ(core::search::plain_number("000.1.5 / 12/KOMINFO"), "000-1-5-12-kominfo");
    EXPECT_EQ(core::search::parts("012/AB"),
              (std::vector<std::string>{"#012-ab", "#12-ab", "#2-ab", "#ab", "#b", "#-ab", "#=ab", "#-12-ab", "#=12"}));
    EXPECT_EQ(core::search::bare_segments("005/0123/Umum/XI/2021"),
              (std::vector<std::string>{"5", "123", "umum", "11", "2021"}));
    EXPECT_EQ(core::search::bare_segments("000.1.5/00"), (std::vector<std::string>{"0", "1", "5", "0"}));
}

TEST(Tokens, stay_apart_when_made_safe) {
    EXPECT_EQ(core::search::safe_token("unit:0a-B"), "unitz3a0az2dz42");
    EXPECT_NE(core::search::safe_token("a:b"), core::search::safe_token("az3ab"));
}

TEST(Misread, words_share_a_form_exactly_when_one_letter_is_off) {
    using namespace core::search;
    const auto meet = [](const std::string& kept, const std::string& sought) {
        const auto forms = ocr_forms(kept);
        for (const auto& form : sought_ocr_forms(sought))
            if (std::find(forms.begin(), forms.end(), form) != forms.end()) return true;
        return false;
    };
    const char* words[] = {"undangan", "undanqan", "undagan",  "uundangan", "undangna", "ndangan", "undanga",
                           "undang",   "udnangan", "undangan1", "aaaaa",     "aaaa",     "aaaaaa",  "aabaa", "baaaa"};
    for (const std::string kept : words)
        for (const std::string sought : words)
            EXPECT_EQ(meet(kept, sought), sought.size() >= 5 && one_letter_off(kept, sought)) << kept << " " << sought;
    EXPECT_FALSE(meet("rapot", "rapa")) << "too short to be taken for misread";
    EXPECT_TRUE(one_letter_off("rapat", "rapat"));
    EXPECT_FALSE(one_letter_off("rapat", "ratap"));
}

}  // namespace
