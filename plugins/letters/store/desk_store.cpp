// SPDX-License-Identifier: Apache-2.0
// Lists of letters, filtered by who may see.
#include "letters/store/desk_store.h"

#include "core/base/text.h"
#include "letters/store/seen.h"

namespace letters {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

namespace {

void only_wished(Query& query, const core::Actor& actor, const Wish& wish) {
    // What the desk counts stands as its partial index has it.
    if (wish.state == State::sealed) query.add(" AND l.state = 'sealed'");
    else if (wish.state == State::printed) query.add(" AND l.state = 'printed'");
    else if (wish.state) query.add(" AND l.state = ?", {name(*wish.state)});
    if (wish.returned) query.add(" AND l.state = 'draft' AND l.note <> ''");
    if (wish.undelivered)
        query.add(" AND l.state = 'sent' AND l.sent_at < ? AND l.id IN (SELECT a.letter_id FROM letters_addressee a "
                  "WHERE a.received_at IS NULL)",
                  {wish.undelivered_by});
    if (!wish.kind.empty()) query.add(" AND l.kind = ?", {wish.kind});
    if (wish.mine) query.add(" AND l.drafter_id = ?", {actor.person});
    if (!wish.words.empty()) {
        auto part = core::text::lower(wish.words);
        for (const std::string_view special : {"\\", "%", "_"})
            part = core::text::replace(part, special, "\\" + std::string(special));
        part = "%" + part + "%";
        query.add(
            " AND (LOWER(l.subject) LIKE CAST(? AS TEXT) ESCAPE '\\' "
            "OR LOWER(COALESCE(l.number, '')) LIKE CAST(? AS TEXT) ESCAPE '\\')",
            {part, part});
    }
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

std::string place_of(const Line& line) { return std::to_string(line.changed.ms) + "_" + line.id.text(); }

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
        "FROM letters_letter l WHERE 1 = 1");
    only_seen(query, actor);
    only_wished(query, actor, wish);
    if (const auto parts = core::text::split(wish.after, '_'); parts.size() == 2) {
        core::Instant at;
        try {
            at.ms = std::stoll(parts[0]);
        } catch (const std::exception&) {
            throw core::Error(core::Code::invalid, "letters.error.cursor").of("after");
        }
        const auto id = LetterId::parse(parts[1]);
        if (wish.before) query.add(" AND (l.changed_at, l.id) > (?, ?)", {at, id});
        else query.add(" AND (l.changed_at, l.id) < (?, ?)", {at, id});
    } else if (!wish.after.empty()) {
        throw core::Error(core::Code::invalid, "letters.error.cursor").of("after");
    }
    if (wish.before) query.add(" ORDER BY l.changed_at, l.id LIMIT ?", {wish.limit + 1});
    else query.add(" ORDER BY l.changed_at DESC, l.id DESC LIMIT ?", {wish.limit + 1});
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

std::int64_t DeskStore::count(Tx& tx, const core::Actor& actor, const Wish& wish) {
    Query query("SELECT COUNT(*) FROM letters_letter l WHERE 1 = 1");
    only_seen(query, actor);
    only_wished(query, actor, wish);
    return query.count(tx);
}

}  // namespace letters
