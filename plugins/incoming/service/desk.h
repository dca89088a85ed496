// SPDX-License-Identifier: Apache-2.0
// What the pages ask: lists, counters, all about one letter, choices of the forms, its paper.
#pragma once

#include <string>
#include <vector>

#include "core/audit/trail.h"
#include "incoming/domain/chain.h"
#include "incoming/service/room.h"

namespace incoming {

struct Receiver {
    core::PositionId position;
    std::string name, unit_name, holder;   // holder "" when the position is vacant
    Relation relation = Relation::below;
};

struct Whole {   // one letter with everything its page shows
    Entry entry;
    std::vector<Disposition> dispositions;          // oldest first
    std::vector<core::audit::Entry> trail;          // oldest first
    deadlines::WorkTime worktime;
    std::optional<Branch> mine;                     // the open branch of the seat
    std::string unit_name;
    bool own = false;                               // the seat is the addressed position
    bool may_dispose = false, may_close = false;
    std::size_t open_branches = 0;
    std::optional<letters::Newer> newer;            // number "" where it may not be told
    bool may_open_newer = false;
    std::vector<letters::Answer> answers;           // sealed letters about it that the actor may see
    bool may_answer = false;
    bool may_forward = false;
    std::optional<Invitation> invitation;           // what it invites to
    bool may_note_invitation = false;               // as its clerk
};

class Desk {
  public:
    explicit Desk(Parts& parts) : parts_(parts) {}

    Lines list(const core::Context& ctx, const Wish& wish);
    std::int64_t count(const core::Context& ctx, Show show);
    GivenLines given(const core::Context& ctx, GivenWish wish);
    std::int64_t count_given(const core::Context& ctx, Given given);
    Whole whole(const core::Context& ctx, IncomingId id);
    IncomingId letter_of(const core::Context& ctx, BranchId id);   // gated as the letter is
    std::vector<Instruction> instructions(const core::Context& ctx);
    deadlines::WorkTime worktime(const core::Context& ctx);
    // Whom the actor's seat may instruct about this letter: those below, then colleagues, then heads.
    std::vector<Receiver> receivers(const core::Context& ctx, IncomingId id);

    struct File {
        core::Bytes bytes;
        std::string name;
    };
    File pdf(const core::Context& ctx, IncomingId id);
    core::Bytes picture(const core::Context& ctx, IncomingId id, int page);   // PNG; from 1

  private:
    Parts& parts_;
};

}  // namespace incoming
