// SPDX-License-Identifier: Apache-2.0
// Opening and closing the round of a letter.
#include "letters/service/submit.h"

#include "core/audit/trail.h"

namespace letters {

using core::Context;
using core::db::Tx;

namespace {

std::vector<signing::StepWish> steps_of(const Content& content) {
    std::vector<signing::StepWish> steps;
    for (const auto& each : content.initials)
        if (each != content.signer) steps.push_back({signing::StepKind::initial, each});
    steps.push_back({signing::StepKind::signature, content.signer});
    return steps;
}

}  // namespace

Letter Submit::send_up(const Context& ctx, LetterId id, std::int64_t seen) {
    return parts_.db.write([&](Tx& tx) {
        const auto was = open_for(tx, parts_, ctx.actor, Right::submit, id);
        auto letter = was;
        if (was.version != seen)
            throw core::Error(core::Code::conflict, "letters.error.changed",
                              {{"version", std::to_string(was.version)}});
        auto faults = draft_.complete(tx, letter.content);
        for (const auto& step : steps_of(letter.content))
            if (!step.position.nil() && !parts_.directory.holder(tx, step.position, ctx.today())) {
                const bool signature = step.kind == signing::StepKind::signature;
                const auto position = parts_.directory.position(tx, step.position);
                faults.push_back({signature ? "signer" : "initials",
                                  "letters.fault.vacant",
                                  {{"position", position ? position->name : ""}}});
            }
        const auto missing = faults_of_submission(letter.content);
        faults.insert(faults.begin(), missing.begin(), missing.end());
        if (!faults.empty()) throw core::Error("letters.error.incomplete", std::move(faults));
        letter.submit();
        letter.changed = ctx.now();
        parts_.letters.update(tx, letter, was);
        for (const auto& step : steps_of(letter.content))
            parts_.letters.add_participant(tx, id, step.position);
        parts_.rounds.open(tx, ctx, subject_of(id), digest(letter.content), steps_of(letter.content));
        core::audit::append(tx, ctx, "letters.submitted", subject_of(id),
                            {{"version", letter.version}, {"content", digest(letter.content).hex()}});
        return letter;
    });
}

Letter Submit::take_back(const Context& ctx, LetterId id) {
    return parts_.db.write([&](Tx& tx) {
        const auto was = open_for(tx, parts_, ctx.actor, Right::take_back, id);
        auto letter = was;
        letter.refuse(ctx.actor.person_name, "");
        letter.changed = ctx.now();
        parts_.letters.update(tx, letter, was);
        parts_.rounds.cancel(tx, ctx, subject_of(id));
        core::audit::append(tx, ctx, "letters.taken_back", subject_of(id));
        return letter;
    });
}

Letter Submit::withdraw(const Context& ctx, LetterId id, std::string_view reason) {
    return parts_.db.write([&](Tx& tx) {
        const auto was = open_for(tx, parts_, ctx.actor, Right::withdraw, id);
        auto letter = was;
        letter.withdraw(ctx.actor.person_name, reason);
        letter.changed = ctx.now();
        parts_.letters.update(tx, letter, was);
        parts_.numbers.annul(tx, ctx, subject_of(id), letter.note);
        parts_.rounds.cancel(tx, ctx, subject_of(id));
        core::audit::append(tx, ctx, "letters.withdrawn", subject_of(id),
                            {{"number", letter.numbered_as->number}, {"reason", letter.note}});
        return letter;
    });
}

}  // namespace letters
