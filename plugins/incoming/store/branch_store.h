// SPDX-License-Identifier: Apache-2.0
// Dispositions of a letter with their branches, what was prepared for the giver, and the files of reports.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "core/base/json.h"
#include "incoming/domain/branch.h"

namespace incoming {

// Written for the addressed position by its clerk; given by nobody yet.
struct Prepared {
    IncomingId entry;
    core::PositionId position;               // who prepared it
    std::string position_name, person_name;
    core::Instant at;
    core::Json wish;                         // as service/wish.h writes it
};

using ReportFileId = core::Id<struct ReportFileTag>;
struct ReportFile {
    ReportFileId id;
    BranchId branch;
    std::string name, type;
    core::Digest bytes;
    std::int64_t size = 0;
    core::Instant at;
};

class BranchStore {
  public:
    // `press`: of the form it came with.
    void insert(core::db::Tx& tx, const Disposition& disposition, const std::optional<core::Uuid>& press = {});
    void insert(core::db::Tx& tx, const Branch& branch);   // one more, that took over another
    void update(core::db::Tx& tx, const Branch& branch);   // state, marks and words
    std::vector<Disposition> of(core::db::Tx& tx, IncomingId entry);   // oldest first
    Branch get(core::db::Tx& tx, BranchId id);             // throws Error(not_found)
    IncomingId entry_of(core::db::Tx& tx, DispositionId id);   // throws Error(not_found)
    // What that press of a form gave before.
    std::optional<DispositionId> pressed(core::db::Tx& tx, IncomingId entry, const core::Uuid& press);

    void prepare(core::db::Tx& tx, const Prepared& made);  // instead of what was prepared before
    // Dispositions of a lower class get the letter's.
    void raise_access(core::db::Tx& tx, IncomingId entry, classification::AccessClass access);
    std::optional<Prepared> prepared(core::db::Tx& tx, IncomingId entry);
    // Those of them addressed to the position for which something lies prepared.
    std::set<IncomingId> prepared_for(core::db::Tx& tx, const std::vector<IncomingId>& ids, core::PositionId addressed);
    bool drop_prepared(core::db::Tx& tx, IncomingId entry);

    void keep(core::db::Tx& tx, const ReportFile& file);
    std::map<BranchId, std::vector<ReportFile>> files(core::db::Tx& tx, IncomingId entry);
    std::optional<ReportFile> file(core::db::Tx& tx, BranchId branch, ReportFileId id);
};

}  // namespace incoming
