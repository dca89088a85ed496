// SPDX-License-Identifier: Apache-2.0
// Tables handed in for many drafts of one, and which draft came of which line.
#pragma once

#include <optional>

#include "core/base/sheet.h"
#include "core/db/db.h"
#include "letters/domain/content.h"

namespace letters {

using MergeId = core::Id<struct MergeTag>;

struct Merge {
    MergeId id;
    LetterId letter;             // the pattern
    core::PersonId person;       // who handed it in; nobody else sees it
    Content pattern;             // as it was then
    core::Sheet sheet;           // without rows once the drafts are asked for
    std::string file_name;
    core::Instant created;
    std::optional<core::Uuid> batch;
    std::vector<int> faulty;     // lines out of order when the whole table was judged last; ascending
};

class MergeStore {
  public:
    void insert(core::db::Tx& tx, const Merge& merge);
    std::optional<Merge> find(core::db::Tx& tx, MergeId id);
    // Judged in whole anew.
    void judged(core::db::Tx& tx, const Merge& merge);
    // The drafts are asked for: its rows go. False when they were before.
    bool ask(core::db::Tx& tx, MergeId id, core::Uuid batch);
    // Tables nobody used since then are taken away.
    void clear(core::db::Tx& tx, core::Instant before);

    void keep_line(core::db::Tx& tx, LetterId letter, MergeId merge, std::int64_t line);
    struct Line {
        MergeId merge;
        std::int64_t line = 0;
    };
    std::optional<Line> line_of(core::db::Tx& tx, LetterId letter);
};

}  // namespace letters
