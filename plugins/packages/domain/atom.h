// SPDX-License-Identifier: Apache-2.0
// What AtoM, the software of SIKN and JIKN, imports: ISAD(G) descriptions as CSV, parents before children, and where
// the paper lies as a second CSV. UTF-8, LF, several values of a cell divided by "|".
#pragma once

#include <functional>

#include "core/base/error.h"
#include "packages/domain/content.h"

namespace packages::atom {

// The sentence of a key.
using Say = std::function<std::string(const std::string& key, const core::Args& args)>;
// Fonds, series, file and items; ids of the first three are the same in whatever package of that creator they stand,
// so an import that matches by them makes no second one. Paths of files stand as "objects/0001.pdf".
std::string descriptions(const Content& content, const Say& say);
std::string physical(const Content& content);

}  // namespace packages::atom
