// SPDX-License-Identifier: Apache-2.0
// Relations of a letter as JSON: what stands around it, and drafts about it.
#pragma once

#include "core/http/message.h"
#include "letters/room.h"

namespace letters::api {

core::http::Response relations(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response candidates(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response add_relation(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response relate(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response unrelate(Room& room, const core::Context& ctx, core::http::Request& request);

}  // namespace letters::api
