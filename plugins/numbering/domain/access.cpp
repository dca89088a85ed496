// SPDX-License-Identifier: Apache-2.0
// The access rules.
#include "numbering/domain/access.h"

namespace numbering {

using core::Verdict;

namespace {

std::string_view permission(Right right) {
    switch (right) {
        case Right::read: return "numbering.read";
        case Right::keep: return "numbering.keep";
        case Right::approve: return "numbering.approve";
        case Right::manage: return "numbering.manage";
    }
    return "";
}

}  // namespace

bool manages_all(const core::Actor& actor) {
    if (actor.kind == core::Actor::Kind::system) return true;
    return actor.may("numbering.manage_all");
}

Verdict may(const core::Actor& actor, Right right, core::UnitId book) {
    if (actor.kind == core::Actor::Kind::system) return Verdict::allowed;
    if (right == Right::manage && manages_all(actor)) return Verdict::allowed;
    const bool own = actor.acting < actor.seats.size() && actor.seats[actor.acting].book == book;
    if (!own) return Verdict::hidden;
    return actor.may(permission(right)) ? Verdict::allowed : Verdict::forbidden;
}

}  // namespace numbering
