// SPDX-License-Identifier: Apache-2.0
// A page of a list: its items, and the cursor of the next page or null.
#pragma once

#include "core/base/json.h"
#include "core/http/given.h"

namespace directory::api {

// `read`: the wish from the query; `find`: the page of it, with lines and next.
template <class Read, class Find, class ToJson>
core::http::Response listed(const core::http::Request& request, Read read, Find find, ToJson to_json) {
    core::http::Given given(request.query);
    const auto wish = read(given);
    given.done();
    const auto page = find(wish);
    core::Json items = core::Json::array();
    for (const auto& line : page.lines) items.push_back(to_json(line));
    return core::http::json({{"items", items}, {"next", page.next.empty() ? core::Json(nullptr) : core::Json(page.next)}});
}

}  // namespace directory::api
