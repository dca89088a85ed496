// SPDX-License-Identifier: Apache-2.0
#include "packages/service/standing.h"

namespace packages {

void Standing::tell(core::db::Tx& tx, const core::Context& ctx, Content& content) {
    const auto id = archive::DossierId::parse(content.dossier);
    if (disposals_ != nullptr) content.papers = disposals_->papers(tx, id);
    if (auto* depot = depot_()) {
        content.box = depot->box(tx, id);
        content.closed_to_public = depot->closed(tx, id, ctx.today());
        content.held = depot->held(tx, id);
    }
}

}  // namespace packages
