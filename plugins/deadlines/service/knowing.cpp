// SPDX-License-Identifier: Apache-2.0
#include "deadlines/service/knowing.h"

#include <algorithm>
#include <set>

#include "core/auth/seat.h"

namespace deadlines {

using core::db::Tx;

namespace {

enum class By { room, rank };

std::string_view kind_of(std::string_view subject) { return subject.substr(0, subject.find(':')); }

// Each room asked once.
std::map<std::string, Said> asked(Tx& tx, Parts& parts, const core::Actor& actor, const std::set<std::string>& subjects,
                                  By how) {
    std::map<std::string, std::vector<std::string>, std::less<>> by_kind;
    for (const auto& subject : subjects) by_kind[std::string(kind_of(subject))].push_back(subject);
    std::map<std::string, Said> found;
    for (const auto& [kind, all] : by_kind)
        if (const auto owner = parts.subjects.find(kind); owner != parts.subjects.end())
            found.merge(how == By::room ? owner->second->describe(tx, actor, all)
                                                : owner->second->named(tx, all));
    return found;
}

// Those of them he is told by title for his rank.
std::set<WaitId> by_rank(Tx& tx, Parts& parts, const core::Actor& actor, core::Instant now,
                         const std::vector<const Wait*>& waits) {
    const auto& seat = core::seat_of(actor);
    std::vector<WaitId> ids;
    for (const auto* wait : waits)
        if (!wait->secret() && !wait->ended && seat.reaches(static_cast<int>(wait->access))) ids.push_back(wait->id);
    std::set<WaitId> found;
    if (ids.empty() || seat.position.nil()) return found;
    found = parts.asking.raised(tx, seat.position, ids);
    const auto late = [&](const Wait& wait) {
        return wait.access == classification::AccessClass::ordinary && wait.overdue(now) &&
               wait.holder != seat.position;
    };
    if (std::none_of(waits.begin(), waits.end(), [&](const Wait* wait) { return late(*wait); })) return found;
    const auto reach = reach_of(tx, parts, actor);
    for (const auto* wait : waits)
        if (late(*wait) && seat.reaches(static_cast<int>(wait->access)) &&
            std::find(reach.units.begin(), reach.units.end(), wait->unit) != reach.units.end())
            found.insert(wait->id);
    return found;
}

}  // namespace

bool may_know(Tx& tx, Parts& parts, const core::Actor& actor, const Wait& wait) {
    const auto& seat = core::seat_of(actor);
    if (seat.position.nil() || !seat.reaches(static_cast<int>(wait.access))) return false;
    if (may_see(wait, seat.position, reach_of(tx, parts, actor))) return true;
    return !wait.secret() && !parts.asking.raised(tx, seat.position, {wait.id}).empty();
}

std::map<WaitId, Said> said_of(Tx& tx, Parts& parts, const core::Actor& actor, core::Instant now,
                               const std::vector<Wait>& waits) {
    std::set<std::string> subjects;
    for (const auto& wait : waits) subjects.insert(wait.subject);
    const auto told = asked(tx, parts, actor, subjects, By::room);
    std::map<WaitId, Said> found;
    std::vector<const Wait*> untold;
    for (const auto& wait : waits) {
        const auto said = told.find(wait.subject);
        if (said != told.end())
            found[wait.id] = said->second;
        else
            untold.push_back(&wait);
    }
    const auto ranked = by_rank(tx, parts, actor, now, untold);
    subjects.clear();
    for (const auto* wait : untold)
        if (ranked.contains(wait->id)) subjects.insert(wait->subject);
    if (subjects.empty()) return found;
    const auto named = asked(tx, parts, actor, subjects, By::rank);
    for (const auto* wait : untold)
        if (const auto said = named.find(wait->subject); ranked.contains(wait->id) && said != named.end())
            found[wait->id] = {said->second.title, said->second.number, ""};
    return found;
}

bool above(Tx& tx, Parts& parts, core::PositionId seat, core::PositionId position) {
    const auto line = parts.directory.line_above(tx, position);
    return std::any_of(line.begin(), line.end(), [&](const directory::Position& each) { return each.id == seat; });
}

}  // namespace deadlines
