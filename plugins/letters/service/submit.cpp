// SPDX-License-Identifier: Apache-2.0
// Opening and closing the round of a letter.
#include "letters/service/submit.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "letters/service/awaited.h"
#include "letters/service/anew.h"
#include "letters/service/forecast.h"
#include "letters/service/mandates.h"
#include "letters/service/printing.h"
#include "letters/service/effect.h"
#include "letters/service/sheet.h"

namespace letters {

using core::Context;
using core::db::Tx;

namespace {

std::string field_for(signing::StepKind kind) {
    switch (kind) {
        case signing::StepKind::initial: return "initials";
        case signing::StepKind::coordination: return "coordinators";
        case signing::StepKind::signature: return "signer";
    }
    return "signer";
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
    if (!lost.empty() && !content.file)
        faults.push_back({"kind", "letters.fault.kind_changed",
                          {{"parts", names_of(kind_of(tx, parts, content), lost)}}});
    content.parts = std::move(moved);
    content.kind_version = newest->version;
    ++letter.version;
    return *newest;
}

// Who signs it, by the kind: a position it allows, in whose name the letter speaks, and by which mandate.
void signer_faults(Tx& tx, Parts& parts, const Content& content, const style::Kind& kind, core::Date day,
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
    if (const auto mandate = mandate_of(tx, parts, content, kind, day); mandate && !mandate->holds())
        faults.push_back(lack_told(*mandate));
}

// Nobody can act on a step whose position nobody holds today.
void vacant_faults(const std::vector<Station>& circuit, core::PositionId signer, std::vector<core::Fault>& faults) {
    for (const auto& each : circuit)
        if (each.skip == Skip::none && each.holder.empty())
            faults.push_back({each.kind == signing::StepKind::signature && each.position != signer
                                  ? "cosigners" : field_for(each.kind),
                              "letters.fault.vacant",
                              {{"position", each.position_name}}});
}

// A personal letter is somebody's; to a vacant position it would be nobody's.
void personal_faults(Tx& tx, Parts& parts, const Content& content, core::Date day, std::vector<core::Fault>& faults) {
    for (const auto& each : content.addressees)
        if (each.personal && !parts.directory.holder(tx, each.position, day))
            faults.push_back({"addressees", "letters.fault.personal_vacant", {{"position", each.printed}}});
}

}  // namespace

Letter Submit::send_up(const Context& ctx, LetterId id, std::int64_t seen, const Along& along) {
    const auto unprintable = print_faults(parts_, parts_.db.read([&](Tx& tx) {
        auto letter = open_for(tx, parts_, ctx.actor, Right::submit, id);
        std::vector<core::Fault> told_below;
        settle_kind(tx, parts_, letter, told_below);   // as it will go up
        return sheet_of(tx, parts_, letter);
    }));   // before the unit that writes: nobody waits while a sheet is set
    return parts_.db.write([&](Tx& tx) {
        const auto was = open_for(tx, parts_, ctx.actor, Right::submit, id);
        auto letter = was;
        if (was.version != seen)
            throw core::Error(core::Code::conflict, "letters.error.changed",
                              {{"version", std::to_string(was.version)}});
        auto faults = draft_.complete(tx, letter.content);
        const auto kind = settle_kind(tx, parts_, letter, faults);
        signer_faults(tx, parts_, letter.content, kind, ctx.today(), faults);
        personal_faults(tx, parts_, letter.content, ctx.today(), faults);
        for (auto& fault : relation_faults(tx, parts_, letter)) faults.push_back(std::move(fault));
        const auto circuit = forecast(tx, parts_, letter, letter.content, ctx.today());
        vacant_faults(circuit, letter.content.signer, faults);
        one_person_faults(tx, parts_, letter.content, ctx.today(), faults);
        faults.insert(faults.end(), unprintable.begin(), unprintable.end());
        const auto missing = faults_of_submission(letter.content, kind);
        faults.insert(faults.begin(), missing.begin(), missing.end());
        if (!faults.empty()) throw core::Error("letters.error.incomplete", std::move(faults));
        // Frozen from here on: whom the groups stand for is what paraf and signature are given to.
        if (!letter.content.groups.empty() || !letter.content.copy_groups.empty())
            letter.content.grouped_on = ctx.today();
        if (letter.version == was.version && digest(letter.content) != digest(was.content)) ++letter.version;
        letter.submit(kind);
        letter.changed = ctx.now();
        keep_state(tx, parts_, ctx.now(), letter, was);
        if (letter.version != was.version)
            parts_.letters.keep_version(tx, letter, ctx.actor.person, ctx.actor.named());
        parts_.writers.clear(tx, id, ctx.actor.person);
        const auto steps = wishes(circuit);
        for (const auto& step : steps) parts_.letters.add_participant(tx, id, step.position);
        const auto covered = printed_digest(letter.content, kind);
        parts_.rounds.open(tx, ctx, subject_of(id), covered, steps);
        core::audit::append(tx, ctx, "letters.submitted", subject_of(id),
                            {{"version", letter.version}, {"content", covered.hex()}});
        if (along) along(tx);
        return letter;
    });
}

Letter Submit::take_back(const Context& ctx, LetterId id, const Along& along) {
    return parts_.db.write([&](Tx& tx) {
        const auto was = open_for(tx, parts_, ctx.actor, Right::take_back, id);
        auto letter = was;
        letter.refuse(ctx.actor.named(), "");
        letter.changed = ctx.now();
        keep_state(tx, parts_, ctx.now(), letter, was);
        parts_.rounds.take_back(tx, ctx, subject_of(id));
        core::audit::append(tx, ctx, "letters.taken_back", subject_of(id));
        if (along) along(tx);
        return letter;
    });
}

Letter Submit::withdraw(const Context& ctx, LetterId id, std::string_view reason) {
    return parts_.db.write([&](Tx& tx) { return withdraw_in(tx, parts_, ctx, id, reason); });
}

}  // namespace letters
