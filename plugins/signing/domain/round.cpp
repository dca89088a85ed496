// SPDX-License-Identifier: Apache-2.0
#include "signing/domain/round.h"

#include <algorithm>

#include "core/base/text.h"

namespace signing {
namespace {

using core::Code;
using core::Error;

OwnStep& turn(OwnRound& round, const Act& act, StepKind kind) {
    if (round.state != RoundState::running && round.state != RoundState::approved)
        throw Error(Code::conflict, "signing.error.round_over");
    for (OwnStep& step : round.steps) {
        if (step.state != StepState::active) continue;
        if (step.position != act.position) throw Error(Code::forbidden, "signing.error.not_your_turn");
        if (step.kind != kind) throw Error(Code::conflict, "signing.error.other_act");
        return step;
    }
    throw Error(Code::conflict, "signing.error.round_over");
}

void same_content(const OwnRound& round, const core::Digest& content) {
    if (round.content != content) throw Error(Code::conflict, "signing.error.content_changed");
}

void sign_off(OwnStep& step, const Act& act, StepState state) {
    step.state = state;
    step.person = act.person;
    step.appointment = act.appointment;
    step.capacity = act.capacity;
    step.person_name = act.person_name;
    step.at = act.at;
}

}  // namespace

const OwnStep* OwnRound::active() const {
    for (const OwnStep& step : steps)
        if (step.state == StepState::active) return &step;
    return nullptr;
}

Round OwnRound::shown() const {
    Round round{id, subject, state, content, {}, sealed};
    for (const OwnStep& step : steps) round.steps.push_back(step);
    return round;
}

std::vector<core::Fault> step_faults(const std::vector<StepWish>& steps) {
    const auto signatures = std::count_if(steps.begin(), steps.end(), [](const StepWish& step) {
        return step.kind == StepKind::signature;
    });
    if (signatures != 1) return {{"steps", "signing.fault.one_signature", {}}};
    if (steps.back().kind != StepKind::signature) return {{"steps", "signing.fault.signature_last", {}}};
    return {};
}

OwnRound begin(RoundId id, std::string subject, const core::Digest& content,
               std::vector<OwnStep> steps) {
    OwnRound round{id, std::move(subject), RoundState::running, content, std::move(steps), {}, 1};
    for (std::size_t i = 0; i < round.steps.size(); ++i) {
        round.steps[i].order = static_cast<int>(i) + 1;
        round.steps[i].state = i == 0 ? StepState::active : StepState::waiting;
    }
    return round;
}

void pass(OwnRound& round, const Act& act, std::string note, const core::Digest& content) {
    OwnStep& step = turn(round, act, StepKind::initial);
    same_content(round, content);
    sign_off(step, act, StepState::passed);
    step.note = std::move(note);
    for (OwnStep& next : round.steps) {
        if (next.state != StepState::waiting) continue;
        next.state = StepState::active;
        return;
    }
}

void approve(OwnRound& round, const Act& act, const core::Digest& content) {
    OwnStep& step = turn(round, act, StepKind::signature);
    if (round.state == RoundState::running) same_content(round, content);
    step.person = act.person;
    step.appointment = act.appointment;
    step.capacity = act.capacity;
    step.person_name = act.person_name;
    round.state = RoundState::approved;
}

void fix(OwnRound& round, const Act& act, const core::Digest& bytes) {
    if (round.state != RoundState::approved) throw Error(Code::conflict, "signing.error.round_over");
    sign_off(turn(round, act, StepKind::signature), act, StepState::passed);
    round.state = RoundState::sealed;
    round.sealed = bytes;
}

void give_back(OwnRound& round, const Act& act, std::string note) {
    if (core::text::trim(note).empty())
        throw Error("core.error.invalid", {{"note", "signing.fault.note_empty", {}}});
    if (round.state != RoundState::running) throw Error(Code::conflict, "signing.error.round_over");
    const OwnStep* active = round.active();
    OwnStep& step = turn(round, act, active == nullptr ? StepKind::initial : active->kind);
    sign_off(step, act, StepState::returned);
    step.note = std::move(note);
    for (OwnStep& other : round.steps)
        if (other.state == StepState::waiting) other.state = StepState::void_;
    round.state = RoundState::returned;
}

void cancel(OwnRound& round) {
    if (round.state != RoundState::running && round.state != RoundState::approved)
        throw Error(Code::conflict, "signing.error.round_over");
    for (OwnStep& step : round.steps)
        if (step.state == StepState::waiting || step.state == StepState::active)
            step.state = StepState::void_;
    round.state = RoundState::cancelled;
}

}  // namespace signing
