// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/sorting.h"

#include "core/base/text.h"
#include "incoming/service/acts.h"
#include "incoming/service/undoing.h"

namespace incoming {

using core::db::Tx;

void Sorting::mark(const core::Context& ctx, IncomingId id, std::optional<Mark> mark, std::string_view note) {
    constexpr std::size_t longest = 300;
    const auto& seat = ctx.actor.seat();
    const auto words = std::string(core::text::trim(note));
    if (core::text::length(words) > longest)
        throw core::Error("incoming.error.incomplete",
                          {{"note", "incoming.fault.long", {{"most", std::to_string(longest)}}}});
    parts_.db.write([&](Tx& tx) {
        open_for(tx, parts_, ctx.actor, Right::sort, id);
        const auto all = parts_.marks.of(tx, {id}, seat.position);
        const auto was = before_of(all.empty() ? std::nullopt : std::optional(all.begin()->second));
        if (!mark) {
            if (parts_.marks.drop(tx, id, seat.position))
                trail(tx, ctx, "incoming.unsorted", id, {{core::undo::member, was}});
            return;
        }
        parts_.marks.put(tx, id, seat.position, {*mark, words, ctx.actor.named(), ctx.now()});
        core::Json data{{"mark", name(*mark)}, {core::undo::member, was}};
        if (!words.empty()) data["note"] = words;
        trail(tx, ctx, "incoming.sorted", id, std::move(data));
    });
}

}  // namespace incoming
