// SPDX-License-Identifier: Apache-2.0
// Where this house gets revocation information from: its own built-in authority, and the hosts the
// administrator allows to be asked.
#pragma once

#include <memory>
#include <string_view>

#include "signing/pades/evidence_source.h"

namespace signing {

// `own`: the built-in authorities that tell for themselves. `hosts`: names with or without a port, parted by
// spaces or commas; "" asks nobody. One act of signing or extending each: the bounds of fetching are for that.
std::unique_ptr<pades::EvidenceSource> revocation_sources(std::vector<pades::LocalAuthority> own,
                                                          std::string_view hosts);
// Of the hosts alone, in the shorter time a verdict has.
std::unique_ptr<pades::EvidenceSource> sources_of_verdicts(std::string_view hosts);

}  // namespace signing
