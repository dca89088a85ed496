// SPDX-License-Identifier: Apache-2.0
// Acts on a letter in the mailbox: read, dispose, pass on, report, accept, withdraw, close. Each act
// is one unit with its trail.
#pragma once

#include <string>
#include <vector>

#include "incoming/domain/chain.h"
#include "incoming/service/room.h"

namespace incoming {

struct Instructions {
    std::vector<core::PositionId> to;
    std::optional<core::PositionId> responsible;   // one of `to`; alone when there is only one
    std::vector<std::string> codes;                // of the list of instructions
    std::string note;
    std::optional<core::Date> due;
    int due_days = 0;                              // working days from today; 0: see `due`
};

class Dispose {
  public:
    explicit Dispose(Parts& parts) : parts_(parts) {}

    // Marks what the seat got as read, once; gives nothing back to those who only look on.
    void read(const core::Context& ctx, IncomingId id);
    // By the addressed position, or by a receiver who passes it on.
    DispositionId give(const core::Context& ctx, IncomingId id, const Instructions& wish);
    void report(const core::Context& ctx, BranchId id, std::string_view text);
    void accept(const core::Context& ctx, BranchId id);
    void give_back(const core::Context& ctx, BranchId id, std::string_view note);
    void withdraw(const core::Context& ctx, BranchId id);
    // Takes the reports given to the addressed position as accepted; what is still open lapses, and
    // then a reason is compulsory.
    void close(const core::Context& ctx, IncomingId id, std::string_view note);

  private:
    Disposition compose(core::db::Tx& tx, const core::Context& ctx, const Opened& opened,
                        const Instructions& wish);
    // The branch with its letter, after the gate; `receiver`: the seat must be its receiver,
    // otherwise its giver.
    Branch branch_for(core::db::Tx& tx, const core::Context& ctx, BranchId id, bool receiver,
                      Opened& opened);

    Parts& parts_;
};

}  // namespace incoming
