// SPDX-License-Identifier: Apache-2.0
// What all acts on a letter share. Inner to the services.
#pragma once

#include "core/audit/trail.h"
#include "incoming/service/room.h"

namespace incoming {

inline void trail(core::db::Tx& tx, const core::Context& ctx, std::string_view act, IncomingId id,
                  core::Json data = core::Json::object()) {
    core::audit::append(tx, ctx, act, subject_of(id), data);
}

inline void must_be_open(const Entry& entry) {
    if (entry.state == EntryState::closed) throw core::Error(core::Code::conflict, "incoming.error.closed");
    if (entry.over()) throw core::Error(core::Code::conflict, "incoming.error.elsewhere");
}

}  // namespace incoming
