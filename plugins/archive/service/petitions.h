// SPDX-License-Identifier: Apache-2.0
// How petitions (domain/petition.h) are asked, gone through and answered, whatever they are about.
#pragma once

#include <optional>
#include <string>

#include "archive/domain/move.h"
#include "core/auth/actor.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace archive {

constexpr std::size_t most_petitions = 200;   // shown, or counted

template <class Id>
void ask(Petition<Id>& made, const core::Context& ctx, DossierId dossier, const std::string& reason) {
    made.id = Id::make(ctx.now());
    made.dossier = dossier;
    made.reason = core::text::trim(reason);
    made.asked = ctx.now();
    made.by = ctx.actor.person;
    made.position = ctx.actor.seat().position;
    made.by_name = ctx.actor.person_name;
}

// All that wait, the oldest first, until `wanted` says it has enough: what others must decide keeps nobody from his own.
// `waiting(after, most)` reads them.
template <class Made, class Waiting, class Wanted>
void each_waiting(Waiting waiting, Wanted wanted) {
    constexpr int portion = 200;
    std::optional<Made> last;
    for (bool more = true; more;) {
        const auto some = waiting(last, portion);
        more = some.size() == portion;
        for (const auto& each : some)
            if (!wanted(each)) return;
        if (more) last = some.back();
    }
}

// Throws what keeps the actor from that answer; `second` says who may approve, `changed` that it is not what he saw.
template <class Asked>
void ensure_answers(const Asked& asked, Move::Verdict verdict, const std::string& answer, const std::string& seen, const char* second,
                    const char* changed) {
    core::ensure(asked.may_refuse ? core::Verdict::allowed : core::Verdict::forbidden);
    const bool approves = verdict == Move::Verdict::approve;
    if (approves && !asked.may_approve) throw core::Error(core::Code::forbidden, second);
    if (approves && seen != asked.seen) throw core::Error(core::Code::conflict, changed);
    if (core::text::trim(answer).empty()) throw core::Error("core.error.invalid", {{"answer", "archive.fault.move_answer", {}}});
}

}  // namespace archive
