// SPDX-License-Identifier: Apache-2.0
// A hold (penahanan): while it stands nothing it covers may be proposed for destruction, decreed,
// destroyed or handed over (UU 43/2009 pasal 51: a law forbids it, a case is not settled).
//
//   active -> proposed -> released       proposed by one person, released by another
//                proposed -> active      the proposal is turned down
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/auth/actor.h"

namespace depot {

using HoldId = core::Id<struct HoldTag>;

enum class HoldKind { dispute, audit, law, history, other };
enum class HoldState { active, proposed, released };
inline constexpr std::array<HoldKind, 5> all_hold_kinds{HoldKind::dispute, HoldKind::audit, HoldKind::law,
                                                        HoldKind::history, HoldKind::other};
inline constexpr std::array<HoldState, 3> all_hold_states{HoldState::active, HoldState::proposed, HoldState::released};
std::string_view name(HoldKind kind);
std::string_view name(HoldState state);

// All of a code and those below it, of a unit, of years; what is not said is not asked.
struct Scope {
    std::string code;
    std::optional<core::UnitId> unit;
    std::optional<int> from, until;   // years
    bool empty() const { return code.empty() && !unit && !from && !until; }
};

// What of a dossier a scope looks at; years are those its letters span.
struct Spanned {
    std::string code;
    core::UnitId unit;
    int first = 0, last = 0;
};
bool catches(const Scope& scope, const Spanned& dossier);

struct Step {   // who did it, and when
    core::PersonId person;
    core::PositionId position;
    std::string name;
    core::Instant at;
};

struct Hold {
    HoldId id;
    core::UnitId unit;
    std::string unit_name, name;
    HoldKind kind = HoldKind::other;
    std::string mandate;                    // the letter it rests on
    std::optional<core::Date> mandate_on;
    std::string asked_by, reason;           // who asked for it, and why
    HoldState state = HoldState::active;
    bool by_query = false, house = false;   // house: in the archive of every unit
    Scope scope;
    std::optional<core::Date> remind, reminded;
    Step opened;
    std::optional<Step> proposed, closed;
    std::string proposed_reason, closed_reason;

    // Each throws Error(conflict) where the state does not allow it.
    void propose(Step by, std::string reason);
    void release(Step by, std::string reason);   // Error(forbidden) for who proposed it himself
    void keep();                                 // the proposal is turned down
};

}  // namespace depot
