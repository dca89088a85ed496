// SPDX-License-Identifier: Apache-2.0
// What is asked for in an address or a form; page and API read it alike.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/http/given.h"
#include "letters/service/desk.h"

namespace letters {

// Unknown values throw Error(invalid, "letters.error.filter") with a fault for each.
Wish wish_from(const core::http::Fields& query);
struct BookWish {
    std::string series;
    std::int64_t before = 0;   // number lines below this one; 0 from the top
};
BookWish book_wish_from(const core::http::Fields& query);
// How a new letter is to relate; throws Error(invalid, "letters.error.incomplete") when it is not said.
Relation relation_from(core::http::Given given);
// nullopt for anything but figures.
std::optional<std::int64_t> whole_number(std::string_view text);

}  // namespace letters
