// SPDX-License-Identifier: Apache-2.0
// Any way of handing in the organisation's sheets, read into one workbook.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "directory/domain/sheet.h"

namespace directory {

struct NamedFile {
    std::string name;  // "unit.csv", "organisasi.xlsx"
    core::Bytes bytes;
};
// CSV files named after their sheet, or one workbook. Throws Error(invalid,
// "directory.error.sheet_name") for a file that is neither, "directory.error.sheets_none" when no
// sheet of ours is among them.
Workbook read_workbook(const std::vector<NamedFile>& files);
// One sheet under the name given: a CSV file, or the sheet of that name (or the only one) of a workbook.
// Throws as core::table::read_one does, and Error(invalid, "directory.error.one_sheet") for several files.
Sheet read_table(const std::vector<NamedFile>& files, const std::string& name);
// The sheets of a folder, or of one file. Throws Error(not_found, "directory.error.folder").
Workbook read_folder(const std::filesystem::path& path);

}  // namespace directory
