// SPDX-License-Identifier: Apache-2.0
// How an act was refused: the key of its first fault, else that of the error; "" when it was done.
#pragma once

#include <string>

#include "core/base/error.h"

namespace tests {

template <class F>
std::string key_of(F act) {
    try {
        act();
    } catch (const core::Error& error) {
        return error.faults().empty() ? error.key() : error.faults().front().key;
    }
    return "";
}

}  // namespace tests
