// SPDX-License-Identifier: Apache-2.0
// What a letter's page shows of the letters around it, and the acts that begin one about it.
#pragma once

#include "core/http/message.h"
#include "core/page/page.h"
#include "letters/room.h"

namespace letters::web {

// NEWER{TEXT, OPEN{URL}}, TIE{TEXT, ...}, OFFER{VALUE, LABEL, ICON}.
void show_around(core::page::Data& data, const Around& around, const core::words::Catalog& words);
// TIE{...} of what a draft relates to; where it may be changed RELATING{SOUGHT, CANDIDATE{...}, HOW{VALUE, LABEL}}.
void show_declared(core::page::Data& data, Room& room, const core::Context& ctx, LetterId id,
                   const core::http::Request& request);
// What the composer was asked to do about relations, once the draft is saved; nothing for other acts. What is
// refused is a fault of "relations".
std::optional<core::http::Response> relating(Room& room, const core::Context& ctx, LetterId id,
                                             const core::http::Request& request);

core::http::Response relate(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response unrelate(Room& room, const core::Context& ctx, core::http::Request& request);

}  // namespace letters::web
