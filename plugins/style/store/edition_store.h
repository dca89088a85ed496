// SPDX-License-Identifier: Apache-2.0
// Editions, kinds out of use, and the profile in force, in the database.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "style/domain/edition.h"

namespace style {

struct InForce {
    core::Date from{};
    std::string profile;
    std::string by;
};

class EditionStore {
  public:
    std::optional<Edition> newest(core::db::Tx& tx, Thing thing, std::string_view code);
    std::optional<Edition> draft(core::db::Tx& tx, Thing thing, std::string_view code);
    std::optional<Edition> find(core::db::Tx& tx, Thing thing, std::string_view code, std::int64_t number);
    // Number of the newest published edition; 0 when there is none.
    std::int64_t newest_number(core::db::Tx& tx, Thing thing, std::string_view code);
    std::vector<std::pair<std::string, std::int64_t>> newest_numbers(core::db::Tx& tx, Thing thing);
    std::vector<Edition> history(core::db::Tx& tx, Thing thing, std::string_view code);   // newest first
    std::vector<std::string> drafts(core::db::Tx& tx, Thing thing);   // codes that have one

    // Writes the draft, or the draft as published.
    void put(core::db::Tx& tx, const Edition& edition);
    void discard(core::db::Tx& tx, Thing thing, std::string_view code);

    std::set<std::string> unused(core::db::Tx& tx);
    void use(core::db::Tx& tx, std::string_view kind, bool used);

    std::vector<InForce> in_force(core::db::Tx& tx);   // newest first
    void put_in_force(core::db::Tx& tx, const InForce& change);
};

}  // namespace style
