// SPDX-License-Identifier: Apache-2.0
// The evidence file of a subject, as a page's download and over the API.
#pragma once

#include <functional>

#include "core/plugin/setup.h"
#include "signing/service/evidence_file.h"

namespace signing {

// Filled when the room starts; the routes are asked later.
void evidence_routes(core::Setup& setup, std::function<EvidenceFile&()> evidence);

}  // namespace signing
