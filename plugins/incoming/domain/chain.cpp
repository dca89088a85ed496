// SPDX-License-Identifier: Apache-2.0
#include "incoming/domain/chain.h"

#include <algorithm>

#include "core/base/text.h"

namespace incoming {

bool allows(Relation relation) { return relation < Relation::refused; }

std::string_view why_not(Relation relation) {
    switch (relation) {
        case Relation::refused: return "incoming.fault.receiver_far";
        case Relation::upward: return "incoming.fault.receiver_up";
        case Relation::forbidden: return "incoming.fault.receiver_forbidden";
        default: return "";
    }
}

int Rule::weight() const {
    int said = 0;
    for (const auto* side : {&giver, &receiver}) said += (side->kind.empty() ? 0 : 1) + (side->unit ? 2 : 0);
    return said;
}

std::vector<core::Fault> faults_of(const Rule& rule, const std::vector<std::string>& kinds) {
    constexpr std::size_t most = 300;
    std::vector<core::Fault> faults;
    const auto side = [&](const Side& each, const char* field) {
        if (each.kind.empty() && !each.unit) faults.push_back({field, "incoming.fault.rule_side", {}});
        if (!each.kind.empty() && std::find(kinds.begin(), kinds.end(), each.kind) == kinds.end())
            faults.push_back({field, "incoming.fault.rule_kind", {{"kinds", core::text::join(kinds, ", ")}}});
    };
    side(rule.giver, "giver_kind");
    side(rule.receiver, "receiver_kind");
    if (core::text::trim(rule.note).empty()) faults.push_back({"note", "incoming.fault.rule_note", {}});
    if (core::text::length(rule.note) > most)
        faults.push_back({"note", "incoming.fault.long", {{"most", std::to_string(most)}}});
    return faults;
}

Chain::Chain(const std::vector<directory::Position>& all, const std::vector<directory::Unit>& units,
             std::vector<Rule> rules)
    : rules_(std::move(rules)) {
    for (const auto& position : all) all_[position.id] = position;
    for (const auto& unit : units) parents_[unit.id] = unit.parent;
    std::stable_sort(rules_.begin(), rules_.end(), [](const Rule& a, const Rule& b) {
        return std::pair(-a.weight(), a.allowed) < std::pair(-b.weight(), b.allowed);
    });
}

bool Chain::fits(const Side& side, const directory::Position& position) const {
    if (!side.kind.empty() && side.kind != position.kind) return false;
    if (!side.unit) return true;
    std::optional<core::UnitId> at = position.unit;
    for (std::size_t step = 0; at && step <= parents_.size(); ++step) {
        if (*at == *side.unit) return true;
        const auto found = parents_.find(*at);
        at = found == parents_.end() ? std::nullopt : found->second;
    }
    return false;
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

Relation Chain::by_rank(const directory::Position& from, const directory::Position& to) const {
    if (above(from.id, to.id)) return Relation::below;
    // The deputy mayor stands beside the sekda in the tree, yet above in rank.
    const bool top = to.kind == "kdh" || to.kind == "wakil_kdh";
    if (!top && from.superior && from.superior == to.superior) return Relation::lateral;
    if (leads_agency(from) && to.kind == "pimpinan_tinggi") return Relation::head;
    return top ? Relation::upward : Relation::refused;
}

Relation Chain::relation(core::PositionId giver, core::PositionId receiver) const {
    const auto *from = find(giver), *to = find(receiver);
    if (!from || !to || giver == receiver) return Relation::refused;
    if (above(receiver, giver)) return Relation::upward;
    const auto ranked = by_rank(*from, *to);
    if (ranked == Relation::upward) return ranked;
    for (const auto& rule : rules_)
        if (fits(rule.giver, *from) && fits(rule.receiver, *to)) {
            if (!rule.allowed) return Relation::forbidden;
            return allows(ranked) ? ranked : Relation::granted;
        }
    return ranked;
}

}  // namespace incoming
