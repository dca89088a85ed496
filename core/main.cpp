// SPDX-License-Identifier: Apache-2.0
// The binary.
#include "core/app/cli.h"

int main(int argc, char** argv) { return core::app::run(argc, argv); }
