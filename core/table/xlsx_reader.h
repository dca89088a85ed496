// SPDX-License-Identifier: Apache-2.0
// The sheets of an XLSX workbook (ECMA-376 part 1, SpreadsheetML) as text: shared and inline
// strings, numbers as stored (and told to be numbers, for a code is text), dates as "2026-11-23", times of a day as "09.30". Formulas give their last value.
#pragma once

#include "core/base/bytes.h"
#include "core/base/sheet.h"

namespace core::table {

// Throws Error(invalid): "core.table.xlsx" when it is not a readable workbook,
// "core.table.large" beyond 64 MB unpacked or 100 000 rows.
core::Workbook read_xlsx(ByteView bytes);

}  // namespace core::table
