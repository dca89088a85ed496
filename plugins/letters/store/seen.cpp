// SPDX-License-Identifier: Apache-2.0
#include "letters/store/seen.h"

#include "classification/classification.h"
#include "core/auth/seat.h"

namespace letters {

using core::db::Query;
using core::db::Ways;

namespace {

const core::db::Ordered all_letters{"letters_letter l", "l.changed_at", "l.id"};
const core::db::Ordered with_a_part{"letters_participant p", "p.changed_at", "p.letter_id"};

// What is open is told by partial indexes of it; the condition stands as they have it.
Query among(Which which) {
    return which == Which::open ? Query("l.state NOT IN ('sent', 'void') AND ") : Query("");
}

}  // namespace

Ways drafted_by(const core::Actor& actor, Which which) {
    Ways ways(all_letters);
    return ways.add(among(which).add("l.drafter_id = ?", {actor.person}));
}

Ways seen_by(const core::Actor& actor, Which which) {
    Ways ways(all_letters);
    if (actor.kind == core::Actor::Kind::system) return ways;
    const auto& seat = core::seat_of(actor);
    const auto way = [&](core::db::Sql condition, auto of) { ways.add(among(which).add(condition, {of})); };
    way("l.drafter_id = ?", actor.person);
    way("l.drafter_position_id = ?", seat.position);
    way("l.signer_id = ? AND l.state <> 'draft'", seat.position);
    Query part("p.position_id = ?", {seat.position});
    if (which == Which::open) part.add(" AND p.open = 1");
    ways.add(with_a_part, part);
    if (seat.roles.contains("head")) way("l.unit_id = ? AND l.access NOT IN ('rahasia', 'sangat_rahasia')", seat.unit);
    else way("l.unit_id = ? AND l.access NOT IN ('terbatas', 'rahasia', 'sangat_rahasia')", seat.unit);
    if (seat.roles.contains("clerk") || seat.roles.contains("archivist"))
        way("l.book_id = ? AND l.state IN ('sealed', 'sent', 'void') AND l.access NOT IN ('rahasia', 'sangat_rahasia')",
            seat.unit);
    return ways;
}

Query within_reach(const core::Actor& actor) {
    Query query("");
    if (actor.kind == core::Actor::Kind::system || !core::seat_of(actor).lent) return query;
    return query.add(" AND l.access IN (").list(classification::reached_by(core::seat_of(actor))).add(")");
}

void only_seen(Query& query, const core::Actor& actor, const InRegisters& registers) {
    if (actor.kind == core::Actor::Kind::system) return;
    query.add(within_reach(actor));
    auto ways = seen_by(actor);
    if (registers.shown != Shown::none) {
        Query shown("l.book_id = ? AND l.state IN ('sealed', 'sent', 'void') "
                    "AND l.access NOT IN ('rahasia', 'sangat_rahasia')", {registers.of});
        if (registers.shown == Shown::ordinary) shown.add(" AND l.access <> 'terbatas'");
        ways.add(shown);
    }
    ways.restrict(query);
}

void only_sendable(core::db::Query& query, const core::Actor& actor) {
    if (actor.kind == core::Actor::Kind::system) return;
    const auto& seat = core::seat_of(actor);
    if (seat.lent) query.add(" AND 1 = 0");   // what goes out is the office's own
    query.add(" AND ((l.signer_id = ? AND l.state <> 'draft')", {seat.position});
    if (seat.roles.contains("clerk") || seat.roles.contains("archivist"))
        query.add(" OR (l.book_id = ? AND l.access NOT IN ('rahasia', 'sangat_rahasia'))", {seat.unit});
    query.add(")");
}

}  // namespace letters
