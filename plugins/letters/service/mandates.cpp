// SPDX-License-Identifier: Apache-2.0
// Asking for mandates, and leading a letter back to the giver.
#include "letters/service/mandates.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "letters/service/sheet.h"

namespace letters {

using core::Context;
using core::db::Tx;

std::optional<directory::MandateAnswer> mandate_of(Tx& tx, Parts& parts, const Content& content,
                                                   const style::Kind& kind, core::Date day) {
    const auto form = directory::delegation_form_named(style::name(content.behalf));
    if (!form || content.signer.nil()) return std::nullopt;
    const directory::Matter matter{kind.code, std::string(style::name(kind.group)),
                                   std::string(classification::name(content.access))};
    return parts.delegations.mandate(tx, content.signer, *form, matter, day);
}

core::Fault lack_told(const directory::MandateAnswer& answer) {
    const auto& made = answer.mandate.delegation;
    return {"behalf",
            "letters.mandate." + std::string(directory::name(answer.lack)),
            {{"giver", answer.mandate.giver_name},
             {"basis", made.basis},
             {"from", made.from.ok() ? core::iso(made.from) : ""},
             {"until", made.until.ok() ? core::iso(made.until) : ""}}};
}

std::optional<UsedMandate> mandate_at_signing(Tx& tx, Parts& parts, const Content& content, const style::Kind& kind,
                                              core::Date day) {
    const auto answer = mandate_of(tx, parts, content, kind, day);
    if (!answer) return std::nullopt;
    if (!answer->holds()) {
        auto told = lack_told(*answer);
        throw core::Error(core::Code::conflict, std::move(told.key), std::move(told.args));
    }
    const auto& made = answer->mandate.delegation;
    return UsedMandate{made.id, content.behalf, made.basis, made.giver, answer->mandate.giver_name, made.from, made.until};
}

Letter Mandates::to_giver(const Context& ctx, LetterId id) {
    return submit_.send_up(ctx, id, redirect(ctx, id).version);
}

Letter Mandates::redirect(const Context& ctx, LetterId id) {
    return parts_.db.write([&](Tx& tx) {
        const auto was = open_for(tx, parts_, ctx.actor, Right::take_back, id);
        const auto answer = mandate_of(tx, parts_, was.content, kind_of(tx, parts_, was.content), ctx.today());
        const auto giver = authority_of(tx, parts_, was.content);
        if (was.state != State::waiting || !answer || answer->holds() || !giver)
            throw core::Error(core::Code::conflict, "letters.error.to_giver");
        auto letter = was;
        letter.refuse(ctx.actor.person_name, "");
        auto next = letter.content;
        const auto initial = [&](core::PositionId position) {
            auto& all = next.initials;
            if (std::find(all.begin(), all.end(), position) == all.end()) all.push_back(position);
        };
        initial(was.content.signer);
        if (was.content.behalf == style::Behalf::ub)
            initial(parts_.directory.line_above(tx, was.content.signer).front().id);
        next.signer = giver->id;
        next.behalf = style::Behalf::none;
        letter.revise(std::move(next), letter.version, ctx.now());
        parts_.letters.update(tx, letter, was);
        parts_.letters.keep_version(tx, letter, ctx.actor.person, ctx.actor.person_name);
        parts_.rounds.cancel(tx, ctx, subject_of(id));
        core::audit::append(tx, ctx, "letters.passed_to_giver", subject_of(id),
                            {{"giver", giver->name}, {"basis", answer->mandate.delegation.basis}});
        return letter;
    });
}

}  // namespace letters
