// SPDX-License-Identifier: Apache-2.0
// Asks the hosts allowed for the revocation information and the issuers a file lacks. What was had is
// kept a few minutes, so that judging one file many times does not ask many times; both within bounds.
#pragma once

#include <functional>
#include <memory>

#include "core/base/clock.h"
#include "signing/check/trust.h"
#include "signing/pades/evidence_source.h"
#include "signing/service/kept_evidence.h"

namespace signing {

class Fetching {
  public:
    // `sources`: one for each act, with its bounds (pades::HttpEvidence).
    using Sources = std::function<std::unique_ptr<pades::EvidenceSource>()>;
    Fetching(Sources sources, const core::Clock& clock) : sources_(std::move(sources)), clock_(clock) {}

    // Only what is to be believed and speaks of now. Where nothing is to be had, nothing.
    check::Evidence fetch(const std::vector<check::Wanted>& wanted);

  private:
    static check::Evidence ask(pades::EvidenceSource& source, const check::Wanted& wanted, core::Instant now);

    Sources sources_;
    const core::Clock& clock_;
    KeptEvidence kept_{32u << 20};   // by digest of the certificates
};

}  // namespace signing
