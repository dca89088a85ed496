// SPDX-License-Identifier: Apache-2.0
// Official lists that were kept as they stood.
#pragma once

#include "archive/store/dossier_store.h"

namespace archive {

using ListId = core::Id<struct ListTag>;

struct KeptHead {
    ListId id;
    std::string form;                     // name(Form)
    std::int64_t number = 0;
    int year = 0;
    core::UnitId unit;                    // whose archivist kept it
    std::string unit_name;
    core::Json head;                      // name, titles, columns and notes of the sheet
    std::int64_t dossiers = 0;
    core::Digest digest;
    bool with_head = false;               // the digest is over the head, too
    core::Instant made{};
    core::PersonId by;
    std::string by_name, position_name;
    std::string report_number;            // of a guarded list that was reported
    std::optional<core::Date> reported;
    std::int64_t erased = 0;              // parts whose rows went with what was destroyed

    std::string numbered() const { return std::to_string(number) + "/" + std::to_string(year); }
};

struct KeptPart {
    DossierId dossier;
    std::string rows;                     // JSON; "" = went with what was destroyed
    core::Digest digest;
};

}  // namespace archive

namespace archive::store {

void insert(core::db::Tx& tx, const KeptHead& head, const std::vector<KeptPart>& parts);
// Of the units of the sight, newest first, and none with a dossier out of it.
std::vector<KeptHead> kept_lists(core::db::Tx& tx, const Sight& sight, const std::optional<ListId>& after, int limit);
std::optional<KeptHead> kept_list(core::db::Tx& tx, const Sight& sight, ListId id);
std::vector<KeptPart> parts_of(core::db::Tx& tx, ListId id);
AccessClass highest(core::db::Tx& tx, ListId id);   // of its dossiers today
std::vector<DossierId> secret_on(core::db::Tx& tx, ListId id);   // those that are secret today
// The words of letters in lists of contents go with them: of the dossier, and of all an item of it was moved
// through.
void forget_listed(core::db::Tx& tx, DossierId dossier, const std::vector<std::string>& forms);

}  // namespace archive::store
