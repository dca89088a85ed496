// SPDX-License-Identifier: Apache-2.0
// Lending a mailbox and taking it back. Lent by who acts in the position in his own seat, or by those who keep the
// directory, with a reason; everybody in the house may see who works in whose mailbox, and why only those concerned.
#pragma once

#include <string>
#include <vector>

#include "directory/service/conferral.h"
#include "directory/service/office.h"
#include "directory/store/grant_store.h"

namespace directory {

struct GrantLine {
    MailboxGrant made;                   // reason, basis and note empty for who is not concerned
    std::string position;                // names
    std::string giver, receiver;         // of persons
    std::string receiver_position;       // with the capacity
    ConferralState state = ConferralState::active;
    bool own = false;                    // the actor sits in the mailbox himself
    bool long_time = false;              // longer than usual
};
using GrantPage = ConferralPage<GrantLine>;
using GrantSheet = ConferralSheet<GrantLine>;
// What the form offers: those near, by unit.
struct GrantChoices {
    Position position;
    bool by_keeper = false;
    struct Near {
        std::string unit_name;
        std::vector<Holder> people;
    };
    std::vector<Near> near;
    std::vector<GrantLine> open;          // what is lent of it now and soon
};

class Lend {
  public:
    Lend(core::db::Db& db, Office& office) : db_(db), office_(office) {}

    GrantPage list(const core::Context& ctx, store::GrantWish wish);
    GrantSheet sheet(const core::Context& ctx, GrantId id);
    GrantChoices choices(const core::Context& ctx, core::PositionId position);
    // Of the position, newest first; those over too.
    std::vector<GrantLine> of(const core::Context& ctx, core::PositionId position);

    // `faults`: what could not be read of the form; told together with what the rules refuse. Throws
    // Error(invalid, "directory.error.grant") naming the fields.
    GrantLine give(const core::Context& ctx, MailboxGrant wanted, std::vector<core::Fault> faults = {});
    // Holds no more from this moment. Throws Error(conflict) when it is over or revoked already.
    MailboxGrant revoke(const core::Context& ctx, GrantId id, const std::string& reason);
    // What one lent a moment ago, as core/undo/undo.h says.
    void undo(const core::Context& ctx, GrantId id);

  private:
    GrantLine line(core::db::Tx& tx, const core::Context& ctx, MailboxGrant made);

    core::db::Db& db_;
    Office& office_;
};

}  // namespace directory
