// SPDX-License-Identifier: Apache-2.0
// Laying out the circuit.
#include "letters/domain/circuit.h"

#include <algorithm>

namespace letters {

using signing::Origin;
using signing::StepKind;

namespace {

bool among(const std::vector<core::PositionId>& all, core::PositionId position) {
    return std::find(all.begin(), all.end(), position) != all.end();
}

const signing::CircuitStep* of_circuit(const Ground& ground, core::PositionId position) {
    if (!ground.circuit) return nullptr;
    for (const auto& step : ground.circuit->steps)
        if (step.position == position) return &step;
    return nullptr;
}

core::PersonId person(const Ground& ground, core::PositionId position) {
    const auto found = ground.people.find(position);
    return found == ground.people.end() ? core::PersonId{} : found->second;
}

Station station(const Ground& ground, StepKind kind, core::PositionId position, int stage) {
    Station made;
    made.kind = kind;
    made.position = position;
    made.group = stage;
    if (const auto* step = of_circuit(ground, position)) {
        made.origin = Origin::circuit;
        made.required = step->required && kind != StepKind::signature;
    } else if (among(ground.line, position)) {
        made.origin = Origin::line;
    }
    return made;
}

// Everybody who might be asked, among order; `group` is the stage of a coordination.
std::vector<Station> all_of(const Content& content, const Ground& ground) {
    std::vector<Station> all;
    const auto stage_of = [&](core::PositionId position) {
        const auto* step = of_circuit(ground, position);
        return step ? step->stage : 1;
    };
    for (const auto& each : content.initials) all.push_back(station(ground, StepKind::initial, each, 0));
    const auto left_out = [&](StepKind kind, const std::vector<core::PositionId>& chosen) {
        if (!ground.circuit) return;
        for (const auto& step : ground.circuit->steps)
            if (step.kind == kind && step.required && !among(chosen, step.position))
                all.push_back(station(ground, kind, step.position, kind == StepKind::initial ? 0 : step.stage));
    };
    left_out(StepKind::initial, content.initials);
    const auto first = static_cast<std::ptrdiff_t>(all.size());
    for (const auto& each : content.coordinators)
        all.push_back(station(ground, StepKind::coordination, each, stage_of(each)));
    left_out(StepKind::coordination, content.coordinators);
    std::stable_sort(all.begin() + first, all.end(),
                     [](const Station& a, const Station& b) { return a.group < b.group; });
    if (!content.signer.nil()) all.push_back(station(ground, StepKind::signature, content.signer, 0));
    for (const auto& each : content.cosigners) all.push_back(station(ground, StepKind::signature, each, 0));
    return all;
}

// Each paraf is a group of its own, and so is each stage of coordination.
void number_groups(std::vector<Station>& all) {
    int group = 0, stage = 0;
    for (auto& each : all) {
        const int own = each.group;
        each.group = 0;
        if (each.skip != Skip::none) continue;
        if (each.kind != StepKind::coordination || own != stage) ++group;
        stage = each.kind == StepKind::coordination ? own : 0;
        each.group = group;
    }
}

void skip_own(std::vector<Station>& all, const Ground& ground) {
    for (auto& each : all) {
        if (each.kind == StepKind::signature) continue;
        const auto who = person(ground, each.position);
        if (each.position == ground.drafter_position || (!who.nil() && who == ground.drafter)) each.skip = Skip::drafter;
    }
}

// Who signs gives no paraf too.
void skip_doubles(std::vector<Station>& all, const Content& content) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].kind == StepKind::signature) continue;
        bool seen = all[i].position == content.signer || among(content.cosigners, all[i].position);
        for (std::size_t j = 0; j < i; ++j) seen = seen || all[j].position == all[i].position;
        if (seen && all[i].skip == Skip::none) all[i].skip = Skip::twice;
    }
}

// One person among two positions: of two steps beside each other the later paraf falls away, and before the
// signature the earlier one.
bool skip_one_in_a_row(std::vector<Station>& all, const Ground& ground) {
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].group == 0) continue;
        for (std::size_t j = 0; j < i; ++j) {
            const bool beside = all[j].group != 0 && all[i].group - all[j].group <= 1;
            const auto who = person(ground, all[i].position);
            if (!beside || who.nil() || who != person(ground, all[j].position)) continue;
            if (all[j].kind == StepKind::signature) continue;   // a fault of its own: nobody signs twice
            (all[i].kind == StepKind::signature ? all[j] : all[i]).skip = Skip::twice;
            return true;
        }
    }
    return false;
}

}  // namespace

std::string_view name(Skip skip) {
    switch (skip) {
        case Skip::none: return "";
        case Skip::drafter: return "drafter";
        case Skip::twice: return "twice";
    }
    return "";
}

std::vector<Station> lay_out(const Content& content, const Ground& ground) {
    const auto all = [&] {
        auto made = all_of(content, ground);
        skip_own(made, ground);
        skip_doubles(made, content);
        return made;
    }();
    auto laid = all;
    number_groups(laid);
    while (skip_one_in_a_row(laid, ground)) {
        for (std::size_t i = 0; i < all.size(); ++i) laid[i].group = all[i].group;
        number_groups(laid);
    }
    return laid;
}

bool too_many_initials(const std::vector<Station>& stations) {
    const auto count = std::count_if(stations.begin(), stations.end(), [](const Station& each) {
        return each.kind == StepKind::initial && each.skip == Skip::none;
    });
    return static_cast<std::size_t>(count) > most_usual_initials;
}

std::vector<signing::StepWish> wishes(const std::vector<Station>& stations) {
    std::vector<signing::StepWish> steps;
    for (const auto& each : stations)
        if (each.skip == Skip::none)
            steps.push_back({each.kind, each.position, each.group, each.origin, each.required});
    return steps;
}

}  // namespace letters
