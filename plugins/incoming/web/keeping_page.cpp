// SPDX-License-Identifier: Apache-2.0
// What keepers set: the list of instructions of their unit; pairs of positions that may or may not instruct.
#include "incoming/input/acts.h"
#include "incoming/web/book.h"
#include "incoming/web/views.h"

namespace incoming::web {

using core::Context;
using core::http::Given;
using core::http::Request;
using core::http::Response;
using core::page::Data;

namespace {

Response instructions_page(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto list = room.services.keeping.instructions(ctx);
    Data data;
    data.set("PAGE_TITLE", words.say("incoming.keep.title")).set("UNIT", list.unit.name);
    const bool anew = request.form.get("code").empty();
    data.set("NAME_TYPED", anew ? request.form.get("name") : "").set("PLACE_TYPED", anew ? request.form.get("place")
        : "");
    for (const auto& each : list.all) {
        auto& row = data.add("ROW").set("CODE", each.code).set("NAME", each.name).set("PLACE",
            std::int64_t{each.place});
        row.show(each.retired ? "RETIRED" : "IN_USE").show_if(each.own, "OWN");
    }
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "incoming/instructions", std::move(data), faults.empty() ? 200 : 422);
}

std::string side_words(const Side& side, const std::string& unit, const core::words::Catalog& words) {
    const auto kind = side.kind.empty() ? words.say("incoming.rules.any_kind") : words.say("incoming.rules.kind." +
        side.kind);
    return unit.empty() ? kind : words.say("incoming.rules.in_unit", {{"kind", kind}, {"unit", unit}});
}

Response rules_page(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    auto& keeping = room.services.keeping;
    Data data;
    data.set("PAGE_TITLE", words.say("incoming.rules.title")).set("NOTE_TYPED", request.form.get("note"));
    for (const auto& line : keeping.rules(ctx)) {
        auto& row = data.add("ROW");
        row.set("RULE", line.rule.id.text())
            .set("GIVER", side_words(line.rule.giver, line.giver_unit, words))
            .set("RECEIVER", side_words(line.rule.receiver, line.receiver_unit, words))
            .set("WHY", line.rule.note)
            .show(line.rule.allowed ? "ALLOWED" : "FORBIDDEN");
    }
    data.show(data.sections().contains("ROW") ? "ROWS" : "EMPTY");
    for (const auto& line : keeping.mailrooms(ctx))
        data.add("MAILROOM").set("UNIT_ID", line.unit.text()).set("UNIT", line.name).set("SERVED_BY", line.served_name);
    for (const auto& unit : keeping.units(ctx))
        data.add("UNIT_CHOICE")
            .set("VALUE", unit.id.text())
            .set("LABEL", unit.name)
            .show_if(request.form.get("giver_unit") == unit.id.text(), "GIVES")
            .show_if(request.form.get("receiver_unit") == unit.id.text(), "GETS");
    for (const auto& kind : kinds_of_positions())
        data.add("KIND_CHOICE")
            .set("VALUE", kind)
            .set("LABEL", words.say("incoming.rules.kind." + kind))
            .show_if(request.form.get("giver_kind") == kind, "GIVES")
            .show_if(request.form.get("receiver_kind") == kind, "GETS");
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "incoming/rules", std::move(data), faults.empty() ? 200 : 422);
}

template <class Act, class Page>
Response or_page(Act act, Page page) {
    try {
        return act();
    } catch (const core::Error& error) {
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        return page(error.faults());
    }
}

}  // namespace

Response keeping(Room& room, const Context& ctx, Request& request) { return instructions_page(room, ctx, request, {}); }

Response set_instruction(Room& room, const Context& ctx, Request& request) {
    return or_page(
        [&] {
            room.services.keeping.set(ctx, input::instruction_from(Given(request.form)));
            return core::http::see_other("/incoming/instructions", "incoming.flash.instruction_set");
        },
        [&](const auto& faults) { return instructions_page(room, ctx, request, faults); });
}

Response rules(Room& room, const Context& ctx, Request& request) { return rules_page(room, ctx, request, {}); }

Response add_rule(Room& room, const Context& ctx, Request& request) {
    return or_page(
        [&] {
            room.services.keeping.add(ctx, input::rule_from(Given(request.form)));
            return core::http::see_other("/incoming/rules", "incoming.flash.rule_added");
        },
        [&](const auto& faults) { return rules_page(room, ctx, request, faults); });
}

Response serve(Room& room, const Context& ctx, Request& request) {
    return or_page(
        [&] {
            const auto wish = input::served_from(Given(request.form));
            room.services.keeping.serve(ctx, wish.unit, wish.by);
            return core::http::see_other("/incoming/rules", "incoming.flash.mailroom_set");
        },
        [&](const auto& faults) { return rules_page(room, ctx, request, faults); });
}

Response drop_rule(Room& room, const Context& ctx, Request& request) {
    Given given(request.form);
    const auto id = given.id<RuleId>("rule");
    if (!id && given.faults().empty()) given.fault("rule", "incoming.fault.rule");
    given.done("incoming.error.incomplete");
    room.services.keeping.drop(ctx, *id);
    return core::http::see_other("/incoming/rules", "incoming.flash.rule_dropped");
}

}  // namespace incoming::web
