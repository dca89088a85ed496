// SPDX-License-Identifier: Apache-2.0
#include "letters/service/writing.h"

#include "core/audit/trail.h"
#include "letters/service/correct.h"

namespace letters {

using core::Context;
using core::db::Tx;

std::optional<Writer> Writing::begin(const Context& ctx, LetterId id, bool take_over) {
    return parts_.db.write([&](Tx& tx) -> std::optional<Writer> {
        (void)open_to_write(tx, parts_, ctx.actor, id);
        const auto was = parts_.writers.find(tx, id);
        const bool other = was && writes(*was, ctx.now()) && was->person != ctx.actor.person;
        if (other && !take_over) return was;
        const bool goes_on = was && !other && was->person == ctx.actor.person && writes(*was, ctx.now());
        parts_.writers.put(tx, id, {ctx.actor.person, ctx.actor.person_name, goes_on ? was->since : ctx.now(), ctx.now()});
        if (other)
            core::audit::append(tx, ctx, "letters.writing_taken", subject_of(id), {{"from", was->name}});
        return std::nullopt;
    });
}

void Writing::leave(const Context& ctx, LetterId id) {
    parts_.db.write([&](Tx& tx) {
        (void)open_for(tx, parts_, ctx.actor, Right::read, id);
        parts_.writers.clear(tx, id, ctx.actor.person);
    });
}

std::optional<Writer> Writing::now(const Context& ctx, LetterId id) {
    return parts_.db.read([&](Tx& tx) -> std::optional<Writer> {
        (void)open_for(tx, parts_, ctx.actor, Right::read, id);
        const auto writer = parts_.writers.find(tx, id);
        return writer && writes(*writer, ctx.now()) ? writer : std::nullopt;
    });
}

}  // namespace letters
