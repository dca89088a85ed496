// SPDX-License-Identifier: Apache-2.0
#include "letters/filters.h"

#include <charconv>

namespace letters {
namespace {

using core::Error;
using core::Fault;

constexpr int default_limit = 25, most_limit = 100;

}  // namespace

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t value = 0;
    const auto end = text.data() + text.size();
    const auto [at, fault] = std::from_chars(text.data(), end, value);
    if (fault != std::errc() || at != end || value < 0) return std::nullopt;
    return value;
}

Wish wish_from(const core::http::Fields& query) {
    Wish wish;
    std::vector<Fault> faults;
    if (const auto state = query.get("state"); state == "returned") {
        wish.returned = true;
    } else if (!state.empty()) {
        wish.state = state_named(state);
        if (!wish.state) faults.push_back({"state", "letters.fault.state", {}});
    }
    if (const auto kind = query.get("kind"); !kind.empty()) {
        wish.kind = kind_coded(kind);
        if (!wish.kind) faults.push_back({"kind", "letters.fault.kind", {}});
    }
    wish.words = query.get("q");
    wish.mine = query.get("mine") == "1";
    wish.after = query.get("after");
    wish.limit = default_limit;
    if (const auto limit = query.get("limit"); !limit.empty()) {
        const auto value = whole_number(limit);
        if (!value || *value < 1 || *value > most_limit)
            faults.push_back({"limit", "letters.fault.limit", {{"most", std::to_string(most_limit)}}});
        else
            wish.limit = static_cast<int>(*value);
    }
    if (!faults.empty()) throw Error("letters.error.filter", std::move(faults));
    return wish;
}

}  // namespace letters
