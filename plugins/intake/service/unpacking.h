// SPDX-License-Identifier: Apache-2.0
// The files of a ZIP as it is downloaded from another system, each looked over as if it had come alone.
#pragma once

#include "intake/domain/bundle.h"
#include "intake/service/sheets.h"

namespace intake {

// An archive of files; a word-processor file is one, too, and is none of these.
bool is_bundle(const File& file);

// Keeps the bytes of all of them, or of none. Throws Error: too_large "intake.error.large", "intake.error.zip.large",
// "intake.error.zip.many_pages" {file}; unsupported "intake.error.zip.broken", ".locked", ".empty", ".path", ".nested"
// {file}, ".file" {file} for one that would not be taken alone. {name} is the archive in each.
std::vector<Piece> unpacked(Parts& parts, const File& zip);

}  // namespace intake
