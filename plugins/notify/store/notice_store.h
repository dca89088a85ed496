// SPDX-License-Identifier: Apache-2.0
// Rows of notices. They name objects and never tell of them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/db/db.h"
#include "notify/domain/kind.h"

namespace notify {

using NoticeId = core::Id<struct NoticeTag>;

struct Kept {
    NoticeId id;
    std::string receiver;   // "position:<id>"
    std::string kind;
    std::string object;     // "incoming:<id>"
    std::string link;
    std::int64_t told = 1;
    core::Instant made, changed;
    std::optional<core::Instant> read;
};

// Where a list goes on: below this one.
struct Below {
    core::Instant changed;
    NoticeId id;
};

namespace store {

using Receivers = std::vector<std::string>;

// A new one, or the unread one of the same kind, object and receiver told again; gives it as it stands.
Kept tell(core::db::Tx& tx, const Kept& notice);
std::optional<Kept> notice(core::db::Tx& tx, NoticeId id);
// Newest first.
std::vector<Kept> notices(core::db::Tx& tx, const Receivers& of, bool unread, const std::optional<Below>& below,
                          int limit);
bool any_unread(core::db::Tx& tx, const Receivers& of, std::string_view object);
std::int64_t read_object(core::db::Tx& tx, const Receivers& of, std::string_view object, core::Instant at);
std::int64_t read_one(core::db::Tx& tx, const Receivers& of, NoticeId id, core::Instant at);
// Those changed until then: what came while the page was read stays unread.
std::int64_t read_all(core::db::Tx& tx, const Receivers& of, core::Instant until, core::Instant at);
std::int64_t withdraw(core::db::Tx& tx, std::string_view kind, std::string_view object, std::string_view receiver);
std::set<std::string> waiting_receivers(core::db::Tx& tx);
// Receivers told since then, with when they last were.
std::map<std::string, core::Instant> changed_since(core::db::Tx& tx, core::Instant at);
std::int64_t forget_read(core::db::Tx& tx, core::Instant before);

}  // namespace store
}  // namespace notify
