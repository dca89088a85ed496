// SPDX-License-Identifier: Apache-2.0
// Of a letter that came with attachments in one ZIP: which file is the letter, and each file by itself.
#include "intake/service/tray.h"

namespace intake {

using core::Context;
using core::db::Tx;

TrayDesk::File TrayDesk::piece(const Context& ctx, ArrivalId id, std::size_t place) {
    const auto arrival = shown_for(ctx, id);
    if (place < 1 || place > arrival.bundle.files.size())
        throw core::Error(core::Code::not_found, "intake.error.not_found");
    const auto& piece = arrival.bundle.files[place - 1];
    return {parts_.blobs.get(piece.original), piece.name, piece.media};
}

void TrayDesk::choose(const Context& ctx, ArrivalId id, std::size_t place) {
    parts_.db.write([&](Tx& tx) {
        auto arrival = open_for(tx, parts_, ctx.actor, id);
        const auto was = arrival.state;
        arrival.choose(place - 1);
        write_back(tx, parts_, arrival, was);
        ask_for_work(tx, parts_, id);
        core::audit::append(tx, ctx, "intake.letter_chosen", subject_of(id),
                            {{"note", arrival.letter_name()}});
    });
}

}  // namespace intake
