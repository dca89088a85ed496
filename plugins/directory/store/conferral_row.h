// SPDX-License-Identifier: Apache-2.0
// What rows of delegations and of lent mailboxes have in common.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/db/db.h"
#include "directory/domain/conferral.h"

namespace directory::store {

inline constexpr char conferral_columns[] =
    "highest, from_date, until_date, basis, entered_by, entered_at, revoked_at, revoked_by, revoke_reason";

// The columns above from `first` on, but for the last day: that one is returned.
std::optional<core::Date> read_conferral(const core::db::Row& row, int first, Conferral& made);

// Words between ';'.
std::vector<std::string> words_kept(const std::string& text);
template <class Words>
std::string words_stored(const Words& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : ";") + word;
    return text;
}

// What both lists ask beside their own.
template <class Id>
struct ConferralWish {
    std::optional<core::PositionId> position;   // of either side
    core::Date today{};
    std::optional<Id> after;                    // the last of the page before
    int limit = 50;
};
// Newest first; one more than the limit tells that there are more.
template <class Id, class Read>
auto newest(core::db::Tx& tx, core::db::Query& query, const ConferralWish<Id>& wish, Read read) {
    if (wish.after) query.add(" AND id < ?", {*wish.after});
    return query.add(" ORDER BY id DESC LIMIT ?", {wish.limit + 1}).all(tx, read);
}
template <class Id, class Read>
auto only_one(core::db::Tx& tx, core::db::Query query, Id id, Read read) {
    auto found = query.add(" AND id = ?", {id}).all(tx, read);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

}  // namespace directory::store
