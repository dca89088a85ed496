// SPDX-License-Identifier: Apache-2.0
// The parts of a document set one under another, each by its type.
#pragma once

#include "style/render/draw.h"

namespace style {

// Rich text as blocks. Running text opens its paragraphs with an indented line; text in tables,
// lists and beside a word does not.
pdf::Blocks body_blocks(const Body& body, const Profile& profile, bool running);

// What the parts of a sheet share while they are set one after another.
struct Course {
    double word_mm = 0;        // word_column() of the sheet
    std::size_t section = 0;   // titled bodies set so far, for "B. Maksud dan Tujuan"
};
// One part; nothing when it is empty and not required. A draft shows dots for what is required.
pdf::Blocks part_blocks(const Sheet& sheet, const Part& part, Course& course);

// The first of that type; null when the kind has none.
const Part* part_of(const Sheet& sheet, PartType type);

// Whether a part is printed: it is filled in, or a draft shows that it is to come.
bool stands(const Sheet& sheet, const Part& part);

// Millimetres of the column of words with a text beside them ("Menimbang", "KESEMBILAN"): one for the
// whole sheet, so that the colons stand under each other and no word is cut; in a form that of the labels.
double word_column(const Sheet& sheet);
double label_width(const std::vector<Field>& fields);
double signer_label_width();
// Where rows without a word beside them stand: in line with the other words or rows of the sheet.
struct RowsPlace {
    double label_mm = 0, indent_mm = 0;
};
RowsPlace rows_place(const Sheet& sheet, const Part& part, double word_mm);

// "1. Kepala Dinas A" for each, or one line.
pdf::Blocks name_blocks(const std::vector<std::string>& names);

// Persons that are too many for the text: a table for a sheet of its own.
bool on_own_sheet(const Sheet& sheet, const Part& part);
pdf::Table persons_table(const Sheet& sheet, const Part& part);

// Who agrees with whom, and its articles.
pdf::Blocks parties_blocks(const Sheet& sheet, const Part& part);
pdf::Blocks articles_blocks(const Sheet& sheet, const Part& part, double word_mm);
// A party as it is printed. Ours are signed for by the signer and then by the cosigners, in order: name and
// position are theirs. `block` 0 is the signer, 1 the first cosigner; none signs on paper.
struct Settled {
    Party party;
    std::optional<std::size_t> block;
};
std::vector<Settled> settled_parties(const Sheet& sheet, const Part& part);
// The nth who signs electronically, the signer being 0.
const SignerBlock& block_at(const Sheet& sheet, std::size_t nth);

}  // namespace style
