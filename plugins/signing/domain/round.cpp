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

bool signature(StepKind kind) { return kind == StepKind::signature; }

// The actor's active step that `fits`.
OwnStep& turn(OwnRound& round, const Act& act, bool (*fits)(StepKind)) {
    if (!goes_on(round.state)) throw Error(Code::conflict, "signing.error.round_over");
    bool mine = false, any = false;
    for (OwnStep& step : round.steps) {
        if (step.state != StepState::active) continue;
        any = true;
        if (step.position != act.position) continue;
        if (act.lent && (signature(step.kind) || !act.parafs)) throw Error(Code::forbidden, "core.error.lent_seat");
        if (fits(step.kind)) return step;
        mine = true;
    }
    if (!any) throw Error(Code::conflict, "signing.error.round_over");
    if (mine) throw Error(Code::conflict, "signing.error.other_act");
    throw Error(Code::forbidden, "signing.error.not_your_turn");
}

bool any_kind(StepKind) { return true; }

void same_content(const OwnRound& round, const core::Digest& content) {
    if (round.content != content) throw Error(Code::conflict, "signing.error.content_changed");
}

void acted(OwnStep& step, const Act& act) {
    step.person = act.person;
    step.appointment = act.appointment;
    step.capacity = act.capacity;
    step.person_name = act.person_name;
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

// Somebody has had it before him, or acted on it unseen.
bool touched(const OwnStep& step) { return counts(step.state) && (step.opened || step.state == StepState::passed); }

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

std::vector<const OwnStep*> OwnRound::signatures() const {
    std::vector<const OwnStep*> all;
    for (const OwnStep& step : steps)
        if (signature(step.kind) && counts(step.state)) all.push_back(&step);
    return all;
}

std::optional<core::Digest> OwnRound::signed_so_far() const {
    std::optional<core::Digest> bytes;
    for (const OwnStep& step : steps)
        if (signature(step.kind) && step.state == StepState::passed) bytes = step.bytes;
    return bytes;
}

Round OwnRound::shown() const {
    Round round{id, subject, state, content, {}, sealed, signed_so_far(), ink};
    for (const OwnStep& step : steps) round.steps.push_back(step);
    return round;
}

std::vector<core::Fault> step_faults(const std::vector<StepWish>& steps) {
    const auto is_signature = [](const StepWish& step) { return signature(step.kind); };
    const auto first = std::find_if(steps.begin(), steps.end(), is_signature);
    const auto count = static_cast<std::size_t>(std::distance(first, steps.end()));
    if (first == steps.end()) return {{"steps", "signing.fault.no_signature", {}}};
    if (!std::all_of(first, steps.end(), is_signature)) return {{"steps", "signing.fault.signature_last", {}}};
    if (count > most_signatures)
        return {{"steps", "signing.fault.many_signatures", {{"most", std::to_string(most_signatures)}}}};
    std::set<core::PositionId> signers;
    for (auto each = first; each != steps.end(); ++each)
        if (!signers.insert(each->position).second) return {{"steps", "signing.fault.twice", {}}};
    if (steps.size() > most_steps) return {{"steps", "signing.fault.many_steps", {{"most", std::to_string(most_steps)}}}};
    const bool grouped = std::any_of(steps.begin(), steps.end(), [](const StepWish& step) { return step.group != 0; });
    if (!grouped) return {};
    std::set<std::pair<int, core::PositionId>> seen;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].group < (i == 0 ? 1 : steps[i - 1].group)) return {{"steps", "signing.fault.groups", {}}};
        if (!seen.emplace(steps[i].group, steps[i].position).second) return {{"steps", "signing.fault.twice", {}}};
    }
    for (std::size_t i = steps.size() - count; i < steps.size(); ++i)
        if (i > 0 && steps[i - 1].group == steps[i].group) return {{"steps", "signing.fault.signature_last", {}}};
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

bool signs_twice(const std::vector<OwnStep>& steps) {
    std::set<core::PersonId> people;
    for (const OwnStep& step : steps) {
        if (!signature(step.kind) || !counts(step.state)) continue;
        const auto who = step.state == StepState::passed ? step.person : step.holder;
        if (!who.nil() && !people.insert(who).second) return true;
    }
    return false;
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
        if (step.group > mine->group && touched(step)) return nullptr;
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

std::optional<core::Instant> read_by(const OwnRound& round, const OwnStep& step, core::PersonId person) {
    return !person.nil() && step.reader == person && step.read == round.content ? step.opened : std::nullopt;
}

bool mark_opened(OwnRound& round, const Act& act) {
    if (!goes_on(round.state)) return false;
    bool marked = false;
    for (OwnStep& step : round.steps) {
        if (step.state != StepState::active || step.position != act.position) continue;
        if (read_by(round, step, act.person)) continue;
        // That it lay open before a secretary is no evidence that its signer had it before him.
        if (act.lent && (signature(step.kind) || !act.parafs)) continue;
        step.opened = act.at;
        step.reader = act.person;
        step.read = round.content;
        step.person_name = act.person_name;
        step.capacity = act.capacity;
        marked = true;
    }
    return marked;
}

void approve(OwnRound& round, const Act& act, const core::Digest& content) {
    OwnStep& step = turn(round, act, signature);
    if (round.state != RoundState::approved) same_content(round, content);
    for (const OwnStep* other : round.signatures())
        if (other->state == StepState::passed && other->person == act.person)
            throw Error(Code::conflict, "signing.error.signed_already", {{"position", other->position_name}});
    acted(step, act);
    step.content = content;
    if (round.state == RoundState::running) round.state = RoundState::approved;
}

void fix(OwnRound& round, const Act& act, const core::Digest& bytes) {
    if (round.state != RoundState::approved && round.state != RoundState::signing)
        throw Error(Code::conflict, "signing.error.round_over");
    OwnStep& step = turn(round, act, signature);
    sign_off(step, act, StepState::passed);
    step.bytes = bytes;
    open_next(round);
    if (!round.active().empty()) {
        round.state = RoundState::signing;
        return;
    }
    round.state = RoundState::sealed;
    round.sealed = bytes;
}

void give_back(OwnRound& round, const Act& act, std::string note) {
    if (core::text::trim(note).empty())
        throw Error("core.error.invalid", {{"note", "signing.fault.note_empty", {}}});
    const bool held = round.state == RoundState::approved && !round.ink;
    if (round.state != RoundState::signing && !held) running(round);
    OwnStep& step = turn(round, act, any_kind);
    sign_off(step, act, StepState::returned);
    step.note = std::move(note);
    void_open(round);
    round.state = RoundState::returned;
}

std::map<StepId, StepState> open_steps(const OwnRound& round) {
    std::map<StepId, StepState> open;
    for (const OwnStep& step : round.steps)
        if (is_open(step.state)) open.emplace(step.id, step.state);
    return open;
}

void unreturn(OwnRound& round, const std::map<StepId, StepState>& open) {
    if (round.state != RoundState::returned) throw Error(Code::conflict, "signing.error.round_over");
    for (OwnStep& step : round.steps) {
        const auto was = open.find(step.id);
        if (was == open.end()) continue;
        if (step.state == StepState::returned) {
            step.note.clear();
            step.at.reset();
        }
        step.state = was->second;
    }
    round.state = RoundState::running;
}

void cancel(OwnRound& round) {
    if (!goes_on(round.state)) throw Error(Code::conflict, "signing.error.round_over");
    void_open(round);
    round.state = RoundState::cancelled;
}

void take_back(OwnRound& round) {
    running(round);
    for (const OwnStep& step : round.steps)
        if (touched(step))
            throw Error(Code::conflict, "signing.error.opened",
                        {{"person", step.person_name}, {"position", step.position_name}});
    cancel(round);
}

}  // namespace signing
