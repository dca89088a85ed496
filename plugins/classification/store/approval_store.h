// SPDX-License-Identifier: Apache-2.0
// By what editions were put in force, and who asked and confirmed.
#pragma once

#include "classification/domain/approval.h"
#include "core/db/db.h"

namespace classification::store {

// The newest of the edition, open or decided.
std::optional<Approval> approval(core::db::Tx& tx, std::string_view version);
struct Waiting {
    std::string version, asked_person;
};
std::vector<Waiting> waiting(core::db::Tx& tx);   // undecided
void add(core::db::Tx& tx, const Approval& asked);
// Is the file a letter of approval of some edition?
bool keeps(core::db::Tx& tx, const core::Digest& file);
// Of its outcome, when, by whom and why.
void decide(core::db::Tx& tx, const Approval& decided);

}  // namespace classification::store
