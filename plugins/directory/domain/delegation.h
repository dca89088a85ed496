// SPDX-License-Identifier: Apache-2.0
// The rules of delegating signature, looked at when a delegation is entered.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "directory/delegations.h"
#include "directory/directory.h"
#include "directory/domain/conferral.h"

namespace directory {

constexpr std::size_t most_scopes = 100;   // kinds or groups named

inline ConferralState state_of(const Delegation& delegation, core::Date day) {
    return state_of(delegation, delegation.until, day);
}

// What is looked at beside the delegation itself.
struct Grounds {
    Position giver, receiver;
    std::vector<Position> above;        // the receiver's superiors, nearest first
    std::vector<Delegation> others;     // all that touch giver, receiver or who stands between them
    std::vector<SignedKind> kinds;
    core::Date today{};
};

// Why it may not be entered; faults name the form's fields. Empty: it may.
std::vector<core::Fault> faults_of(const Delegation& wanted, const Grounds& grounds);

// The position in whose name the form speaks, and of an u.b. the one between; nullptr when the line
// is too short.
const Position* named_by(DelegationForm form, const std::vector<Position>& above);

}  // namespace directory
