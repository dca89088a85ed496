// SPDX-License-Identifier: Apache-2.0
// The pages of the room. Each answers one address; plugin.cpp names them.
#pragma once

#include <string>

#include "core/http/message.h"
#include "letters/room.h"

namespace letters::web {

using core::Context;
using core::http::Request;
using core::http::Response;

Response list(Room& room, const Context& ctx, Request& request);
std::string on_desk(Room& room, const Context& ctx, const Request& request);   // fragment for the desk

Response choose_kind(Room& room, const Context& ctx, Request& request);
Response begin(Room& room, const Context& ctx, Request& request);
Response edit(Room& room, const Context& ctx, Request& request);
Response save(Room& room, const Context& ctx, Request& request);       // and submit, by the button pressed
Response submit(Room& room, const Context& ctx, Request& request);
Response autosave(Room& room, const Context& ctx, Request& request);
Response merge(Room& room, const Context& ctx, Request& request);
Response proof(Room& room, const Context& ctx, Request& request);      // JSON: the draft as typed, unsaved
Response proof_file(Room& room, const Context& ctx, Request& request); // its PDF, or PNG of a page
Response staff(Room& room, const Context& ctx, Request& request);      // JSON: people by words
Response fill(Room& room, const Context& ctx, Request& request);       // rows of a list from a table, unsaved
Response correct(Room& room, const Context& ctx, Request& request);    // of a letter on its way
Response writing(Room& room, const Context& ctx, Request& request);    // fragment: whether it is still mine
Response codes(Room& room, const Context& ctx, Request& request);      // fragment: options of a datalist

// Buku agenda keluar and buku ekspedisi, on screen, as XLSX and as PDF.
Response registers(Room& room, const Context& ctx, Request& request);
Response register_sheet(Room& room, const Context& ctx, Request& request);
Response register_paper(Room& room, const Context& ctx, Request& request);

Response show(Room& room, const Context& ctx, Request& request);
Response show_with(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults, int status);
Response compare(Room& room, const Context& ctx, Request& request);
Response take_back(Room& room, const Context& ctx, Request& request);
Response to_giver(Room& room, const Context& ctx, Request& request);
Response handed(Room& room, const Context& ctx, Request& request);
Response withdraw(Room& room, const Context& ctx, Request& request);
Response page(Room& room, const Context& ctx, Request& request);       // PNG
Response pdf(Room& room, const Context& ctx, Request& request);
Response put_file(Room& room, const Context& ctx, Request& request);
Response remove_file(Room& room, const Context& ctx, Request& request);
Response file(Room& room, const Context& ctx, Request& request);   // as it was uploaded
Response places(Room& room, const Context& ctx, Request& request); // where on it the signature may go
Response place(Room& room, const Context& ctx, Request& request);

// Signed with ink: the scan handed in, said to bear the signature, shown; and the sheet that was printed.
Response put_scan(Room& room, const Context& ctx, Request& request);
Response say_signed(Room& room, const Context& ctx, Request& request);
Response scan(Room& room, const Context& ctx, Request& request);   // PDF, or PNG of ?page=
Response made(Room& room, const Context& ctx, Request& request);   // the same of what was printed

}  // namespace letters::web
