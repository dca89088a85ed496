// SPDX-License-Identifier: Apache-2.0
// The word lists of search, built into the library from core/search/data.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core::search {

bool is_root(std::string_view word);
// Roots and spellings that pass, in the order of letters.
std::vector<std::string> roots_where(const std::function<bool(std::string_view)>& passes);
// The spelling the index keeps of a word ("ijin" -> "izin"); the word itself when it has but one.
std::string_view kept_spelling(std::string_view word);
bool is_title(std::string_view written);      // "drs.", "s.sos"; in small letters
bool is_stop_word(std::string_view folded);
// Words written apart that are written joined, too; joined they are a root.
const std::vector<std::vector<std::string>>& joined();
// Each short form and the words it stands for.
const std::vector<std::pair<std::string, std::vector<std::string>>>& acronyms();

// A short name of all lists, another for any other lists.
std::string lists_name();

}  // namespace core::search
