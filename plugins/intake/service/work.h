// SPDX-License-Identifier: Apache-2.0
// What a job does with an arrival until somebody can register it: scanned for viruses, parted at separator sheets,
// read. Each step ends in a unit of its own; killed in between, the step is done again.
#pragma once

#include "intake/service/receiving.h"

namespace intake {

class Work {
  public:
    Work(Parts& parts, bool scan_needed) : parts_(parts), scan_needed_(scan_needed) {}

    void run(ArrivalId id);

  private:
    // False: it waits for the scanner, or is in quarantine.
    bool scan(Arrival& arrival);
    Scanned scanned(const Arrival& arrival);
    // Which file of a ZIP is the letter: the one that reads most like one.
    void find_letter(Arrival& arrival);
    // False: it was parted, and its parts go on by themselves.
    bool part(Arrival& arrival, core::ByteView pdf);
    void read(Arrival& arrival, core::ByteView pdf);
    void read_words(Arrival& arrival, core::ByteView pdf);
    void mend_sender(core::db::Tx& tx, Arrival& arrival);
    void wait_for_scanner(Arrival& arrival, const Scanned& scanned);
    core::Context context() const;

    Parts& parts_;
    bool scan_needed_;
};

// Letters of their own out of pages of one; `by`: who asked, "" for the house itself. The parts stand checked.
std::vector<ArrivalId> cut(core::db::Tx& tx, Parts& parts, const core::Context& ctx, Arrival& whole,
                           const std::vector<std::vector<int>>& pages, const std::vector<core::Digest>& made);

}  // namespace intake
