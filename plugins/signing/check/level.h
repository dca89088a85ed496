// SPDX-License-Identifier: Apache-2.0
// The baseline level of a signature (EN 319 142-1, 6.3), by what the file holds for it, whoever is
// trusted.
#pragma once

#include <string>

#include "signing/check/facts.h"
#include "signing/check/trust.h"

namespace signing::check {

// "B-B"; "B-T" with a timestamp; "B-LT" with all that tells of revocation, as of the time
// that is proven, in the DSS; "B-LTA" with a
// later document timestamp over that. "PKCS7-..." for signatures that are no PAdES, "DTS" for a document
// timestamp. A timestamp or list whose arithmetic fails does not count.
std::string level_of(const Facts& facts, std::size_t index, const Anchors& anchors, Findings& findings);

}  // namespace signing::check
