// SPDX-License-Identifier: Apache-2.0
// SQL text. An Sql is made from a literal at compile time, so no value ever slips into a statement;
// values travel beside it as '?' parameters. One text serves SQLite and PostgreSQL.
#pragma once

#include <cstddef>
#include <string_view>

namespace core::db {

class Sql {
  public:
    template <std::size_t n>
    consteval Sql(const char (&text)[n]) : text_(text, n - 1) {}
    constexpr std::string_view text() const { return text_; }

  private:
    std::string_view text_;
};

}  // namespace core::db
