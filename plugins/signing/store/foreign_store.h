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
// Those that wait, and those since `since` that bear too little, the newest first.
std::vector<core::Digest> to_keep(core::db::Tx& tx, core::Instant since, int most);

}  // namespace signing::store
