// SPDX-License-Identifier: Apache-2.0
// The rule by which a PDF that comes back from a service is taken for ours with one signature more.
// Anything else is refused by name; whoever calls keeps nothing of what was refused.
#pragma once

#include <string>
#include <string_view>

#include "signing/check/report.h"
#include "signing/check/trust.h"
#include "signing/seal/whole.h"

namespace signing::seal {

struct Rule {
    check::Anchors anchors;
    core::Instant now;
    // Whose certificate it must be, see same_person(); "" when any will do.
    std::string signer;
    // The new signature must pass the whole check, path and timestamps too.
    bool trusted = true;
};

struct Accepted {
    core::Bytes pdf;
    core::Bytes certificate;  // DER, of the new signature
    check::SignatureReport signature;
};

// Throws Error(upstream) with "signing.error." and
//   answer_prefix     it does not begin with every byte we sent
//   answer_damaged    it cannot be read
//   answer_count      not exactly one signature more; {before, after}
//   answer_broken     the new signature does not fit the bytes
//   answer_covers     something stands behind the new signature that is no evidence for it
//   answer_content    more than a signature was added, or an earlier one does not hold any more
//   answer_untrusted  the new signature fails our check; {why} is the sub-indication
//   answer_signer     it is another person's
Accepted accept(core::ByteView sent, core::Bytes got, const Rule& rule);

// Asks the service and judges what it gives.
Accepted sign_whole(WholeSigner& service, const WholeRequest& request,
                    const core::Secret& passphrase, const Rule& rule);

// Whether a certificate's common name is this person's: case, full stops, titles before the name
// and degrees after a comma do not count.
bool same_person(std::string_view common_name, std::string_view person);

}  // namespace signing::seal
