// SPDX-License-Identifier: Apache-2.0
#include "disposal/store/act_list_store.h"

namespace disposal {

using core::db::Row;
using core::db::Tx;

void ActListStore::put(Tx& tx, ProposalId id, std::string_view act, const ActList& list) {
    tx.exec("INSERT INTO disposal_act_list (proposal_id, act, digest, lines, notes) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (proposal_id, act) DO UPDATE SET digest = excluded.digest, lines = excluded.lines, notes = excluded.notes",
            {id, act, list.digest, list.lines, list.notes});
}

std::optional<ActList> ActListStore::of(Tx& tx, ProposalId id, std::string_view act) {
    return tx.one("SELECT digest, lines, notes FROM disposal_act_list WHERE proposal_id = ? AND act = ?", {id, act},
                  [](const Row& row) { return ActList{row.digest(0), row.integer(1), row.integer(2)}; });
}

}  // namespace disposal
