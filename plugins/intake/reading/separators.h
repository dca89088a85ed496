// SPDX-License-Identifier: Apache-2.0
// Separator sheets: a page with a QR code that says it parts letters. Printed here, found again in scans by the program
// naskah-parting (parting/main.cpp), one process for each lot of pages, under limits.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"

namespace intake {

constexpr std::string_view separator_mark = "NASKAH-PEMISAH/1";

struct Parting {
    std::vector<int> separators, blanks;   // pages from 1
};
// Throws as words_in does (ocr.h); Error(unavailable, "core.child.away") when the program is not there.
Parting parting_in(core::ByteView pdf, int pages);

// What the sheet says beside its code.
struct SheetWords {
    std::string title, text, foot;
};
core::Bytes separator_sheet(core::Instant at, const SheetWords& words, const std::filesystem::path& fonts);

}  // namespace intake
