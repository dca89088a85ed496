// SPDX-License-Identifier: Apache-2.0
#include "letters/store/seen.h"

#include "classification/classification.h"
#include "core/auth/seat.h"

namespace letters {

namespace {

// A lent seat reaches letters up to the class it was lent for.
void only_reached(core::db::Query& query, const core::Seat& seat) {
    if (!seat.lent) return;
    query.add(" AND l.access IN (").list(classification::reached_by(seat)).add(")");
}

}  // namespace

void only_seen(core::db::Query& query, const core::Actor& actor, const InRegisters& registers) {
    if (actor.kind == core::Actor::Kind::system) return;
    const auto& seat = core::seat_of(actor);
    only_reached(query, seat);
    query.add(
        " AND (l.drafter_id = ? OR l.drafter_position_id = ? OR (l.signer_id = ? AND l.state <> 'draft') "
        "OR EXISTS (SELECT 1 FROM letters_participant p WHERE p.letter_id = l.id AND p.position_id = ?) "
        "OR (l.access NOT IN ('rahasia', 'sangat_rahasia') AND (",
        {actor.person, seat.position, seat.position, seat.position});
    if (seat.roles.contains("head")) query.add("l.unit_id = ?", {seat.unit});
    else query.add("(l.access <> 'terbatas' AND l.unit_id = ?)", {seat.unit});
    if (seat.roles.contains("clerk") || seat.roles.contains("archivist"))
        query.add(" OR (l.book_id = ? AND l.state IN ('sealed', 'sent', 'void'))", {seat.unit});
    if (registers.shown != Shown::none)
        query.add(" OR (l.book_id = ? AND l.state IN ('sealed', 'sent', 'void')", {registers.of});
    if (registers.shown == Shown::ordinary) query.add(" AND l.access <> 'terbatas'");
    if (registers.shown != Shown::none) query.add(")");
    query.add(")))");
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
