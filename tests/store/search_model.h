// SPDX-License-Identifier: Apache-2.0
// The slow truth about search: every document looked at, one after the other, by plain rules. Its texts are of blanks
// and small letters, so that it needs no knowledge of text; of the product it takes only the stem of a word.
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "core/search/kin.h"

namespace tests::model {

struct Filed {
    core::search::Document document;
    std::int64_t place = 0;
};

// What somebody typed, before it was made a text.
struct Piece {
    enum class Sort { word, quoted, beginning, number } sort = Sort::word;
    std::vector<std::string> words;
    std::string typed;
};
struct Question {
    std::vector<std::string> tokens;
    std::vector<Piece> pieces;
    core::search::Wanted wanted;
};

// Codes that took the place of one another, and how codes are called.
core::search::Kin kin_of(const std::vector<std::string>& values);
std::map<std::string, std::string> names_of(const std::vector<std::string>& codes);
// The day the questions are asked on.
core::Date today();

core::search::Document random_document(std::mt19937& dice, int number);
Question random_question(std::mt19937& dice);
std::vector<std::string> random_tokens(std::mt19937& dice);

// All hits in order, whatever the page size; `next` stays empty.
core::search::Found answer(const std::vector<Filed>& filed, const Question& question);

std::string text(const core::search::Found& found);

std::string in_a_row(const std::vector<std::string>& words, const std::string& between = " ");
std::vector<std::string> segments(const std::string& number);   // of a number, or of what was typed of one

}  // namespace tests::model
