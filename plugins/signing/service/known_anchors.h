// SPDX-License-Identifier: Apache-2.0
// Anchors known by name and the window in which each may be believed: share/naskah/trust/anchors.json.
// Their certificates are installed by the administrator; an anchor not listed has no window.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "signing/check/trust.h"

namespace signing {

struct KnownAnchor {
    std::string name;             // common name
    std::string serial, sha256;   // hexadecimal; "" where it is not known
    core::Instant from, until;
    std::string edition, source;  // of the list, and where the certificate is to be had
    bool keep_old_timestamps = false;   // both as of check::Anchor
    bool revocation_if_known = false;
};

// Throws Error(invalid) for what is no such list.
std::vector<KnownAnchor> known_anchors(std::string_view json);

// Narrows the anchors that are listed: by the digest where it is known, else by name and serial.
void narrow(check::Anchors& anchors, const std::vector<KnownAnchor>& known);

}  // namespace signing
