// SPDX-License-Identifier: Apache-2.0
// Values of the room as the API writes them.
#pragma once

#include "incoming/room.h"

namespace incoming::api {

core::Json line_json(const Line& line);
core::Json branch_json(const Branch& branch);
core::Json given_json(const GivenLine& line);
core::Json entry_json(const Entry& entry);
core::Json whole_json(const Whole& whole, const core::words::Catalog& words);   // with dispositions and who holds it now

}  // namespace incoming::api
