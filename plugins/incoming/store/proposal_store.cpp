// SPDX-License-Identifier: Apache-2.0
#include "incoming/store/proposal_store.h"

namespace incoming {

using core::db::Row;
using core::db::Tx;

void ProposalStore::put(Tx& tx, IncomingId id, const ClassProposal& proposal) {
    drop(tx, id);
    tx.exec("INSERT INTO incoming_class_proposal (entry_id, access, reason, position_id, position_name, person_name, "
            "proposed_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            {id, classification::name(proposal.access), proposal.reason, proposal.position, proposal.position_name,
             proposal.person_name, proposal.at});
}

std::optional<ClassProposal> ProposalStore::find(Tx& tx, IncomingId id) {
    return tx.one("SELECT access, reason, position_id, position_name, person_name, proposed_at "
                  "FROM incoming_class_proposal WHERE entry_id = ?",
                  {id}, [](const Row& row) {
                      return ClassProposal{classification::access_named(row.text(0)), row.text(1),
                                           row.id<core::PositionId>(2), row.text(3), row.text(4), row.instant(5)};
                  });
}

bool ProposalStore::drop(Tx& tx, IncomingId id) {
    const bool there = find(tx, id).has_value();
    tx.exec("DELETE FROM incoming_class_proposal WHERE entry_id = ?", {id});
    return there;
}

}  // namespace incoming
