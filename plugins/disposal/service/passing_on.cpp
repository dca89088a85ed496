// SPDX-License-Identifier: Apache-2.0
// What becomes of the dossiers of a transfer and of a handover where they arrive: what stays is set back before the act is
// written, and what the act names goes whole or not at all.
#include "disposal/service/passing_on.h"

#include "core/audit/trail.h"
#include "disposal/service/running.h"

namespace disposal {

using archive::Custody;
using archive::Deed;
using archive::Life;
using archive::Obstacle;
using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

void hand_in(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p) {
    const auto records = with_ended(tx, parts, living(tx, parts, p.records_unit));
    for (auto line : parts.proposals.lines(tx, p.id)) {
        if (line.decision == Decision::struck) continue;
        // What was not in the parcel stays with its unit.
        if (line.found == Found::missing) {
            parts.holdings.move(tx, ctx, line.dossier, Life::active, Custody::unit, {});
            line.decision = Decision::kept;
            line.reason = line.found_note;
            line.decided_by = line.found_by;
        } else {
            parts.gate.pass(tx, ctx, line.dossier, Deed::transfer);
            const auto arrived = parts.holdings.find(tx, by_house(parts), line.dossier);
            if (hash_of(frozen(tx, parts, *arrived, line.snapshot)) != line.hash)
                throw Error(Code::conflict, "disposal.blocked.changed", {{"number", arrived->number}});
            parts.holdings.move(tx, ctx, line.dossier, Life::inactive, Custody::records_unit, records.front());
            line.decision = Decision::agreed;
            line.outcome = Outcome::done;
            const auto given = parts.definitive ? parts.definitive->highest(tx, records) : 0;
            line.definitive = parts.running.definitive(tx, records, line.dossier, given);
            if (parts.definitive) {
                parts.definitive->give_number(tx, line.dossier, line.definitive);
                parts.running.told(tx, line.dossier);
            }
        }
        parts.holdings.release(tx, ctx, line.dossier, p.object());
        parts.proposals.save(tx, p.id, line);
    }
}

namespace {

// Why it is not what was listed any more: its time is not over, its fate is another, or it was changed.
std::optional<Obstacle> unlike_listed(Tx& tx, Parts& parts, const Proposal& p, const Line& line) {
    const auto dossier = parts.holdings.find(tx, by_house(parts), line.dossier);
    if (!dossier) return Obstacle{"disposal.blocked.unknown", {}};
    if (auto why = against(p.kind, *dossier)) return why;
    if (hash_of(frozen(tx, parts, *dossier, line.snapshot)) == line.hash) return std::nullopt;
    return Obstacle{"disposal.blocked.changed", {{"number", dossier->number}}};
}

// What is held or lent by now, or stays for what `also` says, is told and keeps no other back; where nothing is free,
// nothing is done.
template <class Also, class Go, class Stay>
void each_free(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p, Deed deed, Also also, Go go, Stay stay) {
    std::optional<Obstacle> first;
    bool any = false;
    for (auto line : parts.proposals.lines(tx, p.id)) {
        if (!line.stands()) continue;
        parts.gate.take_to_end(tx, line.dossier);
        const auto held = parts.gate.obstacles(tx, ctx, line.dossier, deed);
        const auto why = held.empty() ? also(line) : std::optional(held.front());
        if (!why) {
            any = true;
            go(line);
        } else {
            if (!first) first = why;
            line.outcome = Outcome::blocked;
            line.outcome_why = told(held.empty() ? *why : for_all(tx, parts, line.dossier, deed, *why));
            stay(line);
        }
        parts.proposals.save(tx, p.id, line);
    }
    if (first && !any) throw Error(Code::conflict, first->word, first->args);
}

void strike_out(Tx& tx, const Context& ctx, const Proposal& p, Line& line) {
    line.decision = Decision::struck;
    line.reason.clear();   // why it was blocked tells it, in the reader's language
    line.decided_by.clear();
    core::audit::append(tx, ctx, "disposal.blocked", p.object(), {{"line", line.number}, {"why", line.outcome_why}});
}

}  // namespace

void set_back(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p) {
    // The rest is asked when it is carried out.
    each_free(tx, parts, ctx, p, Deed::decree, [](const Line&) { return std::optional<Obstacle>(); }, [](Line&) {},
              [&](Line& line) { strike_out(tx, ctx, p, line); });
}

void take_over(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p) {
    const auto stays = [&](const Line& line) {
        if (line.arrived != Found::missing) return unlike_listed(tx, parts, p, line);
        return std::optional(Obstacle{"disposal.blocked.not_there", {{"note", line.arrived_note}}});
    };
    const auto stay = [&](Line& line) {
        strike_out(tx, ctx, p, line);
        parts.holdings.release(tx, ctx, line.dossier, p.object());
    };
    each_free(tx, parts, ctx, p, Deed::hand_over, stays, [](Line&) {}, stay);
}

void hand_over(Tx& tx, Parts& parts, const Context& ctx, const Proposal& p) {
    const auto institution = parts.directory.unit_by_code(tx, parts.institution);
    // Of an institution outside this house the records unit keeps where it went.
    const auto keeper = living(tx, parts, institution ? institution->id : p.records_unit);
    const auto life = institution ? Life::archival : Life::handed_over;
    for (auto line : parts.proposals.lines(tx, p.id)) {
        if (!line.stands()) continue;
        parts.gate.take_to_end(tx, line.dossier);
        const auto held = parts.gate.obstacles(tx, ctx, line.dossier, Deed::hand_over);
        // Its act names it: without it the act would tell of what was not done.
        if (const auto why = held.empty() ? unlike_listed(tx, parts, p, line) : std::optional(held.front()))
            throw Error(Code::conflict, "disposal.needs.set_back",
                        {{"line", std::to_string(line.number)}, {"why", parts.words.in(ctx.language).say(why->word, why->args)}});
        line.outcome = Outcome::done;
        parts.holdings.move(tx, ctx, line.dossier, life, Custody::institution, keeper);
        parts.holdings.release(tx, ctx, line.dossier, p.object());
        parts.proposals.save(tx, p.id, line);
    }
}

void give_back(Line& line) {
    line.outcome = Outcome::blocked;
    line.outcome_why = told({"disposal.blocked.given_back", {{"reason", line.reason}}});
}

}  // namespace disposal
