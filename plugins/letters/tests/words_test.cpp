// SPDX-License-Identifier: Apache-2.0
// Texts compared word by word: what people are shown, and that nothing is lost on either side.
#include "letters/compare/words.h"

#include <gtest/gtest.h>

namespace letters::compare {
namespace words_test {

using Kind = Piece::Kind;

// "tetap [-lama-]{+baru+}"
std::string shown(std::string_view before, std::string_view after) {
    std::string text;
    for (const auto& piece : words(before, after)) {
        if (piece.kind == Kind::same) text += piece.text;
        if (piece.kind == Kind::removed) text += "[-" + piece.text + "-]";
        if (piece.kind == Kind::added) text += "{+" + piece.text + "+}";
    }
    return text;
}

std::string side(std::string_view before, std::string_view after, Kind left_out) {
    std::string text;
    for (const auto& piece : words(before, after))
        if (piece.kind != left_out) text += piece.text;
    return text;
}

TEST(Words, are_marked_where_they_changed) {
    EXPECT_EQ(shown("Rapat hari Senin.", "Rapat hari Senin."), "Rapat hari Senin.");
    EXPECT_EQ(shown("Rapat hari Senin.", "Rapat hari Selasa."), "Rapat hari [-Senin-]{+Selasa+}.");
    EXPECT_EQ(shown("", "Baru"), "{+Baru+}");
    EXPECT_EQ(shown("Lama", ""), "[-Lama-]");
    EXPECT_EQ(shown("", ""), "");
    EXPECT_EQ(shown("pukul 09.00", "pukul 10.00"), "pukul [-09-]{+10+}.00");
}

TEST(Words, changed_side_by_side_are_one_change) {
    EXPECT_EQ(shown("oleh kepala dinas setempat", "oleh sekretaris daerah setempat"),
              "oleh [-kepala dinas-]{+sekretaris daerah+} setempat");
}

TEST(Words, paragraphs_that_stay_are_left_alone) {
    EXPECT_EQ(shown("Satu.\nDua.\nTiga.", "Satu.\nSisipan.\nDua.\nTiga."), "Satu.\n{+Sisipan.\n+}Dua.\nTiga.");
    EXPECT_EQ(shown("Satu.\nDua.\nTiga.", "Satu.\nTiga."), "Satu.\n[-Dua.\n-]Tiga.");
}

TEST(Words, letters_of_any_script_stay_whole) {
    EXPECT_EQ(shown("naïf “kutip”", "naïf “kutipan”"), "naïf [-“kutip”-]{+“kutipan”+}");
    for (const auto& piece : words("café", "cafè")) EXPECT_GE(piece.text.size(), 5u) << "no character is cut in two";
}

TEST(Words, neither_side_loses_anything) {
    const std::string before = "Menimbang:\na. bahwa pelayanan publik perlu ditingkatkan;\nb. bahwa untuk itu perlu tim.\n",
                      after = "Menimbang:\na. bahwa pelayanan publik wajib ditingkatkan, cepat;\nMengingat: UU.\n";
    EXPECT_EQ(side(before, after, Kind::added), before);
    EXPECT_EQ(side(before, after, Kind::removed), after);
    EXPECT_EQ(side(after, before, Kind::added), after);
}

// What is long and wholly different is not searched for likenesses: it is shown as it is.
TEST(Words, long_other_texts_are_shown_whole) {
    std::string before, after;
    for (std::size_t i = 0; i <= most_words; ++i) {
        before += "lama" + std::to_string(i) + " ";
        after += "baru" + std::to_string(i) + " ";
    }
    const auto pieces = words(before, after);
    ASSERT_EQ(pieces.size(), 2u);
    EXPECT_EQ(pieces[0].text, before);
    EXPECT_EQ(pieces[1].text, after);
}

}  // namespace
}  // namespace letters::compare
