// SPDX-License-Identifier: Apache-2.0
// Packages over the API.
#pragma once

#include "core/http/message.h"
#include "core/words/words.h"
#include "packages/service/exports.h"
#include "packages/service/imports.h"

namespace packages::api {

core::http::Response list(Exports& exports, const core::Context& ctx, core::http::Request& request);
core::http::Response show(Exports& exports, const core::Context& ctx, core::http::Request& request);
core::http::Response ask(Exports& exports, const core::Context& ctx, core::http::Request& request);
core::http::Response file(Exports& exports, const core::Context& ctx, core::http::Request& request);
core::http::Response parts(Exports& exports, const core::Context& ctx, core::http::Request& request);
core::http::Response stamp(Exports& exports, const core::Context& ctx, core::http::Request& request);
core::http::Response stamp_file(Exports& exports, const core::Context& ctx, core::http::Request& request);
core::http::Response stay(Exports& exports, const core::Context& ctx, core::http::Request& request);
core::http::Response receipt_file(Exports& exports, const core::Context& ctx, core::http::Request& request);
core::http::Response receipt(Exports& exports, const core::Context& ctx, core::http::Request& request);
core::http::Response confirm_receipt(Exports& exports, const core::Context& ctx, core::http::Request& request);

core::http::Response imports(Imports& imports, const core::Context& ctx, core::http::Request& request);
core::http::Response import(Imports& imports, const core::words::Words& words, const core::Context& ctx,
                            core::http::Request& request);
core::http::Response bring(Imports& imports, const core::words::Words& words, const core::Context& ctx,
                           core::http::Request& request);
core::http::Response take(Imports& imports, const core::words::Words& words, const core::Context& ctx,
                          core::http::Request& request);
core::http::Response given_receipt(Imports& imports, const core::Context& ctx, core::http::Request& request);

}  // namespace packages::api
