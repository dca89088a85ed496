// SPDX-License-Identifier: Apache-2.0
// Values of the room as the API writes them.
#pragma once

#include "incoming/room.h"

namespace incoming::api {

// null where the letter stands as it did; number and date are null where they may not be told.
core::Json newer_json(const std::optional<letters::Newer>& newer);
core::Json line_json(const Line& line);
core::Json branch_json(const Branch& branch);
core::Json given_json(const GivenLine& line);
core::Json entry_json(const Entry& entry);
core::Json whole_json(const Whole& whole);   // with dispositions and who holds it now

}  // namespace incoming::api
