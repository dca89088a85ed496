// SPDX-License-Identifier: Apache-2.0
// A plan as lines for the terminal.
#pragma once

#include <string>

#include "core/words/words.h"
#include "directory/domain/import.h"

namespace directory {

std::string report(const Plan& plan, const core::words::Catalog& words);

}  // namespace directory
