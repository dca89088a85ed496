// SPDX-License-Identifier: Apache-2.0
// Mail merge: a draft and a table become many drafts. The table is looked at row by row first; each row that
// is in order becomes a draft through the batch (core/batch), as if its drafter had written it alone.
#pragma once

#include "core/batch/batches.h"
#include "letters/domain/columns.h"
#include "letters/service/services.h"
#include "letters/store/merge_store.h"

namespace letters {

constexpr std::size_t most_merged = core::batch::most_items;

// To whom a row goes, as its cell was read.
struct Destination {
    enum class Kind { position, partner, line };
    Kind kind = Kind::position;
    std::string shown;
};

struct MergeRow {
    int line = 0;                               // in the file
    std::vector<std::string> cells;             // of the fields, in their order
    std::string subject;                        // filled in
    std::vector<Destination> to;
    std::vector<core::Fault> faults;            // of a cell: "cells.2"; "kepada"; or a field of the letter
    bool good() const { return faults.empty(); }
};

struct MergeView {
    Merge merge;
    std::string subject;                        // of the pattern
    std::vector<std::string> fields;            // of the pattern, as written
    Matching matching;                          // by folded field, and "kepada"
    bool addressed = false;                     // the table says to whom each goes
    std::vector<MergeRow> rows;                 // those asked for
    bool more = false;                          // there are others after them
    std::size_t good = 0;                       // of the whole table
    std::size_t all() const { return merge.sheet.rows.size(); }
};

// A page of the rows.
struct MergePart {
    std::int64_t after = 0;                     // the line before
    bool faulty = false;                        // only those not in order
    std::size_t limit = most_merged;
};

class Merging {
  public:
    Merging(Services& services, core::batch::Batches& batches) : services_(services), batches_(batches) {}

    static constexpr std::string_view act = "letters.merge";

    // The draft as a pattern with its fields. Error(conflict, "letters.error.merge_state") for one that is
    // no draft any more.
    struct Pattern {
        Letter letter;
        style::Kind kind;
        std::vector<std::string> fields;
    };
    Pattern pattern(const core::Context& ctx, LetterId id);
    // Every row judged; keeps the table until the drafts are asked for, a day at most. Error(invalid) with a fault of "file":
    // no row, more than 1000, no column that fills anything.
    MergeView take(const core::Context& ctx, LetterId id, core::Sheet sheet, std::string_view file_name);
    // Those rows judged anew; what is told of the others is what they were when the table was judged in whole.
    // Error(not_found) for the table of somebody else.
    MergeView look(const core::Context& ctx, MergeId id, const MergePart& part = {});
    // The sheet of one row, by its line; seen through Proof under the key.
    struct Shown {
        LetterId letter;
        std::string key;
    };
    Shown sheet(const core::Context& ctx, MergeId id, std::int64_t line);
    // Makes the drafts: all, or those in order. Error(conflict, "letters.error.merge_faults") when all are
    // wanted and some are not in order, "letters.error.merge_none" when none is, "letters.error.merge_asked"
    // a second time.
    core::batch::BatchId make(const core::Context& ctx, MergeId id, bool good_only);
    void run(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);
    // The daily job: tables nobody used.
    void clear();

  private:
    // What the rows are judged by, read once.
    struct Ground;
    Ground ground(core::db::Tx& tx, const Merge& merge);
    // The letter of a row; what is wrong with it goes to the faults.
    Content of_row(core::db::Tx& tx, const Ground& ground, const std::map<std::string, std::string>& values,
                   const std::optional<std::string>& to, std::vector<Destination>& destinations,
                   std::vector<core::Fault>& faults);
    void address(core::db::Tx& tx, const Ground& ground, const std::string& cell, Content& content,
                 std::vector<Destination>& destinations, std::vector<core::Fault>& faults);
    std::map<std::string, std::string> values_of(const MergeView& view, const core::Sheet::Row& row);
    void judge(core::db::Tx& tx, const Ground& ground, const MergeView& view, const core::Sheet::Row& row, MergeRow& judged);
    // The table as it reads, no row judged.
    static MergeView unjudged(Merge merge);
    void judge(MergeView& view, const std::vector<const core::Sheet::Row*>& asked);
    Merge owned(core::db::Tx& tx, const core::Context& ctx, MergeId id);

    Services& services_;
    core::batch::Batches& batches_;
    MergeStore store_;
};

}  // namespace letters
