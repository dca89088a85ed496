// SPDX-License-Identifier: Apache-2.0
// What is sought, as addresses and forms say it: ?q=rapat&kind=letter&from=2026-01-01&code=000.1
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/http/given.h"
#include "core/search/index.h"

namespace core::http {

// Facets an address may name; those the page offers first.
const std::vector<std::string>& sought_facets();
// All but the page (`after`) and the order.
search::Wanted sought(Given& given);
// The fields that say it, empty ones left out.
std::vector<std::pair<std::string, std::string>> fields_of(const search::Wanted& wanted);
// Whether it asks for anything at all.
bool asks(const search::Wanted& wanted);

}  // namespace core::http
