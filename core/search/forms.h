// SPDX-License-Identifier: Apache-2.0
// A document as both engines index it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/search/index.h"
#include "core/search/words.h"

namespace core::search {

// Texts made fit to be kept.
struct Texts {
    std::string title, number, body, annexes, ocr, unshown;
};
Texts texts_of(const Document& document);

// Between texts that no phrase may reach across.
constexpr std::string_view gap_word = "##";

// Words in the order of the texts, and with the same place in both.
struct Line {
    std::vector<std::string> exact, stems;
    void add(const Stemmer& stemmer, std::string_view text);
};

struct Forms {
    Line title;  // and number
    Line body;   // and all else
    std::vector<std::string> parts;
    std::set<std::string> ocr;
};
Forms forms_of(const Stemmer& stemmer, const Texts& texts);

// Columns title, number, body, annexes, ocr, unshown of a row, from the second on.
Texts read_texts(const db::Row& row);

// Of this thread; knows the words of the documents before.
const Stemmer& stemmer_here();

// Names the analyser: its rules and its lists of words.
const std::string& analyser_name();

}  // namespace core::search
