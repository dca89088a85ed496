// SPDX-License-Identifier: Apache-2.0
// Saved lists and their counters, of what is open: one condition serves both, so that they agree. They read
// partial indexes alone and take the same time whatever has ended.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/db/db.h"
#include "deadlines/domain/wait.h"

namespace deadlines {

// mine: I hold it. others: I wait for it. unread: sent and not opened. unanswered: sent, no letter in
// reply. soon: due within two working days. escalated: overdue, and I was told.
enum class List { mine, others, unread, unanswered, overdue, soon, paused, escalated };
constexpr std::array<List, 8> all_lists{List::mine,    List::others, List::unread, List::unanswered,
                               List::overdue, List::soon,   List::paused, List::escalated};
std::string_view name(List list);
// own: of the seat. unit: of the units the actor heads, without secret ones.
enum class Scope { own, unit };

struct View {
    List list = List::mine;
    Scope scope = Scope::own;
    core::PositionId position;
    std::vector<core::UnitId> units;          // of scope unit
    std::optional<core::PositionId> holder;   // of scope unit: his alone
    std::optional<Step> step;
    std::optional<int> highest;               // class up to which a lent seat reaches
    core::Instant now, soon, began_by;        // of overdue, soon and unanswered
};

struct Page {
    std::vector<Wait> waits;                  // nearest deadline first
    std::string next;                         // "" on the last page
};

class ListStore {
  public:
    Page list(core::db::Tx& tx, const View& view, const std::string& after, int limit);
    std::int64_t count(core::db::Tx& tx, const View& view);
    // The list `overdue` of the view, by holder, most first.
    std::vector<std::pair<core::PositionId, std::int64_t>> overdue_by_holder(core::db::Tx& tx, const View& view);
};

}  // namespace deadlines
