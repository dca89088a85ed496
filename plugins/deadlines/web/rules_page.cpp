// SPDX-License-Identifier: Apache-2.0
// How long each step may take, and what was written before.
#include "deadlines/input/fields.h"
#include "deadlines/web/pages.h"
#include "deadlines/web/views.h"

namespace deadlines::web {

using core::http::fault_status;
using core::page::Data;
using core::words::Catalog;

namespace {

std::string term(const Rule& rule, const Catalog& words) {
    if (rule.measure == Measure::none) return words.say("deadlines.rules.none");
    return words.say(rule.measure == Measure::days ? "deadlines.rules.days" : "deadlines.rules.hours",
                     {{"count", std::to_string(rule.amount)}});
}

std::string hours(int count, const Catalog& words) {
    if (count == 0) return words.say("deadlines.rules.never");
    return words.say("deadlines.rules.hours", {{"count", std::to_string(count)}});
}

void show_rule(Data& row, const RuleShown& shown, const Context& ctx, const Catalog& words) {
    const auto& rule = shown.rule;
    const auto change = "?step=" + std::string(name(rule.step)) + "&urgency=" + rule.urgency + "#form";
    row.set("STEP", step_word(rule.step, words))
        .set("URGENCY", words.say("deadlines.urgency." + rule.urgency))
        .set("TERM", term(rule, words))
        .set("REMIND", hours(rule.remind_hours, words))
        .set("ESCALATE", hours(rule.escalate_hours, words))
        .set("CHANGE_URL", "/deadlines/rules" + change)
        .show_if(rule.version == 0, "SHIPPED")
        .show_if(ctx.actor.may("deadlines.manage"), "KEEPS");
    for (const auto& each : shown.history)
        row.add("PAST")
            .set("PAST_TERM", term(each, words))
            .set("BY", each.by)
            .set("AT", words.moment(each.since, ctx.zone));
    row.show_if(!shown.history.empty(), "HISTORY");
}

// The form holds what was typed, else the rule chosen in the table.
void show_form(Data& data, const std::vector<RuleShown>& all, const Request& request, const Catalog& words) {
    const bool typed = request.form.has("step");
    const auto value = [&](const char* name) { return typed ? request.form.get(name) : request.query.get(name); };
    auto step = value("step"), urgency = value("urgency");
    const Rule* chosen = &all.front().rule;
    for (const auto& each : all)
        if (name(each.rule.step) == step && each.rule.urgency == urgency) chosen = &each.rule;
    if (step.empty()) step = name(chosen->step);
    if (urgency.empty()) urgency = chosen->urgency;
    const auto measure = typed ? request.form.get("measure") : std::string(name(chosen->measure));
    auto& form = data.add("FORM");
    for (const auto each : all_steps)
        form.add("STEP_CHOICE")
            .set("VALUE", name(each))
            .set("LABEL", step_word(each, words))
            .show_if(step == name(each), "CHOSEN");
    for (const auto each : urgencies)
        form.add("URGENCY_CHOICE")
            .set("VALUE", each)
            .set("LABEL", words.say("deadlines.urgency." + std::string(each)))
            .show_if(urgency == each, "CHOSEN");
    for (const auto each : {Measure::days, Measure::hours, Measure::none})
        form.add("MEASURE_CHOICE")
            .set("VALUE", name(each))
            .set("LABEL", words.say("deadlines.measure." + std::string(name(each))))
            .show_if(measure == name(each), "CHOSEN");
    const auto number = [&](const char* field, int kept) {
        return typed ? request.form.get(field) : std::to_string(kept);
    };
    form.set("AMOUNT", number("amount", chosen->amount))
        .set("REMIND_HOURS", number("remind", chosen->remind_hours))
        .set("ESCALATE_HOURS", number("escalate", chosen->escalate_hours));
}

Response show_rules(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto all = room.services.keepers.rules(ctx);
    Data data;
    data.set("PAGE_TITLE", words.say("deadlines.rules.title"));
    for (const auto& each : all) show_rule(data.add("ROW"), each, ctx, words);
    if (ctx.actor.may("deadlines.manage")) show_form(data, all, request, words);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "deadlines/rules", std::move(data), faults.empty() ? 200 : fault_status);
}

}  // namespace

Response rules(Room& room, const Context& ctx, Request& request) { return show_rules(room, ctx, request, {}); }

Response write_rule(Room& room, const Context& ctx, Request& request) try {
    room.services.keepers.write(ctx, input::rule_from(core::http::Given(request.form)));
    return core::http::see_other("/deadlines/rules", "deadlines.flash.rule");
} catch (const core::Error& error) {
    if (error.faults().empty()) throw;
    return show_rules(room, ctx, request, error.faults());
}

}  // namespace deadlines::web
