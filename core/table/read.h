// SPDX-License-Identifier: Apache-2.0
// One table from a file as people send it.
#pragma once

#include "core/base/bytes.h"
#include "core/base/sheet.h"

namespace core::table {

// A CSV file, or of an XLSX workbook the sheet called `name`, otherwise its only one; the sheet is called
// `name` in either case. The file's ending says which it is. Throws Error(invalid): "core.table.file_name"
// for another ending, "core.table.several" for a workbook of several sheets none of which is called so; and
// as the readers do.
core::Sheet read_one(const std::string& file_name, ByteView bytes, const std::string& name);

}  // namespace core::table
