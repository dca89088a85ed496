// SPDX-License-Identifier: Apache-2.0
#include "disposal/service/readings.h"

#include <algorithm>

#include "core/audit/trail.h"

namespace disposal {

bool note_reading(Parts& parts, Desk& desk, const core::Context& ctx, ProposalId id, const std::string& what) {
    const auto list = desk.listing(ctx, id);
    const auto ranks = parts.db.read([&](core::db::Tx& tx) { return ranks_of(tx, parts, list.lines); });
    std::vector<std::string> secret;
    for (std::size_t at = 0; at < list.lines.size(); ++at) {
        const auto& line = list.lines[at];
        const auto access = classification::all_access.at(static_cast<std::size_t>(std::max(line.access, ranks[at])));
        if (!classification::secret(access) || std::find(list.hidden.begin(), list.hidden.end(), line.number) != list.hidden.end()) continue;
        secret.push_back(archive::object_of(line.dossier));
    }
    if (!what.empty()) core::audit::note_readings(parts.db, ctx, secret, what);
    return !secret.empty();
}

}  // namespace disposal
