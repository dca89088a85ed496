// SPDX-License-Identifier: Apache-2.0
// naskah sign, extend, verify, ca:create, ca:enrol. A passphrase is read from the input, never an argument.
#pragma once

#include <functional>

#include "core/plugin/runtime.h"
#include "core/plugin/setup.h"
#include "signing/marks.h"
#include "signing/service/inspect.h"
#include "signing/service/judges.h"
#include "signing/service/trust_sets.h"

namespace signing {

// Filled when the room starts; the commands run later.
struct CommandParts {
    std::function<Keys&()> keys;
    std::function<const Inspect&()> inspect;
    std::function<core::House&()> house;
    std::function<Judges&()> judges;
    std::function<TrustSets&()> trust_sets;
    std::function<Marks*()> marks;   // nullptr where no room offers them
};

void commands(core::Setup& setup, CommandParts parts);

}  // namespace signing
