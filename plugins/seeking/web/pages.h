// SPDX-License-Identifier: Apache-2.0
// Saved searches, selections and exports as pages, and what this room lays beside others'.
#pragma once

#include "core/http/message.h"
#include "seeking/room.h"

namespace seeking::web {

using core::Context;
using core::http::Request;
using core::http::Response;

Response list(Room& room, const Context& ctx, Request& request);
Response keep(Room& room, const Context& ctx, Request& request);
Response run(Room& room, const Context& ctx, Request& request);
Response change(Room& room, const Context& ctx, Request& request);
Response remove(Room& room, const Context& ctx, Request& request);

Response select(Room& room, const Context& ctx, Request& request);
Response selection(Room& room, const Context& ctx, Request& request);
Response ask_export(Room& room, const Context& ctx, Request& request);
Response show_export(Room& room, const Context& ctx, Request& request);
Response stop_export(Room& room, const Context& ctx, Request& request);
Response export_file(Room& room, const Context& ctx, Request& request);

// On the search page: keeping and selecting what was found; before anything is sought, what is kept and was opened.
std::string on_search(Room& room, const Context& ctx, const Request& request, std::string_view subject);
// While one types on the search page: searches kept under such a name.
std::string suggested(Room& room, const Context& ctx, const Request& request, std::string_view typed);
// Beside a letter or dossier: those like it. It is noted as opened.
std::string beside(Room& room, const Context& ctx, const Request& request, std::string_view subject);

void show_listed(core::page::Data& row, const Listed& listed, const core::words::Catalog& words);
std::string address_of(const core::search::Wanted& wanted);

}  // namespace seeking::web
