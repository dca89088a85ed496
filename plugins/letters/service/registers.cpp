// SPDX-License-Identifier: Apache-2.0
// Reading the registers from one snapshot.
#include "letters/service/registers.h"

#include <algorithm>
#include <map>

#include "letters/service/effect.h"

namespace letters {

using core::Context;
using core::db::Tx;

namespace {

constexpr int most_lines = 100'000;

// Who keeps the registers, or stands above the head of the unit, sees in them what is not secret; heads within
// the unit what is not withheld either.
Shown shown_to(const core::Seat& seat, const numbering::OpenBook& book) {
    if (book.over) return Shown::limited;
    if (seat.book != book.unit.id) return Shown::none;
    if (seat.roles.contains("clerk") || seat.roles.contains("archivist")) return Shown::limited;
    return seat.roles.contains("head") ? Shown::ordinary : Shown::none;
}

// The unit asked for among those whose book is open to the actor.
numbering::OpenBook chosen(const std::vector<numbering::OpenBook>& open, core::UnitId unit) {
    const auto found = std::find_if(open.begin(), open.end(), [&](const auto& each) { return each.unit.id == unit; });
    if (found == open.end()) throw core::Error(core::Code::not_found, "letters.error.register");
    return *found;
}

Span span_of(const Period& period, const core::Seat& seat, const numbering::OpenBook& book) {
    const std::chrono::year year{period.year};
    const auto first = static_cast<unsigned>(period.month == 0 ? 1 : period.month);
    const auto last = static_cast<unsigned>(period.month == 0 ? 12 : period.month);
    return {book.unit.id, shown_to(seat, book), core::Date(year / std::chrono::month{first} / 1),
            core::Date(year / std::chrono::month{last} / std::chrono::last), most_lines};
}

template <class SheetLine>
void tell_newer(Tx& tx, Parts& parts, const core::Actor& reader, std::vector<SheetLine>& lines) {
    std::vector<LetterId> ids;
    for (const auto& line : lines) ids.push_back(line.id);
    const auto newer = newer_told(tx, parts, reader, ids);
    for (auto& line : lines)
        if (const auto found = newer.find(line.id); found != newer.end()) line.newer = found->second;
}

}  // namespace

template <class SheetLine, class Read>
Register<SheetLine> Registers::read(const Context& ctx, Period period, std::optional<core::UnitId> unit, Read rows) {
    core::ensure(ctx.actor.may("letters.read") ? core::Verdict::allowed : core::Verdict::forbidden);
    const auto& seat = ctx.actor.seat();
    if (period.year == 0) period.year = static_cast<int>(ctx.today().year());
    return parts_.db.read([&](Tx& tx) {
        auto open = parts_.numbers.open_books(tx, ctx.actor);
        // Who manages all series reads the numbers of other units, not their letters.
        std::erase_if(open, [](const auto& each) { return !each.own && !each.over; });
        if (open.empty()) open.push_back({parts_.directory.numbering_unit(tx, seat.unit), true, false});
        const auto book = chosen(open, unit.value_or(open.front().unit.id));
        const auto span = span_of(period, seat, book);
        auto lines = rows(tx, span);
        const auto readable = parts_.registers.readable(tx, ctx.actor, span, parts_.zone);
        for (auto& line : lines) line.readable = readable.contains(line.id);
        Register<SheetLine> made{book.unit, {}, period, std::move(lines)};
        for (auto& each : open) made.units.push_back(std::move(each.unit));
        return made;
    });
}

Register<OutgoingLine> Registers::outgoing(const Context& ctx, Period period, std::optional<core::UnitId> unit) {
    return read<OutgoingLine>(ctx, period, unit, [&](Tx& tx, const Span& span) {
        auto lines = parts_.registers.outgoing(tx, ctx.actor, span);
        std::map<std::string, std::string> kinds;
        std::map<core::UnitId, std::string> units;
        for (auto& line : lines) {
            auto& kind = kinds[line.kind];
            if (kind.empty())
                if (const auto found = parts_.styles.kind(tx, line.kind)) kind = found->name;
            line.kind_name = kind;
            auto& unit = units[line.unit];
            if (unit.empty())
                if (const auto found = parts_.directory.unit(tx, line.unit)) unit = found->name;
            line.unit_name = unit;
        }
        tell_newer(tx, parts_, ctx.actor, lines);
        return lines;
    });
}

Register<DispatchLine> Registers::dispatch(const Context& ctx, Period period, std::optional<core::UnitId> unit) {
    return read<DispatchLine>(ctx, period, unit, [&](Tx& tx, const Span& span) {
        auto lines = parts_.registers.dispatch(tx, ctx.actor, span, parts_.zone);
        tell_newer(tx, parts_, ctx.actor, lines);
        return lines;
    });
}

}  // namespace letters
