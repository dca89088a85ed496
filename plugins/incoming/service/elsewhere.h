// SPDX-License-Identifier: Apache-2.0
// Letters at a wrong address, and what their senders are told: receipts of letters of this house, and a printed
// tanda terima for those from outside.
#pragma once

#include <string>
#include <vector>

#include "incoming/service/room.h"

namespace incoming {

struct Receipt {                       // of a letter of this house at one position
    std::string position_name, agenda;
    core::Instant registered;
    std::optional<core::Instant> read;
    EntryState state = EntryState::unread;
    std::string reason;                // why it was refused, or went on to another unit
};

struct Target {                        // a position whose unit may be the right one
    core::PositionId position;
    std::string name, unit_name;
};

class Elsewhere {
  public:
    explicit Elsewhere(Parts& parts) : parts_(parts) {}

    // By the addressed position or its clerk, before anybody is instructed. In the same book the row moves to the
    // other position and keeps its number; otherwise it stays with its note, and the other unit's book gives a
    // number of its own. Tells the row as it is now, and where.
    IncomingId redirect(const core::Context& ctx, IncomingId id, core::PositionId to, std::string_view reason);
    // Back to the sender, who reads the reason on his letter.
    void refuse(const core::Context& ctx, IncomingId id, std::string_view reason);
    // Heads of all units, but the present one.
    std::vector<Target> targets(const core::Context& ctx, IncomingId id);
    // To those of the unit that sent it. Throws Error(not_found) to all others.
    std::vector<Receipt> receipts(const core::Context& ctx, letters::LetterId letter);

  private:
    IncomingId to_other_book(core::db::Tx& tx, const core::Context& ctx, Entry& entry, core::PositionId to,
                             std::string_view reason);

    Parts& parts_;
};

}  // namespace incoming
