// SPDX-License-Identifier: Apache-2.0
// Rows of the registers.
#include "letters/store/register_store.h"

#include <algorithm>
#include <iterator>

#include "letters/domain/recipients.h"
#include "letters/store/seen.h"

namespace letters {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

namespace {

core::Instant begin(const Span& span, core::Zone zone) { return core::start_of(span.from, zone); }
core::Instant end(const Span& span, core::Zone zone) { return core::start_of(core::add_days(span.until, 1), zone); }

OutgoingLine read_outgoing(const Row& row) {
    OutgoingLine line;
    line.id = row.id<LetterId>(0);
    line.state = state_named(row.text(1)).value_or(State::sealing);
    line.date = row.date(2);
    line.number = row.text(3);
    line.kind = row.text(4);
    line.classification = row.text(5);
    line.subject = row.text(6);
    line.signer = style::in_one_line(style::signer_block_from(core::json::parse(row.text(7))));
    line.unit = row.id<core::UnitId>(8);
    line.urgency = urgency_named(row.text(9));
    line.access = classification::access_named(row.text(10));
    if (line.state == State::void_) line.note = row.text(11);
    const auto content = content_kept(core::json::parse(row.text(12)));
    for (const auto& each : direct(content.addressees)) line.to.push_back(each.printed);
    for (const auto& each : content.partners)
        if (!each.copy) line.to.push_back(each.printed);
    line.to.insert(line.to.end(), content.outside.begin(), content.outside.end());
    return line;
}

DispatchLine read_dispatch(const Row& row) {
    DispatchLine line;
    line.id = row.id<LetterId>(0);
    line.sent = row.instant(1);
    line.number = row.text(2);
    line.subject = row.text(3);
    line.to = row.text(4);
    line.copy = row.flag(5);
    return line;
}

DispatchLine read_inside(const Row& row) {
    auto line = read_dispatch(row);
    line.received = row.maybe(6, &Row::instant);
    line.agenda = row.text(7);
    return line;
}

DispatchLine read_outside(const Row& row) {
    auto line = read_dispatch(row);
    if (const auto way = row.null(6) ? std::nullopt : way_named(row.text(6)))
        line.handed = Handing{*way, row.date(7), row.text(8), ""};
    return line;
}

}  // namespace

std::set<LetterId> RegisterStore::readable(Tx& tx, const core::Actor& actor, const Span& span, core::Zone zone) {
    Query query(
        "SELECT l.id FROM letters_letter l WHERE l.book_id = ? AND ((l.letter_date >= ? AND l.letter_date <= ?) "
        "OR (l.sent_at >= ? AND l.sent_at < ?))",
        {span.book, span.from, span.until, begin(span, zone), end(span, zone)});
    only_seen(query, actor);
    const auto all = query.all(tx, [](const Row& row) { return row.id<LetterId>(0); });
    return {all.begin(), all.end()};
}

std::vector<OutgoingLine> RegisterStore::outgoing(Tx& tx, const core::Actor& actor, const Span& span) {
    Query query(
        "SELECT l.id, l.state, l.letter_date, l.number, l.kind, l.classification, l.subject, l.signer_block, "
        "l.unit_id, l.urgency, l.access, l.note, l.content FROM letters_letter l "
        "WHERE l.book_id = ? AND l.letter_date >= ? AND l.letter_date <= ?",
        {span.book, span.from, span.until});
    only_seen(query, actor, {span.book, span.shown});
    query.add(" ORDER BY l.letter_date, l.numbered_at, l.series, l.number_no, l.id LIMIT ?", {span.limit});
    return query.all(tx, read_outgoing);
}

std::vector<DispatchLine> RegisterStore::dispatch(Tx& tx, const core::Actor& actor, const Span& span,
                                                  core::Zone zone) {
    const auto lines = [&](core::db::Sql receipt, core::db::Sql receivers, auto read) {
        Query query("SELECT l.id, l.sent_at, l.number, l.subject, a.printed, a.copy, ");
        query.add(receipt).add(" FROM letters_letter l JOIN ").add(receivers).add(" a ON a.letter_id = l.id ");
        query.add("WHERE l.book_id = ? AND l.state = 'sent' AND l.sent_at >= ? AND l.sent_at < ?",
                  {span.book, begin(span, zone), end(span, zone)});
        only_seen(query, actor, {span.book, span.shown});
        query.add(" ORDER BY l.sent_at, l.id, a.place LIMIT ?", {span.limit});
        return query.all(tx, read);
    };
    auto all = lines("a.received_at, a.agenda", "letters_addressee", read_inside);
    auto outside = lines("a.way, a.handed_on, a.receipt", "letters_outside", read_outside);
    std::move(outside.begin(), outside.end(), std::back_inserter(all));
    std::stable_sort(all.begin(), all.end(), [](const DispatchLine& a, const DispatchLine& b) {
        return std::pair(a.sent.ms, a.id) < std::pair(b.sent.ms, b.id);
    });
    if (all.size() > static_cast<std::size_t>(span.limit)) all.resize(static_cast<std::size_t>(span.limit));
    return all;
}

}  // namespace letters
