// SPDX-License-Identifier: Apache-2.0
#include "signing/domain/round.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"

namespace signing {
namespace {

using core::Code;
using core::Error;

void running(const OwnRound& round) {
    if (round.state != RoundState::running) throw Error(Code::conflict, "signing.error.round_over");
}

// The actor's active step that `fits`.
OwnStep& turn(OwnRound& round, const Act& act, bool (*fits)(StepKind)) {
    if (round.state != RoundState::running && round.state != RoundState::approved)
        throw Error(Code::conflict, "signing.error.round_over");
    bool mine = false, any = false;
    for (OwnStep& step : round.steps) {
        if (step.state != StepState::active) continue;
        any = true;
        if (step.position != act.position) continue;
        if (fits(step.kind)) return step;
        mine = true;
    }
    if (!any) throw Error(Code::conflict, "signing.error.round_over");
    if (mine) throw Error(Code::conflict, "signing.error.other_act");
    throw Error(Code::forbidden, "signing.error.not_your_turn");
}

bool signature(StepKind kind) { return kind == StepKind::signature; }
bool any_kind(StepKind) { return true; }

void same_content(const OwnRound& round, const core::Digest& content) {
    if (round.content != content) throw Error(Code::conflict, "signing.error.content_changed");
}

void acted(OwnStep& step, const Act& act) {
    step.person = act.person;
    step.appointment = act.appointment;
    step.capacity = act.capacity;
    step.person_name = act.person_name;
    if (!step.opened) step.opened = act.at;
}

void sign_off(OwnStep& step, const Act& act, StepState state) {
    acted(step, act);
    step.state = state;
    step.at = act.at;
}

void void_open(OwnRound& round) {
    for (OwnStep& step : round.steps)
        if (is_open(step.state)) step.state = StepState::void_;
}

bool counts(StepState state) { return is_open(state) || state == StepState::passed; }

}  // namespace

std::vector<const OwnStep*> OwnRound::active() const {
    std::vector<const OwnStep*> all;
    for (const OwnStep& step : steps)
        if (step.state == StepState::active) all.push_back(&step);
    return all;
}

const OwnStep* OwnRound::find(StepId wanted) const {
    for (const OwnStep& step : steps)
        if (step.id == wanted) return &step;
    return nullptr;
}

Round OwnRound::shown() const {
    Round round{id, subject, state, content, {}, sealed, ink};
    for (const OwnStep& step : steps) round.steps.push_back(step);
    return round;
}

std::vector<core::Fault> step_faults(const std::vector<StepWish>& steps) {
    const auto signatures = std::count_if(steps.begin(), steps.end(),
                                          [](const StepWish& step) { return signature(step.kind); });
    if (signatures != 1) return {{"steps", "signing.fault.one_signature", {}}};
    if (!signature(steps.back().kind)) return {{"steps", "signing.fault.signature_last", {}}};
    if (steps.size() > most_steps) return {{"steps", "signing.fault.many_steps", {{"most", std::to_string(most_steps)}}}};
    const bool grouped = std::any_of(steps.begin(), steps.end(), [](const StepWish& step) { return step.group != 0; });
    if (!grouped) return {};
    std::set<std::pair<int, core::PositionId>> seen;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].group < (i == 0 ? 1 : steps[i - 1].group)) return {{"steps", "signing.fault.groups", {}}};
        if (!seen.emplace(steps[i].group, steps[i].position).second) return {{"steps", "signing.fault.twice", {}}};
    }
    if (steps.size() > 1 && steps[steps.size() - 2].group == steps.back().group)
        return {{"steps", "signing.fault.signature_last", {}}};
    return {};
}

int asked_twice(const std::vector<OwnStep>& steps) {
    std::map<int, std::vector<core::PersonId>> groups;
    for (const OwnStep& step : steps)
        if (counts(step.state)) groups[step.group].push_back(step.state == StepState::passed ? step.person : step.holder);
    int twice = 0;
    const std::vector<core::PersonId>* before = nullptr;
    for (const auto& [group, people] : groups) {
        for (std::size_t i = 0; i < people.size(); ++i) {
            if (people[i].nil()) continue;
            twice += static_cast<int>(std::count(people.begin() + static_cast<std::ptrdiff_t>(i) + 1, people.end(), people[i]));
            if (before) twice += static_cast<int>(std::count(before->begin(), before->end(), people[i]));
        }
        before = &people;
    }
    return twice;
}

void open_next(OwnRound& round) {
    if (!round.active().empty()) return;
    int next = 0;
    for (const OwnStep& step : round.steps)
        if (step.state == StepState::waiting && (next == 0 || step.group < next)) next = step.group;
    for (OwnStep& step : round.steps)
        if (step.state == StepState::waiting && step.group == next) step.state = StepState::active;
}

OwnRound begin(RoundId id, std::string subject, const core::Digest& content, std::vector<OwnStep> steps) {
    OwnRound round{id, std::move(subject), RoundState::running, content, std::move(steps), {}, 1, {}};
    int order = 0;
    const bool grouped =
        std::any_of(round.steps.begin(), round.steps.end(), [](const OwnStep& step) { return step.group != 0; });
    for (OwnStep& step : round.steps) {
        step.order = ++order;
        if (!grouped) step.group = order;
    }
    open_next(round);
    return round;
}

void pass(OwnRound& round, const Act& act, std::string note, const core::Digest& content) {
    OwnStep& step = turn(round, act, paraf);
    same_content(round, content);
    sign_off(step, act, StepState::passed);
    step.note = std::move(note);
    step.content = content;
    open_next(round);
}

const OwnStep* recallable(const OwnRound& round, core::PersonId person, core::PositionId position) {
    if (round.state != RoundState::running) return nullptr;
    const OwnStep* mine = nullptr;
    for (const OwnStep& step : round.steps)
        if (step.state == StepState::passed && step.person == person && step.position == position) mine = &step;
    if (mine == nullptr) return nullptr;
    for (const OwnStep& step : round.steps)
        if (step.group > mine->group && counts(step.state) && step.opened) return nullptr;
    return mine;
}

void recall(OwnRound& round, const Act& act) {
    running(round);
    const OwnStep* found = recallable(round, act.person, act.position);
    if (found == nullptr) {
        for (const OwnStep& step : round.steps)
            if (step.state == StepState::passed && step.person == act.person && step.position == act.position)
                throw Error(Code::conflict, "signing.error.opened_next");
        throw Error(Code::forbidden, "signing.error.not_your_paraf");
    }
    const StepId id = found->id;
    for (OwnStep& step : round.steps) {
        if (step.group > found->group && step.state == StepState::active) step.state = StepState::waiting;
        if (step.id != id) continue;
        step.state = StepState::active;
        step.note.clear();
        step.at.reset();
        step.content.reset();
    }
}

bool mark_opened(OwnRound& round, const Act& act) {
    if (round.state != RoundState::running && round.state != RoundState::approved) return false;
    bool marked = false;
    for (OwnStep& step : round.steps) {
        if (step.state != StepState::active || step.position != act.position || step.opened) continue;
        step.opened = act.at;
        step.person_name = act.person_name;
        step.capacity = act.capacity;
        marked = true;
    }
    return marked;
}

void approve(OwnRound& round, const Act& act, const core::Digest& content) {
    OwnStep& step = turn(round, act, signature);
    if (round.state == RoundState::running) same_content(round, content);
    acted(step, act);
    step.content = content;
    round.state = RoundState::approved;
}

void fix(OwnRound& round, const Act& act, const core::Digest& bytes) {
    if (round.state != RoundState::approved) throw Error(Code::conflict, "signing.error.round_over");
    sign_off(turn(round, act, signature), act, StepState::passed);
    round.state = RoundState::sealed;
    round.sealed = bytes;
}

void give_back(OwnRound& round, const Act& act, std::string note) {
    if (core::text::trim(note).empty())
        throw Error("core.error.invalid", {{"note", "signing.fault.note_empty", {}}});
    running(round);
    OwnStep& step = turn(round, act, any_kind);
    sign_off(step, act, StepState::returned);
    step.note = std::move(note);
    void_open(round);
    round.state = RoundState::returned;
}

void cancel(OwnRound& round) {
    if (round.state != RoundState::running && round.state != RoundState::approved)
        throw Error(Code::conflict, "signing.error.round_over");
    void_open(round);
    round.state = RoundState::cancelled;
}

void take_back(OwnRound& round) {
    running(round);
    for (const OwnStep& step : round.steps)
        if (counts(step.state) && step.opened)
            throw Error(Code::conflict, "signing.error.opened",
                        {{"person", step.person_name}, {"position", step.position_name}});
    cancel(round);
}

}  // namespace signing
