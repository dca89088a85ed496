// SPDX-License-Identifier: Apache-2.0
#include "letters/filters.h"

#include <charconv>

namespace letters {
namespace {

constexpr int default_limit = 25, most_limit = 100;
constexpr std::int64_t most_number = 1'000'000'000;

}  // namespace

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t value = 0;
    const auto end = text.data() + text.size();
    const auto [at, fault] = std::from_chars(text.data(), end, value);
    if (fault != std::errc() || at != end || value < 0) return std::nullopt;
    return value;
}

Wish wish_from(const core::http::Fields& query) {
    core::http::Given given(query);
    Wish wish;
    if (query.get("state") == "returned")
        wish.returned = true;
    else
        wish.state = given.one_of("state", all_states, [](State each) { return name(each); });
    wish.kind = given.line("kind", 40);   // whether there is such a kind is known to the service
    wish.words = given.line("q");
    wish.mine = given.flag("mine");
    wish.after = given.line("after");
    wish.limit = static_cast<int>(given.number("limit", 1, most_limit).value_or(default_limit));
    given.done("letters.error.filter");
    return wish;
}

BookWish book_wish_from(const core::http::Fields& query) {
    core::http::Given given(query);
    BookWish wish{given.line("series"), given.number("before", 0, most_number).value_or(0)};
    given.done("letters.error.filter");
    return wish;
}

Relation relation_from(core::http::Given given) {
    const auto how = given.one_of("relation", all_relations, [](Relation each) { return name(each); });
    if (!how && given.faults().empty()) given.fault("relation", "letters.fault.relation");
    given.done("letters.error.incomplete");
    return *how;
}

}  // namespace letters
