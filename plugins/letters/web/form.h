// SPDX-License-Identifier: Apache-2.0
// The composer's form: fields to content and content to fields.
#pragma once

#include "core/http/message.h"
#include "core/page/page.h"
#include "letters/room.h"

namespace letters::web {

// The content as typed; what cannot be read is a fault and keeps its default.
struct Typed {
    style::Kind kind;
    Content content;
    core::Json parts;                  // as typed, blank rows too
    std::vector<core::Fault> faults;
    std::int64_t revision = 0;
    std::string more;                  // the part that asked for one more row
};
// `kind`: the code it is read by while the letter is a draft; on its way it keeps its edition.
Typed typed(Room& room, const core::Context& ctx, const core::http::Request& request, std::string_view kind);
// The version a form started from. Throws Error(invalid) naming the field.
std::int64_t revision_of(const core::http::Request& request);

// `typed`: the form as sent, so that a text at fault is shown again as it was written.
void show_form(core::page::Data& data, const Content& content, const style::Kind& kind, const Choices& choices,
               const core::words::Catalog& words, const core::http::Fields* typed = nullptr);
// Partners chosen, and those found by the words sought beside them.
void show_partners(core::page::Data& data, const Content& content, const style::Kind& kind, const std::string& sought,
                   const std::vector<directory::Partner>& found);

}  // namespace letters::web
