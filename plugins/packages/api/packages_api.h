// SPDX-License-Identifier: Apache-2.0
// Packages over the API.
#pragma once

#include "core/http/message.h"
#include "packages/service/exports.h"

namespace packages::api {

core::http::Response list(Exports& exports, const core::Context& ctx);
core::http::Response show(Exports& exports, const core::Context& ctx, core::http::Request& request);
core::http::Response ask(Exports& exports, const core::Context& ctx, core::http::Request& request);
core::http::Response file(Exports& exports, const core::Context& ctx, core::http::Request& request);

}  // namespace packages::api
