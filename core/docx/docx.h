// SPDX-License-Identifier: Apache-2.0
// Word-processor files (ECMA-376): what must not be in one that becomes a letter, its placeholders, and
// filling them in its own XML, so that lines break anew around the values.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace core::docx {

struct Survey {
    std::vector<std::string> placeholders;   // "nomor_naskah", in the order of the text, each as often as it shows
    std::string text;                        // paragraph by paragraph
};

// Throws Error(unsupported):
//   core.docx.not_docx (also when its parts are nested deeper than any writer does)
//   core.docx.old (an older format, or locked with a password)
//   core.docx.macros     core.docx.linked (fetches pictures or text from elsewhere)
//   core.docx.changes    (tracked changes neither accepted nor refused)
//   core.docx.large
Survey survey(ByteView docx);

// Placeholders that word processors split over several runs are found all the same. Those of `roomy` stay
// as they are, in a line high enough for the mark of a signature. The same input gives the same bytes.
Bytes fill(ByteView docx, const std::map<std::string, std::string>& values, const std::vector<std::string>& roomy);

}  // namespace core::docx
