// SPDX-License-Identifier: Apache-2.0
// A document filled with sample content, so that a kind, a profile or a letterhead is seen before it
// is published. What the kind's own sample does not hold is made up by the type of the part.
#pragma once

#include "style/document_sheet.h"

namespace style {

Values sample_values(const Kind& kind);
Sheet sample_sheet(const Kind& kind, const Profile& profile, const Letterhead& head, std::string place);

}  // namespace style
