// SPDX-License-Identifier: Apache-2.0
// Importing files named on the command line, and those of the demo.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "classification/service/import.h"
#include "core/words/words.h"

namespace classification {

// `arguments`: FILE [--edition NAME] [--from DATE] [--provisional REASON] [--dry-run]. Gives the exit code.
int import_file(const core::Context& ctx, Import& import, const core::words::Catalog& words,
                Kind kind, const std::vector<std::string>& arguments, std::ostream& out);
// klasifikasi.tsv, retensi.tsv and pemicu.tsv of the folder; gives what came of it in one line.
std::string fill_demo(const core::Context& ctx, Import& import, const std::string& folder);

}  // namespace classification
