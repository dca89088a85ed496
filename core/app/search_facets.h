// SPDX-License-Identifier: Apache-2.0
// Facets of the search page and of its API.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/page/page.h"
#include "core/search/index.h"
#include "core/words/words.h"

namespace core::core_room {

// The search at hand with one facet set to another value; "" is without it.
using Elsewhere = std::function<std::string(const std::string& facet, const std::string& value)>;
// `counted_to`: what search counts to (core/search/counted.h). Where there is more, so it says, and each count is at least.
void show_facets(page::Data& data, const search::Found& found, const search::Wanted& wish, std::int64_t counted_to,
                 const Elsewhere& elsewhere, const words::Catalog& words);

// {"code": [{"value": ..., "label": ..., "count": ...}]}
Json facets_json(const search::Found& found);

// "10.000+" of what was counted no further.
std::string counted(std::int64_t count, bool more, const words::Catalog& words);

}  // namespace core::core_room
