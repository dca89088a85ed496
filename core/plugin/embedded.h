// SPDX-License-Identifier: Apache-2.0
// Files built into a library: templates, migrations, word catalogs.
#pragma once

#include <string_view>
#include <vector>

namespace core {

struct EmbeddedFile {
    std::string_view name;  // file name without folder
    std::string_view text;
};
using Embedded = std::vector<EmbeddedFile>;

}  // namespace core
