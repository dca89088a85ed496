// SPDX-License-Identifier: Apache-2.0
// Texts found by any part of them, as somebody typed it.
#pragma once

#include <string>
#include <string_view>

#include "core/base/text.h"

namespace core::db {

// The value of " LOWER(column) LIKE CAST(? AS TEXT) ESCAPE '\'" (the cast is PostgreSQL's wish): signs LIKE knows
// stand for themselves.
inline std::string like_part(std::string_view words) {
    auto part = text::lower(words);
    for (const std::string_view special : {"\\", "%", "_"})
        part = text::replace(part, special, "\\" + std::string(special));
    return "%" + part + "%";
}

}  // namespace core::db
