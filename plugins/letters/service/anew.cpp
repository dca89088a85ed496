// SPDX-License-Identifier: Apache-2.0
#include "letters/service/anew.h"

#include "core/audit/trail.h"
#include "letters/service/awaited.h"
#include "letters/service/sheet.h"

namespace letters {

using core::Context;
using core::db::Tx;

Letter withdraw_in(Tx& tx, Parts& parts, const Context& ctx, LetterId id, std::string_view reason) {
    const auto was = open_for(tx, parts, ctx.actor, Right::withdraw, id);
    auto letter = was;
    letter.withdraw(ctx.actor.person_name, reason);
    letter.changed = ctx.now();
    keep_state(tx, parts, ctx.now(), letter, was);
    if (letter.numbered_as->bears_number()) parts.numbers.annul(tx, ctx, subject_of(id), letter.note);
    parts.rounds.cancel(tx, ctx, subject_of(id));
    core::audit::append(tx, ctx, "letters.withdrawn", subject_of(id),
                        {{"number", letter.numbered_as->number}, {"reason", letter.note}});
    return letter;
}

Letter draft_anew(Parts& parts, Draft& draft, const Context& ctx, LetterId id, std::string_view reason) {
    return parts.db.write([&](Tx& tx) {
        const auto old = withdraw_in(tx, parts, ctx, id, reason);
        auto content = old.content;
        const auto newest = parts.styles.kind(tx, content.kind);
        if (newest && newest->version != content.kind_version) {
            std::vector<std::string> lost;   // what the new edition has no place for stays in the old letter
            content.parts = style::moved(*newest, content.parts, lost);
            content.kind_version = newest->version;
        }
        const auto made = draft.insert(tx, ctx, std::move(content));
        // Judged when the draft goes up, as those of any draft; what has lapsed said nothing any more.
        for (const auto& tie : parts.relations.of(tx, id))
            if (!tie.lapsed) parts.relations.declare(tx, made.id, tie.how, tie.about);
        const auto& number = old.numbered_as->number;
        core::audit::append(tx, ctx, "letters.written_anew", subject_of(id), {{"as", made.id.text()}});
        core::audit::append(tx, ctx, "letters.written_anew", subject_of(made.id),
                            {{"from", id.text()}, {"number", number}, {"reason", old.note}});
        return made;
    });
}

}  // namespace letters
