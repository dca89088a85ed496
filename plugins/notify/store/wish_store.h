// SPDX-License-Identifier: Apache-2.0
// How, when and where people want to be told; of the house under the nil person.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "notify/domain/gateway.h"
#include "notify/domain/kind.h"
#include "notify/domain/rhythm.h"

namespace notify {

struct Address {
    std::string text;
    std::string reason;   // word key of why messages to it are refused; "" while it is well
};
using Addresses = std::map<Channel, Address>;

namespace store {

inline const core::PersonId house{};   // whose wishes are those of the house

Wishes wishes(core::db::Tx& tx, core::PersonId of);
// Takes the place of all that was said before.
void keep(core::db::Tx& tx, core::PersonId of, const Wishes& wishes);

std::optional<Rhythm> rhythm(core::db::Tx& tx, core::PersonId of);
void keep(core::db::Tx& tx, core::PersonId of, const Rhythm& rhythm);
void forget_rhythm(core::db::Tx& tx, core::PersonId of);   // as the house has it
// Minutes of the day at which anybody, the house among them, has digests.
std::set<int> all_hours(core::db::Tx& tx);

Addresses addresses(core::db::Tx& tx, core::PersonId of);
// An address that is not what it was is well again; "" takes it away.
void keep(core::db::Tx& tx, core::PersonId of, Channel channel, std::string_view address, core::Instant at);
void refuse(core::db::Tx& tx, core::PersonId of, Channel channel, std::string_view reason, core::Instant at);

std::vector<Gateway> gateways(core::db::Tx& tx);
std::optional<Gateway> gateway(core::db::Tx& tx, Channel channel);
void keep(core::db::Tx& tx, const Gateway& gateway);

}  // namespace store
}  // namespace notify
