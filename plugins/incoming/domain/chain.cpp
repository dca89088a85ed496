// SPDX-License-Identifier: Apache-2.0
#include "incoming/domain/chain.h"

namespace incoming {

Chain::Chain(const std::vector<directory::Position>& all) {
    for (const auto& position : all) all_[position.id] = position;
}

const directory::Position* Chain::find(core::PositionId id) const {
    const auto found = all_.find(id);
    return found == all_.end() ? nullptr : &found->second;
}

bool Chain::above(core::PositionId upper, core::PositionId lower) const {
    const auto* at = find(lower);
    // Bounded by the number of positions, so that a circle in the data ends.
    for (std::size_t step = 0; at && at->superior && step < all_.size(); ++step) {
        if (*at->superior == upper) return true;
        at = find(*at->superior);
    }
    return false;
}

// An asisten is a pimpinan tinggi of the secretariat: named so, right below the sekda.
bool Chain::leads_agency(const directory::Position& position) const {
    if (position.kind == "kdh" || position.kind == "wakil_kdh" || position.kind == "sekda") return true;
    const auto* superior = position.superior ? find(*position.superior) : nullptr;
    return position.kind == "pimpinan_tinggi" && superior && superior->kind == "sekda" &&
           position.name.starts_with("Asisten ");
}

Relation Chain::relation(core::PositionId giver, core::PositionId receiver) const {
    const auto *from = find(giver), *to = find(receiver);
    if (!from || !to || giver == receiver || above(receiver, giver)) return Relation::refused;
    if (above(giver, receiver)) return Relation::below;
    // The deputy mayor stands beside the sekda in the tree, yet above in rank.
    const bool top = to->kind == "kdh" || to->kind == "wakil_kdh";
    if (!top && from->superior && from->superior == to->superior) return Relation::lateral;
    if (leads_agency(*from) && to->kind == "pimpinan_tinggi") return Relation::head;
    return Relation::refused;
}

}  // namespace incoming
