// SPDX-License-Identifier: Apache-2.0
// What people send, read alike for pages and API. Throws Error(invalid) naming the field.
#pragma once

#include "core/http/message.h"
#include "incoming/room.h"

namespace incoming::input {

Wish wish_from(const core::http::Fields& query);
GivenWish given_wish_from(const core::http::Fields& query);

// A registration without its scan. A date that cannot be read stays unset and is faulted by the
// service with the other fields.
Registration registration_from(const core::http::Fields& form);
std::vector<SheetFile> files_of(const core::http::Request& request);

Instructions instructions_from(const core::http::Fields& form);
// {"to": [position], "responsible": position, "instructions": [code], "note", "due" | "due_days"}
Instructions instructions_from(const core::Json& json);

}  // namespace incoming::input
