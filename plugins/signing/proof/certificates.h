// SPDX-License-Identifier: Apache-2.0
// The certificates by which the signatures of a file can be judged, for the evidence file.
#pragma once

#include "signing/proof/facts.h"

namespace signing::proof {

// PEM: signers first, then what the file carries and those of `anchors` that issued any of them; each once,
// under its subject and issuer. Never throws for what the file holds. `file`: the one facts.digest names; of ink none.
std::string certificates(const Facts& facts, core::ByteView file, const std::vector<core::Bytes>& anchors);

}  // namespace signing::proof
