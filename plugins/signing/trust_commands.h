// SPDX-License-Identifier: Apache-2.0
// naskah trust:import, trust:list, trust:remove: whom this house believes.
#pragma once

#include <functional>

#include "core/plugin/setup.h"
#include "signing/service/inspect.h"

namespace signing {

struct TrustParts {
    std::function<TrustLists&()> lists;
    std::function<const Inspect&()> inspect;
};

void trust_commands(core::Setup& setup, TrustParts parts);

}  // namespace signing
