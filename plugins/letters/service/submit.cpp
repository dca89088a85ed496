// SPDX-License-Identifier: Apache-2.0
// Opening and closing the round of a letter.
#include "letters/service/submit.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "letters/service/effect.h"
#include "letters/service/sheet.h"

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

std::string names_of(const style::Kind& kind, const std::vector<std::string>& codes) {
    std::vector<std::string> names;
    for (const auto& code : codes) {
        const auto* part = kind.part(code);
        names.push_back(part ? part->label : code);
    }
    return core::text::join(names, ", ");
}

// The draft by the newest version of its kind, which from here on is its own.
style::Kind settle_kind(Tx& tx, Parts& parts, Letter& letter, std::vector<core::Fault>& faults) {
    auto& content = letter.content;
    const auto newest = parts.styles.kind(tx, content.kind);
    if (!newest) throw core::Error("letters.error.incomplete", {{"kind", "letters.fault.kind", {}}});
    if (newest->version == content.kind_version) return *newest;
    std::vector<std::string> lost;
    auto moved = style::moved(*newest, content.parts, lost);
    if (!lost.empty())
        faults.push_back({"kind", "letters.fault.kind_changed",
                          {{"parts", names_of(kind_of(tx, parts, content), lost)}}});
    content.parts = std::move(moved);
    content.kind_version = newest->version;
    ++letter.version;
    return *newest;
}

// Who signs it, by the kind: a position it allows, in whose name the letter speaks.
void signer_faults(Tx& tx, Parts& parts, const Content& content, const style::Kind& kind,
                   std::vector<core::Fault>& faults) {
    if (content.signer.nil()) return;
    const auto authority = authority_of(tx, parts, content);
    if (!authority) {
        faults.push_back({"behalf", "letters.fault.behalf_above", {}});
        return;
    }
    const auto& allowed = kind.signers;
    if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), authority->kind) == allowed.end())
        faults.push_back({"signer", "letters.fault.signer_kind", {{"kind", kind.name}, {"position", authority->name}}});
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
        const auto kind = settle_kind(tx, parts_, letter, faults);
        const auto profile = parts_.styles.profile(tx, ctx.today());
        if (!kind.seal || profile.by_ink(kind.code))
            faults.push_back({"kind", "letters.fault.ink", {{"kind", kind.name}}});
        signer_faults(tx, parts_, letter.content, kind, faults);
        for (auto& fault : relation_faults(tx, parts_, letter)) faults.push_back(std::move(fault));
        for (const auto& step : steps_of(letter.content))
            if (!step.position.nil() && !parts_.directory.holder(tx, step.position, ctx.today())) {
                const bool signature = step.kind == signing::StepKind::signature;
                const auto position = parts_.directory.position(tx, step.position);
                faults.push_back({signature ? "signer" : "initials",
                                  "letters.fault.vacant",
                                  {{"position", position ? position->name : ""}}});
            }
        const auto missing = faults_of_submission(letter.content, kind);
        faults.insert(faults.begin(), missing.begin(), missing.end());
        if (!faults.empty()) throw core::Error("letters.error.incomplete", std::move(faults));
        letter.submit(kind);
        letter.changed = ctx.now();
        parts_.letters.update(tx, letter, was);
        if (letter.version != was.version)
            parts_.letters.keep_version(tx, letter, ctx.actor.person, ctx.actor.person_name);
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
        parts_.numbers.set(tx, id, NumberState::void_, letter.note);
        parts_.rounds.cancel(tx, ctx, subject_of(id));
        core::audit::append(tx, ctx, "letters.withdrawn", subject_of(id),
                            {{"number", letter.numbered_as->number}, {"reason", letter.note}});
        return letter;
    });
}

}  // namespace letters
