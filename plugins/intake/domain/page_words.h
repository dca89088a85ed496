// SPDX-License-Identifier: Apache-2.0
// The words of a page with where they stand, whoever read them: the text layer of the file or a reader of pictures.
// Lines are put together by height on the page, not in the order a reader gave.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "incoming/papers.h"

namespace intake {

struct Word {
    std::string text;
    double left = 0, top = 0, right = 0, bottom = 0;   // shares of the page
    int confidence = 100;

    double height() const { return bottom - top; }
};

struct PageWords {
    int page = 1;              // from 1
    double ratio = 1.4142;     // height by width: a share of the height is so much more of the width
    std::vector<Word> words;
};

struct TextLine {
    std::vector<Word> words;   // from the left
    int page = 1;
    double ratio = 1.4142;

    double left() const { return words.front().left; }
    double right() const { return words.back().right; }
    double top() const;
    double bottom() const;
    double height() const;     // of the usual word
    // Where the line is broken by a gap of more than `ems` heights behind word `from`; the number of words if nowhere.
    std::size_t gap_after(std::size_t from, double ems) const;
    std::string text(std::size_t from = 0, std::size_t until = std::string::npos) const;
    incoming::Box box(std::size_t from = 0, std::size_t until = std::string::npos) const;
    int confidence(std::size_t from = 0, std::size_t until = std::string::npos) const;   // of the weakest word
};

std::vector<TextLine> lines_of(const PageWords& page);
incoming::Box around(const incoming::Box& one, const incoming::Box& other);

// A word as labels and months are compared: small letters and figures only, with what readers of pictures take for
// one another made alike ("Nornor" and "Nomor", "2O26" and "2o26").
std::string canonical(std::string_view word);
bool alike(std::string_view word, std::string_view wanted);   // of canonical words, by their length

// The table pdftotext -tsv and tesseract write: one word a line, with its place in pixels or points. Lines that are no
// words are passed over; damaged ones too. `first`: the number of the first page told of.
std::vector<PageWords> read_tsv(std::string_view table, int first = 1);

}  // namespace intake
