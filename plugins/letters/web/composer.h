// SPDX-License-Identifier: Apache-2.0
// The composer, shared by those who write a draft and those who correct a letter on its way.
#pragma once

#include "letters/web/pages.h"

namespace letters::web {

// What the composer shows: the letter as it stands, or as it was typed.
struct Shown {
    const Content& content;
    const style::Kind& kind;
    core::Json parts;
    std::string more;
    std::vector<core::Fault> faults;
    bool correcting = false;   // the circuit is not on the form, nothing saves itself
    std::int64_t revision = 0;   // what was typed started from; 0: it stands as it was saved
    std::vector<std::string> notes{};   // of rows taken from a table, which are not saved yet
};
Response composer(Room& room, const Context& ctx, Request& request, const Letter& letter, const Shown& shown);

// A button of a list asks for rows from a file chosen beside it.
bool asks_to_fill(const Request& request);

// Somebody else writes in it: who, since when, and the way to take over.
Response locked(Room& room, const Context& ctx, Request& request, const Letter& letter, const Writer& writer);

}  // namespace letters::web
