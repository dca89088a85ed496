// SPDX-License-Identifier: Apache-2.0
#include "depot/domain/hold.h"

namespace depot {

using core::Code;
using core::Error;

std::string_view name(HoldKind kind) {
    switch (kind) {
        case HoldKind::dispute: return "dispute";
        case HoldKind::audit: return "audit";
        case HoldKind::law: return "law";
        case HoldKind::history: return "history";
        case HoldKind::other: return "other";
    }
    return "other";
}

std::string_view name(HoldState state) {
    switch (state) {
        case HoldState::active: return "active";
        case HoldState::proposed: return "proposed";
        case HoldState::released: return "released";
    }
    return "active";
}

bool catches(const Scope& scope, const Spanned& dossier) {
    if (!scope.code.empty() && dossier.code != scope.code && !dossier.code.starts_with(scope.code + ".")) return false;
    if (scope.unit && *scope.unit != dossier.unit) return false;
    if (scope.from && dossier.last < *scope.from) return false;
    return !scope.until || dossier.first <= *scope.until;
}

void Hold::propose(Step by, std::string reason) {
    if (state == HoldState::proposed) throw Error(Code::conflict, "depot.error.hold_proposed");
    if (state == HoldState::released) throw Error(Code::conflict, "depot.error.hold_released");
    state = HoldState::proposed;
    proposed = std::move(by);
    proposed_reason = std::move(reason);
}

void Hold::release(Step by, std::string reason) {
    if (state != HoldState::proposed || !proposed)
        throw Error(Code::conflict, state == HoldState::released ? "depot.error.hold_released"
                                                                 : "depot.error.hold_not_proposed");
    if (by.person == proposed->person) throw Error(Code::forbidden, "depot.error.hold_second");
    state = HoldState::released;
    closed = std::move(by);
    closed_reason = std::move(reason);
}

void Hold::keep() {
    if (state != HoldState::proposed) throw Error(Code::conflict, "depot.error.hold_not_proposed");
    state = HoldState::active;
    proposed.reset();
    proposed_reason.clear();
}

}  // namespace depot
