// SPDX-License-Identifier: Apache-2.0
// The register of outages: as a page, as a table to take away, and one outage with what it moved.
#pragma once

#include "core/http/message.h"
#include "core/table/sheet.h"
#include "deadlines/room.h"

namespace deadlines::web {

using core::Context;
using core::http::Request;
using core::http::Response;

Response outages(Room& room, const Context& ctx, Request& request);
Response outages_sheet(Room& room, const Context& ctx, Request& request);
Response outages_paper(Room& room, const Context& ctx, Request& request);
Response outage(Room& room, const Context& ctx, Request& request);
Response record_outage(Room& room, const Context& ctx, Request& request);
Response revoke_outage(Room& room, const Context& ctx, Request& request);
Response dismiss_outage(Room& room, const Context& ctx, Request& request);

// The register as XLSX and paper show it.
core::table::Sheet outage_sheet(const std::vector<OutageShown>& all, const OutageAsk& ask, const Context& ctx,
                                const core::words::Catalog& words);
std::string touched_text(const Outage& outage, const core::words::Catalog& words);
std::string time_text(const Outage& outage, core::Zone zone, const core::words::Catalog& words);
std::string state_word(OutageState state, const core::words::Catalog& words);

}  // namespace deadlines::web
