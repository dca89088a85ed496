// SPDX-License-Identifier: Apache-2.0
// What was found of files others signed.
#pragma once

#include <vector>

#include "signing/foreign.h"

namespace signing::store {

std::map<core::Digest, ForeignReport> foreign(core::db::Tx& tx, const std::vector<core::Digest>& files);
// False when it is there already: a report is written once.
bool insert(core::db::Tx& tx, const ForeignReport& report, std::string_view subject);
void keep(core::db::Tx& tx, const core::Digest& bytes, Keeping keeping, std::string_view why);
// Those that wait, then those judged since `since` that bear too little; of each first whom nobody asked for longest.
std::vector<core::Digest> to_keep(core::db::Tx& tx, core::Instant since, int most);
void asked(core::db::Tx& tx, const core::Digest& bytes, core::Instant now);

}  // namespace signing::store
