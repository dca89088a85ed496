// SPDX-License-Identifier: Apache-2.0
// A proof, and the file it proves, as pages and API hand them out alike.
#pragma once

#include "core/http/message.h"
#include "integrity/service/proofs.h"

namespace integrity {

// Both throw Error(not_found).
core::http::Response proof_response(Proofs& proofs, const core::Context& ctx, core::http::Request& request);
core::http::Response file_response(Proofs& proofs, const core::Context& ctx, core::http::Request& request);

}  // namespace integrity
