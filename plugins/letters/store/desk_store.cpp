// SPDX-License-Identifier: Apache-2.0
// Lists of letters, filtered by who may see.
#include "letters/store/desk_store.h"

#include "core/db/like.h"
#include "letters/store/seen.h"

namespace letters {

using core::db::Query;
using core::db::Row;
using core::db::Tx;
using core::db::Ways;

namespace {

bool done_with(State state) { return state == State::sent || state == State::void_; }

Query wished(const core::Actor& actor, const Wish& wish) {
    auto query = within_reach(actor);
    if (wish.state) query.add(" AND l.state = ?", {name(*wish.state)});
    if (wish.returned) query.add(" AND l.state = 'draft' AND l.note <> ''");
    if (wish.undelivered) query.add(" AND l.state = 'sent' AND l.sent_at < ?", {wish.undelivered_by});
    if (!wish.kind.empty()) query.add(" AND l.kind = ?", {wish.kind});
    if (!wish.words.empty()) {
        const auto part = core::db::like_part(wish.words);
        query.add(
            " AND (LOWER(l.subject) LIKE CAST(? AS TEXT) ESCAPE '\\' "
            "OR LOWER(COALESCE(l.number, '')) LIKE CAST(? AS TEXT) ESCAPE '\\')",
            {part, part});
    }
    return query;
}

Ways ways_of(const core::Actor& actor, const Wish& wish) {
    const auto which = wish.returned || (wish.state && !done_with(*wish.state)) ? Which::open : Which::all;
    return wish.mine ? drafted_by(actor, which) : seen_by(actor, which);
}

// What has not arrived is little, whatever has: it is looked through, and asked who may see it.
Query undelivered(const core::Actor& actor, const Wish& wish) {
    Query query("SELECT l.id FROM (SELECT DISTINCT a.letter_id FROM letters_addressee a WHERE a.received_at IS NULL) AS due "
                "CROSS JOIN letters_letter l WHERE l.id = due.letter_id");
    query.add(wished(actor, wish));
    ways_of(actor, wish).restrict(query);
    return query;
}

Line read_line(const Row& row) {
    Line line;
    line.id = row.id<LetterId>(0);
    line.state = state_named(row.text(1)).value_or(State::draft);
    line.kind = row.text(2);
    line.subject = row.text(3);
    line.number = row.text(4);
    line.date = row.maybe(5, &Row::date);
    line.changed = row.instant(6);
    line.drafter = row.text(7);
    line.note = row.text(8);
    line.access = classification::access_named(row.text(9));
    line.urgency = urgency_named(row.text(10));
    line.addressee = row.text(11);
    line.addressed = row.integer(12);
    line.received = row.integer(13);
    line.version = row.integer(14);
    return line;
}

}  // namespace

std::string place_of(const Line& line) { return core::db::place_text({line.changed, line.id.uuid}); }

Lines DeskStore::list(Tx& tx, const core::Actor& actor, const Wish& wish) {
    Query query(
        "SELECT l.id, l.state, l.kind, l.subject, l.number, l.letter_date, l.changed_at, "
        "l.drafter_name, l.note, l.access, l.urgency, "
        "COALESCE((SELECT a.printed FROM letters_addressee a WHERE a.letter_id = l.id ORDER BY a.place LIMIT 1), "
        "(SELECT o.printed FROM letters_outside o WHERE o.letter_id = l.id ORDER BY o.place LIMIT 1)), "
        "(SELECT COUNT(*) FROM letters_addressee a WHERE a.letter_id = l.id) + "
        "(SELECT COUNT(*) FROM letters_outside o WHERE o.letter_id = l.id), "
        "(SELECT COUNT(*) FROM letters_addressee a WHERE a.letter_id = l.id "
        " AND a.received_at IS NOT NULL), l.version "
        "FROM letters_letter l WHERE l.id IN (");
    const auto ways = ways_of(actor, wish);
    const core::db::Page page{core::db::place_from(wish.after), wish.before, wish.limit + 1};
    query.add(wish.undelivered ? undelivered(actor, wish) : ways.first(wished(actor, wish), page)).add(")");
    ways.turn(query, page);
    Lines found{query.all(tx, read_line), {}};
    if (found.lines.size() > static_cast<std::size_t>(wish.limit)) {
        found.lines.pop_back();
        found.next = place_of(found.lines.back());
    }
    return found;
}

std::vector<ToHand> DeskStore::to_hand(Tx& tx, const core::Actor& actor) {
    Query query("SELECT l.id, o.place, l.subject, COALESCE(l.number, ''), l.letter_date, o.printed, o.town, o.copy "
                "FROM letters_outside o JOIN letters_letter l ON l.id = o.letter_id "
                "WHERE o.way IS NULL AND l.state IN ('sealed', 'sent')");
    only_sendable(query, actor);
    query.add(" ORDER BY l.letter_date, l.id, o.place LIMIT ?", {most_to_hand});
    return query.all(tx, [](const Row& row) {
        return ToHand{row.id<LetterId>(0), row.integer(1), row.text(2), row.text(3), row.date(4),
                      row.text(5), row.text(6), row.flag(7)};
    });
}

std::vector<LetterId> DeskStore::after(Tx& tx, LetterId id, int limit) {
    return tx.all("SELECT id FROM letters_letter WHERE id > ? ORDER BY id LIMIT ?", {id, limit},
                  [](const Row& row) { return row.id<LetterId>(0); });
}

std::optional<LetterId> DeskStore::numbered(Tx& tx, const core::Actor& actor, std::string_view number) {
    Query query("SELECT l.id FROM letters_letter l WHERE l.number = ? AND l.state IN ('sealed', 'sent')", {number});
    only_seen(query, actor);
    const auto found = query.add(" ORDER BY l.id LIMIT 1").all(tx, [](const Row& row) { return row.id<LetterId>(0); });
    if (found.empty()) return std::nullopt;
    return found.front();
}

std::vector<Named> DeskStore::drafted_lately(Tx& tx, const core::Actor& actor, int limit) {
    Query query("SELECT l.id, l.number, l.subject FROM letters_letter l WHERE l.drafter_id = ? "
                "AND l.state IN ('sealed', 'sent')", {actor.person});
    query.add(within_reach(actor)).add(" ORDER BY l.changed_at DESC, l.id DESC LIMIT ?", {limit});
    return query.all(tx, [](const Row& row) { return Named{row.id<LetterId>(0), row.text(1), row.text(2)}; });
}

std::int64_t DeskStore::count(Tx& tx, const core::Actor& actor, const Wish& wish) {
    Query query("SELECT COUNT(*) FROM (");
    query.add(wish.undelivered ? undelivered(actor, wish) : ways_of(actor, wish).ids(wished(actor, wish))).add(") AS seen");
    return query.count(tx);
}

}  // namespace letters
