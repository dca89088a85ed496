// SPDX-License-Identifier: Apache-2.0
#include "archive/web/lowering_pages.h"

#include "archive/service/wording.h"

namespace archive::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

Response LoweringPages::list(const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("archive.lowering.title"));
    const auto all = cabinet_.lowerings(ctx);
    for (const auto& each : all) {
        auto& row = data.add("ROW");
        row.set("TITLE", each.hidden ? words.say("archive.lowering.limited") : each.dossier.title)
            .set("NUMBER", each.dossier.numbered())
            .set("CODE", each.dossier.code)
            .set("UNIT", each.dossier.unit_name)
            .set("NOW", wording::access(each.dossier.access, words))
            .set("WANTED", wording::access(each.lowering.wanted, words))
            .set("LEAST", wording::access(each.floor.access, words))
            .set("REASON", each.lowering.reason)
            .set("BY", each.lowering.by_name)
            .set("AT", words.moment(each.lowering.asked, ctx.zone))
            .set("URL", "/archive/lowerings/" + each.lowering.id.text());
        if (each.floor.item > 0) row.add("BY_ITEM").set("ITEM", each.floor.item);
        if (!each.hidden) row.add("KNOWN").set("DOSSIER_URL", "/archive/dossiers/" + each.dossier.id.text());
        show_answering(row, each, request, each.lowering.id.text());
    }
    return shown(ctx, request, "archive/lowerings", std::move(data), all.empty(), faults);
}

Response LoweringPages::decide(const Context& ctx, Request& request) {
    const auto id = LoweringId::parse(request.param("id"));
    return decided(
        request, "/archive/lowerings", "archive.error.lowering_changed",
        [&](const input::MoveGiven& given) { cabinet_.decide_lowering(ctx, id, given.verdict, given.answer, given.seen); },
        [&](const std::vector<core::Fault>& faults) { return list(ctx, request, faults); });
}

}  // namespace archive::web
