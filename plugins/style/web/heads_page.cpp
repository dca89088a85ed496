// SPDX-License-Identifier: Apache-2.0
// Letterheads: the variants, those of single units, and the emblems.
#include "core/base/text.h"
#include "core/pdf/drawing.h"
#include "style/web/views.h"

namespace style::web {

using core::Json;
using core::page::Data;

namespace {

using core::http::fault_status;

std::string line_name(std::size_t n, std::string_view field) {
    return "lines." + std::to_string(n) + "." + std::string(field);
}

Json typed(const Request& request, const Json& before) {
    const auto& form = request.form;
    Json json{{"variant", core::json::text(before, "variant")},
              {"name", form.get("name")},
              {"units", before.value("units", Json::array())},
              {"left", form.get("left")},
              {"right", form.get("right")},
              {"above", form.has("above")},
              {"emblem_mm", number_typed(request, "emblem_mm")},
              {"ruling", form.get("ruling")}};
    auto& lines = json["lines"] = Json::array();
    for (std::size_t n = 1; n <= max_head_lines && form.has(line_name(n, "text")); ++n)
        if (const auto text = form.get(line_name(n, "text")); !text.empty())
            lines.push_back({{"text", text},
                             {"size", number_typed(request, line_name(n, "size"))},
                             {"bold", form.has(line_name(n, "bold"))},
                             {"capitals", form.has(line_name(n, "capitals"))}});
    return json;
}

void show(Data& data, const Json& json, const std::vector<core::Fault>& faults, const core::words::Catalog& words) {
    data.set("NAME", core::json::text(json, "name"));
    const auto millimetres = json.value("emblem_mm", Json());
    data.set("EMBLEM_MM", millimetres.is_number() ? std::to_string(static_cast<int>(millimetres.get<double>()))
                                                  : millimetres.is_string() ? millimetres.get<std::string>() : "");
    for (const auto& [section, field] : {std::pair{"LEFT", "left"}, {"RIGHT", "right"}})
        for (const std::string each : {"none", "negara", "daerah", "sendiri"})
            data.add(section).set("VALUE", each).set("LABEL", words.say("style.emblem." + each))
                .show_if(core::json::text(json, field) == each, "CHOSEN");
    for (const std::string each : {"two", "one", "none"})
        data.add("RULING").set("VALUE", each).set("LABEL", words.say("style.ruling." + each))
            .show_if(core::json::text(json, "ruling") == each, "CHOSEN");
    data.show_if(json.value("above", false), "ON_ABOVE");
    const auto lines = json.value("lines", Json::array());
    // One more than there are, so that a line can be added without scripts; an emptied one goes.
    for (std::size_t n = 1; n <= std::min(lines.size() + 1, max_head_lines); ++n) {
        auto& row = data.add("LINE");
        const auto line = n <= lines.size() ? lines[n - 1] : Json{{"size", 9}};
        const auto size = line.value("size", Json(9));
        row.set("N", static_cast<std::int64_t>(n))
            .set("TEXT", core::json::text(line, "text"))
            .set("SIZE", size.is_number() ? std::to_string(static_cast<int>(size.get<double>())) : size.is_string() ? size.get<std::string>() : "")
            .show_if(line.value("bold", false), "BOLD")
            .show_if(line.value("capitals", false), "CAPITALS");
        for (const auto& each : faults)
            if (each.field.starts_with("lines." + std::to_string(n) + "."))
                row.add("LINE_FAULT").set("TEXT", words.say(each.key, each.args));
    }
}

Response form(Room& room, const Context& ctx, Request& request, Thing thing, const std::string& code,
              const Json& definition, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto bench = room.services.workshop.bench(ctx, thing, code);
    Data data;
    auto title = core::json::text(bench.definition, "name");
    if (thing == Thing::unit_head)
        for (const auto& each : room.services.workshop.heads(ctx))
            if (each.unit.text() == code) title = each.name;
    data.set("PAGE_TITLE", title).set("TITLE", title).set("CODE", code);
    show(data, definition, faults, words);
    show_bench(data, room, ctx, thing, code, bench, words);
    if (thing == Thing::unit_head) {
        data.show("OF_UNIT");
        data.show_if(bench.newest && !bench.newest->definition.is_null(), "MAY_DROP");
        auto& own = data.add("OWN_EMBLEM");
        own.set("SLOT", code);
        own.show_if(room.services.emblems.newest(ctx, code).has_value(), "THERE");
    }
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "style/head", std::move(data), faults.empty() ? 200 : fault_status);
}

Response listed_heads(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("style.heads.title")).show("AT_HEADS");
    for (const auto& each : room.services.workshop.designs(ctx))
        data.add("VARIANT").set("URL", address(Thing::letterhead, each.variant)).set("NAME", each.name).set("N", each.version);
    for (const auto& each : room.services.workshop.heads(ctx))
        data.add("UNIT")
            .set("URL", address(Thing::unit_head, each.unit.text()))
            .set("NAME", each.name)
            .set("DESIGN", each.variant.empty() ? words.say("style.heads.own") : each.design)
            .show_if(each.draft, "DRAFT");
    for (const char* slot : {"negara", "daerah"}) {
        auto& box = data.add("EMBLEM");
        box.set("SLOT", slot).set("LABEL", words.say(std::string("style.emblem.") + slot));
        if (const auto emblem = room.services.emblems.newest(ctx, slot))
            box.add("THERE")
                .set("SLOT", slot)
                .set("V", emblem->number)
                .set("LABEL", words.say(std::string("style.emblem.") + slot))
                .set("BY", emblem->by)
                .set("AT", words.moment(emblem->at, ctx.zone));
        else
            box.show("MISSING");
        for (const auto& each : faults)
            if (each.field == "file" && request.param("slot") == slot)
                box.add("EMBLEM_FAULT").set("TEXT", words.say(each.key, each.args));
    }
    auto named = faults;   // each emblem has a field of its own
    for (auto& each : named)
        if (each.field == "file") each.field += "-" + request.param("slot");
    core::page::show_faults(data, named, words);
    return room.pages.render(ctx, request, "style/heads", std::move(data), faults.empty() ? 200 : fault_status);
}

Response saved(Room& room, const Context& ctx, Request& request, Thing thing) {
    const auto code = request.param("code");
    auto definition = typed(request, room.services.workshop.bench(ctx, thing, code).definition);
    return save_and_publish(room, ctx, request, thing, code, definition, [&](std::vector<core::Fault> faults) {
        return form(room, ctx, request, thing, code, definition, faults);
    });
}

}  // namespace

Response heads(Room& room, const Context& ctx, Request& request) { return listed_heads(room, ctx, request, {}); }

Response head(Room& room, const Context& ctx, Request& request) {
    const auto code = request.param("code");
    return form(room, ctx, request, Thing::letterhead, code,
                room.services.workshop.bench(ctx, Thing::letterhead, code).definition, {});
}

Response save_head(Room& room, const Context& ctx, Request& request) { return saved(room, ctx, request, Thing::letterhead); }

Response unit_head(Room& room, const Context& ctx, Request& request) {
    const auto code = request.param("code");
    return form(room, ctx, request, Thing::unit_head, code,
                room.services.workshop.bench(ctx, Thing::unit_head, code).definition, {});
}

Response save_unit_head(Room& room, const Context& ctx, Request& request) { return saved(room, ctx, request, Thing::unit_head); }

Response upload_emblem(Room& room, const Context& ctx, Request& request) {
    const auto slot = request.param("slot");
    const bool fixed = slot == "negara" || slot == "daerah";
    const auto* file = request.upload("file");
    try {
        room.services.emblems.upload(ctx, slot, file ? core::ByteView(file->bytes) : core::ByteView());
    } catch (const core::Error& error) {
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        if (fixed) return listed_heads(room, ctx, request, error.faults());
        return form(room, ctx, request, Thing::unit_head, slot,
                    room.services.workshop.bench(ctx, Thing::unit_head, slot).definition, error.faults());
    }
    return core::http::see_other(fixed ? "/style/heads" : address(Thing::unit_head, slot), "style.flash.emblem");
}

Response emblem(Room& room, const Context& ctx, Request& request) {
    auto picture = room.services.emblems.picture(ctx, request.param("slot"));
    const char* type = core::pdf::is_svg(picture) ? "image/svg+xml" : "image/png";
    auto response = core::http::bytes(std::move(picture), type);
    response.header("Cache-Control", request.query.has("v") ? "private, max-age=86400" : "private, no-cache");
    return response;
}

}  // namespace style::web
