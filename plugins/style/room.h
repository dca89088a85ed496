// SPDX-License-Identifier: Apache-2.0
// The room's objects, joined by references: what plugin.cpp builds at start, and the tests too.
#pragma once

#include "style/service/shelf.h"

namespace style {

struct Room {
    explicit Room(Joined parts) : joined(std::move(parts)) {}

    Joined joined;
    Shelf shelf{joined};
};

}  // namespace style
