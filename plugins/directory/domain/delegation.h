// SPDX-License-Identifier: Apache-2.0
// The rules of delegating signature, looked at when a delegation is entered.
//
//   future --from reached--> active --until passed--> past
//      '--------revoke()-------'-------------------> revoked (at once; it never holds again)
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "directory/delegations.h"
#include "directory/directory.h"

namespace directory {

constexpr std::size_t longest_basis = 200, longest_revoke_reason = 500;   // characters
constexpr std::size_t most_scopes = 100;                                  // kinds or groups named

enum class DelegationState { future, active, past, revoked };
std::string_view name(DelegationState state);   // "future" ... "revoked"
std::optional<DelegationState> delegation_state_named(std::string_view text);
DelegationState state_of(const Delegation& delegation, core::Date day);

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
