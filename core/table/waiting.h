// SPDX-License-Identifier: Apache-2.0
// A table that was sent to be taken over: first its sender is shown what would become of it, then he says yes. In
// between it lies here, a day at most, for him in that seat alone.
#pragma once

#include <string>
#include <string_view>

#include "core/auth/actor.h"
#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/db/db.h"

namespace core::table {

using WaitingId = Id<struct WaitingTableTag>;

struct Waiting {
    WaitingId id;
    std::string act;         // "archive.backlog": it is confirmed where it was sent
    std::string outline;     // what he was shown, as a digest: said yes to something else, nothing is done
    Json about = nullptr;    // what he chose beside the file
    std::string file_name;
    Bytes file;
};

// Of these act, outline, about and file; gives its id.
WaitingId keep(db::Tx& tx, const Context& ctx, const Waiting& waiting);
// Throws Error(gone, "core.error.table_gone") when it was taken, is a day old, or is somebody else's.
Waiting waiting(db::Tx& tx, const Context& ctx, std::string_view id, std::string_view act);
void drop(db::Tx& tx, const WaitingId& id);
// Daily: those nobody said yes to within their day.
void sweep(db::Tx& tx, Instant now);

}  // namespace core::table
