// SPDX-License-Identifier: Apache-2.0
// What was told of items one after the other: the first row of each is what it was filed with, and every later one stands
// in the place of the one before it.
#pragma once

#include <vector>

#include "archive/domain/description.h"

namespace archive::store {

template <class What>
void add_in_turn(std::vector<Amended<What>>& all, std::vector<Amended<What>> rows) {
    Amended<What> last;
    for (auto& each : rows) {
        each.was = last.now;
        const bool filed = last.item != each.item;
        last = each;
        if (!filed) all.push_back(std::move(each));
    }
}

}  // namespace archive::store
