// SPDX-License-Identifier: Apache-2.0
#include "seeking/service/opened.h"

#include <algorithm>

#include "core/auth/seat.h"
#include "seeking/store/saved_store.h"

namespace seeking {

using core::Context;
using core::db::Tx;
using core::search::Named;

namespace {

bool in_own_seat(const core::Actor& actor) {
    return actor.signed_in() && actor.acting < actor.seats.size() && !actor.borrows() && actor.may("seeking.use");
}

}  // namespace

std::optional<Named> named_in(std::string_view subject) {
    const auto colon = subject.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto kind = subject.substr(0, colon);
    if (kind != "letter" && kind != "incoming" && kind != "dossier") return std::nullopt;
    return Named{std::string(kind), std::string(subject.substr(colon + 1))};
}

void Opened::note(const Context& ctx, const Named& what) {
    if (!in_own_seat(ctx.actor)) return;
    const auto seat = ctx.actor.seat().appointment;
    const bool there = parts_.db.read([&](Tx& tx) {
        const auto last = store::opened(tx, ctx.actor.person, seat, 1);
        if (!last.empty() && last.front() == what) return false;
        return !core::search::seen(parts_.index, tx, ctx.actor.tokens(), {what}).empty();
    });
    if (!there) return;
    parts_.db.write([&](Tx& tx) { store::note_opened(tx, ctx.actor.person, seat, what, ctx.now(), most_kept); });
}

std::vector<Listed> Opened::last(const Context& ctx, int most) {
    if (!in_own_seat(ctx.actor)) return {};
    return parts_.db.read([&](Tx& tx) {
        auto all = core::search::seen(parts_.index, tx, ctx.actor.tokens(),
                                      store::opened(tx, ctx.actor.person, ctx.actor.seat().appointment, most_kept));
        if (static_cast<int>(all.size()) > most) all.resize(static_cast<std::size_t>(most));
        return all;
    });
}

std::vector<Listed> Opened::alike(const Context& ctx, const Named& to, int most) {
    if (!in_own_seat(ctx.actor)) return {};
    return parts_.db.read([&](Tx& tx) {
        return core::search::alike(parts_.index, tx, ctx.actor.tokens(), to, std::clamp(most, 1, 50));
    });
}

}  // namespace seeking
