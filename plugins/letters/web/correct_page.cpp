// SPDX-License-Identifier: Apache-2.0
// A letter on its way, corrected by whoever is asked for paraf or signature.
#include "letters/web/composer.h"
#include "letters/web/form.h"
#include "letters/web/pages.h"
#include "letters/web/parts_form.h"
#include "letters/web/views.h"

namespace letters::web {

namespace {

// As the button says: a file in place of the text, none any more, or the text alone. What was typed goes along.
Correct::Outcome saved(Room& room, const Context& ctx, const Request& request, LetterId id, const Typed& given) {
    const auto act = request.form.get("act");
    if (act == "file_away") return room.services.upload.remove(ctx, id, given.revision, given.content);
    if (act != "file") return room.services.correct.save(ctx, id, given.content, given.revision);
    const auto* sent = request.upload("file");
    if (!sent || sent->bytes.empty())
        throw core::Error("letters.error.file", {{"file", "letters.fault.file_empty", {}}});
    return room.services.upload.put(ctx, id, sent->file_name, sent->bytes, given.revision, given.content);
}

}  // namespace

Response correct(Room& room, const Context& ctx, Request& request) {
    if (asks_to_fill(request)) return fill(room, ctx, request);
    const auto id = id_of(request);
    const auto whole = room.services.desk.whole(ctx, id);
    auto given = typed(room, ctx, request, whole.letter.content.kind);
    keep_circuit(whole.letter.content, given.content);
    const auto again = [&](std::vector<core::Fault> faults, std::int64_t from) {
        return composer(room, ctx, request, room.services.draft.find(ctx, id),
                        {given.content, whole.kind, given.parts, given.more, std::move(faults), true, from});
    };
    // Rows are added and moved on the form alone: nothing is saved before the corrector says so.
    if (!given.faults.empty() || row_act(request.form.get("act"))) return again(given.faults, given.revision);
    try {
        const auto outcome = saved(room, ctx, request, id, given);
        return core::http::see_other(address(id), outcome.lapsed.empty() ? "letters.flash.corrected"
                                                                         : "letters.flash.corrected_lapsed");
    } catch (const core::Error& error) {
        // What was typed stays on the form; the other's version is kept and can be compared.
        if (error.key() == "letters.error.changed") return again({{"revision", "letters.fault.corrected_meanwhile", {}}}, 0);
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        return again(error.faults(), given.revision);
    }
}

}  // namespace letters::web
