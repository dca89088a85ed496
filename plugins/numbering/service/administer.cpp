// SPDX-License-Identifier: Apache-2.0
// Series kept in order.
#include "numbering/service/administer.h"

#include <algorithm>
#include <set>

#include "core/audit/trail.h"
#include "core/base/text.h"

namespace numbering {

using core::Code;
using core::Context;
using core::Error;
using core::Fault;
using core::db::Tx;

namespace {

constexpr const char* sample_code = "000.1.5";   // rapat: what a unit writes most

std::string object_of(SeriesId id) { return "series:" + id.text(); }

core::Json told(const Series& series) {
    core::Json json{{"name", series.name},
                    {"pattern", series.pattern},
                    {"reset", name(series.reset)},
                    {"kinds", series.scope.kinds},
                    {"groups", series.scope.groups},
                    {"first_no", series.first_no},
                    {"from", core::iso(series.from)},
                    {"until", series.until ? core::Json(core::iso(*series.until)) : core::Json()}};
    auto& accesses = json["accesses"] = core::Json::array();
    for (const auto access : series.scope.accesses) accesses.push_back(classification::name(access));
    return json;
}

}  // namespace

Wish Administer::sample(Tx& tx, const Context& ctx, const Series& series) {
    Wish wish;
    wish.classification = sample_code;
    wish.origin = series.unit;
    wish.date = series.from.ok() ? std::max(ctx.today(), series.from) : ctx.today();
    if (!series.scope.accesses.empty()) wish.access = *series.scope.accesses.begin();
    for (const auto& position : parts_.directory.positions(tx, series.unit))
        if (position.signs && wish.signer.nil()) wish.signer = position.id;
    return wish;
}

SeriesShown Administer::shown(Tx& tx, const Context& ctx, const Series& series) {
    SeriesShown one;
    one.series = series;
    if (auto unit = parts_.directory.unit(tx, series.unit)) one.unit = std::move(*unit);
    one.last = store::last_date(tx, series.id);
    one.begun = one.last.has_value();
    one.may_change = may(ctx.actor, Right::manage, series.unit) == core::Verdict::allowed;
    const auto wish = sample(tx, ctx, series);
    const auto period = period_of(series.reset, wish.date);
    const auto standing = store::standing(tx, series.id, period);
    const auto no = (standing ? standing->first : first_of(series, period)) +
                    core::db::last(tx, store::counter_key(series.id, period));
    one.example = counter_.print(tx, series, wish, std::to_string(no));
    return one;
}

std::vector<SeriesShown> Administer::list(const Context& ctx, const std::optional<core::UnitId>& only) {
    const bool all = manages_all(ctx.actor);
    const auto book = all ? core::UnitId{} : ctx.actor.seat().book;
    if (!all) core::ensure(may(ctx.actor, Right::read, book));
    return parts_.db.read([&](Tx& tx) {
        std::vector<SeriesShown> found;
        for (const auto& series : all ? store::all_series(tx) : store::series_of(tx, book))
            if (!only || series.unit == *only) found.push_back(shown(tx, ctx, series));
        std::stable_sort(found.begin(), found.end(), [](const SeriesShown& a, const SeriesShown& b) {
            return a.unit.code < b.unit.code;
        });
        return found;
    });
}

SeriesShown Administer::show(const Context& ctx, SeriesId id) {
    return parts_.db.read([&](Tx& tx) {
        const auto series = store::series(tx, id);
        if (!series) throw Error(Code::not_found, "numbering.error.not_found");
        if (may(ctx.actor, Right::manage, series->unit) != core::Verdict::allowed)
            core::ensure(may(ctx.actor, Right::read, series->unit));
        return shown(tx, ctx, *series);
    });
}

Series Administer::save(const Context& ctx, Series series) {
    return parts_.db.write([&](Tx& tx) {
        auto next = series;
        const auto unit = parts_.directory.unit(tx, next.unit);
        if (!unit) throw Error("core.error.invalid", {{"unit", "numbering.fault.unit", {}}});
        core::ensure(may(ctx.actor, Right::manage, next.unit));
        std::optional<Series> before;
        if (next.id.nil()) {
            next.id = SeriesId::make(ctx.now());
        } else {
            before = store::series(tx, next.id);
            if (!before) throw Error(Code::not_found, "numbering.error.not_found");
            core::ensure(may(ctx.actor, Right::manage, before->unit));
        }
        const auto last = store::last_date(tx, next.id);
        const auto begun = before && last ? std::optional(Begun{*before, last}) : std::nullopt;
        next.name = core::text::trim(next.name);
        next.pattern = core::text::trim(next.pattern);
        auto faults = faults_of(next, unit->letter_code.empty() ? unit->code : unit->letter_code,
                                store::series_of(tx, next.unit), begun);
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        if (before)
            store::save(tx, next);
        else if (!store::insert(tx, next))
            throw Error("core.error.invalid", {{"name", "numbering.fault.name_taken", {{"name", next.name}}}});
        core::audit::append(tx, ctx, before ? "numbering.series_changed" : "numbering.series_made",
                            object_of(next.id), told(next));
        return next;
    });
}

Example Administer::example(const Context& ctx, const Series& series) {
    Example example;
    const auto pattern = Pattern::read(series.pattern);
    if (!pattern) {
        example.faults = pattern.faults();
        return example;
    }
    return parts_.db.read([&](Tx& tx) {
        const auto unit = parts_.directory.unit(tx, series.unit);
        if (!unit) {
            example.faults.push_back({"unit", "numbering.fault.unit", {}});
            return example;
        }
        core::ensure(may(ctx.actor, Right::manage, series.unit));
        for (auto& fault : faults_of(series, unit->letter_code.empty() ? unit->code : unit->letter_code,
                                     store::series_of(tx, series.unit), std::nullopt))
            if (fault.field == "pattern") example.faults.push_back(std::move(fault));
        const auto wish = sample(tx, ctx, series);
        const auto no = std::to_string(std::max<std::int64_t>(series.first_no, 12));
        example.next = counter_.print(tx, series, wish, no);
        example.inserted = counter_.print(tx, series, wish, no, suffix_text(series.suffix, 1));
        example.ahead = counter_.print(tx, series, wish, "\u2026");
        return example;
    });
}

std::vector<directory::Unit> Administer::units(const Context& ctx) {
    return parts_.db.read([&](Tx& tx) {
        std::vector<directory::Unit> found;
        for (auto& unit : parts_.directory.units(tx))
            if (unit.own_numbers && may(ctx.actor, Right::manage, unit.id) == core::Verdict::allowed)
                found.push_back(std::move(unit));
        return found;
    });
}

std::vector<Kind> Administer::kinds(const Context&) {
    return parts_.db.read([&](Tx& tx) { return parts_.owners.kinds(tx); });
}

std::vector<std::string> Administer::signer_kinds(const Context&) {
    return parts_.db.read([&](Tx& tx) {
        std::set<std::string> kinds;
        for (const auto& position : parts_.directory.all_positions(tx))
            if (position.signs && !position.kind.empty()) kinds.insert(position.kind);
        for (const auto& unit : parts_.directory.units(tx))
            if (!unit.kind.empty()) kinds.insert(unit.kind);
        return std::vector<std::string>(kinds.begin(), kinds.end());
    });
}

std::vector<CentralRule> Administer::central(const Context&) {
    return parts_.db.read([&](Tx& tx) {
        std::vector<CentralRule> rules;
        for (const auto& rule : store::central(tx))
            if (auto unit = parts_.directory.unit(tx, rule.unit)) rules.push_back({rule.signer_kind, *unit});
        return rules;
    });
}

void Administer::set_central(const Context& ctx, const std::vector<CentralWish>& rules) {
    core::ensure(manages_all(ctx.actor) ? core::Verdict::allowed : core::Verdict::forbidden);
    const auto known = signer_kinds(ctx);
    parts_.db.write([&](Tx& tx) {
        std::vector<Fault> faults;
        std::set<std::string> seen;
        for (const auto& rule : rules) {
            if (std::find(known.begin(), known.end(), rule.signer_kind) == known.end())
                faults.push_back({"signer_kind", "numbering.fault.signer_kind", {{"kind", rule.signer_kind}}});
            else if (!seen.insert(rule.signer_kind).second)
                faults.push_back({"signer_kind", "numbering.fault.signer_kind_twice", {{"kind", rule.signer_kind}}});
            const auto unit = parts_.directory.unit(tx, rule.unit);
            if (!unit || !unit->own_numbers)
                faults.push_back({"unit", "numbering.fault.central_unit", {{"kind", rule.signer_kind}}});
        }
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        store::set_central(tx, rules);
        core::Json told = core::Json::array();
        for (const auto& rule : rules) told.push_back({{"signer_kind", rule.signer_kind}, {"unit", rule.unit.text()}});
        core::audit::append(tx, ctx, "numbering.central_set", "numbering:central", {{"rules", told}});
    });
}

}  // namespace numbering
