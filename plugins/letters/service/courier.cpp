// SPDX-License-Identifier: Apache-2.0
// The dispatch book's entry for one addressee.
#include "letters/service/courier.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "letters/service/awaited.h"

namespace letters {

using core::Context;
using core::db::Tx;

OutsideAddressee Courier::record(const Context& ctx, LetterId id, std::int64_t place, const Handing& handing) {
    return parts_.db.write([&](Tx& tx) { return write(tx, ctx, id, place, handing, false); });
}

OutsideAddressee Courier::record_first(const Context& ctx, LetterId id, std::int64_t place, const Handing& handing,
                                       const Along& along) {
    return parts_.db.write([&](Tx& tx) {
        auto written = write(tx, ctx, id, place, handing, true);
        along(tx);
        return written;
    });
}

OutsideAddressee Courier::write(Tx& tx, const Context& ctx, LetterId id, std::int64_t place, const Handing& handing,
                                bool first) {
    const auto letter = open_for(tx, parts_, ctx.actor, Right::send, id);
    if ((letter.state != State::sealed && letter.state != State::sent) || !letter.numbered_as)
        throw core::Error(core::Code::conflict, "letters.error.handed_early");
    const auto all = parts_.letters.outside(tx, id);
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.place == place; });
    if (found == all.end()) throw core::Error(core::Code::not_found, "letters.error.handed_place");
    if (first && found->handed)
        throw core::Error(core::Code::conflict, "letters.error.handed_already", {{"by", found->recorded_by}});
    if (auto faults = faults_of(handing, letter.numbered_as->date, ctx.today()); !faults.empty())
        throw core::Error("letters.error.handing", std::move(faults));
    auto written = *found;
    written.handed = handing;
    written.recorded_by = ctx.actor.person_name;
    written.recorded_at = ctx.now();
    parts_.letters.hand(tx, id, written);
    say_waits(tx, parts_, ctx.now(), letter);
    core::audit::append(tx, ctx, "letters.handed", subject_of(id),
                        {{"to", written.printed}, {"way", name(handing.way)}, {"on", core::iso(handing.on)},
                         {"receipt", handing.receipt}});
    return written;
}

}  // namespace letters
