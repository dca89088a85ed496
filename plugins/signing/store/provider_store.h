// SPDX-License-Identifier: Apache-2.0
// Keepers of keys, who uses which, and signatures that wait for one of them.
#pragma once

#include "signing/domain/provider.h"

namespace signing::store {

void insert(core::db::Tx& tx, const Provider& provider, core::Instant now, std::string_view by);
// Throws Error(conflict) when another saved it since `provider.version` was read.
void save(core::db::Tx& tx, const Provider& provider, core::Instant now, std::string_view by);
void erase(core::db::Tx& tx, ProviderId id);
std::optional<Provider> provider(core::db::Tx& tx, ProviderId id);
std::vector<Provider> providers(core::db::Tx& tx);   // by name
ProviderHealth health(core::db::Tx& tx, ProviderId id);
void note_health(core::db::Tx& tx, ProviderId id, const ProviderHealth& health);

// Of a service nobody chooses, by its name.
ProviderHealth service_health(core::db::Tx& tx, std::string_view name);
void note_service_health(core::db::Tx& tx, std::string_view name, const ProviderHealth& health);

void put(core::db::Tx& tx, const ProviderUse& use);
void erase_use(core::db::Tx& tx, UseScope scope, std::string_view holder);
std::optional<ProviderUse> use(core::db::Tx& tx, UseScope scope, std::string_view holder);
std::vector<ProviderUse> uses(core::db::Tx& tx);   // the office's, then units', then persons'
std::int64_t count_uses(core::db::Tx& tx, ProviderId id);

// Counts on when the step failed before; the first `since` stays.
void note_failure(core::db::Tx& tx, StepId step, const SigningFailure& failure);
void forget_failure(core::db::Tx& tx, StepId step);
std::optional<SigningFailure> failure(core::db::Tx& tx, StepId step);
// Steps that are asked and failed at this provider with their number taken, or wait for it without one (queue.h).
struct Stuck {
    StepId step;
    std::string subject;
    core::PositionId position;
    bool told = false;    // that the provider answers again
};
std::vector<Stuck> stuck_at(core::db::Tx& tx, ProviderId id);
// Those that failed because no timestamp was to be had.
std::vector<Stuck> stuck_for_timestamps(core::db::Tx& tx);
void note_answered(core::db::Tx& tx, StepId step, core::Instant at);

}  // namespace signing::store
