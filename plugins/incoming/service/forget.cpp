// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/forget.h"

#include "core/audit/trail.h"

namespace incoming {

using core::Context;
using core::db::Tx;

std::vector<core::Digest> Forget::forget(Tx& tx, const Context& ctx, IncomingId id, std::string_view act) {
    parts_.entries.get(tx, id);
    const bool again = parts_.forgotten.destroyed_by(tx, id).has_value();
    std::vector<core::Digest> files;
    if (!again) {
        files = parts_.forgotten.files(tx, id);
        if (auto* papers = registry_.serving())
            for (const auto& each : papers->forget(tx, id)) files.push_back(each);
    }
    parts_.forgotten.mark(tx, id, act, ctx.now());
    parts_.forgotten.strip(tx, id, act);
    parts_.search.remove(tx, "incoming", id.text());
    if (!again) core::audit::append(tx, ctx, "incoming.destroyed", "incoming:" + id.text(), {{"act", act}});
    return files;
}

bool Forget::keeps(Tx& tx, const core::Digest& bytes) {
    if (parts_.forgotten.keeps(tx, bytes)) return true;
    auto* papers = registry_.serving();
    return papers != nullptr && papers->keeps(tx, bytes);
}

}  // namespace incoming
