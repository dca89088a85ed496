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
void go_on(core::db::Tx& tx, const Export& made);
void add_row(core::db::Tx& tx, ExportId id, std::int64_t place, const core::Json& cells);
std::vector<core::Json> rows(core::db::Tx& tx, ExportId id);
// Its rows are gone then.
void finish(core::db::Tx& tx, const Export& made, const core::Bytes& xlsx, const core::Bytes& csv);
core::Bytes file(core::db::Tx& tx, ExportId id, FileKind kind);

// What has expired; how many.
std::int64_t clear(core::db::Tx& tx, core::Instant now);

}  // namespace seeking::store
