// SPDX-License-Identifier: Apache-2.0
// The seat an actor acts under, for questions that find nothing for who has none.
#pragma once

#include "core/auth/actor.h"

namespace core {

// A seat of nobody when the actor holds no position today.
inline const Seat& seat_of(const Actor& actor) {
    static const Seat nowhere;
    return actor.seats.size() > actor.acting ? actor.seats[actor.acting] : nowhere;
}

}  // namespace core
