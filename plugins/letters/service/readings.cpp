// SPDX-License-Identifier: Apache-2.0
#include "letters/service/readings.h"

namespace letters {

using core::db::Tx;

bool Readings::note(const core::Context& ctx, LetterId id, std::string_view what) {
    const auto letter = parts_.db.read([&](Tx& tx) { return parts_.letters.find(tx, id); });
    if (!letter || !secret(letter->access())) return false;
    if (!what.empty()) core::audit::note_reading(parts_.db, ctx, subject_of(id), what);
    return true;
}

std::vector<core::audit::Entry> Readings::of(const core::Context& ctx, LetterId id) {
    return parts_.db.read([&](Tx& tx) {
        (void)open_for(tx, parts_, ctx.actor, Right::see_readers, id);
        return core::audit::readings(tx, subject_of(id));
    });
}

}  // namespace letters
