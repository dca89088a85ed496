// SPDX-License-Identifier: Apache-2.0
// CSV as offices make it: RFC 4180 with ',' ';' or tab, with or without a byte order mark.
#pragma once

#include <string>
#include <string_view>

#include "core/base/sheet.h"

namespace core::table {

// `text` is UTF-8; the separator is the one the first line uses most. Throws Error(invalid):
// "core.table.encoding" for other encodings, "core.table.quote" with the line
// of a quote never closed, "core.table.large" beyond 100 000 rows.
core::Sheet read_csv(std::string name, std::string_view text);

}  // namespace core::table
