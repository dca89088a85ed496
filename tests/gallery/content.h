// SPDX-License-Identifier: Apache-2.0
// The sheets of the gallery: every kind with short, long and nasty content, and as an empty draft.
// What is written in them is invented.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "style/render/compose.h"

namespace gallery {

// little: required parts only. much: every part, in ordinary length. nasty: forty addressees, tables
// of five pages, names of 300 characters, four signers, accents, words without an end. empty: a
// draft nobody has written into yet. several: four sign electronically, two of them as parties.
enum class Case { little, much, nasty, empty, several };
inline constexpr std::string_view table_announced = "Rekapitulasi “naskah” per perangkat daerah";   // of five pages
inline constexpr std::size_t long_table = 44;   // rows
inline constexpr std::array all_cases{Case::little, Case::much, Case::nasty, Case::empty};
std::string_view name(Case which);   // "short", "long", "nasty", "empty", "several"

struct Piece {
    std::string profile, kind;
    Case which = Case::little;
    std::string head;   // of whose letter it is (heads.h); "" = any office's, to look at the kind
};
// "permendagri_1_2023.surat_dinas.nasty", "permendagri_1_2023.kop_setda.long"
std::string name(const Piece& piece);

// All kinds in the city's profile, some in the other, and all heads of the paper.
std::vector<Piece> pieces();
style::Sheet sheet(const Piece& piece);
style::Drawings emblems();   // plain coloured shapes; the real ones are not shipped

}  // namespace gallery
