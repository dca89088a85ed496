// SPDX-License-Identifier: Apache-2.0
// The line of superiors is that of the day: a delegation over a line that changed gives nothing.
#include "directory/service/mandates.h"

#include "directory/store/delegation_store.h"

namespace directory {
namespace {

using core::db::Tx;

// How far a delegation is from holding: of several the nearest tells best what is missing.
int distance(const Delegation& one, const Matter& matter, Lack lack) {
    if (lack == Lack::none) return 0;
    if (lack == Lack::chain) return 1;
    if (lack == Lack::line) return 6;
    auto in_force = one;
    in_force.revoked_at.reset();
    switch (lack_of(in_force, matter, one.from)) {
        case Lack::none: return 2;
        case Lack::access: return 3;
        default: return 4;
    }
}

}  // namespace

MandateAnswer Mandates::mandate(Tx& tx, core::PositionId receiver, DelegationForm form, const Matter& matter,
                                core::Date day) {
    const auto above = office_.line_above(tx, receiver);
    const auto* named = named_by(form, above);
    MandateAnswer best;
    if (!named) {
        best.lack = Lack::line;
        return best;
    }
    best.mandate.giver_name = named->name;
    int nearest = 7;
    for (auto& one : store::received(tx, receiver, form)) {
        auto lack = one.giver == named->id ? lack_of(one, matter, day) : Lack::line;
        if (lack == Lack::none && form == DelegationForm::ub &&
            !mandate(tx, above.front().id, DelegationForm::an, matter, day).holds())
            lack = Lack::chain;
        const int far = distance(one, matter, lack);
        if (far >= nearest) continue;
        nearest = far;
        best.lack = lack;
        best.mandate.delegation = std::move(one);
    }
    return best;
}

std::vector<Mandate> Mandates::mandates(Tx& tx, const Matter& matter, core::Date day) {
    std::vector<Mandate> held;
    for (const auto& one : store::active(tx, day)) {
        auto answer = mandate(tx, one.receiver, one.form, matter, day);
        if (answer.holds() && answer.mandate.delegation.id == one.id) held.push_back(std::move(answer.mandate));
    }
    return held;
}

std::vector<SignedKind> Mandates::kinds(Tx& tx) {
    return kinds_ ? kinds_->signed_kinds(tx) : std::vector<SignedKind>{};
}

}  // namespace directory
