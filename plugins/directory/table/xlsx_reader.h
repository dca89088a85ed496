// SPDX-License-Identifier: Apache-2.0
// The sheets of an XLSX workbook (ECMA-376 part 1, SpreadsheetML) as text: shared and inline
// strings, numbers as stored, dates as "2026-11-23". Formulas give their last value.
#pragma once

#include "core/base/bytes.h"
#include "directory/domain/sheet.h"

namespace directory {

// Throws Error(invalid): "directory.error.xlsx" when it is not a readable workbook,
// "directory.error.sheet_large" beyond 64 MB unpacked or 100 000 rows.
Workbook read_xlsx(core::ByteView bytes);

}  // namespace directory
