// SPDX-License-Identifier: Apache-2.0
// The papers of a loan: lembar peminjaman in three copies, the out indicator that stands in the place of
// the dossier (A5), berita acara of a loss.
#pragma once

#include <filesystem>

#include "core/words/words.h"
#include "depot/service/loans.h"

namespace depot::papers {

struct Print {
    std::filesystem::path fonts;
    core::Instant at;                     // kept in the file as its day of making
    core::Zone zone;
    const core::words::Catalog& words;    // paper is Indonesian
};

core::Bytes slip(const LoanShown& shown, const Print& print);
core::Bytes out_indicator(const LoanShown& shown, const Print& print);
core::Bytes loss_act(const LoanShown& shown, const Print& print);

}  // namespace depot::papers
