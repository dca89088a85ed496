// SPDX-License-Identifier: Apache-2.0
// naskah integrity:check, integrity:stamp, proof:make, proof:verify.
#pragma once

#include <functional>

#include "core/plugin/plugin.h"
#include "integrity/service/heads.h"
#include "integrity/service/watch.h"

namespace integrity {

struct CommandParts {
    std::function<core::House&()> house;
    std::function<Watch&()> watch;
    std::function<Trees&()> trees;
    std::function<Heads&()> heads;
    std::function<bool()> started;   // false where there is no house: then there is none of them
};
void commands(core::Setup& setup, CommandParts parts);

}  // namespace integrity
