// SPDX-License-Identifier: Apache-2.0
#include "classification/service/table_file.h"

#include "core/table/csv_reader.h"
#include "core/table/read.h"

namespace classification {

Table read_table(std::string_view text) { return table_of(core::table::read_csv("instrumen", text)); }

Table TableFile::table() const {
    if (name.empty()) return read_table(core::chars(bytes));
    return table_of(core::table::read_one(name, bytes, "instrumen"));
}

}  // namespace classification
