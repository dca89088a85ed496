// SPDX-License-Identifier: Apache-2.0
#include "incoming/domain/access.h"

#include <algorithm>

namespace incoming {

using core::Verdict;

Standing standing(const Entry& entry, const std::vector<Disposition>& dispositions) {
    Standing made{entry.position, entry.book_unit, entry.clerk, entry.registrar, entry.access,
                  entry.copy,     entry.state == EntryState::closed, {}};
    for (const auto& disposition : dispositions)
        for (const auto& branch : disposition.branches)
            if (branch.state != BranchState::withdrawn) made.tree.push_back(branch.position);
    return made;
}

bool secret(classification::AccessClass access) {
    return access == classification::AccessClass::secret ||
           access == classification::AccessClass::top_secret;
}

bool withheld(classification::AccessClass access) { return access != classification::AccessClass::ordinary; }

std::string_view name(Right right) {
    switch (right) {
        case Right::read: return "read";
        case Right::act: return "act";
        case Right::correct: return "correct";
        case Right::raise_class: return "raise_class";
        case Right::lower_class: return "lower_class";
        case Right::see_readers: return "see_readers";
    }
    return "";
}

Verdict may(const core::Actor& actor, Right right, const Standing& it) {
    if (actor.kind == core::Actor::Kind::system) return Verdict::allowed;
    if (!actor.signed_in() || actor.seats.size() <= actor.acting) return Verdict::hidden;
    const auto& seat = actor.seats[actor.acting];
    const bool own = seat.position == it.position;
    if (right == Right::act && own && !it.copy) return Verdict::allowed;
    const bool in_tree = std::find(it.tree.begin(), it.tree.end(), seat.position) != it.tree.end();
    const bool registrar = it.registrar == seat.position;
    const bool clerk =
        it.clerk == seat.position || (seat.roles.contains("clerk") && seat.unit == it.book_unit);
    const bool archivist =
        it.closed && seat.roles.contains("archivist") && seat.book == it.book_unit;
    const bool keeper = registrar || (!secret(it.access) && (clerk || archivist));
    if (!own && !in_tree && !keeper) return Verdict::hidden;
    if (right == Right::correct && (registrar || (!secret(it.access) && clerk)))
        return Verdict::allowed;
    const bool addressed = own && !it.copy;
    if (right == Right::raise_class && (addressed || keeper)) return Verdict::allowed;
    if ((right == Right::lower_class || right == Right::see_readers) &&
        (addressed || registrar || (archivist && !secret(it.access))))
        return Verdict::allowed;
    return right == Right::read ? Verdict::allowed : Verdict::forbidden;
}

}  // namespace incoming
