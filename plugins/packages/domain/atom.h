// SPDX-License-Identifier: Apache-2.0
// What AtoM, the software of SIKN and JIKN, imports: ISAD(G) descriptions as CSV, parents before children, and where
// the paper lies as a second CSV. UTF-8, LF, several values of a cell divided by "|".
#pragma once

#include "packages/domain/content.h"

namespace packages::atom {

// Paths of files stand as "objects/0001.pdf".
std::string descriptions(const Content& content);
std::string physical(const Content& content);

}  // namespace packages::atom
