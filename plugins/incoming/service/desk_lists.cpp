// SPDX-License-Identifier: Apache-2.0
// The lists of the desk with their counters, and what stands beside a letter in them.
#include <algorithm>

#include "core/auth/seat.h"
#include "incoming/service/desk.h"

namespace incoming {

using core::Context;
using core::db::Tx;

namespace {

// How the letters of a list stand now.
template <class All>
void tell_newest(Tx& tx, Parts& parts, const core::Actor& reader, All& lines) {
    std::vector<letters::LetterId> ids;
    for (const auto& line : lines)
        if (line.letter) ids.push_back(*line.letter);
    const auto newest = parts.relations.newest(tx, reader, ids);
    for (auto& line : lines)
        if (const auto at = line.letter ? newest.find(*line.letter) : newest.end(); at != newest.end())
            line.newer = at->second;
}

std::vector<IncomingId> disposed_of(const std::vector<Line>& lines) {
    std::vector<IncomingId> disposed;
    for (const auto& line : lines)
        if (line.state == EntryState::disposed) disposed.push_back(line.id);
    return disposed;
}

// Who has each of them, as held_now says of one: those who work on it, else the addressed position.
void tell_held(Tx& tx, Parts& parts, std::vector<Line>& lines) {
    const auto held = parts.lists.held(tx, disposed_of(lines));
    for (auto& line : lines) {
        if (const auto at = held.find(line.id); at != held.end()) line.held = at->second;
        else if (!over(line.state)) line.held = {line.position_name};
    }
}

// Whether the nearest date is one that was moved.
void tell_moved_dues(Tx& tx, Parts& parts, std::vector<Line>& lines) {
    const auto disposed = disposed_of(lines);
    const auto moved = moved_dues(tx, parts, disposed);
    if (moved.empty()) return;
    const auto dues = parts.lists.dues(tx, disposed);
    for (auto& line : lines) {
        const auto at = dues.find(line.id);
        if (at == dues.end()) continue;
        for (const auto& [branch, due] : at->second)
            if (due == line.due && !line.moved) line.moved = moved_of(moved, branch);
    }
}

// What was sorted and prepared in the mailbox of the seat.
void tell_sorted(Tx& tx, Parts& parts, const core::Actor& reader, std::vector<Line>& lines) {
    std::vector<IncomingId> ids;
    for (const auto& line : lines) ids.push_back(line.id);
    const auto position = core::seat_of(reader).position;
    const auto marks = parts.marks.of(tx, ids, position);
    const auto ready = parts.branches.prepared_for(tx, ids, position);
    for (auto& line : lines) {
        if (const auto at = marks.find(line.id); at != marks.end()) line.marked = at->second;
        line.prepared = ready.contains(line.id);
    }
}

}  // namespace

Lines Desk::list(const Context& ctx, const Wish& wish) {
    return parts_.db.read([&](Tx& tx) {
        auto found = parts_.lists.list(tx, ctx.actor, wish);
        tell_held(tx, parts_, found.lines);
        tell_moved_dues(tx, parts_, found.lines);
        tell_newest(tx, parts_, ctx.actor, found.lines);
        tell_sorted(tx, parts_, ctx.actor, found.lines);
        return found;
    });
}

std::int64_t Desk::count(const Context& ctx, Show show) {
    Wish wish;
    wish.show = show;
    return parts_.db.read([&](Tx& tx) { return parts_.lists.count(tx, ctx.actor, wish); });
}

GivenLines Desk::given(const Context& ctx, GivenWish wish) {
    wish.today = ctx.today();
    return parts_.db.read([&](Tx& tx) {
        auto found = parts_.lists.given(tx, ctx.actor, wish);
        std::vector<IncomingId> ids;
        for (const auto& line : found.lines)
            if (line.branch.open() && line.branch.due) ids.push_back(line.branch.entry);
        const auto moved = moved_dues(tx, parts_, ids);
        for (auto& line : found.lines) line.moved = moved_of(moved, line.branch.id);
        tell_newest(tx, parts_, ctx.actor, found.lines);
        return found;
    });
}

std::int64_t Desk::count_given(const Context& ctx, ShowGiven given) {
    GivenWish wish;
    wish.given = given;
    wish.today = ctx.today();
    return parts_.db.read([&](Tx& tx) { return parts_.lists.count_given(tx, ctx.actor, wish); });
}

namespace {

constexpr int rows_of_one_letter = 5;   // of dispositions given to several

std::optional<Stop> first_other(const std::vector<Line>& lines, IncomingId letter, Order order) {
    for (const auto& line : lines)
        if (line.id != letter) return Stop{line.id, place_of(line, order)};
    return std::nullopt;
}

std::optional<Stop> first_other(const std::vector<GivenLine>& lines, IncomingId letter) {
    for (const auto& line : lines)
        if (line.branch.entry != letter) return Stop{line.branch.entry, place_of(line)};
    return std::nullopt;
}

}  // namespace

Neighbours Desk::neighbours(const Context& ctx, Wish wish, IncomingId letter) {
    wish.limit = 1;
    return parts_.db.read([&](Tx& tx) {
        Neighbours found;
        found.after = first_other(parts_.lists.list(tx, ctx.actor, wish).lines, letter, wish.order);
        wish.before = true;
        found.before = first_other(parts_.lists.list(tx, ctx.actor, wish).lines, letter, wish.order);
        return found;
    });
}

Neighbours Desk::neighbours(const Context& ctx, GivenWish wish, IncomingId letter) {
    wish.limit = rows_of_one_letter;
    wish.today = ctx.today();
    return parts_.db.read([&](Tx& tx) {
        Neighbours found;
        found.after = first_other(parts_.lists.given(tx, ctx.actor, wish).lines, letter);
        wish.before = true;
        found.before = first_other(parts_.lists.given(tx, ctx.actor, wish).lines, letter);
        return found;
    });
}

}  // namespace incoming
