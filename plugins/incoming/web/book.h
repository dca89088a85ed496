// SPDX-License-Identifier: Apache-2.0
// Pages of the agenda book, of what keepers set, and of acts over many letters.
#pragma once

#include "core/http/message.h"
#include "incoming/room.h"

namespace incoming::web {

core::http::Response book(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response book_sheet(Room& room, const core::Context& ctx, core::http::Request& request);   // XLSX
core::http::Response book_paper(Room& room, const core::Context& ctx, core::http::Request& request);   // PDF

// The list of instructions of the keeper's unit, and who may instruct whom.
core::http::Response keeping(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response set_instruction(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response rules(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response add_rule(Room& room, const core::Context& ctx, core::http::Request& request);
// Whose clerk registers the mail of a unit that has none.
core::http::Response serve(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response drop_rule(Room& room, const core::Context& ctx, core::http::Request& request);

// From the lists: mark as read, close, accept; and the form that disposes of many alike.
core::http::Response many(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response dispose_many(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response accept_many(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response report_many(Room& room, const core::Context& ctx, core::http::Request& request);

}  // namespace incoming::web
