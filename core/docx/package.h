// SPDX-License-Identifier: Apache-2.0
// The parts of a word-processor file, in the order of its ZIP. Inner to core/docx.
#pragma once

#include <vector>

#include "core/base/zip.h"

namespace core::docx {

using zip::Part;

// Throws Error(unsupported, "core.docx.<why>").
[[noreturn]] void refuse(std::string_view why);

// Throws Error(unsupported, "core.docx.not_docx" or "core.docx.large").
std::vector<Part> unpack(ByteView zip);
// Without times, so that the same parts give the same bytes.
Bytes pack(const std::vector<Part>& parts);

}  // namespace core::docx
