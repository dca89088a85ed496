// SPDX-License-Identifier: Apache-2.0
// Old spellings in today's form. Texts and questions both go through it, so "soerat keputoesan",
// "surat keputusan" and a phrase of either find each other, and names meet in one form ("Soeharto",
// "Suharto") without a second word at any place of the index.
#pragma once

#include <string>
#include <string_view>

namespace core::search {

// A folded word as the index keeps it: today's spelling, one of several variants. "tj", "dj" and
// "oe" (van Ophuijsen until 1947, Soewandi until 1972) always change, as today's words have them
// but for listed roots; "j", "nj", "sj" and "ch" only where that leads to a known root ("jang" ->
// "yang", but "Jakarta" stays).
std::string todays_form(std::string_view folded);

}  // namespace core::search
