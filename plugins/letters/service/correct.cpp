// SPDX-License-Identifier: Apache-2.0
#include "letters/service/correct.h"

#include "core/audit/trail.h"
#include "letters/service/effect.h"
#include "letters/service/reclassify.h"
#include "letters/service/printing.h"
#include "letters/service/sheet.h"

namespace letters {

using core::Context;
using core::db::Tx;

namespace {

// What was settled when the letter went up.
void circuit_faults(const Content& was, const Content& next, std::vector<core::Fault>& faults) {
    const auto fixed = [&](bool same, const char* field) {
        if (!same) faults.push_back({field, "letters.fault.circuit_fixed", {}});
    };
    fixed(was.signer == next.signer, "signer");
    fixed(was.behalf == next.behalf, "behalf");
    fixed(was.cosigners == next.cosigners, "cosigners");
    fixed(was.initials == next.initials, "initials");
    fixed(was.coordinators == next.coordinators, "coordinators");
    fixed(was.kind == next.kind && was.kind_version == next.kind_version, "kind");
}

}  // namespace

bool corrects(Tx& tx, Parts& parts, const core::Actor& actor, const Letter& letter) {
    if (letter.state != State::waiting || !actor.may("letters.write")) return false;
    const auto round = parts.rounds.current(tx, subject_of(letter.id));
    if (!round || round->state != signing::RoundState::running) return false;
    for (const auto& step : round->steps)
        if (step.state == signing::StepState::active && actor.holds(step.position)) return true;
    return false;
}

Letter open_to_write(Tx& tx, Parts& parts, const core::Actor& actor, LetterId id) {
    auto letter = open_for(tx, parts, actor, Right::read, id);
    if (corrects(tx, parts, actor, letter)) return letter;
    letter = open_for(tx, parts, actor, Right::edit, id);
    if (letter.state != State::draft)
        throw core::Error(core::Code::conflict, "letters.error.move." + std::string(name(letter.state)));
    return letter;
}

void keep_circuit(const Content& of, Content& content) {
    content.signer = of.signer;
    content.behalf = of.behalf;
    content.cosigners = of.cosigners;
    content.initials = of.initials;
    content.coordinators = of.coordinators;
}

Correct::Outcome Correct::save(const Context& ctx, LetterId id, Content content, std::int64_t seen) {
    return keep(ctx, id, seen, [&](const Content& was) {
        auto next = content;
        next.file = was.file;
        return next;
    });
}

Correct::Outcome Correct::save(const Context& ctx, LetterId id, std::optional<File> file, std::int64_t seen,
                               const std::optional<Content>& typed) {
    return keep(ctx, id, seen, [&](const Content& was) {
        auto next = typed.value_or(was);
        next.file = file;
        return next;
    });
}

Content Correct::next(Tx& tx, const Context& ctx, const Letter& was, const Make& make) {
    if (was.state == State::waiting)
        core::ensure(corrects(tx, parts_, ctx.actor, was) ? core::Verdict::allowed : core::Verdict::forbidden);
    auto next = make(was.content);
    auto faults = draft_.complete(tx, next, &was.content);
    circuit_faults(was.content, next, faults);
    for (auto& fault : lowering_faults(tx, parts_, was, next.access)) faults.push_back(std::move(fault));
    for (auto& fault : class_faults(tx, parts_, ctx.actor, was, next.access)) faults.push_back(std::move(fault));
    if (!faults.empty()) throw core::Error("letters.error.incomplete", std::move(faults));
    return next;
}

Correct::Outcome Correct::keep(const Context& ctx, LetterId id, std::int64_t seen, const Make& make) {
    const auto sheet = parts_.db.read([&](Tx& tx) {
        auto letter = open_for(tx, parts_, ctx.actor, Right::read, id);
        letter.content = next(tx, ctx, letter, make);
        return sheet_of(tx, parts_, letter);
    });
    const auto unprintable = print_faults(parts_, sheet);   // before the unit that writes: nobody waits meanwhile
    return parts_.db.write([&](Tx& tx) {
        const auto was = open_for(tx, parts_, ctx.actor, Right::read, id);
        auto letter = was;
        auto content = next(tx, ctx, was, make);
        if (digest(content) == digest(was.content) && was.state == State::waiting) return Outcome{was, {}};
        if (!unprintable.empty()) throw core::Error("letters.error.incomplete", unprintable);
        const auto kind = kind_of(tx, parts_, was.content);
        letter.correct(std::move(content), seen, ctx.now(), kind);
        parts_.letters.update(tx, letter, was);
        parts_.letters.keep_version(tx, letter, ctx.actor.person, ctx.actor.named(), Cause::correction);
        core::audit::append(tx, ctx, "letters.corrected", subject_of(id),
                            {{"version", letter.version}, {"changed", differences(was.content, letter.content)}});
        class_changed(tx, parts_, ctx, letter, was.access());
        Outcome outcome{letter, {}};
        for (const auto& step :
             parts_.rounds.amend(tx, ctx, subject_of(id), printed_digest(letter.content, kind)))
            outcome.lapsed.push_back(step.person_name);
        return outcome;
    });
}

}  // namespace letters
