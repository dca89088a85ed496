// SPDX-License-Identifier: Apache-2.0
// Dossiers whose time has come, or that a search found: which of them may be proposed, and why the others may not.
#include <algorithm>

#include "disposal/service/desk.h"

namespace disposal {

using archive::DossierId;
using archive::Kept;
using archive::Obstacle;
using core::Context;
using core::db::Tx;

namespace {

archive::Wanted wanted_for(Kind kind) {
    archive::Wanted wanted;
    wanted.life = kind == Kind::transfer ? archive::Life::active : archive::Life::inactive;
    wanted.custody = kind == Kind::transfer ? archive::Custody::unit : archive::Custody::records_unit;
    wanted.process = archive::Process::none;
    if (kind != Kind::transfer) wanted.phase = archive::Phase::ended;
    if (kind == Kind::destruction) wanted.fate = classification::Fate::destroy;
    if (kind == Kind::handover) wanted.fate = classification::Fate::keep;
    if (kind == Kind::review) wanted.fate = classification::Fate::review;
    wanted.oldest_first = true;
    wanted.limit = static_cast<int>(most_lines);
    return wanted;
}

// The secret ones of these he may not know of.
std::set<DossierId> unknown_secrets(Tx& tx, Parts& parts, const Context& ctx, const std::vector<archive::Kept>& all) {
    std::vector<DossierId> secret;
    for (const auto& each : all)
        if (classification::secret(each.access)) secret.push_back(each.id);
    const auto known = parts.shelf.standing(tx, ctx, secret);
    std::erase_if(secret, [&](const auto& id) { return known.contains(id); });
    return {secret.begin(), secret.end()};
}

}  // namespace

Selected Desk::candidates(const Context& ctx, Kind kind) {
    return parts_.db.read([&](Tx& tx) {
        must_propose(tx, parts_, ctx, kind);
        Selected found;
        auto wanted = wanted_for(kind);
        const auto keeper = parts_.directory.numbering_unit(tx, ctx.actor.seat().unit).id;
        if (kind == Kind::transfer) {
            wanted.units = with_ended(tx, parts_, keeper);
            wanted.untransferred = true;
        }
        // What lies with the records unit is its archivist's, whichever unit made it; secret ones only where he knows.
        const auto& seeker = kind == Kind::transfer ? ctx : by_house(parts_);
        auto all = parts_.holdings.list(tx, seeker, wanted);
        found.cut = parts_.holdings.count(tx, seeker, wanted) > static_cast<std::int64_t>(most_lines);
        const auto unknown = unknown_secrets(tx, parts_, ctx, all);
        std::erase_if(all, [&](const auto& each) { return against(kind, each) || unknown.contains(each.id); });
        auto refused = refusals(tx, ctx, kind, all);
        const auto deed = kind == Kind::transfer   ? archive::Deed::transfer
                          : kind == Kind::handover ? archive::Deed::hand_over
                                                   : archive::Deed::decree;
        // A review ends nothing, so nothing is in its way.
        auto obstacles = kind == Kind::review ? archive::Obstacles{} : parts_.gate.obstacles_of(tx, ctx, all, deed);
        for (auto& dossier : all) {
            const auto id = dossier.id;
            if (const auto why = refused.find(id); why != refused.end())
                found.refused.push_back({std::move(dossier), std::move(why->second)});
            else if (const auto at = obstacles.find(id); at != obstacles.end())
                found.fit.push_back({std::move(dossier), std::move(at->second.front())});
            else found.fit.push_back({std::move(dossier), std::nullopt});
        }
        return found;
    });
}

bool Desk::awaits_transfer(const Context& ctx, Kind kind) {
    if (kind == Kind::transfer) return false;
    return parts_.db.read([&](Tx& tx) {
        must_propose(tx, parts_, ctx, kind);
        auto wanted = wanted_for(kind);
        wanted.life = archive::Life::active;
        wanted.custody = archive::Custody::unit;
        wanted.untransferred = wanted.brief = true;
        wanted.limit = 1;
        return !parts_.holdings.list(tx, ctx, wanted).empty();
    });
}

std::map<DossierId, Obstacle> with_papers(Tx& tx, Parts& parts, const std::vector<Kept>& dossiers) {
    std::vector<DossierId> ids;
    for (const auto& each : dossiers) ids.push_back(each.id);
    const auto inside = parts.holdings.subjects(tx, by_house(parts), ids);
    std::vector<std::string> subjects;
    for (const auto& [id, some] : inside) subjects.insert(subjects.end(), some.begin(), some.end());
    const auto papers = parts.proposals.papers_among(tx, subjects);
    std::map<DossierId, Obstacle> found;
    for (const auto& each : dossiers)
        if (const auto at = inside.find(each.id); at != inside.end())
            if (std::any_of(at->second.begin(), at->second.end(), [&](const auto& subject) {
                    return papers.contains(subject) || subject.starts_with(std::string(archive::handed_prefix) + std::string(paper_subject));
                }))
                found.emplace(each.id, Obstacle{"disposal.obstacle.paper", {{"number", each.number}}});
    return found;
}

std::map<DossierId, Obstacle> Desk::refusals(Tx& tx, const Context& ctx, Kind kind, const std::vector<Kept>& dossiers) {
    std::map<DossierId, Obstacle> all;
    const auto own = with_ended(tx, parts_, parts_.directory.numbering_unit(tx, ctx.actor.seat().unit).id);
    for (const auto& each : dossiers) {
        if (auto why = against(kind, each)) all.emplace(each.id, *std::move(why));
        else if (kind == Kind::transfer && std::find(own.begin(), own.end(), each.unit) == own.end()) all.emplace(each.id, Obstacle{not_his, {}});
    }
    if (kind == Kind::destruction) all.merge(with_papers(tx, parts_, dossiers));
    for (auto& [id, found] : parts_.gate.proposing(tx, ctx, dossiers, process_of(kind)))
        all.emplace(id, std::move(found.front()));
    return all;
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
        auto dossiers = parts_.holdings.list(tx, ctx, wanted);
        auto refused = refusals(tx, ctx, kind, dossiers);
        for (auto& dossier : dossiers) {
            if (const auto why = refused.find(dossier.id); why != refused.end()) {
                made.refused.push_back({std::move(dossier), std::move(why->second)});
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
