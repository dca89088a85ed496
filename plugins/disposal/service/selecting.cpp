// SPDX-License-Identifier: Apache-2.0
// Dossiers a search found, proposed: which of them may be, and why the others may not.
#include <algorithm>

#include "disposal/service/desk.h"

namespace disposal {

using archive::Kept;
using core::Context;
using core::db::Tx;

bool holds_paper(Tx& tx, Parts& parts, archive::DossierId id) {
    std::vector<std::string> subjects;
    for (auto& item : parts.holdings.items(tx, by_house(parts), id)) subjects.push_back(std::move(item.subject));
    return parts.proposals.any_paper(tx, subjects);
}

std::optional<archive::Obstacle> Desk::refusal(Tx& tx, const Context& ctx, Kind kind, const Kept& dossier) {
    if (auto why = against(kind, dossier)) return why;
    if (kind == Kind::transfer && parts_.directory.numbering_unit(tx, ctx.actor.seat().unit).id != living(tx, parts_, dossier.unit))
        return archive::Obstacle{not_his, {}};
    if (kind == Kind::destruction && holds_paper(tx, parts_, dossier.id))
        return archive::Obstacle{"disposal.obstacle.paper", {{"number", dossier.number}}};
    auto found = parts_.gate.proposing(tx, ctx, dossier, process_of(kind));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Selected Desk::selected(const Context& ctx, Kind kind, const std::string& selection) {
    return parts_.db.read([&](Tx& tx) {
        must_propose(tx, parts_, ctx, kind);
        auto* selections = parts_.selections();
        if (selections == nullptr || parts_.results == nullptr) core::ensure(core::Verdict::hidden);
        auto found = parts_.results->dossiers_of(tx, ctx, selections->use(tx, ctx, selection));
        Selected made;
        made.loose = found.loose;
        made.cut = found.dossiers.size() > most_lines;
        if (made.cut) found.dossiers.resize(most_lines);
        for (auto& each : found.gone)
            made.refused.push_back({each, {"archive.obstacle.gone", {{"number", each.number}}}});
        archive::Wanted wanted;
        for (const auto& each : found.dossiers) wanted.among.push_back(each.id);
        wanted.limit = static_cast<int>(most_lines);
        if (wanted.among.empty()) return made;
        for (auto& dossier : parts_.holdings.list(tx, ctx, wanted)) {
            if (auto why = refusal(tx, ctx, kind, dossier)) {
                made.refused.push_back({std::move(dossier), *std::move(why)});
                continue;
            }
            const auto same = [&](const auto& unit) { return unit.first == dossier.unit; };
            if (std::none_of(made.units.begin(), made.units.end(), same))
                made.units.emplace_back(dossier.unit, dossier.unit_name);
            made.fit.push_back({std::move(dossier), std::nullopt});
        }
        return made;
    });
}

}  // namespace disposal
