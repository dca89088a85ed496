// SPDX-License-Identifier: Apache-2.0
// CSV as offices make it: RFC 4180 with ',' ';' or tab, with or without a byte order mark.
#pragma once

#include <string>
#include <string_view>

#include "directory/domain/sheet.h"

namespace directory {

// `text` is UTF-8; the separator is the one the first line uses most. Throws Error(invalid):
// "directory.error.sheet_encoding" for other encodings, "directory.error.sheet_quote" with the line
// of a quote never closed, "directory.error.sheet_large" beyond 100 000 rows.
Sheet read_csv(std::string name, std::string_view text);

}  // namespace directory
