// SPDX-License-Identifier: Apache-2.0
#include "archive/web/move_pages.h"

#include "archive/input/care_fields.h"
#include "archive/service/wording.h"

namespace archive::web {

using core::Context;
using core::Error;
using core::http::Request;
using core::http::Response;
using core::page::Data;
using core::words::Catalog;

namespace {

std::string until(const Clock& clock, const Catalog& words) {
    return clock.inactive_until ? words.date(*clock.inactive_until)
                                : words.say("archive.phase." + std::string(name(clock.phase)));
}

}  // namespace

Response MovePages::list(const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("archive.move.title"));
    const auto all = cabinet_.moves(ctx);
    for (const auto& each : all) {
        auto& row = data.add("ROW");
        const auto title = each.item.letter_number.empty() ? each.item.title : each.item.letter_number + ": " + each.item.title;
        row.set("ITEM_TITLE", title.empty() ? words.say("archive.move.limited") : title)
            .set("N", each.move.item)
            .set("FROM", each.from.numbered() + " " + each.from.title)
            .set("FROM_CODE", each.from.code)
            .set("TO", each.target.numbered() + " " + each.target.title)
            .set("TO_CODE", each.target.code)
            .set("UNIT", each.from.unit_name)
            .set("REASON", each.move.reason)
            .set("BY", each.move.by_name)
            .set("AT", words.moment(each.move.asked, ctx.zone))
            .set("KEPT_HERE", wording::kept_by(each.here, words))
            .set("KEPT_THERE", wording::kept_by(each.there, words))
            .set("BEFORE", until(each.before, words))
            .set("AFTER", until(each.after, words))
            .set("SEEN", each.seen)
            .set("ID", each.move.id.text())
            .set("URL", "/archive/moves/" + each.move.id.text());
        if (each.loses) row.add("LOSES").set("TEXT", wording::lost(*each.loses, words));
        const bool here = request.params.contains("id") && request.param("id") == each.move.id.text();
        row.set("ANSWER_TYPED", here ? request.form.get("answer") : "");
        row.show_if(each.from.state == State::closed, "CLOCKED");   // an open one has no date yet
        row.show_if(each.may_refuse, "MAY_DECIDE").show_if(here, "ANSWERED");
        row.show_if(each.may_approve, "MAY_APPROVE").show_if(each.own, "OWN").show_if(!each.own, "MAY_REFUSE");
    }
    data.show_if(all.empty(), "EMPTY");
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "archive/moves", std::move(data), faults.empty() ? 200 : core::http::fault_status);
}

Response MovePages::decide(const Context& ctx, Request& request) {
    const auto id = MoveId::parse(request.param("id"));
    try {
        const auto given = input::move_from(core::http::Given(request.form));
        cabinet_.decide(ctx, id, given.verdict, given.answer, given.seen);
        return core::http::see_other("/archive/moves", "archive.flash.move_decided");
    } catch (const Error& error) {
        // What he wrote stays beside what it is about now.
        if (error.key() == "archive.error.move_changed") return list(ctx, request, {{"verdict", std::string(error.key()), {}}});
        if (error.faults().empty()) throw;
        return list(ctx, request, error.faults());
    }
}

}  // namespace archive::web
