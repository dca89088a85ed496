// SPDX-License-Identifier: Apache-2.0
#include "deadlines/store/list_store.h"

#include <charconv>

#include "core/base/text.h"
#include "deadlines/store/wait_row.h"

namespace deadlines {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

std::string_view name(List list) {
    constexpr std::array<std::string_view, all_lists.size()> names{"mine",    "others", "unread", "unanswered",
                                                                   "overdue", "soon",   "paused", "escalated"};
    return names[static_cast<std::size_t>(list)];
}

namespace {

void only_held(Query& query, const View& view) {
    if (view.scope == Scope::unit) {
        query.add(" AND height < 2 AND unit_id IN (");
        query.list({view.units.begin(), view.units.end()}).add(")");
        if (view.holder) query.add(" AND holder_id = ?", {*view.holder});
        return;
    }
    query.add(" AND holder_id = ?", {view.position});
}

void only_asked(Query& query, const View& view) {
    switch (view.list) {
        case List::mine: only_held(query, view); query.add(" AND quiet = 0"); break;
        case List::others: query.add(" AND waiter_id = ? AND quiet = 0", {view.position}); break;
        case List::unread:
            query.add(" AND waiter_id = ? AND step IN ('opened', 'copy', 'told')", {view.position});
            break;
        case List::unanswered:
            query.add(" AND waiter_id = ? AND step = 'answered' AND began_at <= ?", {view.position, view.began_by});
            break;
        case List::overdue:
            only_held(query, view);
            query.add(" AND quiet = 0 AND paused_at IS NULL AND due_at < ?", {view.now});
            break;
        case List::soon:
            only_held(query, view);
            query.add(" AND quiet = 0 AND paused_at IS NULL AND due_at >= ? AND due_at <= ?", {view.now, view.soon});
            break;
        case List::paused:
            if (view.scope == Scope::unit)
                only_held(query, view);
            else
                query.add(" AND (holder_id = ? OR waiter_id = ?)", {view.position, view.position});
            query.add(" AND paused_at IS NOT NULL");
            break;
        case List::escalated:
            // A superior told of it knows no more of it when its class was raised since.
            query.add(" AND told_id = ? AND (height < 2 OR holder_id = ? OR waiter_id = ?)",
                      {view.position, view.position, view.position});
            break;
    }
    if (view.highest) query.add(" AND height <= ?", {*view.highest});
    if (view.step) query.add(" AND step = ?", {name(*view.step)});
}

struct Cursor {
    core::Instant due;
    WaitId id;
};

std::optional<Cursor> cursor(const std::string& after) {
    if (after.empty()) return std::nullopt;
    const auto parts = core::text::split(after, '_');
    Cursor read;
    const bool two = parts.size() == 2;
    const auto* end = two ? parts[0].data() + parts[0].size() : nullptr;
    if (!two || std::from_chars(parts[0].data(), end, read.due.ms).ptr != end)
        throw core::Error(core::Code::invalid, "core.error.cursor").of("after");
    read.id = WaitId::parse(parts[1]);
    return read;
}

}  // namespace

Page ListStore::list(Tx& tx, const View& view, const std::string& after, int limit) {
    auto query = waits_where().add("ended_at IS NULL");
    only_asked(query, view);
    if (const auto from = cursor(after)) query.add(" AND (due_at, id) > (?, ?)", {from->due, from->id});
    query.add(" ORDER BY due_at, id LIMIT ?", {limit + 1});
    Page page{query.all(tx, read_wait), {}};
    if (page.waits.size() > static_cast<std::size_t>(limit)) {
        page.waits.pop_back();
        const auto& last = page.waits.back();
        page.next = std::to_string(last.due.ms) + "_" + last.id.text();
    }
    return page;
}

std::int64_t ListStore::count(Tx& tx, const View& view) {
    Query query("SELECT COUNT(*) FROM deadlines_wait WHERE ended_at IS NULL");
    only_asked(query, view);
    return query.count(tx);
}

std::vector<std::pair<core::PositionId, std::int64_t>> ListStore::overdue_by_holder(Tx& tx, const View& view) {
    Query query("SELECT holder_id, COUNT(*) FROM deadlines_wait WHERE ended_at IS NULL");
    auto overdue = view;
    overdue.list = List::overdue;
    only_asked(query, overdue);
    query.add(" GROUP BY holder_id ORDER BY COUNT(*) DESC, holder_id");
    return query.all(tx, [](const Row& row) { return std::pair(row.id<core::PositionId>(0), row.integer(1)); });
}

}  // namespace deadlines
