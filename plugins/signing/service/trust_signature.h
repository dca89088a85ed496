// SPDX-License-Identifier: Apache-2.0
// The signature of a trusted list (ETSI TS 119 612, 5.7): one XML signature enveloped in the list, over all of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"

namespace signing {

struct SignedList {
    std::string text;     // what was signed, in canonical form: read this and nothing else
    core::Bytes signer;   // DER; which of the certificates it was
};

// `signers`: the certificates whose signature is accepted, DER; what the list names itself is not asked. Throws
// Error(invalid): "signing.error.trust_list" for what is no XML of our kind, "signing.error.trust_unsigned",
// "signing.error.trust_altered" when it is not as it was signed, "signing.error.trust_signer" when none of the
// certificates signed it.
SignedList signed_list(std::string_view xml, const std::vector<core::Bytes>& signers);

}  // namespace signing
