// SPDX-License-Identifier: Apache-2.0
// `naskah packages:bring`: a package that is too large for a page, or lies on this machine already.
#pragma once

#include <ostream>

#include "core/plugin/arguments.h"
#include "core/plugin/runtime.h"
#include "packages/service/imports.h"

namespace packages::input {

// In the person's own main seat: the command lends nobody a right.
int bring(const core::Context& house_ctx, core::House& house, Imports& imports, const std::vector<std::string>& words,
          std::ostream& out);

}  // namespace packages::input
