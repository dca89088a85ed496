// SPDX-License-Identifier: Apache-2.0
// The file of a letter written elsewhere, on the composer's page.
#pragma once

#include "core/page/page.h"
#include "letters/room.h"

namespace letters::web {

// FILE{FILE_NAME, ABOUT, FILLABLE_FILE, FOUND{NAME, WHAT}, SHEET_FOLLOWS{TEXT}} or NO_FILE; FILLED_IN{NAMES, WHAT},
// DOCX_OFF, FILE_MOST; and what show_earlier gives, in FILE.
void show_file(core::page::Data& data, Room& room, const Content& content, const style::Kind& kind,
               const core::words::Catalog& words);
// EARLIER{GIVEN{WHO, WHEN, VERDICT, SURE or DOUBT}, WORTH{TEXT}}: who signed the file before us, and what that means
// for ours. Nothing of a file nobody signed.
void show_earlier(core::page::Data& data, const File& file, const core::words::Catalog& words, core::Zone zone);

}  // namespace letters::web
