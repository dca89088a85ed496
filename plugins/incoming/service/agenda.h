// SPDX-License-Identifier: Apache-2.0
// The agenda of a position out of its invitations: attend, be represented, decline; and who answered, for
// the unit that invites.
#pragma once

#include <string>
#include <vector>

#include "incoming/domain/occasion.h"
#include "incoming/service/room.h"

namespace incoming {

struct Engagement {
    Invitation invitation;
    std::string title, sender, number;  // of the letter
    classification::AccessClass access = classification::AccessClass::ordinary;
    std::string passed_by;              // who told the seat to go by disposition; "" = it is invited itself
    std::vector<std::string> clashes;   // matters at the same time
    std::optional<letters::Newer> newer;   // by which letter the invitation stands otherwise now
    bool stands = true;                 // false when that ends it, or invites anew
    bool replaced = false;              // that invites the same position anew: it stands in the agenda instead
};

struct Deputy {                          // somebody below who can be sent
    core::PositionId position;
    std::string name, holder;
};

struct Answered {
    Stance stance = Stance::attending;
    std::optional<core::PositionId> deputy;
    std::string note;
};

struct Coming {
    std::vector<Engagement> all;        // earliest first, at most about two hundred
    std::optional<core::Date> more;     // from which day on to ask for the rest
};

class Agenda {
  public:
    explicit Agenda(Parts& parts) : parts_(parts) {}

    // Of the actor's seat, from that day on. What was corrected or amended by another invitation to it gives
    // way to that one; what was revoked or cancelled stays, and clashes with nothing.
    // What was passed on to the seat by disposition to go there stands in it too, with who did.
    Coming from(const core::Context& ctx, core::Date day);
    std::vector<Engagement> between(const core::Context& ctx, core::Date from, core::Date until);   // both included
    // Invitations to the seat that stand, lie ahead and have no answer.
    std::int64_t count_open(const core::Context& ctx);
    // The invitation of a letter in the mailbox, when it stands in the agenda of the actor's seat.
    std::optional<Engagement> of(const core::Context& ctx, IncomingId id);
    std::vector<Deputy> deputies(const core::Context& ctx);
    // By the invited position only, while the invitation stands. Being represented drafts the surat tugas for
    // the deputy.
    Engagement answer(const core::Context& ctx, IncomingId id, const Answered& wish);
    // To those of the unit in whose book the letter stands. Throws Error(not_found) to all others.
    std::vector<Attendance> attendance(const core::Context& ctx, letters::LetterId letter);

  private:
    // By which letters they stand otherwise now.
    // In a lent seat what lies above its class is not there.
    void only_reached(core::db::Tx& tx, const core::Actor& reader, std::vector<Engagement>& all);
    void tell_newest(core::db::Tx& tx, const core::Actor& reader, std::vector<Engagement>& all);
    std::vector<Engagement> engagements(core::db::Tx& tx, const core::Actor& reader, std::vector<Engagement> all);
    std::vector<Engagement> engagements(core::db::Tx& tx, const core::Actor& reader, core::PositionId position,
                                        core::Date from, core::Date until);
    Engagement engagement(core::db::Tx& tx, const core::Actor& reader, const Invitation& invitation);   // with those of its day
    Invitation invited(core::db::Tx& tx, const core::Context& ctx, IncomingId id);

    Parts& parts_;
};

// What a letter on paper invites to, as an invitation without answer.
Invitation invitation_of(const Entry& entry, const Occasion& occasion, core::Zone zone);
// Keeps the invitation of an entry taken in; copies invite nobody.
void keep_invitation(core::db::Tx& tx, Parts& parts, const Entry& entry, const letters::Issued& letter);

}  // namespace incoming
