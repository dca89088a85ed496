// SPDX-License-Identifier: Apache-2.0
#include "archive/web/move_pages.h"

#include "archive/service/wording.h"

namespace archive::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;
using core::words::Catalog;

namespace {

std::string until(const Clock& clock, const Catalog& words) {
    return clock.inactive_until ? words.date(*clock.inactive_until)
                                : words.say("archive.phase." + std::string(name(clock.phase)));
}

// Of what is limited the matter is not told to who decides.
std::string heading(const AskedMove& each, const Catalog& words) {
    if (each.move.kind == Move::Kind::recoded)
        return each.from.title.empty() ? words.say("archive.asked.limited", {{"number", each.from.numbered()}}) : each.from.title;
    const auto title = each.item.letter_number.empty() ? each.item.title : each.item.letter_number + ": " + each.item.title;
    return title.empty() ? words.say("archive.move.limited") : title;
}

}  // namespace

Response MovePages::list(const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("archive.move.title"));
    const auto all = cabinet_.moves(ctx);
    for (const auto& each : all) {
        auto& row = data.add("ROW");
        const auto kind = std::string(name(each.move.kind));
        row.set("ITEM_TITLE", heading(each, words))
            .set("WHAT", words.say("archive.asked." + kind))
            .set("FROM", each.from.numbered() + " " + each.from.title)
            .set("FROM_CODE", each.from.code)
            .set("APPROVE", words.say("archive.approve." + kind))
            .set("UNIT", each.from.unit_name)
            .set("REASON", each.move.reason)
            .set("BY", each.move.by_name)
            .set("AT", words.moment(each.move.asked, ctx.zone))
            .set("KEPT_HERE", wording::kept_by(each.here, words))
            .set("KEPT_THERE", wording::kept_by(each.there, words))
            .set("BEFORE", until(each.before, words))
            .set("AFTER", until(each.after, words))
            .set("URL", "/archive/moves/" + each.move.id.text());
        if (each.move.item > 0) row.add("OF_ITEM").set("N", each.move.item);
        if (each.move.kind == Move::Kind::lesser)
            row.add("WORD").set("TEXT", wording::word(each.move.word, each.move.active_years, each.move.inactive_years, words));
        else
            row.add(each.move.kind == Move::Kind::moved ? "TARGET" : "CODE")
                .set("TO", each.move.kind == Move::Kind::moved ? each.target.numbered() + " " + each.target.title : each.target.code_name)
                .set("TO_CODE", each.target.code);
        if (each.loses) row.add("LOSES").set("TEXT", wording::lost(*each.loses, words));
        show_answering(row, each, request, each.move.id.text());
        row.show_if(each.from.state == State::closed, "CLOCKED");   // an open one has no date yet
    }
    return shown(ctx, request, "archive/moves", std::move(data), all.empty(), faults);
}

Response MovePages::decide(const Context& ctx, Request& request) {
    const auto id = MoveId::parse(request.param("id"));
    return decided(
        request, "/archive/moves", "archive.error.move_changed",
        [&](const input::MoveGiven& given) { cabinet_.decide(ctx, id, given.verdict, given.answer, given.seen); },
        [&](const std::vector<core::Fault>& faults) { return list(ctx, request, faults); });
}

}  // namespace archive::web
