// SPDX-License-Identifier: Apache-2.0
// What is known of the values of a facet beside the documents: how they are called, and which mean the same as others,
// as codes of one edition do with those of the next. What is sought under one is found under all of them, and counted
// so; the document keeps and shows its own.
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

// What values of a facet are called where the documents do not say it, as codes; what has no name is left out.
using NamesOf = std::function<std::map<std::string, std::string>(db::Tx&, const std::vector<std::string>& values)>;

// At start, before anything is sought.
void add_kin(Index& index, const std::string& facet, KinOf kin);
void add_names(Index& index, const std::string& facet, NamesOf names);

}  // namespace core::search
