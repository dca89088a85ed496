// SPDX-License-Identifier: Apache-2.0
#include "depot/service/parts.h"

#include <algorithm>
#include <set>

#include "archive/period.h"
#include "core/base/text.h"

namespace depot {

using core::Context;
using core::db::Tx;

core::UnitId heir_of(Tx& tx, Parts& parts, core::UnitId unit) {
    return directory::heir_of(parts.endings.endings(tx), unit);
}

bool among(const std::vector<core::UnitId>& units, core::UnitId unit) {
    return std::find(units.begin(), units.end(), unit) != units.end();
}

std::vector<core::UnitId> tree_of(Tx& tx, Parts& parts, core::UnitId top) {
    auto all = directory::with_below(parts.directory.units(tx), top);
    directory::add_ended(parts.endings.endings(tx), all);
    return all;
}

std::vector<core::UnitId> reach_of(Tx& tx, Parts& parts, const core::Actor& actor) {
    if (actor.seats.empty()) return {};
    if (!actor.seat().roles.contains("archivist")) return own_units(tx, parts, actor);
    return tree_of(tx, parts, own_unit(tx, parts, actor));
}

core::UnitId own_unit(Tx& tx, Parts& parts, const core::Actor& actor) {
    return heir_of(tx, parts, parts.directory.numbering_unit(tx, actor.seat().unit).id);
}

std::vector<core::UnitId> own_units(Tx& tx, Parts& parts, const core::Actor& actor) {
    std::vector<core::UnitId> all{own_unit(tx, parts, actor)};
    directory::add_ended(parts.endings.endings(tx), all);
    return all;
}

bool serves(Tx& tx, Parts& parts, const core::Actor& actor, core::UnitId unit) {
    return !actor.seats.empty() && heir_of(tx, parts, unit) == own_unit(tx, parts, actor);
}

Series::Series(Tx& tx, Parts& parts, const core::Actor& actor) : tx_(tx), parts_(parts) {
    if (!actor.seats.empty()) codes_[own_unit(tx, parts, actor)];
}

const std::string& Series::of(core::UnitId unit) {
    const auto [at, fresh] = codes_.try_emplace(unit);
    if (fresh)
        if (const auto found = parts_.directory.unit(tx_, unit)) at->second = found->code;
    return at->second;
}

std::int64_t next_number(Tx& tx, std::string_view kind, core::UnitId unit, int year) {
    return core::db::next(tx, "depot/" + std::string(kind) + "/" + unit.text() + "/" + std::to_string(year));
}

bool reaches(Tx& tx, Parts& parts, const core::Actor& actor, core::UnitId unit) {
    if (actor.kind == core::Actor::Kind::system) return true;
    return among(reach_of(tx, parts, actor), unit);
}

std::vector<core::PositionId> seats_with(Tx& tx, Parts& parts, core::UnitId unit, std::string_view role) {
    std::vector<core::PositionId> found;
    const auto living = heir_of(tx, parts, unit);
    for (const auto& each : tree_of(tx, parts, living)) {
        if (parts.directory.numbering_unit(tx, each).id != living) continue;
        for (const auto& position : parts.directory.positions(tx, each))
            if (position.roles.contains(std::string(role))) found.push_back(position.id);
    }
    return found;
}

Step step_of(const Context& ctx) {
    return {ctx.actor.person, ctx.actor.seats.empty() ? core::PositionId{} : ctx.actor.seat().position,
            ctx.actor.named(), ctx.now()};
}

Context system_context(const Parts& parts) {
    Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &parts.clock;
    ctx.zone = parts.zone;
    return ctx;
}

archive::Kept known(Tx& tx, Parts& parts, const Context& ctx, archive::DossierId id) {
    auto found = parts.holdings.find(tx, ctx, id);
    if (!found) core::ensure(core::Verdict::hidden);
    return *std::move(found);
}

std::map<archive::DossierId, archive::Kept> known_of(Tx& tx, Parts& parts, const Context& ctx,
                                                     const std::vector<archive::DossierId>& ids) {
    std::map<archive::DossierId, archive::Kept> found;
    constexpr std::ptrdiff_t together = 1000;
    for (auto from = ids.begin(); from != ids.end();) {
        const auto end = from + std::min(together, ids.end() - from);
        archive::Wanted wanted;
        wanted.among.assign(from, end);
        wanted.brief = true;
        wanted.annulled = true;
        wanted.limit = static_cast<int>(together);
        for (auto& each : parts.holdings.list(tx, ctx, wanted)) found.emplace(each.id, std::move(each));
        from = end;
    }
    return found;
}

std::vector<archive::Kept> all_known(Tx& tx, Parts& parts, const Context& ctx, const std::vector<archive::DossierId>& ids) {
    const auto found = known_of(tx, parts, ctx, ids);
    std::vector<archive::Kept> all;
    for (const auto& id : ids) {
        const auto one = found.find(id);
        if (one == found.end()) core::ensure(core::Verdict::hidden);
        all.push_back(one->second);
    }
    return all;
}

Some some_of(Tx& tx, Parts& parts, const Context& ctx, archive::Wanted wanted, const Choosing& choosing) {
    Some some;
    some.asked = choosing;
    wanted.brief = true;
    wanted.limit = Some::most;
    wanted.offset = some.first() - 1;
    some.all = parts.holdings.count(tx, ctx, wanted);
    some.dossiers = parts.holdings.list(tx, ctx, wanted);
    wanted.among = choosing.ticked;
    std::erase_if(wanted.among, [&](archive::DossierId id) {
        return std::any_of(some.dossiers.begin(), some.dossiers.end(), [&](const auto& each) { return each.id == id; });
    });
    wanted.code.clear();   // whatever the list was narrowed to
    wanted.at_most.reset();
    wanted.offset = 0;
    if (!wanted.among.empty()) some.elsewhere = parts.holdings.list(tx, ctx, wanted);
    return some;
}

bool may_know(Tx& tx, Parts& parts, const Context& ctx, core::PersonId person, archive::DossierId id) {
    auto his = ctx;
    his.actor = {};
    his.actor.kind = core::Actor::Kind::person;
    his.actor.person = person;
    his.actor.seats = parts.seating.seats(tx, person, ctx.today());
    for (; his.actor.acting < his.actor.seats.size(); ++his.actor.acting)
        if (!his.actor.borrows() && parts.holdings.find(tx, his, id)) return true;
    return false;
}

std::map<archive::DossierId, core::UnitId> custodians_of(Tx& tx, Parts& parts, const std::vector<archive::Kept>& dossiers) {
    std::vector<archive::DossierId> ids;
    for (const auto& each : dossiers) ids.push_back(each.id);
    const auto found = parts.shelf.standing(tx, system_context(parts), ids);
    std::map<archive::DossierId, core::UnitId> all;
    std::map<core::UnitId, core::UnitId> heirs;
    for (const auto& each : dossiers) {
        const auto one = found.find(each.id);
        const auto unit = one == found.end() ? each.unit : one->second.keeper.value_or(each.unit);
        const auto [heir, fresh] = heirs.try_emplace(unit);
        if (fresh) heir->second = heir_of(tx, parts, unit);
        all[each.id] = heir->second;
    }
    return all;
}

core::UnitId custodian_of(Tx& tx, Parts& parts, const archive::Kept& dossier) {
    return custodians_of(tx, parts, {dossier}).at(dossier.id);
}

bool gone(const archive::Kept& dossier) {
    return dossier.stub() || dossier.life == archive::Life::handed_over;
}

void must_be_here(const archive::Kept& dossier) {
    if (gone(dossier)) throw core::Error(core::Code::conflict, "archive.obstacle.gone", {{"number", dossier.number}});
}

void must_have_contents(const archive::Kept& dossier) {
    if (dossier.stub()) throw core::Error(core::Code::conflict, "archive.obstacle.gone", {{"number", dossier.number}});
}

Spanned span_of(const archive::Kept& dossier) {
    const auto year = [](core::Date day) { return static_cast<int>(day.year()); };
    const int opened = year(dossier.opened);
    return {dossier.code, dossier.unit, std::min(opened, dossier.first ? year(*dossier.first) : opened),
            std::max({opened, dossier.last ? year(*dossier.last) : opened,
                      dossier.closed ? year(*dossier.closed) : opened})};
}

std::string period_of(const archive::Kept& dossier) {
    if (dossier.items > 0 && !dossier.first) return "-";   // nothing in it bears a date
    const auto year = [](core::Date day) { return static_cast<int>(day.year()); };
    return archive::period(year(dossier.first.value_or(dossier.opened)), year(dossier.last.value_or(dossier.opened)));
}

std::string amount_of(const archive::Kept& dossier) {
    std::vector<std::string> parts;
    for (const auto& [unit, sum] : dossier.amounts) parts.push_back(std::to_string(sum) + " " + unit);
    return core::text::join(parts, ", ");
}

std::optional<core::Date> forgotten_before(const Parts& parts) {
    if (parts.terms.forget_months == 0) return std::nullopt;
    const auto today = core::date_of(parts.clock.now(), parts.zone);
    const auto month = std::chrono::year_month{today.year(), today.month()} -
                       std::chrono::months(parts.terms.forget_months);
    const core::Date day = month / today.day();
    return day.ok() ? day : core::Date{month / std::chrono::last};
}

std::string clean(const std::string& text) { return std::string(core::text::trim(text)); }

std::string reason_in(const std::string& text) {
    auto reason = clean(text);
    if (reason.empty()) throw core::Error("core.error.invalid", {{"reason", "depot.fault.reason", {}}});
    return reason;
}

void must(const Context& ctx, std::string_view right) {
    core::ensure(ctx.actor.may(right) ? core::Verdict::allowed : core::Verdict::forbidden);
}

}  // namespace depot
