// SPDX-License-Identifier: Apache-2.0
// The mark of authentication of digital copies (archive.md 1.11): the office seal over the digests of what an alih media
// made of one dossier, as a file anybody checks with `sha256sum -c` and `openssl cms -verify`.
#pragma once

#include "depot/digital_copy.h"
#include "depot/domain/scan.h"

namespace depot {

struct CopySeal : SealOfCopies {
    ScanId scan;
    archive::DossierId dossier;
};

// Named by what it shows, not as it was called where it was made.
std::string name_of(const ScanFile& file);
// Those of the dossier that stand, in an order of their own; "" of none.
std::string sums_of(const std::vector<ScanFile>& files, archive::DossierId dossier);

}  // namespace depot
