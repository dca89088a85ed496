// SPDX-License-Identifier: Apache-2.0
#include "signing/service/circuits.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "signing/store/circuit_store.h"

namespace signing {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

void ensure_sets_circuits(const Context& ctx) {
    core::ensure(ctx.actor.may("signing.circuits") ? core::Verdict::allowed : core::Verdict::forbidden);
}

std::string object_of(CircuitId id) { return "circuit:" + id.text(); }

}  // namespace

bool Circuits::keeps(Tx& tx, const Context& ctx, core::UnitId unit) {
    if (ctx.actor.may("core.admin")) return true;
    if (ctx.actor.seats.size() <= ctx.actor.acting) return false;
    const core::Seat& seat = ctx.actor.seat();
    if (!seat.roles.contains("clerk")) return false;
    // Of several clerks in a unit each keeps the circuits of all it serves.
    const auto clerk = directory_.clerk(tx, unit);
    return clerk && clerk->unit == seat.unit;
}

Circuit Circuits::kept(Tx& tx, const Context& ctx, CircuitId id) {
    auto found = store::circuit(tx, id);
    if (!found || !keeps(tx, ctx, found->unit)) throw Error(Code::not_found, "signing.error.no_circuit");
    return *std::move(found);
}

Circuits::Line Circuits::line_of(Tx& tx, Circuit circuit) {
    Line line;
    if (const auto unit = directory_.unit(tx, circuit.unit)) line.unit_name = unit->name;
    for (const Matter& matter : subjects_.matters(tx))
        if (matter.code == circuit.matter) line.matter_name = matter.name;
    for (const CircuitStep& step : circuit.steps) {
        const auto position = directory_.position(tx, step.position);
        line.positions.push_back({step.position, position ? position->code : "", position ? position->name : "", {}});
    }
    line.circuit = std::move(circuit);
    return line;
}

std::vector<Circuits::Line> Circuits::list(const Context& ctx) {
    ensure_sets_circuits(ctx);
    return db_.read([&](Tx& tx) {
        std::vector<Line> lines;
        const auto all = store::circuits(tx);
        if (all.empty()) return lines;
        for (const auto& unit : directory_.units(tx))
            for (const Circuit& circuit : all)
                if (circuit.unit == unit.id && keeps(tx, ctx, unit.id)) lines.push_back(line_of(tx, circuit));
        return lines;
    });
}

Circuits::Line Circuits::find(const Context& ctx, CircuitId id) {
    ensure_sets_circuits(ctx);
    return db_.read([&](Tx& tx) { return line_of(tx, kept(tx, ctx, id)); });
}

std::vector<directory::Unit> Circuits::units(const Context& ctx) {
    ensure_sets_circuits(ctx);
    return db_.read([&](Tx& tx) {
        auto units = directory_.units(tx);
        std::erase_if(units, [&](const directory::Unit& unit) { return !keeps(tx, ctx, unit.id); });
        return units;
    });
}

std::vector<Matter> Circuits::matters(const Context& ctx) {
    ensure_sets_circuits(ctx);
    return db_.read([&](Tx& tx) { return subjects_.matters(tx); });
}

Circuit Circuits::save(const Context& ctx, Circuit circuit) {
    ensure_sets_circuits(ctx);
    return db_.write([&](Tx& tx) {
        Circuit next = circuit;
        const bool fresh = circuit.id.nil();
        if (!fresh) {
            const Circuit was = kept(tx, ctx, circuit.id);
            next.unit = was.unit;
            next.matter = was.matter;
        }
        auto faults = faults_of(next);
        if (fresh && (!directory_.unit(tx, next.unit) || !keeps(tx, ctx, next.unit)))
            faults.push_back({"unit", "signing.fault.unit", {}});
        const auto matters = subjects_.matters(tx);
        if (!next.matter.empty() && std::none_of(matters.begin(), matters.end(),
                                                 [&](const Matter& each) { return each.code == next.matter; }))
            faults.push_back({"matter", "signing.fault.matter", {}});
        for (std::size_t i = 0; i < next.steps.size(); ++i)
            if (!directory_.position(tx, next.steps[i].position))
                faults.push_back({"steps." + std::to_string(i + 1) + ".position", "signing.fault.position", {}});
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        next.name = std::string(core::text::trim(next.name));
        next.steps = in_order(std::move(next.steps));
        if (fresh) {
            next.id = CircuitId::make(ctx.now());
            next.version = 1;
            store::insert(tx, next, ctx.now(), ctx.actor.person_name);
        } else {
            store::save(tx, next, ctx.now(), ctx.actor.person_name);
            ++next.version;
        }
        core::audit::append(tx, ctx, "signing.circuit_saved", object_of(next.id),
                            {{"unit", next.unit.text()}, {"matter", next.matter}, {"line", next.line},
                             {"steps", to_json(next.steps)}});
        return next;
    });
}

void Circuits::remove(const Context& ctx, CircuitId id) {
    ensure_sets_circuits(ctx);
    db_.write([&](Tx& tx) {
        const Circuit was = kept(tx, ctx, id);
        store::erase(tx, id);
        core::audit::append(tx, ctx, "signing.circuit_removed", object_of(id),
                            {{"unit", was.unit.text()}, {"matter", was.matter}, {"steps", to_json(was.steps)}});
    });
}

}  // namespace signing
