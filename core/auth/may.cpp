// SPDX-License-Identifier: Apache-2.0
#include "core/auth/may.h"

#include <algorithm>

namespace core::auth {
namespace {

std::string_view kind_of(std::string_view object) { return object.substr(0, object.find(':')); }

}  // namespace

std::vector<Explaining::Line> Explaining::all(db::Db& db, const Context& ctx, std::string_view object) const {
    return db.read([&](db::Tx& tx) {
        std::vector<Line> lines;
        for (auto* each : all_)
            for (auto& act : each->acts(kind_of(object)))
                if (auto why = each->why(tx, ctx, act, object)) lines.push_back({std::move(act), std::move(*why)});
        return lines;
    });
}

std::string Explaining::link(db::Db& db, const Context& ctx, std::string_view object) const {
    return db.read([&](db::Tx& tx) -> std::string {
        for (auto* each : all_)
            if (auto found = each->link(tx, ctx, object); !found.empty()) return found;
        return {};
    });
}

Why Explaining::one(db::Db& db, const Context& ctx, std::string_view act, std::string_view object) const {
    return db.read([&](db::Tx& tx) -> Why {
        for (auto* each : all_) {
            const auto acts = each->acts(kind_of(object));
            if (std::find(acts.begin(), acts.end(), act) == acts.end()) continue;
            if (auto why = each->why(tx, ctx, act, object)) return std::move(*why);
        }
        throw Error(Code::not_found, "core.error.not_found");
    });
}

Actor sitting(PositionId position, UnitId unit, UnitId book, std::set<std::string> roles, std::string_view right) {
    Actor made;
    made.kind = Actor::Kind::person;
    Seat seat;
    seat.position = position;
    seat.unit = unit;
    seat.book = book;
    seat.roles = std::move(roles);
    made.seats.push_back(std::move(seat));
    return with_right(std::move(made), right);
}

Actor with_right(Actor actor, std::string_view right) {
    if (!right.empty()) actor.rights.emplace(right);
    return actor;
}

}  // namespace core::auth
