// SPDX-License-Identifier: Apache-2.0
// Letters as the API tells them; described in openapi.json.
#pragma once

#include "letters/service/services.h"

namespace letters::api {

core::Json line_json(const Line& line);
core::Json whole_json(const Whole& whole);
core::Json letter_json(const Letter& letter);
// null where the letter stands as it did; number and date are null where they may not be told.
core::Json newer_json(const std::optional<Newer>& newer);
core::Json book_json(const Book& book);

}  // namespace letters::api
