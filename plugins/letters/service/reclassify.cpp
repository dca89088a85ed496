// SPDX-License-Identifier: Apache-2.0
#include "letters/service/reclassify.h"

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "letters/service/effect.h"
#include "letters/service/printing.h"
#include "letters/service/sheet.h"

namespace letters {

using classification::AccessClass;
using core::Context;
using core::db::Tx;

std::vector<core::Fault> class_faults(Tx& tx, Parts& parts, const core::Actor& actor, const Letter& was,
                                      AccessClass next) {
    if (next >= was.access()) return {};
    if (may(actor, Right::lower_class, parts.letters.standing(tx, was)) != core::Verdict::allowed)
        return {{"access", "letters.fault.class_originator", {}}};
    // Nobody was asked anything by it yet: it is still being written.
    if (was.state == State::draft && !parts.rounds.current(tx, subject_of(was.id))) return {};
    return {{"access", "letters.fault.class_reason", {}}};
}

void Reclassify::within_circuit(Tx& tx, const Context& ctx, Letter& letter, const Letter& was, AccessClass next) {
    auto content = was.content;
    content.access = next;
    if (next == AccessClass::ordinary) content.access_until.reset();
    if (was.state == State::draft) {
        letter.revise(std::move(content), was.version, ctx.now());
    } else {
        const auto kind = kind_of(tx, parts_, was.content);
        letter.correct(std::move(content), was.version, ctx.now(), kind);
    }
    parts_.letters.update(tx, letter, was);
    parts_.letters.keep_version(tx, letter, ctx.actor.person, ctx.actor.person_name,
                                was.state == State::draft ? Cause::draft : Cause::correction);
    if (was.state == State::waiting)
        (void)parts_.rounds.amend(tx, ctx, subject_of(letter.id),
                                  printed_digest(letter.content, kind_of(tx, parts_, letter.content)), true);
}

Letter Reclassify::change(const Context& ctx, LetterId id, AccessClass next, std::string_view reason) {
    const auto why = core::text::trim(reason);
    if (why.empty()) throw core::Error("letters.error.incomplete", {{"reason", "letters.fault.reason_empty", {}}});
    return parts_.db.write([&](Tx& tx) {
        auto letter = open_for(tx, parts_, ctx.actor, Right::read, id);
        const auto was = letter;
        const auto right = next < was.access() ? Right::lower_class : Right::raise_class;
        core::ensure(judge(tx, parts_, ctx.actor, right, was));
        if (next == was.access()) throw core::Error(core::Code::conflict, "letters.error.class_same");
        if (auto faults = lowering_faults(tx, parts_, was, next); !faults.empty())
            throw core::Error("letters.error.incomplete", std::move(faults));
        if (was.state == State::draft || was.state == State::waiting) {
            within_circuit(tx, ctx, letter, was, next);
        } else {
            letter.reclassify(next);
            parts_.letters.update(tx, letter, was);
        }
        core::audit::append(tx, ctx, "letters.reclassified", subject_of(id),
                            {{"was", classification::name(was.access())},
                             {"now", classification::name(letter.access())},
                             {"note", why}});
        class_changed(tx, parts_, ctx, letter, was.access());
        return letter;
    });
}

}  // namespace letters
