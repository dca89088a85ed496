// SPDX-License-Identifier: Apache-2.0
// Values of a facet that mean the same as others, as codes of one edition do with those of the next. What is sought
// under one is found under all of them, and counted so; the document keeps and shows its own.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/search/index.h"

namespace core::search {

// To each of these values the others that mean the same; what has none may be left out.
using Kin = std::map<std::string, std::vector<std::string>>;
using KinOf = std::function<Kin(db::Tx&, const std::vector<std::string>& values)>;

// At start, before anything is sought.
void add_kin(Index& index, const std::string& facet, KinOf kin);

}  // namespace core::search
