// SPDX-License-Identifier: Apache-2.0
// Seals of offices on sealed files: wanted, and set.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/db/db.h"

namespace signing::store {

struct OfficeSeal {
    core::Digest sealed;
    std::string subject;
    std::string unit_code, unit_name;
    core::Instant wanted_at;
    std::string fault;                          // word key of why not yet; "" when none or set
    std::optional<core::Instant> set_at;        // the rest stands with it
    std::optional<core::Digest> shown, bytes;   // the file it covers, and with it
    std::string certificate, serial;            // base64 of DER; hexadecimal
};

// Nothing happens when one is wanted already.
void want(core::db::Tx& tx, const OfficeSeal& seal);
std::optional<OfficeSeal> office_seal(core::db::Tx& tx, const core::Digest& sealed);
// Once; false when it was set before.
bool set(core::db::Tx& tx, const OfficeSeal& seal);
void note_fault(core::db::Tx& tx, const core::Digest& sealed, const std::string& fault, core::Instant at);
// Those wanted and not set, oldest first.
std::vector<core::Digest> seals_wanted(core::db::Tx& tx, int most);
std::int64_t count_seals_wanted(core::db::Tx& tx, core::Instant since);

}  // namespace signing::store
