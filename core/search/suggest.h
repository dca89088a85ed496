// SPDX-License-Identifier: Apache-2.0
// What somebody who types may mean. It comes from documents he may see and from the lists of words built in, never
// from a vocabulary of the index: that would tell of records he may not know of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/search/index.h"

namespace core::search {

struct Suggestion {
    enum class Sort { words, number, unit, sender };
    Sort sort = Sort::words;
    std::string text;    // the words with the last one ended; a document's number; the name of a unit or sender
    std::string value;   // of unit and sender that of the facet; of a number the document's title
    std::string link = {};   // of a number the document's
};

// Words, then numbers, units, senders; of each the likeliest first.
std::vector<Suggestion> suggestions(Index& index, db::Tx& tx, const std::vector<std::string>& tokens,
                                    std::string_view typed);

// The same words with those that find nothing spelt otherwise, where that finds something; else "".
std::string meant(Index& index, db::Tx& tx, const std::vector<std::string>& tokens, const Wanted& wanted);

}  // namespace core::search
