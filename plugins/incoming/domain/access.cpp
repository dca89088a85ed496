// SPDX-License-Identifier: Apache-2.0
#include "incoming/domain/access.h"

#include <algorithm>

namespace incoming {

using core::Verdict;

Standing standing(const Entry& entry, const std::vector<Disposition>& dispositions) {
    Standing made{entry.position, entry.book_unit, entry.clerk, entry.registrar, entry.access,
                  entry.copy,     entry.state == EntryState::closed, {}, entry.person};
    for (const auto& disposition : dispositions)
        for (const auto& branch : disposition.branches)
            if (branch.state != BranchState::withdrawn) made.tree.push_back(branch.position);
    return made;
}

bool mine(const Entry& entry, const core::Actor& actor) {
    if (entry.person) return !actor.borrows() && actor.signed_in() && actor.person == *entry.person;
    return actor.acts_for(entry.position);
}

std::string_view name(Right right) {
    switch (right) {
        case Right::read: return "read";
        case Right::act: return "act";
        case Right::correct: return "correct";
        case Right::prepare: return "prepare";
        case Right::sort: return "sort";
        case Right::raise_class: return "raise_class";
        case Right::lower_class: return "lower_class";
        case Right::propose_class: return "propose_class";
        case Right::see_readers: return "see_readers";
    }
    return "";
}

namespace {

Verdict borrowed(const core::Actor& actor, Right right, const Standing& it) {
    const auto& seat = actor.seats[actor.acting];
    const bool own = seat.position == it.position;
    const bool in_tree = std::find(it.tree.begin(), it.tree.end(), seat.position) != it.tree.end();
    const bool reached = seat.reaches(static_cast<int>(it.access)) && actor.may("incoming.read");
    if (it.person || !reached || (!own && !in_tree)) return Verdict::hidden;
    switch (right) {
        case Right::read: return Verdict::allowed;
        case Right::act: return own && !it.copy && seat.lends("instruct") ? Verdict::allowed : Verdict::forbidden;
        case Right::prepare: return own && seat.lends("prepare") ? Verdict::allowed : Verdict::forbidden;
        case Right::sort: return own ? Verdict::allowed : Verdict::forbidden;
        case Right::correct:
        case Right::raise_class:
        case Right::lower_class:
        case Right::propose_class:
        case Right::see_readers: return Verdict::forbidden;
    }
    return Verdict::forbidden;
}

}  // namespace

Verdict may(const core::Actor& actor, Right right, const Standing& it) {
    if (actor.kind == core::Actor::Kind::system) return Verdict::allowed;
    if (!actor.signed_in() || actor.seats.size() <= actor.acting) return Verdict::hidden;
    if (actor.borrows()) return borrowed(actor, right, it);
    const auto& seat = actor.seats[actor.acting];
    if (it.person) {
        if (actor.person != *it.person) return Verdict::hidden;
        return right == Right::read || right == Right::sort || (right == Right::act && !it.copy) ? Verdict::allowed
                                                                                                : Verdict::forbidden;
    }
    const bool own = seat.position == it.position;
    if (own && (right == Right::sort || (right == Right::act && !it.copy))) return Verdict::allowed;
    const bool in_tree = std::find(it.tree.begin(), it.tree.end(), seat.position) != it.tree.end();
    const bool registrar = it.registrar == seat.position;
    const bool named = it.clerk == seat.position && seat.book == it.book_unit;   // clerks often sit in a sub-unit
    const bool clerk = seat.roles.contains("clerk") && (named || seat.unit == it.book_unit);
    const bool archivist =
        it.closed && seat.roles.contains("archivist") && seat.book == it.book_unit;
    const bool keeper = registrar || (!secret(it.access) && (clerk || archivist));
    if (!own && !in_tree && !keeper) return Verdict::hidden;
    const bool recorder = registrar || (!secret(it.access) && clerk);
    if ((right == Right::correct || right == Right::prepare || right == Right::propose_class) && recorder)
        return Verdict::allowed;
    const bool addressed = own && !it.copy;
    if (right == Right::raise_class && (addressed || keeper)) return Verdict::allowed;
    const bool answers = addressed || (archivist && !secret(it.access));
    if (right == Right::lower_class && answers) return Verdict::allowed;
    if (right == Right::see_readers && (answers || registrar)) return Verdict::allowed;
    return right == Right::read ? Verdict::allowed : Verdict::forbidden;
}

}  // namespace incoming
