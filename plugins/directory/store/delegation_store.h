// SPDX-License-Identifier: Apache-2.0
// Delegations of signature in their table.
#pragma once

#include <optional>
#include <vector>

#include "directory/domain/delegation.h"
#include "directory/store/conferral_row.h"

namespace directory::store {

void insert(core::db::Tx& tx, const Delegation& delegation);
void revoke(core::db::Tx& tx, const Delegation& delegation);
std::optional<Delegation> delegation(core::db::Tx& tx, DelegationId id);
// Given to or by any of these positions.
std::vector<Delegation> touching(core::db::Tx& tx, const std::vector<core::PositionId>& positions);
std::vector<Delegation> received(core::db::Tx& tx, core::PositionId receiver, DelegationForm form);
std::vector<Delegation> active(core::db::Tx& tx, core::Date day);

struct DelegationWish : ConferralWish<DelegationId> {
    std::optional<ConferralState> state;
};
// Newest first; one more than the limit tells that there are more.
std::vector<Delegation> find(core::db::Tx& tx, const DelegationWish& wish);

}  // namespace directory::store
