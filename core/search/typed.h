// SPDX-License-Identifier: Apache-2.0
// The words somebody typed, as terms.
#pragma once

#include "core/search/query.h"

namespace core::search {

// Fills in terms and title_run. Titles of persons and stop words are left out where other words are
// sought; short forms and what they stand for are either of one term.
void read_words(Asked& asked, const Stemmer& stemmer, std::string_view words);

}  // namespace core::search
