// SPDX-License-Identifier: Apache-2.0
#include "incoming/store/list_store.h"

#include <array>

#include "core/auth/seat.h"
#include "core/base/text.h"
#include "core/db/like.h"
#include "core/db/in_parts.h"
#include "core/db/ways.h"

namespace incoming {

using core::db::Query;
using core::db::Row;
using core::db::Tx;
using core::db::Ways;

namespace {

constexpr std::array<std::string_view, 7> show_names{"all",    "unread",     "untreated", "copies",
                                                     "closed", "new_copies", "sorted"};
constexpr int most_sorted = 100;
const core::db::Ordered branches{"incoming_branch b", "b.given_at", "b.id"};
constexpr std::array<std::string_view, 8> given_names{"open", "unread", "late", "reported", "done", "by_me",
    "to_accept", "untreated"};

const core::db::Ordered entries{"incoming_entry e", "e.received_at", "e.id"};
const core::db::Ordered by_due{"incoming_entry e", "e.due_by", "e.id"};
constexpr std::array<std::string_view, 3> order_names{"newest", "oldest", "due"};

Query given_to(core::PositionId position) {
    return Query("EXISTS (SELECT 1 FROM incoming_branch b WHERE b.entry_id = e.id AND b.position_id = ? "
                 "AND b.state <> 'withdrawn')", {position});
}

Ways seen_by(const core::Actor& actor, bool by_disposition = false, const core::db::Ordered& order = entries) {
    const auto& seat = core::seat_of(actor);
    Ways ways(order);
    ways.add(Query("e.position_id = ?", {seat.position}));
    if (by_disposition) ways.add(given_to(seat.position));
    if (seat.lent) return ways;
    const auto open = [](core::db::Sql column, auto id) {
        Query way(column);
        return way.add(" = ? AND e.access NOT IN ('rahasia', 'sangat_rahasia')", {id});
    };
    ways.add(Query("e.registrar_id = ?", {seat.position}));
    ways.add(Query("e.person_id = ?", {actor.person}));
    if (seat.roles.contains("clerk")) {
        ways.add(open("e.clerk_id", seat.position).add(" AND e.book_id = ?", {seat.book}));
        ways.add(open("e.book_id", seat.unit));
    }
    if (seat.roles.contains("archivist")) ways.add(open("e.book_id", seat.book).add(" AND e.state = 'closed'"));
    return ways;
}

// What holds whichever way one came.
Query within_reach(const core::Actor& actor) {
    const auto& seat = core::seat_of(actor);
    if (!seat.lent) return Query(" AND (e.person_id IS NULL OR e.person_id = ?)", {actor.person});
    Query reach(" AND e.person_id IS NULL AND e.access IN (");
    return reach.list(classification::reached_by(seat)).add(")");
}

}  // namespace

void only_seen(Query& query, const core::Actor& actor, bool by_disposition) {
    query.add(within_reach(actor));
    seen_by(actor, by_disposition).restrict(query);
}

namespace {

void only_holding(Query& query, std::string_view words) {
    const auto part = core::db::like_part(words);
    query.add(
        " AND (LOWER(e.subject) LIKE CAST(? AS TEXT) ESCAPE '\\' "
        "OR LOWER(e.number) LIKE CAST(? AS TEXT) ESCAPE '\\' "
        "OR LOWER(e.sender) LIKE CAST(? AS TEXT) ESCAPE '\\' "
        "OR e.agenda LIKE CAST(? AS TEXT) ESCAPE '\\')",
        {part, part, part, part});
}

void narrow(Query& query, const Wish& wish) {
    if (!wish.words.empty()) only_holding(query, wish.words);
    if (wish.urgency) query.add(" AND e.urgency = ?", {letters::name(*wish.urgency)});
    if (wish.access) query.add(" AND e.access = ?", {classification::name(*wish.access)});
    if (wish.position) query.add(" AND e.position_id = ?", {*wish.position});
    if (wish.until) query.add(" AND e.received_date <= ?", {*wish.until});
    if (!wish.from) return;
    query.add(" AND e.received_date >= ?", {*wish.from});
    // Nothing is written down before it came, in whatever zone: the list by that moment may end here.
    const std::chrono::milliseconds began = std::chrono::sys_days(*wish.from) - std::chrono::days(1) - std::chrono::sys_days{};
    query.add(" AND e.received_at >= ?", {core::Instant{began.count()}});
}

// What waits in a mailbox is told by a partial index of it; both conditions stand as it has them.
Query wished(const core::Actor& actor, const Wish& wish) {
    Query query("");
    switch (wish.show) {
        case Show::sorted:
            query.add(" AND e.state NOT IN ('closed', 'redirected', 'refused') AND e.id IN "
                      "(SELECT m.entry_id FROM incoming_mark m WHERE m.position_id = ?)", {core::seat_of(actor).position});
            break;
        case Show::all: break;
        case Show::unread:
        case Show::untreated:
        case Show::new_copies:
            query.add(" AND e.state IN ('unread', 'read')");
            // "+ 0": else the index of all copies ever sent may be taken for that of what waits.
            query.add(wish.show == Show::new_copies ? core::db::Sql(" AND e.is_copy + 0 = 1") : core::db::Sql(" AND e.is_copy = 0"));
            // Who goes back meets what he has just read, though it is unread no more.
            if (wish.show == Show::untreated) query.add(" AND e.state = 'read'");
            else if (!wish.before) query.add(" AND e.state = 'unread'");
            break;
        case Show::copies: query.add(" AND e.is_copy = 1"); break;
        case Show::closed: query.add(" AND e.state = 'closed'"); break;
    }
    if (wish.order == Order::due && wish.show != Show::sorted) query.add(" AND e.due_by IS NOT NULL");
    narrow(query, wish);
    return query;
}

void only_given(Query& query, const core::Actor& actor, const GivenWish& wish) {
    const auto& seat = core::seat_of(actor);
    if (seat.lent) {
        query.add(" AND EXISTS (SELECT 1 FROM incoming_entry e JOIN incoming_disposition d ON d.entry_id = e.id "
                  "WHERE d.id = b.disposition_id AND e.person_id IS NULL");
        query.add(" AND e.access IN (").list(classification::reached_by(seat));
        query.add(") AND d.access IN (").list(classification::reached_by(seat)).add("))");
    }
    if (wish.given == ShowGiven::by_me || wish.given == ShowGiven::to_accept) {
        query.add(" AND b.giver_id = ?", {seat.position});
        if (wish.given == ShowGiven::to_accept) query.add(" AND b.state = 'reported'");
        return;
    }
    query.add(" AND b.position_id = ?", {seat.position});
    switch (wish.given) {
        case ShowGiven::open: query.add(" AND b.state IN ('sent', 'read') AND b.informed = 0"); break;
        case ShowGiven::untreated:   // said so that the index of what is open serves it
            query.add(" AND b.state IN ('sent', 'read') AND b.state <> 'sent' AND b.informed = 0");
            break;
        case ShowGiven::unread:
            if (wish.before) query.add(" AND b.state IN ('sent', 'read')");
            else query.add(" AND b.state = 'sent'");
            break;
        case ShowGiven::late:
            query.add(" AND b.state IN ('sent', 'read') AND b.informed = 0 AND b.due < ?", {wish.today});
            break;
        case ShowGiven::reported: query.add(" AND b.state = 'reported'"); break;
        case ShowGiven::done: query.add(" AND b.state = 'accepted'"); break;
        case ShowGiven::by_me:
        case ShowGiven::to_accept: break;
    }
}

Line read_line(const Row& row) {
    Line line;
    line.id = row.id<IncomingId>(0);
    line.agenda = row.text(1);
    line.sender = row.text(2);
    line.number = row.text(3);
    line.subject = row.text(4);
    line.position_name = row.text(5);
    line.date = row.date(6);
    line.received = row.date(7);
    line.received_at = row.instant(8);
    line.state = entry_state_named(row.text(9));
    line.copy = row.flag(10);
    line.access = classification::access_named(row.text(11));
    line.urgency = letters::urgency_named(row.text(12));
    line.due = row.maybe(13, &Row::date);
    if (!row.null(14)) line.letter = row.id<letters::LetterId>(14);
    line.personal = !row.null(15);
    line.reply_by = row.maybe(16, &Row::date);
    if (!row.null(17)) line.due_by = row.integer(17);
    return line;
}

GivenLine read_given(const Row& row) {
    GivenLine line;
    auto& branch = line.branch;
    branch.id = row.id<BranchId>(0);
    branch.disposition = row.id<DispositionId>(1);
    branch.entry = row.id<IncomingId>(2);
    branch.giver = row.id<core::PositionId>(3);
    branch.position = row.id<core::PositionId>(4);
    branch.position_name = row.text(5);
    branch.responsible = row.flag(6);
    branch.state = branch_state_named(row.text(7));
    branch.due = row.maybe(8, &Row::date);
    branch.given_at = row.instant(9);
    branch.report = row.text(10);
    branch.reply = row.text(11);
    line.giver_name = row.text(12);
    line.giver_person = row.text(13);
    line.note = row.text(14);
    if (const auto lines = row.text(15); !lines.empty())
        line.instructions = core::text::split(lines, '\n');
    line.subject = row.text(16);
    line.number = row.text(17);
    line.sender = row.text(18);
    line.agenda = row.text(19);
    if (!row.null(20)) line.letter = row.id<letters::LetterId>(20);
    branch.informed = row.flag(21);
    if (const auto lines = row.text(22); !lines.empty())
        for (const auto& each : core::text::split(lines, '\n')) line.instructions.push_back(each);
    if (const auto task = row.text(23); !task.empty()) line.instructions.push_back(task);
    branch.percent = static_cast<int>(row.integer(24));
    return line;
}

}  // namespace

std::string place_of(const Line& line, Order order) {
    return core::db::place_text({order == Order::due ? core::Instant{line.due_by} : line.received_at, line.id.uuid});
}

std::string place_of(const GivenLine& line) { return core::db::place_text({line.branch.given_at, line.branch.id.uuid}); }

std::optional<Show> show_named(std::string_view text) {
    if (text.empty()) return Show::all;
    for (std::size_t i = 0; i < show_names.size(); ++i)
        if (text == show_names[i]) return static_cast<Show>(i);
    return std::nullopt;
}

std::string_view name(Show show) { return show_names[static_cast<std::size_t>(show)]; }

std::string_view name(Order order) { return order_names[static_cast<std::size_t>(order)]; }

std::optional<ShowGiven> given_named(std::string_view text) {
    if (text.empty()) return ShowGiven::open;
    for (std::size_t i = 0; i < given_names.size(); ++i)
        if (text == given_names[i]) return static_cast<ShowGiven>(i);
    return std::nullopt;
}

std::string_view name(ShowGiven given) { return given_names[static_cast<std::size_t>(given)]; }

Lines ListStore::list(Tx& tx, const core::Actor& actor, const Wish& wish) {
    Query query(
        "SELECT e.id, e.agenda, e.sender, e.number, e.subject, e.position_name, e.letter_date, "
        "e.received_date, e.received_at, e.state, e.is_copy, e.access, e.urgency, "
        "(SELECT MIN(b.due) FROM incoming_branch b WHERE b.entry_id = e.id "
        " AND b.informed = 0 AND b.state IN ('sent', 'read')), e.letter_id, e.person_id, e.reply_by, e.due_by "
        "FROM incoming_entry e WHERE 1 = 1");
    if (wish.show == Show::sorted) {
        only_seen(query, actor);
        query.add(wished(actor, wish));
        query.add(" ORDER BY (SELECT CASE m.mark WHEN 'today' THEN 0 WHEN 'important' THEN 1 ELSE 2 END "
                  "FROM incoming_mark m WHERE m.entry_id = e.id AND m.position_id = ?), "
                  "e.received_at DESC, e.id DESC LIMIT ?",
                  {core::seat_of(actor).position, most_sorted});
        return {query.all(tx, read_line), {}};
    }
    const auto ways = seen_by(actor, false, wish.order == Order::due ? by_due : entries);
    const core::db::Page page{core::db::place_from(wish.after), wish.before, wish.limit + 1,
                              wish.order != Order::newest};
    query.add(" AND e.id IN (").add(ways.first(within_reach(actor).add(wished(actor, wish)), page)).add(")");
    ways.turn(query, page);
    Lines found{query.all(tx, read_line), {}};
    if (found.lines.size() > static_cast<std::size_t>(wish.limit)) {
        found.lines.pop_back();
        found.next = place_of(found.lines.back(), wish.order);
    }
    return found;
}

std::int64_t ListStore::count(Tx& tx, const core::Actor& actor, const Wish& wish) {
    Query query("SELECT COUNT(*) FROM (");
    query.add(seen_by(actor).ids(within_reach(actor).add(wished(actor, wish)))).add(") AS seen");
    return query.count(tx);
}

GivenLines ListStore::given(Tx& tx, const core::Actor& actor, const GivenWish& wish) {
    Query query(
        "SELECT b.id, b.disposition_id, b.entry_id, b.giver_id, b.position_id, b.position_name, "
        "b.responsible, b.state, b.due, b.given_at, b.report, b.reply, d.giver_name, "
        "d.giver_person, d.note, d.instructions, e.subject, e.number, e.sender, e.agenda, e.letter_id, b.informed, "
        "b.instructions, b.task, b.percent "
        "FROM incoming_branch b JOIN incoming_disposition d ON d.id = b.disposition_id "
        "JOIN incoming_entry e ON e.id = b.entry_id WHERE 1 = 1");
    only_given(query, actor, wish);
    Ways(branches).turn(query, {core::db::place_from(wish.after), wish.before, wish.limit + 1});
    GivenLines found{query.all(tx, read_given), {}};
    if (found.lines.size() > static_cast<std::size_t>(wish.limit)) {
        found.lines.pop_back();
        found.next = place_of(found.lines.back());
    }
    return found;
}

std::vector<IncomingId> ListStore::holding(Tx& tx, const core::Actor& actor, std::string_view words, int limit) {
    Query query("SELECT e.id FROM incoming_entry e WHERE 1 = 1");
    only_seen(query, actor, true);
    only_holding(query, words);
    query.add(" ORDER BY e.received_at DESC, e.id DESC LIMIT ?", {limit});
    return query.all(tx, [](const Row& row) { return row.id<IncomingId>(0); });
}

std::map<IncomingId, std::vector<std::string>> ListStore::held(Tx& tx, const std::vector<IncomingId>& of) {
    std::map<IncomingId, std::vector<std::string>> found;
    core::db::in_parts(of, [&](const core::db::Values& ids) {
        Query query(
            "SELECT b.entry_id, b.position_name FROM incoming_branch b WHERE b.informed = 0 "
            "AND b.state IN ('sent', 'read') AND NOT EXISTS (SELECT 1 FROM incoming_disposition d "
            "JOIN incoming_branch c ON c.disposition_id = d.id WHERE d.parent_id = b.id AND c.informed = 0 "
            "AND c.state IN ('sent', 'read')) AND b.entry_id IN (");
        query.list(ids).add(") ORDER BY b.given_at, b.place, b.id");
        for (auto& [id, name] : query.all(
                 tx, [](const Row& row) { return std::pair(row.id<IncomingId>(0), row.text(1)); }))
            found[id].push_back(std::move(name));
    });
    return found;
}

std::map<IncomingId, std::vector<std::pair<BranchId, core::Date>>> ListStore::dues(Tx& tx,
                                                                                   const std::vector<IncomingId>& of) {
    std::map<IncomingId, std::vector<std::pair<BranchId, core::Date>>> found;
    core::db::in_parts(of, [&](const core::db::Values& ids) {
        Query query("SELECT entry_id, id, due FROM incoming_branch WHERE informed = 0 AND state IN ('sent', 'read') "
                    "AND due IS NOT NULL AND entry_id IN (");
        query.list(ids).add(")");
        query.all(tx, [&](const Row& row) {
            found[row.id<IncomingId>(0)].emplace_back(row.id<BranchId>(1), row.date(2));
            return 0;
        });
    });
    return found;
}

std::int64_t ListStore::count_given(Tx& tx, const core::Actor& actor, const GivenWish& wish) {
    Query query("SELECT COUNT(*) FROM incoming_branch b WHERE 1 = 1");
    only_given(query, actor, wish);
    return query.count(tx);
}

}  // namespace incoming
