// SPDX-License-Identifier: Apache-2.0
// The one binary: naskah [--data DIR] [--config FILE] [--set NAME=VALUE] COMMAND [ARGUMENTS].
// Exit codes follow sysexits.h: 0 done, 1 the command says no, 64 usage, 69 unavailable, 78 configuration.
#pragma once

namespace core::app {

int run(int argc, char** argv);

}  // namespace core::app
