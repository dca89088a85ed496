// SPDX-License-Identifier: Apache-2.0
#include "classification/service/phrasebook.h"

#include "classification/domain/access.h"
#include "classification/store/instrument_store.h"

namespace classification {

using core::db::Tx;

std::vector<store::Unread> Phrasebook::unread(const core::Context& ctx) {
    if (may(ctx.actor, Act::manage) != core::Verdict::allowed) return {};
    return db_.read([&](Tx& tx) { return store::unread(tx, store::version_on(tx, Kind::retention, ctx.today())); });
}

std::vector<Trigger> Phrasebook::known(Tx& tx) {
    return store::known_triggers(tx);
}

}  // namespace classification
