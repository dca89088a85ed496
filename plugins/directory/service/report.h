// SPDX-License-Identifier: Apache-2.0
// A plan as lines for the terminal, and the command that prints one.
#pragma once

#include <string>

#include "core/words/words.h"
#include "directory/service/import.h"

namespace directory {

std::string report(const Plan& plan, const core::words::Catalog& words);
// `arguments`: FOLDER or FILE.xlsx, --dry-run. Gives the exit code.
int import_files(const core::Context& ctx, Import& import, const core::words::Catalog& words,
                 const std::vector<std::string>& arguments);

}  // namespace directory
