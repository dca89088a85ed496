// SPDX-License-Identifier: Apache-2.0
// What entering, listing and revoking have in common for delegations of signature and lent mailboxes.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/undo/undo.h"
#include "directory/domain/access.h"
#include "directory/domain/conferral.h"
#include "directory/store/delegation_store.h"
#include "directory/store/grant_store.h"

namespace directory {

template <class Line>
struct ConferralPage {
    std::vector<Line> lines;              // newest first
    std::string next;                     // cursor; "" on the last page
    std::optional<core::PositionId> own;  // the actor's position, when he may give of it
};
template <class Line>
struct ConferralSheet {
    Line line;
    std::vector<core::audit::Entry> trail;   // oldest first
    bool may_revoke = false;
};

// The wish as the store takes it: of today, its limit within bounds.
template <class Wish>
Wish bounded(Wish wish, core::Date today) {
    wish.today = today;
    wish.limit = std::clamp(wish.limit, 1, 100);
    return wish;
}
// Takes off the one more that was read; returns the cursor of the next page.
template <class Made>
std::string next_after(std::vector<Made>& all, int limit) {
    if (all.size() <= static_cast<std::size_t>(limit)) return "";
    all.pop_back();
    return all.back().id.text();
}

// Who enters it, and when.
void sign_entry(const core::Context& ctx, Conferral& made);

// Keys of what may be wrong with a revocation: the error over the faults, no reason given, and it has ended already.
struct RevokeWords {
    const char* refused;
    const char* reason;
    const char* ended;
};
// Throws Error(invalid) for want of a reason, Error(conflict) when it has ended.
void sign_revocation(const core::Context& ctx, Conferral& made, ConferralState state, const std::string& reason,
                     const RevokeWords& words);

// It holds no more from this moment; without a reason when it was taken back right after it was given.
void end_now(const core::Context& ctx, Conferral& made, const std::string& reason);

// What the actor entered a moment ago by `act` ends as if it had not been given (core/undo/undo.h). `find` gives it as
// it stands, `judge` whether the actor may give of it.
template <class Find, class Judge>
void take_back(core::db::Db& db, const core::Context& ctx, const std::string& object, std::string_view act, Find find,
               Judge judge) {
    core::ensure(may(ctx.actor, Act::read));
    db.write([&](core::db::Tx& tx) {
        auto made = find(tx);
        core::ensure(judge(made));
        core::undo::taken_back(tx, ctx, object, act);
        end_now(ctx, made, "");
        store::revoke(tx, made);
    });
}

}  // namespace directory
