// SPDX-License-Identifier: Apache-2.0
// The room's pages: the list of proposals, drawing one up, one with its steps, its lists to take away, and what is
// told on the page of a dossier.
#pragma once

#include "core/http/message.h"
#include "disposal/room.h"

namespace disposal::web {

using core::Context;
using core::http::Request;
using core::http::Response;

Response list(Room& room, const Context& ctx, Request& request);
Response draw_form(Room& room, const Context& ctx, Request& request);
Response draw(Room& room, const Context& ctx, Request& request);
Response show(Room& room, const Context& ctx, Request& request);
Response act(Room& room, const Context& ctx, Request& request);
Response decide(Room& room, const Context& ctx, Request& request);
Response assent(Room& room, const Context& ctx, Request& request);
Response seat(Room& room, const Context& ctx, Request& request);
Response file(Room& room, const Context& ctx, Request& request);
Response remove(Room& room, const Context& ctx, Request& request);   // of copies a handover left here
Response draft_act(Room& room, const Context& ctx, Request& request);
Response draft_report(Room& room, const Context& ctx, Request& request);
Response evidence(Room& room, const Context& ctx, Request& request);
Response confirm(Room& room, const Context& ctx, Request& request);
Response take_off(Room& room, const Context& ctx, Request& request);   // of a paper
Response paper(Room& room, const Context& ctx, Request& request);
Response sheet(Room& room, const Context& ctx, Request& request);    // XLSX
Response print(Room& room, const Context& ctx, Request& request);    // PDF
// On the page of all results of a search: to propose them.
std::string on_selection(Room& room, const Context& ctx, const Request& request, std::string_view subject);
std::string of_dossier(Room& room, const Context& ctx, const Request& request, std::string_view subject);

std::string address(ProposalId id);
ProposalId id_of(const Request& request);
std::string tone_of(State state);

}  // namespace disposal::web
