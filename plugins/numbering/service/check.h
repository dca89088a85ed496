// SPDX-License-Identifier: Apache-2.0
// The nightly check of every book: "daftar lompatan = 0", or what is wrong and where.
#pragma once

#include <string>
#include <vector>

#include "core/words/words.h"
#include "numbering/domain/gaps.h"
#include "numbering/service/room.h"

namespace numbering {

struct CheckLine {
    std::string unit, series, period;
    Tally tally;
    std::vector<Finding> findings;
};

class Check {
  public:
    explicit Check(Parts& parts) : parts_(parts) {}

    std::vector<CheckLine> run();      // every series and period, by unit
    void nightly();                    // runs and keeps the outcome
    // Throws Error(internal, "numbering.error.gaps") when the last check found anything.
    void healthy();

  private:
    Parts& parts_;
};

std::int64_t flaws(const std::vector<CheckLine>& lines);   // findings of all kinds
// "DISKOMINFO  Naskah dinas  2026  12 nomor ... lompatan = 0", with a line for each finding.
std::string told(const CheckLine& line, const core::words::Catalog& words);

}  // namespace numbering
