// SPDX-License-Identifier: Apache-2.0
// The parts of a document set one under another, each by its type.
#pragma once

#include "style/render/draw.h"

namespace style {

// Rich text as blocks. Running text opens its paragraphs with an indented line; text in tables,
// lists and beside a word does not.
pdf::Blocks body_blocks(const Body& body, const Profile& profile, bool running);

// One part; nothing when it is empty and not required. A draft shows dots for what is required.
// `section` counts the titled bodies set before it, for "B. Maksud dan Tujuan".
pdf::Blocks part_blocks(const Sheet& sheet, const Part& part, std::size_t& section);

// "1. Kepala Dinas A" for each, or one line.
pdf::Blocks name_blocks(const std::vector<std::string>& names);

// Persons that are too many for the text: a table for a sheet of its own.
bool on_own_sheet(const Sheet& sheet, const Part& part);
pdf::Table persons_table(const Sheet& sheet, const Part& part);

// Who agrees with whom, and its articles.
pdf::Blocks parties_blocks(const Sheet& sheet, const Part& part);
pdf::Blocks articles_blocks(const Sheet& sheet, const Part& part);
// Ours: name and position are those of the signer.
Party settled(const Sheet& sheet, Party party);

}  // namespace style
