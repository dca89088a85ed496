// SPDX-License-Identifier: Apache-2.0
// The nightly check of every book: "daftar lompatan = 0", or what is wrong and where.
#pragma once

#include <string>
#include <vector>

#include "core/words/words.h"
#include "numbering/domain/gaps.h"
#include "numbering/service/room.h"
#include "numbering/store/number_store.h"

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
    void nightly();                    // runs, keeps the outcome, and tells log and trail what is wrong
    std::optional<store::Checked> last();   // what the last night found; nullopt before the first
    std::int64_t last_flaws();

  private:
    Parts& parts_;
};

std::int64_t flaws(const std::vector<CheckLine>& lines);   // findings of all kinds
// "DISKOMINFO  Naskah dinas  2026  12 nomor ... lompatan = 0", with a line for each finding.
std::string told(const CheckLine& line, const core::words::Catalog& words);

}  // namespace numbering
