// SPDX-License-Identifier: Apache-2.0
// Printing a sheet, and saying which field cannot be printed: a character no letter font has, a table
// too wide. Asked while somebody types and before a letter goes on, so that no signer meets it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "letters/service/room.h"
#include "style/document_sheet.h"

namespace letters {

// Throws Error(invalid, "letters.error.unprintable") naming the field; for a DOCX also Error(unavailable,
// "core.docx.converter"). Not inside a unit of work: a converter may run for a while.
style::Rendered print(Parts& parts, const style::Sheet& sheet);
// The same as faults, with no sheet made of it; empty when it can be printed.
std::vector<core::Fault> print_faults(Parts& parts, const style::Sheet& sheet);

// The name of a placeholder that a printed letter still shows, also one broken over two lines; none when all
// are filled.
std::optional<std::string> unfilled(core::ByteView pdf);

// The field that cannot be printed by itself: "subject", "parts.body", "parts.kepada.3"; "" when none
// alone is at fault. `prints`: whether a sheet can be printed.
std::string unprintable_field(const style::Sheet& sheet, const std::function<bool(const style::Sheet&)>& prints);

}  // namespace letters
