// SPDX-License-Identifier: Apache-2.0
// What somebody needs later to judge a path: its certificates, and the word of each issuer that they
// were not revoked. Gathered after the time it is to prove, and kept only when it checks out.
#pragma once

#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/pki/evidence.h"
#include "signing/pades/evidence_source.h"

namespace signing::pades {

using core::pki::add_once;
using core::pki::Evidence;

// A certificate whose path is to be provable, and the moment it is judged for.
struct Proved {
    core::Bytes certificate;
    core::Instant at;
};

class Gathering {
  public:
    // `known`: certificates and answers that are there already, from wherever. All references must
    // outlive this object.
    Gathering(const std::vector<core::Bytes>& anchors, EvidenceSource& source, core::Instant now,
              Evidence known)
        : anchors_(anchors), source_(source), now_(now), known_(std::move(known)) {}

    // Certificates and answers for the path of one. Word given before the moment says nothing of what
    // came between; so unless younger is known it is asked for, and the older does only where no
    // younger is to be had and it had not run out by then. Throws
    // Error(conflict, "signing.error.evidence_path") when no path leads to an anchor,
    // "signing.error.evidence_revoked" when a certificate on it was revoked by then, and
    // Error(unavailable, "signing.error.evidence_away") when no word is to be had; all with {name}.
    void prove(const Proved& one);
    // Whether what is known does, without asking anybody. False too where prove() would throw.
    bool proves(const Proved& one) const;

    // Whether what is known makes a path from the certificate to an anchor.
    bool leads(const core::Bytes& certificate) const { return !path_of(certificate).empty(); }

    // All that was used: of what was known, what serves, and what was gathered.
    const Evidence& used() const { return used_; }

  private:
    std::vector<core::Bytes> path_of(const core::Bytes& certificate) const;
    std::vector<core::Bytes> completed_path(const core::Bytes& certificate);
    bool look_up(const core::Bytes& own, const core::Bytes& issuer, const Proved& one, bool younger,
                 Evidence& used) const;
    bool ask(const core::Bytes& own, const core::Bytes& issuer, const Proved& one);
    bool ask_responder(const core::Bytes& own, const core::Bytes& issuer, const Proved& one);
    bool ask_list(const core::Bytes& own, const core::Bytes& issuer, const Proved& one);

    const std::vector<core::Bytes>& anchors_;
    EvidenceSource& source_;
    core::Instant now_;
    Evidence known_, used_;
};

}  // namespace signing::pades
