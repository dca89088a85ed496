// SPDX-License-Identifier: Apache-2.0
#include "signing/service/awaited.h"

#include <algorithm>

#include "signing/store/round_store.h"

namespace signing {

using core::db::Tx;

namespace {

deadlines::Step step_of(StepKind kind) {
    switch (kind) {
        case StepKind::initial: return deadlines::Step::initial;
        case StepKind::coordination: return deadlines::Step::coordination;
        case StepKind::signature: return deadlines::Step::signature;
    }
    return deadlines::Step::initial;
}

// Consented and printed for ink: the sheet is out, and the letter's own room waits for its scan.
bool printed(const OwnRound& round, const OwnStep& step) { return round.ink && step.content.has_value(); }

}  // namespace

void Awaited::say(Tx& tx, core::Instant now, const OwnRound& round, std::optional<core::Instant> since) const {
    if (waits_ == nullptr) return;
    std::vector<deadlines::Wanted> all;
    if (goes_on(round.state))
        for (const OwnStep* step : round.active()) {
            if (printed(round, *step)) continue;
            deadlines::Wanted wanted;
            wanted.step = step_of(step->kind);
            wanted.part = step->id.text();
            wanted.holder = step->position;
            wanted.since = since;
            all.push_back(std::move(wanted));
        }
    waits_->say(tx, now, "signing", round.subject, all, name(round.state));
}

void Awaited::keep(Tx& tx, core::Instant now, const OwnRound& round) const {
    store::save(tx, round);
    say(tx, now, round);
}

void Awaited::say_all(core::db::Db& db, core::Instant now) const {
    for (const auto& running : db.read([](Tx& tx) { return store::running(tx); }))
        db.write([&](Tx& tx) {
            if (const auto round = store::latest(tx, running.subject)) say(tx, now, *round, running.since);
        });
}

}  // namespace signing
