// SPDX-License-Identifier: Apache-2.0
// The commands the core itself brings; rooms add theirs through Setup::command.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/app/house.h"

namespace core::app {

// How far the house must be put together before the command runs.
enum class Stage { none, assembled, opened, started };

struct Builtin {
    std::string name, usage, help;
    Stage stage = Stage::started;
    std::function<int(Application&, const std::vector<std::string>&)> run;
};

const std::vector<Builtin>& builtins();

}  // namespace core::app
