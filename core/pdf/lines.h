// SPDX-License-Identifier: Apache-2.0
// Where the lines of a paragraph end. Indonesian is set without hyphenation; only a word that is
// wider than its line is cut, between syllables. Inner to core/pdf.
#pragma once

#include <cstddef>
#include <vector>

#include "core/pdf/fonts.h"

namespace core::pdf {

constexpr char32_t no_break_space = 0xA0;

struct Letter {
    char32_t character = 0;
    std::size_t run = 0;
    double width = 0;
    double hyphen = 0;  // width of one in the letter's type
};

struct Line {
    std::size_t begin = 0, end = 0;  // letters, spaces at the end left out
    double width = 0;
    bool last = false;     // of the paragraph, or ended by '\n'
    bool hyphen = false;   // a word was cut: a hyphen follows
    bool tabbed = false;
};

struct Measures {
    double indent = 0;  // of the first line
    double room = 0;    // of the others
    std::vector<Tab> tabs;
};

constexpr bool is_space(char32_t c) { return c == ' ' || c == no_break_space; }

// First fit. Sets the widths of tabs.
std::vector<Line> break_lines(std::vector<Letter>& letters, const Measures& measures);

// The ends that make the lines of the whole paragraph most alike, for justified text. Falls back to
// first fit where a word is too wide or a tab stands.
std::vector<Line> break_evenly(std::vector<Letter>& letters, const Measures& measures);

// Of the widest word; one that a slash joins, as "Pangkat/Golongan", counts as two.
double widest_word(const std::vector<Letter>& letters);

}  // namespace core::pdf
