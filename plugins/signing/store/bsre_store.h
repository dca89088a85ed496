// SPDX-License-Identifier: Apache-2.0
// How the users of BSrE and the activations of seals stand.
#pragma once

#include "signing/domain/activation.h"
#include "signing/domain/bsre_user.h"

namespace signing::store {

std::optional<BsreUser> bsre_user(core::db::Tx& tx, core::PersonId person);
std::vector<BsreUser> bsre_users(core::db::Tx& tx);
void put(core::db::Tx& tx, const BsreUser& user);
void forget_bsre_user(core::db::Tx& tx, core::PersonId person);
// Those of the provider not asked since, some of them, in order.
std::vector<ProviderUse> unasked(core::db::Tx& tx, ProviderId id, core::Instant since, int most);

std::optional<Activation> activation(core::db::Tx& tx, std::string_view unit_code);
std::vector<Activation> activations(core::db::Tx& tx);
void put(core::db::Tx& tx, const Activation& activation);
void forget_activation(core::db::Tx& tx, std::string_view unit_code);

}  // namespace signing::store
