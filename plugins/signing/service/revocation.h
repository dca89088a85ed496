// SPDX-License-Identifier: Apache-2.0
// Where this house gets revocation information from: its own built-in authority, and the hosts the
// administrator allows to be asked.
#pragma once

#include <filesystem>
#include <memory>

#include "core/base/clock.h"
#include "signing/pades/evidence_source.h"

namespace signing {

// `own`: the built-in authorities that tell for themselves. `hosts`: as below.
std::unique_ptr<pades::EvidenceSource> revocation_sources(std::vector<pades::LocalAuthority> own,
                                                          std::string_view hosts);

// An authority in a folder nobody keeps a register of: it has taken nothing back.
// `folder`: of the keys. `hosts`: names with or without a port, parted by spaces or commas; "" asks
// nobody. One act of signing or extending each: the bounds of fetching are for that. `clock` must
// outlive it.
std::unique_ptr<pades::EvidenceSource> revocation_sources(const std::filesystem::path& folder,
                                                          const core::Clock& clock, std::string_view hosts);
// Of the hosts alone, in the shorter time a verdict has.
std::unique_ptr<pades::EvidenceSource> sources_of_verdicts(std::string_view hosts);

}  // namespace signing
