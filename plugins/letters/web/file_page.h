// SPDX-License-Identifier: Apache-2.0
// The file of a letter written elsewhere, on the composer's page.
#pragma once

#include "core/page/page.h"
#include "letters/room.h"

namespace letters::web {

// FILE{FILE_NAME, ABOUT, FOUND{NAME, WHAT}, SHEET_FOLLOWS{TEXT}} or NO_FILE; FILLED_IN{NAMES, WHAT}, DOCX_OFF, FILE_MOST.
void show_file(core::page::Data& data, Room& room, const Content& content, const style::Kind& kind,
               const core::words::Catalog& words);

}  // namespace letters::web
