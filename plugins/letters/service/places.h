// SPDX-License-Identifier: Apache-2.0
// Where the signatures of a sheet stand, as it is kept beside the sheet.
#pragma once

#include "core/base/json.h"
#include "signing/signing.h"
#include "style/document_sheet.h"

namespace letters {

// Those of the signatures; where the seal of the office has room, that place too and marked so.
core::Json kept_places(const style::Rendered& rendered);

// One alone, as it was kept before several could sign, or a list.
void take_places(const core::Json& json, signing::Unsigned& into);

}  // namespace letters
