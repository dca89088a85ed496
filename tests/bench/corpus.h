// SPDX-License-Identifier: Apache-2.0
// Some thousands of letters as a city office writes them, put together from sentences by a fixed
// rule: the same number always gives the same letter. Who may see one follows how letters are sent:
// drafter, signer, initials, addressees, the unit, its clerk and its archivist.
#pragma once

#include <string>
#include <vector>

#include "core/search/index.h"

namespace bench {

core::search::Document office_letter(int number);

// What the head of one of the forty offices holds.
std::vector<std::string> head_of_office();

}  // namespace bench
