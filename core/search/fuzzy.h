// SPDX-License-Identifier: Apache-2.0
// Words of recognised text, which a scanner may have read one letter wrong. Each word is kept with
// what is left of it without each of its letters; two words share such a form exactly when one
// letter was changed, added or lost. So no list of all words is needed, which could tell of records
// somebody may not see.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::search {

// What is kept of a word of recognised text; nothing of one too short, too long or with other signs.
std::vector<std::string> ocr_forms(std::string_view word);
// Which of those a sought word looks for: words of five letters and more, one letter off.
std::vector<std::string> sought_ocr_forms(std::string_view word);
bool one_letter_off(std::string_view one, std::string_view other);

}  // namespace core::search
