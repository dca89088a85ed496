// SPDX-License-Identifier: Apache-2.0
// Rows of packages.
#pragma once

#include "core/db/db.h"
#include "packages/domain/package.h"

namespace packages::store {

void insert(core::db::Tx& tx, const Package& package);
std::optional<Package> find(core::db::Tx& tx, PackageId id);
std::vector<Package> newest(core::db::Tx& tx, const std::optional<Package>& after, int limit);
// Of a batch done twice the later file stands.
void made(core::db::Tx& tx, const Package& package);
std::vector<PackageId> made_before(core::db::Tx& tx, core::Instant at);
// Those still waiting that were asked for before; how many.
int give_up(core::db::Tx& tx, core::Instant asked_before);
void expire(core::db::Tx& tx, PackageId id);

}  // namespace packages::store
