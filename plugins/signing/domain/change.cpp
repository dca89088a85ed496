// SPDX-License-Identifier: Apache-2.0
#include "signing/domain/change.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"

namespace signing {
namespace {

using core::Code;
using core::Error;

[[noreturn]] void fault(const char* field, const char* key) { throw Error("core.error.invalid", {{field, key, {}}}); }

void must_run(const OwnRound& round) {
    if (round.state != RoundState::running) throw Error(Code::conflict, "signing.error.round_over");
}

void with_reason(std::string_view reason) {
    if (core::text::trim(reason).empty()) fault("reason", "signing.fault.reason_empty");
}

// Groups from `from` on move up, so that `count` new ones fit before them.
void make_room(OwnRound& round, int from, int count) {
    for (OwnStep& step : round.steps)
        if (step.group >= from) step.group += count;
}

void put_in_order(OwnRound& round) {
    std::stable_sort(round.steps.begin(), round.steps.end(),
                     [](const OwnStep& a, const OwnStep& b) { return a.group < b.group; });
    int order = 0;
    for (OwnStep& step : round.steps) step.order = ++order;
}

// A group that is asked already may wait again when nobody but the actor has it before him.
void hold_back(OwnRound& round, const Act& act, int group) {
    for (OwnStep& step : round.steps) {
        if (step.group != group) continue;
        if (step.state == StepState::passed) fault("before", "signing.fault.before_done");
        if (step.state != StepState::active) continue;
        if (step.opened && step.position != act.position) fault("before", "signing.fault.before_opened");
        step.state = StepState::waiting;
        step.opened.reset();
    }
}

const OwnStep& target(const OwnRound& round, StepId id, const char* field) {
    const OwnStep* found = round.find(id);
    if (found == nullptr || !is_open(found->state)) fault(field, "signing.fault.step");
    return *found;
}

// The first: paraf are given before anybody signs.
const OwnStep& signature_of(const OwnRound& round) {
    for (const OwnStep& step : round.steps)
        if (step.kind == StepKind::signature && is_open(step.state)) return step;
    throw Error(Code::conflict, "signing.error.round_over");
}

}  // namespace

void add(OwnRound& round, const Act& act, OwnStep step, const Where& where, std::string reason) {
    must_run(round);
    with_reason(reason);
    if (!paraf(step.kind)) fault("kind", "signing.fault.kind");
    if (round.steps.size() >= most_steps) fault("position", "signing.fault.full");
    if (!step.holder.nil() && step.holder == round.opened_by) fault("position", "signing.fault.own_paraf");
    for (const OwnStep& each : round.steps)
        if (is_open(each.state) && each.position == step.position) fault("position", "signing.fault.already_there");
    const int before = asked_twice(round.steps);
    step.origin = Origin::added;
    step.changed_by = act.person_name;
    step.change_reason = std::string(core::text::trim(reason));
    if (where.beside) {
        const OwnStep& beside = target(round, *where.beside, "beside");
        if (!paraf(beside.kind)) fault("beside", "signing.fault.beside_signature");
        step.group = beside.group;
        step.state = beside.state;
    } else {
        const OwnStep& next = where.before ? target(round, *where.before, "before") : signature_of(round);
        if (!paraf(next.kind) && next.id != signature_of(round).id) fault("before", "signing.fault.between_signatures");
        step.group = next.group;
        hold_back(round, act, step.group);
        make_room(round, step.group, 1);
        step.state = StepState::waiting;
    }
    round.steps.push_back(std::move(step));
    put_in_order(round);
    open_next(round);
    if (asked_twice(round.steps) > before) fault("position", "signing.fault.same_person");
}

void remove(OwnRound& round, const Act& act, StepId id, std::string reason) {
    must_run(round);
    with_reason(reason);
    const int before = asked_twice(round.steps);
    const auto found = std::find_if(round.steps.begin(), round.steps.end(),
                                    [&](const OwnStep& step) { return step.id == id; });
    if (found == round.steps.end()) fault("step", "signing.fault.step");
    if (!is_open(found->state)) throw Error(Code::conflict, "signing.error.step_done");
    if (!paraf(found->kind)) throw Error(Code::conflict, "signing.error.signature_stays");
    if (found->required && !found->holder.nil()) throw Error(Code::conflict, "signing.error.step_required");
    if (found->position == act.position && found->state == StepState::active)
        throw Error(Code::conflict, "signing.error.own_step");
    found->state = StepState::removed;
    found->changed_by = act.person_name;
    found->change_reason = std::string(core::text::trim(reason));
    found->at = act.at;
    open_next(round);
    if (asked_twice(round.steps) > before) fault("step", "signing.fault.same_person");
}

std::vector<OwnStep> amend(OwnRound& round, const Act& act, const core::Digest& content,
                           const std::function<StepId()>& id, Corrector by) {
    must_run(round);
    const auto active = [&](bool his) {
        return std::find_if(round.steps.begin(), round.steps.end(), [&](const OwnStep& step) {
            return step.state == StepState::active && (!his || step.position == act.position);
        });
    };
    auto own = active(true);
    if (own == round.steps.end() && by == Corrector::originator) own = active(false);
    if (own == round.steps.end()) throw Error(Code::forbidden, "signing.error.not_your_turn");
    if (round.content == content) return {};
    round.content = content;
    std::vector<OwnStep> lapsed;
    std::set<int> groups;
    const int here = own->group;
    for (OwnStep& step : round.steps) {
        if (step.state != StepState::passed) continue;
        step.state = StepState::lapsed;
        lapsed.push_back(step);
        if (step.group != here) groups.insert(step.group);
    }
    if (lapsed.empty()) return lapsed;
    const bool signer = own->kind == StepKind::signature;
    if (signer) {
        own->state = StepState::waiting;
        own->opened.reset();
        own->reader = {};
        own->read.reset();
    }
    const int first = signer ? here : here + 1;
    make_room(round, first, static_cast<int>(groups.size()));
    for (const OwnStep& was : lapsed) {
        OwnStep again;
        again.id = id();
        again.kind = was.kind;
        again.origin = was.origin;
        again.required = was.required;
        again.position = was.position;
        again.position_name = was.position_name;
        again.person_name = was.person_name;
        again.capacity = was.capacity;
        again.holder = was.person;
        const bool beside = was.group == here;
        again.state = beside ? StepState::active : StepState::waiting;
        again.group = beside ? here : first + static_cast<int>(std::distance(groups.begin(), groups.find(was.group)));
        round.steps.push_back(std::move(again));
    }
    put_in_order(round);
    open_next(round);
    return lapsed;
}

}  // namespace signing
