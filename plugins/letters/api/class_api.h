// SPDX-License-Identifier: Apache-2.0
// The access class of a letter, and who has read a secret one, by programs.
#pragma once

#include "core/http/message.h"
#include "letters/room.h"

namespace letters::api {

core::http::Response set_class(Room& room, const core::Context& ctx, core::http::Request& request);
core::http::Response readings(Room& room, const core::Context& ctx, core::http::Request& request);

}  // namespace letters::api
