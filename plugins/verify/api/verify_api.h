// SPDX-License-Identifier: Apache-2.0
// Verification over the API, without a token.
#pragma once

#include "core/http/message.h"
#include "core/words/words.h"
#include "core/http/pace.h"
#include "verify/service/verify.h"

namespace verify::api {

core::http::Response by_code(Verify& verify, core::http::Pace& pace, const core::Context& ctx,
                             const core::http::Request& request);
// multipart/form-data with the field "file", or the PDF itself as application/pdf.
core::http::Response by_file(Verify& verify, core::http::Pace& pace, const core::Context& ctx,
                             const core::http::Request& request);

// The same way in; gives the object of `naskah verify --json`.
core::http::Response judge(Verify& verify, core::http::Pace& pace, const core::words::Words& words,
                           const core::Context& ctx, const core::http::Request& request);

}  // namespace verify::api
