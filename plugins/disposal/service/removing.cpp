// SPDX-License-Identifier: Apache-2.0
// The copies a finished handover to another house left here: which of them may go, and the proposal to remove some.
#include <algorithm>
#include <set>

#include "core/audit/trail.h"
#include "disposal/service/desk.h"

namespace disposal {

using archive::Deed;
using archive::DossierId;
using archive::Obstacle;
using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

// What went with it, without what the actor may not know of.
std::vector<Line> gone_with(const std::vector<Line>& lines, const std::set<DossierId>& hidden) {
    std::vector<Line> found;
    for (const auto& each : lines)
        if (each.outcome == Outcome::done && !hidden.contains(each.dossier)) found.push_back(each);
    return found;
}

Obstacle no_receipts(const archive::Kept& dossier) { return {"disposal.removal.no_receipts", {{"number", dossier.number}}}; }

// What its receipts alone tell.
std::optional<Obstacle> unproved(const archive::Kept& dossier, const std::vector<packages::Acknowledged>& receipts) {
    if (receipts.empty()) return no_receipts(dossier);
    const auto hinders = [](const packages::Acknowledged& each) { return !each.hindrance.empty(); };
    const auto first = std::find_if(receipts.begin(), receipts.end(), hinders);
    if (first == receipts.end()) return std::nullopt;
    const auto count = std::count_if(receipts.begin(), receipts.end(), hinders);
    return Obstacle{first->hindrance, {{"number", dossier.number}, {"count", std::to_string(count)}}};
}

}  // namespace

std::optional<Obstacle> without_receipts(Tx& tx, Parts& parts, const archive::Kept& dossier) {
    if (!receipts_of(tx, parts, dossier.id).empty()) return std::nullopt;
    return no_receipts(dossier);
}

std::vector<CopyShown> Desk::copies(Tx& tx, const std::vector<Line>& lines, const std::set<DossierId>& hidden) {
    archive::Wanted wanted;
    std::map<DossierId, int> numbers;
    for (const auto& line : gone_with(lines, hidden)) {
        wanted.among.push_back(line.dossier);
        numbers[line.dossier] = line.number;
    }
    if (wanted.among.empty()) return {};
    wanted.brief = true;
    wanted.limit = static_cast<int>(wanted.among.size());
    auto dossiers = parts_.holdings.list(tx, by_house(parts_), wanted);
    // What went to the institution of this very house is here itself, and no copy.
    std::erase_if(dossiers, [](const auto& each) { return each.life != archive::Life::handed_over; });
    auto receipts = receipts_of(tx, parts_, wanted.among);
    std::vector<CopyShown> all;
    for (const auto& each : dossiers) {
        CopyShown shown{numbers[each.id], each.id, each.number, each.title, {}, each.emptied, std::move(receipts[each.id])};
        // The gate reads every item of every dossier, so it is asked when it is done and not by every look at the page.
        if (!each.emptied) shown.why_not = unproved(each, shown.receipts);
        if (each.process != archive::Process::none)
            shown.why_not = Obstacle{"archive.obstacle.proposed", {{"number", each.number}}};
        all.push_back(std::move(shown));
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.line < b.line; });
    return all;
}

namespace {

Proposal removal_after(const Context& ctx, const Proposal& handover, const std::string& reason) {
    Proposal p;
    p.id = ProposalId::make(ctx.now());
    p.kind = Kind::removal;
    p.state = State::submitted;
    p.after = handover.id;
    p.year = static_cast<int>(ctx.today().year());
    p.unit = handover.unit;
    p.unit_name = handover.unit_name;
    p.records_unit = handover.records_unit;
    p.records_unit_name = handover.records_unit_name;
    p.proposer = who_of(ctx);
    p.created = ctx.now();
    p.note = reason;
    return p;
}

}  // namespace

ProposalId Desk::remove(const Context& ctx, ProposalId id, const Removing& wish) {
    return parts_.db.write([&](Tx& tx) {
        const auto handover = open_for(tx, parts_, ctx.actor, id);
        const auto standing = standing_of(tx, parts_, ctx.actor, handover);
        core::ensure(standing.records_archivist && ctx.actor.may("disposal.propose") ? core::Verdict::allowed
                                                                                     : core::Verdict::forbidden);
        if (handover.kind != Kind::handover || handover.state != State::done)
            throw Error(Code::conflict, "disposal.error.state");
        std::vector<core::Fault> faults;
        if (wish.dossiers.empty()) faults.push_back({"dossiers", "disposal.fault.dossiers", {}});
        if (wish.reason.empty()) faults.push_back({"reason", "disposal.fault.reason", {}});
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        const auto lines = parts_.proposals.lines(tx, id);
        const auto went = gone_with(lines, hidden_from(tx, parts_, ctx, lines));
        auto p = removal_after(ctx, handover, wish.reason);
        parts_.proposals.insert(tx, p);
        int number = 0;
        for (const auto& dossier : std::set<DossierId>(wish.dossiers.begin(), wish.dossiers.end())) {
            const bool of_it = std::any_of(went.begin(), went.end(), [&](const Line& each) { return each.dossier == dossier; });
            const auto kept = of_it ? parts_.holdings.find(tx, by_house(parts_), dossier) : std::nullopt;
            if (!kept) throw Error(Code::not_found, "disposal.error.no_dossier");
            parts_.gate.pass(tx, ctx, dossier, Deed::remove);
            if (auto why = without_receipts(tx, parts_, *kept)) throw Error(Code::conflict, why->word, why->args);
            parts_.holdings.engage(tx, ctx, dossier, process_of(p.kind), p.object());
            Line line;
            line.number = ++number;
            line.dossier = dossier;
            line.snapshot = core::Json::object();
            parts_.proposals.insert(tx, p.id, line);
        }
        freeze_all(tx, p);
        parts_.proposals.save(tx, p);
        parts_.proposals.add(tx, p.id, {Act::submit, p.state, who_of(ctx), ctx.now(), {}});
        core::audit::append(tx, ctx, "disposal.drawn", p.object(),
                            {{"kind", name(p.kind)}, {"number", p.numbered()}, {"dossiers", number},
                             {"after", handover.object()}, {"reason", wish.reason}});
        tell_next(tx, parts_, ctx, p, {});
        return p.id;
    });
}

}  // namespace disposal
