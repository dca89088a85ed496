// SPDX-License-Identifier: Apache-2.0
// Selections and the tables made of them.
#pragma once

#include <optional>
#include <vector>

#include "core/db/db.h"
#include "core/search/named.h"
#include "seeking/domain/export.h"

namespace seeking::store {

void insert(core::db::Tx& tx, const Selection& selection, const std::vector<core::search::Named>& all);
std::optional<Selection> selection(core::db::Tx& tx, SelectionId id);
struct Placed {
    std::int64_t place = 0;
    core::search::Named what;
};
std::vector<Placed> selected(core::db::Tx& tx, SelectionId id, std::int64_t after, int most);

void insert(core::db::Tx& tx, const Export& made);
std::optional<Export> find(core::db::Tx& tx, ExportId id);
std::vector<Export> exports_of(core::db::Tx& tx, core::PersonId person, core::AppointmentId seat, core::Instant now,
                               int most);   // last first
// Nobody else works on it until the unit ends.
void hold(core::db::Tx& tx, ExportId id);
void finish(core::db::Tx& tx, const Export& made, const core::Bytes& xlsx, const core::Bytes& csv);
// False when this turn of it does not wait any more.
bool reach(core::db::Tx& tx, const Export& made, std::int64_t lines, std::int64_t of);
// From waiting; false when it does not wait any more.
bool end(core::db::Tx& tx, ExportId id, ExportState as);
core::Bytes file(core::db::Tx& tx, ExportId id, FileKind kind);
// Files of all, or of that one, are gone, and a turn begins; those to be made again.
std::vector<ExportId> empty(core::db::Tx& tx, std::optional<ExportId> only = {});
// But for the newest; selections with what was made of them.
void drop_oldest_exports(core::db::Tx& tx, core::PersonId person, int kept);
void drop_oldest_selections(core::db::Tx& tx, core::PersonId person, int kept);

// What has expired; how many.
std::int64_t clear(core::db::Tx& tx, core::Instant now);

}  // namespace seeking::store
