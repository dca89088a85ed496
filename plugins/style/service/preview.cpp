// SPDX-License-Identifier: Apache-2.0
#include "style/service/preview.h"

#include <algorithm>

#include "style/domain/sample.h"

namespace style {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

// The unit a preview is printed for: of the actor, or the region's own for what its head signs.
core::UnitId unit_for(Tx& tx, Joined& joined, const Context& ctx, const Kind& kind) {
    const bool mayor = !kind.signers.empty() && kind.signers.front() == "kdh";
    const auto units = joined.directory.units(tx);
    if (mayor)
        for (const auto& unit : units)
            if (unit.kind == "kdh") return unit.id;
    if (!ctx.actor.seats.empty()) return joined.directory.numbering_unit(tx, ctx.actor.seat().unit).id;
    if (units.empty()) throw Error(Code::conflict, "style.error.no_unit");
    return units.front().id;
}

}  // namespace

Sheet Preview::sheet(Tx& tx, const Context& ctx, Thing thing, std::string_view code, std::int64_t number,
                     std::string_view kind_code) {
    auto& editions = joined_.editions;
    auto edition = number > 0 ? editions.find(tx, thing, code, number) : editions.draft(tx, thing, code);
    if (!edition && number == 0) edition = editions.newest(tx, thing, code);
    const bool none = !edition || edition->definition.is_null();
    if (none && thing != Thing::unit_head) throw Error(Code::not_found, "style.error.not_found");
    const auto agency = joined_.directory.agency(tx);
    auto profile = shelf_.profile(tx, ctx.today());
    std::optional<Kind> kind;
    if (thing == Thing::kind) kind = kind_from(edition->definition).take();
    if (thing == Thing::profile) profile = profile_from(edition->definition).take();
    if (!kind) kind = shelf_.kind(tx, kind_code);
    if (!kind) throw Error(Code::not_found, "style.error.not_found");
    Letterhead head;
    if (thing == Thing::unit_head) {
        const auto unit = core::UnitId::parse(code);
        head = shelf_.fill(tx, none ? shelf_.design_of(tx, unit, "") : design_from(edition->definition).take(), unit);
    } else if (thing == Thing::letterhead) {
        const auto design = design_from(edition->definition).take();
        auto unit = unit_for(tx, joined_, ctx, *kind);
        for (const auto& each : joined_.directory.units(tx))
            if (std::find(design.units.begin(), design.units.end(), each.kind) != design.units.end()) {
                unit = each.id;
                break;
            }
        head = shelf_.fill(tx, design, unit);
    } else {
        head = shelf_.letterhead(tx, unit_for(tx, joined_, ctx, *kind), kind->letterhead);
    }
    return sample_sheet(*kind, profile, head, agency.place);
}

Rendered Preview::show(const Context& ctx, Thing thing, std::string_view code, std::int64_t number,
                       std::string_view kind) {
    core::ensure(may(ctx.actor, Act::manage));
    return shelf_.print(joined_.db.read([&](Tx& tx) { return sheet(tx, ctx, thing, code, number, kind); }));
}

core::Bytes Preview::picture(const Context& ctx, Thing thing, std::string_view code, std::int64_t number, int page,
                             std::string_view kind) {
    const auto rendered = show(ctx, thing, code, number, kind);
    return pictures_.page(core::sha256(rendered.bytes), page, [&] { return rendered.bytes; });
}

}  // namespace style
