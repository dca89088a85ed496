// SPDX-License-Identifier: Apache-2.0
// The list of kinds and the form of one.
#include "core/http/given.h"
#include "style/web/kind_form.h"

namespace style::web {

using core::page::Data;

namespace {

using core::http::fault_status;

Response kind_form(Room& room, const Context& ctx, Request& request, const std::string& code,
                   const core::Json& definition, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto bench = room.services.workshop.bench(ctx, Thing::kind, code);
    Data data;
    data.set("PAGE_TITLE", core::json::text(bench.definition, "name")).set("CODE", code);
    show_kind(data, definition, room.services.workshop.designs(ctx), faults, words);
    show_bench(data, room, ctx, Thing::kind, code, bench, words);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "style/kind", std::move(data), faults.empty() ? 200 : fault_status);
}

}  // namespace

Response kinds(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("style.title")).show("AT_KINDS");
    std::optional<Group> now;
    Data* group = nullptr;
    std::int64_t used = 0;
    const auto all = room.services.workshop.kinds(ctx);
    for (const auto& each : all) {
        if (now != each.kind.group) {
            now = each.kind.group;
            group = &data.add("GROUP").set("NAME", words.say("style.group." + std::string(name(each.kind.group))));
        }
        used += each.used ? 1 : 0;
        auto& row = group->add("ROW");
        row.set("CODE", each.kind.code)
            .set("NAME", each.kind.name)
            .set("SHORT", each.kind.short_name)
            .set("HELP", each.kind.help)
            .set("URL", address(Thing::kind, each.kind.code))
            .show_if(each.used, "USED")
            .show_if(!each.used && each.kind.version > 0, "UNUSED")
            .show_if(each.draft, "DRAFT");
        if (each.kind.version > 0) row.add("PUBLISHED").set("N", each.kind.version);
        if (!each.kind.seal) row.show("INK");
    }
    data.set("USED_COUNT", used).set("ALL_COUNT", static_cast<std::int64_t>(all.size()));
    return room.pages.render(ctx, request, "style/kinds", std::move(data));
}

Response kind(Room& room, const Context& ctx, Request& request) {
    const auto code = request.param("code");
    return kind_form(room, ctx, request, code, room.services.workshop.bench(ctx, Thing::kind, code).definition, {});
}

Response save_kind(Room& room, const Context& ctx, Request& request) {
    const auto code = request.param("code");
    auto typed = kind_typed(request, room.services.workshop.bench(ctx, Thing::kind, code).definition);
    // Parts are moved on the form alone; saving comes when the administrator asks for it.
    if (change_parts(typed, request.form.get("act"))) return kind_form(room, ctx, request, code, typed, {});
    return save_and_publish(room, ctx, request, Thing::kind, code, typed, [&](std::vector<core::Fault> faults) {
        return kind_form(room, ctx, request, code, typed, faults);
    });
}

Response use_kind(Room& room, const Context& ctx, Request& request) {
    core::http::Given given(request.form);
    if (!given.has("used")) given.fault("used", "core.fault.flag");
    const bool used = given.flag("used");
    given.done("style.error.incomplete");
    room.services.workshop.use(ctx, request.param("code"), used);
    return core::http::see_other("/style", used ? "style.flash.used" : "style.flash.unused");
}

Response copy_kind(Room& room, const Context& ctx, Request& request) {
    const auto from = request.param("code");
    core::http::Given given(request.form);
    const auto code = given.line("copy_code", 40), named = given.line("copy_name", 120);
    auto faults = given.take_faults();
    try {
        if (faults.empty()) {
            const auto made = room.services.workshop.copy(ctx, from, code, named);
            return core::http::see_other(address(Thing::kind, made.code), "style.flash.copied");
        }
    } catch (const core::Error& error) {
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        for (const auto& each : error.faults()) faults.push_back({"copy_" + each.field, each.key, each.args});
    }
    return kind_form(room, ctx, request, from, room.services.workshop.bench(ctx, Thing::kind, from).definition, faults);
}

}  // namespace style::web
