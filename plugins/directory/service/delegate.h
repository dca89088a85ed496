// SPDX-License-Identifier: Apache-2.0
// Entering and revoking delegations of signature, and looking at them. Entered by those who keep the
// directory, or by who acts in the giver's position; everyone in the house may read them.
#pragma once

#include <string>
#include <vector>

#include "directory/service/conferral.h"
#include "directory/service/mandates.h"
#include "directory/store/delegation_store.h"

namespace directory {

struct DelegationLine {
    Delegation made;
    std::string giver, receiver;          // names of positions
    std::string between;                  // of an u.b.
    std::vector<std::string> scopes;      // names of kinds, and keys of groups' names
    std::vector<std::string> group_words;
    ConferralState state = ConferralState::active;
};
using DelegationPage = ConferralPage<DelegationLine>;
using DelegationSheet = ConferralSheet<DelegationLine>;
// What the form offers when a position gives.
struct DelegationChoices {
    Position giver;
    std::vector<Position> one_down, two_down;
    std::vector<SignedKind> kinds;           // those the giver signs
};

class Delegate {
  public:
    Delegate(core::db::Db& db, Office& office, Mandates& mandates)
        : db_(db), office_(office), mandates_(mandates) {}

    DelegationPage list(const core::Context& ctx, store::DelegationWish wish);
    DelegationSheet sheet(const core::Context& ctx, DelegationId id);
    DelegationChoices choices(const core::Context& ctx, core::PositionId giver);

    // `faults`: what could not be read of the form; told together with what the rules refuse.
    // Throws Error(invalid, "directory.error.delegation") naming the fields.
    Delegation enter(const core::Context& ctx, Delegation wanted, std::vector<core::Fault> faults = {});
    // Holds no more from this moment. Throws Error(conflict) when it is past or revoked already.
    Delegation revoke(const core::Context& ctx, DelegationId id, const std::string& reason);
    // What one entered a moment ago, as core/undo/undo.h says; what was signed by it meanwhile stays signed.
    void undo(const core::Context& ctx, DelegationId id);

  private:
    DelegationLine line(core::db::Tx& tx, const Delegation& made, const std::vector<SignedKind>& kinds,
                        core::Date today);

    core::db::Db& db_;
    Office& office_;
    Mandates& mandates_;
};

}  // namespace directory
