// SPDX-License-Identifier: Apache-2.0
// Paper dossiers of years before the house, entered from a table: all rows are read first, and any that cannot be
// is told by its line; then they are put in place in portions. A row of a file is taken once, so that a file sent
// again goes on where it stopped.
#pragma once

#include "archive/service/cabinet.h"
#include "core/base/sheet.h"

namespace archive {

struct RowFault {
    int line = 0;
    std::string column;
    std::string word;
    core::Args args;
};

struct BacklogResult {
    std::int64_t rows = 0, fresh = 0, known = 0;
    bool checked_only = false;
    std::vector<RowFault> faults;   // then nothing was taken
    bool ok() const { return faults.empty(); }
};

constexpr std::size_t most_backlog = 5'000;   // rows of one file

class Backlog {
  public:
    Backlog(core::db::Db& db, Cabinet& cabinet, classification::Instruments& instruments)
        : db_(db), cabinet_(cabinet), instruments_(instruments) {}

    // Into the unit of the actor. Throws Error(invalid) naming the file when it is no such table.
    BacklogResult enter(const core::Context& ctx, const core::Sheet& sheet, const core::Digest& file, bool check_only);

  private:
    core::db::Db& db_;
    Cabinet& cabinet_;
    classification::Instruments& instruments_;
};

}  // namespace archive
