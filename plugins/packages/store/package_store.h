// SPDX-License-Identifier: Apache-2.0
// Rows of packages.
#pragma once

#include <set>

#include "core/db/db.h"
#include "packages/domain/package.h"
#include "packages/receipts.h"
#include "packages/store/reach.h"

namespace packages::store {

void insert(core::db::Tx& tx, const Package& package);
std::optional<Package> find(core::db::Tx& tx, PackageId id);
std::vector<Package> newest(core::db::Tx& tx, const Reach& reach, const core::db::Page& page);
// Of a batch done twice the later file stands. `besides`: the files in it beside its items, but records made of them.
// False where it was withdrawn meanwhile.
bool made(core::db::Tx& tx, const Package& package, const std::set<core::Digest>& besides);
std::set<core::Digest> packed_besides(core::db::Tx& tx, const std::vector<Package>& packages);
// Those of the dossier and those with one of these subjects are handed out no more.
void withdraw(core::db::Tx& tx, archive::DossierId dossier, const std::vector<std::string>& subjects);
std::vector<PackageId> made_before(core::db::Tx& tx, core::Instant at);
// Those still waiting that were asked for before; how many.
int give_up(core::db::Tx& tx, core::Instant asked_before);
void stamped(core::db::Tx& tx, PackageId id, const std::string& token);
// All made by one batch, in the order of parts.
std::vector<Package> together(core::db::Tx& tx, const std::string& batch, archive::DossierId dossier);
// How many parts of the packages last asked for to hand that dossier over have no receipt; 0 where none were.
std::int64_t unreceipted(core::db::Tx& tx, archive::DossierId dossier);
// Of these, the ones packed to be handed over.
std::set<archive::DossierId> packed_to_go(core::db::Tx& tx, const std::vector<archive::DossierId>& dossiers);
// The packages last asked for to hand it over, in the order of their parts; none where none were asked for.
std::vector<Package> handed_over(core::db::Tx& tx, archive::DossierId dossier);
// Of these what is told of each such package by its receipt, in the order of their parts; nothing of one that has none.
std::vector<std::pair<archive::DossierId, std::optional<Acknowledged>>> acknowledged(core::db::Tx& tx,
                                                                                    const std::vector<archive::DossierId>& dossiers);
// None of its packages is to hand it over any more; how many were.
std::int64_t stay(core::db::Tx& tx, archive::DossierId dossier);
void expire(core::db::Tx& tx, PackageId id);
// Dossiers after that one, in the order of their ids, with packages of which it is not kept which unit made it; told, it is.
std::vector<archive::DossierId> of_no_unit(core::db::Tx& tx, archive::DossierId after, int limit);
void set_unit(core::db::Tx& tx, archive::DossierId dossier, core::UnitId unit);
bool has_packages(core::db::Tx& tx, archive::DossierId dossier);

}  // namespace packages::store
