// SPDX-License-Identifier: Apache-2.0
// Reading the registers from one snapshot.
#include "letters/service/registers.h"

#include <map>

#include "letters/service/effect.h"

namespace letters {

using core::Context;
using core::db::Tx;

namespace {

constexpr int most_lines = 100'000;

// Who keeps the registers of the unit or answers for them sees in them what is not secret.
bool keeps(const core::Seat& seat, core::UnitId book) {
    const auto& roles = seat.roles;
    return seat.book == book && (roles.contains("clerk") || roles.contains("archivist") || roles.contains("head"));
}

Span span_of(const Period& period, const core::Seat& seat, core::UnitId book) {
    const std::chrono::year year{period.year};
    const auto first = static_cast<unsigned>(period.month == 0 ? 1 : period.month);
    const auto last = static_cast<unsigned>(period.month == 0 ? 12 : period.month);
    return {book, keeps(seat, book), core::Date(year / std::chrono::month{first} / 1),
            core::Date(year / std::chrono::month{last} / std::chrono::last), most_lines};
}

template <class Line>
void tell_newer(Tx& tx, Parts& parts, const core::Actor& reader, std::vector<Line>& lines) {
    std::vector<LetterId> ids;
    for (const auto& line : lines) ids.push_back(line.id);
    const auto newer = newer_told(tx, parts, reader, ids);
    for (auto& line : lines)
        if (const auto found = newer.find(line.id); found != newer.end()) line.newer = found->second;
}

}  // namespace

template <class Line, class Read>
Register<Line> Registers::read(const Context& ctx, Period period, Read rows) {
    core::ensure(ctx.actor.may("letters.read") ? core::Verdict::allowed : core::Verdict::forbidden);
    const auto& seat = ctx.actor.seat();
    if (period.year == 0) period.year = static_cast<int>(ctx.today().year());
    return parts_.db.read([&](Tx& tx) {
        const auto book = parts_.directory.numbering_unit(tx, seat.unit);
        const auto span = span_of(period, seat, book.id);
        auto lines = rows(tx, span);
        const auto readable = parts_.registers.readable(tx, ctx.actor, span, parts_.zone);
        for (auto& line : lines) line.readable = readable.contains(line.id);
        return Register<Line>{book.name, book.code, period, std::move(lines)};
    });
}

Register<OutgoingLine> Registers::outgoing(const Context& ctx, Period period) {
    return read<OutgoingLine>(ctx, period, [&](Tx& tx, const Span& span) {
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

Register<DispatchLine> Registers::dispatch(const Context& ctx, Period period) {
    return read<DispatchLine>(ctx, period, [&](Tx& tx, const Span& span) {
        auto lines = parts_.registers.dispatch(tx, ctx.actor, span, parts_.zone);
        tell_newer(tx, parts_, ctx.actor, lines);
        return lines;
    });
}

}  // namespace letters
