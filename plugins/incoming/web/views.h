// SPDX-License-Identifier: Apache-2.0
// Parts of pages that more than one page shows.
#pragma once

#include "core/page/page.h"
#include "incoming/room.h"

namespace incoming::web {

// One word, an icon and a tone: STATE, ICON, TONE.
void show_state(core::page::Data& data, EntryState state, bool copy, const core::words::Catalog& words);
void show_state(core::page::Data& data, BranchState state, bool late, const core::words::Catalog& words);
// Section DUE{DUE_TEXT, DUE_CLASS}: "2 hari kerja lagi", "lewat 1 hari"; of a date that was moved also to when.
void show_due(core::page::Data& data, const std::optional<core::Date>& due,
              const std::optional<deadlines::MovedDay>& moved, core::Date today, const deadlines::WorkTime& worktime,
              const core::words::Catalog& words, const std::string& section = "DUE");
std::string due_text(core::Date due, core::Date today, const deadlines::WorkTime& worktime,
                     const core::words::Catalog& words);
// TREE{NODE{DEPTH, POSITION, ...}} in the order it is read: who was instructed by whom, and how it stands.
void show_tree(core::page::Data& data, const Whole& whole, const core::Context& ctx,
               const core::words::Catalog& words);

// NEWER{TEXT, OPEN{URL}}, ANSWER{WHAT, NAME, URL, TITLE}, MAY_ANSWER.
void show_around(core::page::Data& data, const Whole& whole, const core::words::Catalog& words);

// ATTACHMENTS, ATTACHMENT{URL, NAME}.
void show_attachments(core::page::Data& data, const Whole& whole);

// RECEIPT_MAIL{ADDRESS, HOW, WHY_NOT{WHY}, MAY_SEND, SEND} to the clerk of a letter that came by mail.
void show_receipt_mail(core::page::Data& data, const Whole& whole, const core::Context& ctx,
                       const core::words::Catalog& words);

// The page of the letter with what is wrong in one of its forms.
core::http::Response letter_page(Room& room, const core::Context& ctx, core::http::Request& request, IncomingId id,
                                 const std::vector<core::Fault>& faults = {}, int status = 200);
// DISPOSE{...}: receivers, instructions and what was typed; `prepared` when nothing was typed yet.
void show_dispose(core::page::Data& form, const std::vector<Receiver>& receivers,
                  const std::vector<Instruction>& instructions, const Entry* entry,
                  const core::http::Fields& typed, const core::words::Catalog& words);
// What was prepared as the form would have sent it.
core::http::Fields as_typed(const Instructions& wish);

// Agenda, book, sender, ... of a letter as FACT{LABEL, VALUE}.
void show_facts(core::page::Data& data, const Whole& whole, const core::words::Catalog& words);

std::string address(IncomingId id);   // "/incoming/0193..."
IncomingId id_of(const core::http::Request& request);

// How it is sorted: MARKED, with who did and why.
void show_mark(core::page::Data& row, const Marked& marked, const core::words::Catalog& words);

}  // namespace incoming::web
