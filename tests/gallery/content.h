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
inline constexpr std::array all_cases{Case::little, Case::much, Case::nasty, Case::empty};
std::string_view name(Case which);   // "short", "long", "nasty", "empty", "several"

struct Piece {
    std::string profile, kind;
    Case which = Case::little;
};
std::string name(const Piece& piece);   // "permendagri_1_2023.surat_dinas.nasty"

// All kinds in the city's profile, some in the other.
std::vector<Piece> pieces();
style::Sheet sheet(const Piece& piece);
style::Emblems emblems();   // plain coloured shields; the real ones are not shipped

}  // namespace gallery
