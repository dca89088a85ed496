// SPDX-License-Identifier: Apache-2.0
// From our '?' to PostgreSQL's '$1', '$2', ...
#pragma once

#include <string>
#include <string_view>

namespace core::db {

// A '?' inside a literal ('', E'', $tag$), a quoted identifier or a comment stays as it is.
std::string rewrite(std::string_view sql);

// The end of the quoted or commented run that begins at `at`, or `at` when none begins there.
std::size_t skip_quoted(std::string_view sql, std::size_t at);

}  // namespace core::db
