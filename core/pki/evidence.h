// SPDX-License-Identifier: Apache-2.0
// What somebody needs later to judge a path without asking anybody: its certificates, and the word of
// each issuer on their revocation (RFC 5280 lists, RFC 6960 responses).
#pragma once

#include <vector>

#include "core/base/bytes.h"

namespace core::pki {

// DER; each once.
struct Evidence {
    std::vector<Bytes> certificates, crls;
    std::vector<Bytes> ocsps;   // OCSPResponse, or the BasicOCSPResponse in it

    bool empty() const { return certificates.empty() && crls.empty() && ocsps.empty(); }
    void add(const Evidence& more);
};

// Adds `one` unless it is there.
void add_once(std::vector<Bytes>& list, ByteView one);

}  // namespace core::pki
