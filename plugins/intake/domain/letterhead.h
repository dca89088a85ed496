// SPDX-License-Identifier: Apache-2.0
// Who wrote a letter, by the lines on top of its first sheet.
#pragma once

#include <optional>
#include <vector>

#include "intake/domain/page_words.h"

namespace intake {

// Lines above the first label or the address of the letter. "PEMERINTAH KOTA X", "DINAS Y" is "Dinas Y Kota X".
std::optional<incoming::Suggestion> sender_in(const std::vector<TextLine>& lines);
// "DINAS KESEHATAN" as it is written in a sentence: "Dinas Kesehatan"; short forms (PT, RSUD, RI) stay.
std::string title_case(std::string_view shout);

}  // namespace intake
