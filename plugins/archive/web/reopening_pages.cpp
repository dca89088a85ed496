// SPDX-License-Identifier: Apache-2.0
#include "archive/web/reopening_pages.h"

namespace archive::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

Response ReopeningPages::list(const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("archive.reopening.title"));
    const auto all = cabinet_.reopenings(ctx);
    for (const auto& each : all) {
        auto& row = data.add("ROW");
        row.set("TITLE", each.hidden ? words.say("archive.lowering.limited") : each.dossier.title)
            .set("NUMBER", each.dossier.numbered())
            .set("CODE", each.dossier.code)
            .set("UNIT", each.dossier.unit_name)
            .set("CLOSED", words.date(*each.dossier.closed))
            .set("REASON", each.reopening.reason)
            .set("BY", each.reopening.by_name)
            .set("AT", words.moment(each.reopening.asked, ctx.zone))
            .set("URL", "/archive/reopenings/" + each.reopening.id.text());
        if (!each.hidden) row.add("KNOWN").set("DOSSIER_URL", "/archive/dossiers/" + each.dossier.id.text());
        show_answering(row, each, request, each.reopening.id.text());
    }
    return shown(ctx, request, "archive/reopenings", std::move(data), all.empty(), faults);
}

Response ReopeningPages::decide(const Context& ctx, Request& request) {
    const auto id = ReopeningId::parse(request.param("id"));
    return decided(
        request, "/archive/reopenings", "archive.error.reopening_changed",
        [&](const input::MoveGiven& given) { cabinet_.decide_reopening(ctx, id, given.verdict, given.answer, given.seen); },
        [&](const std::vector<core::Fault>& faults) { return list(ctx, request, faults); });
}

}  // namespace archive::web
