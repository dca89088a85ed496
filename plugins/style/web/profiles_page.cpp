// SPDX-License-Identifier: Apache-2.0
// The profiles: which is in force from when, and the form of one.
#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/http/given.h"
#include "style/web/views.h"

namespace style::web {

using core::Json;
using core::page::Data;

namespace {

using core::http::fault_status;

std::string shown_number(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_number()) return "";
    auto text = std::to_string(value.get<double>());
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::string joined(const Json& list, std::string_view between) {
    std::vector<std::string> all;
    if (list.is_array())
        for (const auto& each : list)
            if (each.is_string()) all.push_back(each.get<std::string>());
    return core::text::join(all, between);
}

constexpr std::array<std::string_view, 7> texts{"name",         "basis",     "page_number", "date",
                                                "place_date",   "copies_title", "signed_by"};
constexpr std::array<std::string_view, 7> numbers{"spacing",     "title_spacing", "paragraph_after", "first_line_mm",
                                                  "title_size",  "small_size",    "most_addressees"};
constexpr std::array<std::string_view, 5> flags{"catchword", "memo_copies", "subject_bold", "addressees_right", "mark_secret"};

std::string upper(std::string_view field) {
    std::string out;
    for (const char c : field) out += c == '.' ? '_' : static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    return out;
}

Json typed(const Request& request) {
    const auto& form = request.form;
    Json json = Json::object();
    for (const auto field : texts) json[std::string(field)] = form.get(field);
    for (const auto field : numbers) json[std::string(field)] = number_typed(request, field);
    for (const auto field : flags) json[std::string(field)] = form.has(field);
    for (const char* side : {"top", "right", "bottom", "left"})
        json["margins"][side] = number_typed(request, std::string("margins.") + side);
    for (const char* set : {"usual", "law"})
        json[set] = {{"typeface", form.get(std::string(set) + ".typeface")},
                     {"size", number_typed(request, std::string(set) + ".size")},
                     {"paper", form.get(std::string(set) + ".paper")}};
    json["nature"] = form.get("nature");
    json["memo_rows"] = list_typed(request, "memo_rows", ',');
    json["footer"] = list_typed(request, "footer", '\n');
    json["ink"] = list_typed(request, "ink", ',');
    json["field"] = Json::array();
    for (const auto& part : field_part_names())
        if (form.has("field." + part)) json["field"].push_back(part);
    return json;
}

void choice(Data& data, const std::string& section, std::initializer_list<const char*> all, const std::string& now,
            const std::string& prefix, const core::words::Catalog& words) {
    for (const std::string each : all)
        data.add(section).set("VALUE", each).set("LABEL", words.say(prefix + each)).show_if(each == now, "CHOSEN");
}

void show(Data& data, const Json& json, const core::words::Catalog& words) {
    for (const auto field : texts) data.set(upper(field), core::json::text(json, field));
    for (const auto field : numbers) data.set(upper(field), shown_number(json.value(std::string(field), Json())));
    for (const auto field : flags) data.show_if(json.value(std::string(field), false), "ON_" + upper(field));
    const auto margins = json.value("margins", Json::object());
    for (const char* side : {"top", "right", "bottom", "left"})
        data.set("MARGIN_" + upper(side), shown_number(margins.value(side, Json())));
    for (const char* set : {"usual", "law"}) {
        const auto setting = json.value(set, Json::object());
        data.set(upper(set) + "_SIZE", shown_number(setting.value("size", Json())));
        choice(data, upper(set) + "_TYPEFACE", {"arial", "bookman"}, core::json::text(setting, "typeface"), "style.typeface.", words);
        choice(data, upper(set) + "_PAPER", {"a4", "f4"}, core::json::text(setting, "paper"), "style.paper.", words);
    }
    choice(data, "NATURE", {"keamanan", "urgensi", "keduanya"}, core::json::text(json, "nature"), "style.nature.", words);
    data.set("MEMO_ROWS", joined(json.value("memo_rows", Json()), ", "))
        .set("FOOTER", joined(json.value("footer", Json()), "\n"))
        .set("INK", joined(json.value("ink", Json()), ", "));
    const auto drawn = json.value("field", Json::array());
    for (const auto& part : field_part_names())
        data.add("FIELD_PART")
            .set("VALUE", part)
            .set("LABEL", words.say("style.field_part." + part))
            .show_if(std::find(drawn.begin(), drawn.end(), Json(part)) != drawn.end(), "CHOSEN");
}

Response profile_form(Room& room, const Context& ctx, Request& request, const std::string& code, const Json& definition,
                      const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto bench = room.services.workshop.bench(ctx, Thing::profile, code);
    Data data;
    data.set("PAGE_TITLE", core::json::text(bench.definition, "name")).set("CODE", code);
    show(data, definition, words);
    show_bench(data, room, ctx, Thing::profile, code, bench, words);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "style/profile", std::move(data), faults.empty() ? 200 : fault_status);
}

Response listed(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("style.profiles.title")).set("TODAY", core::iso(ctx.today())).show("AT_PROFILES");
    const auto force = room.services.workshop.in_force(ctx);
    std::string current;
    for (const auto& each : force)
        if (current.empty() && each.from <= ctx.today()) current = each.profile;
    for (const auto& each : room.services.workshop.profiles(ctx)) {
        data.add("ROW")
            .set("URL", address(Thing::profile, each.profile.code))
            .set("NAME", each.profile.name)
            .set("BASIS", each.profile.basis)
            .set("N", each.profile.version)
            .show_if(each.draft, "DRAFT")
            .show_if(each.profile.code == current, "CURRENT");
        data.add("CHOICE").set("VALUE", each.profile.code).set("LABEL", each.profile.name);
    }
    for (const auto& each : force)
        data.add("FORCE").set("FROM", words.date(each.from)).set("CODE", each.profile)
            .set("BY", each.by.empty() ? words.say("style.by_release") : each.by);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "style/profiles", std::move(data), faults.empty() ? 200 : fault_status);
}

}  // namespace

Response profiles(Room& room, const Context& ctx, Request& request) { return listed(room, ctx, request, {}); }

Response profile(Room& room, const Context& ctx, Request& request) {
    const auto code = request.param("code");
    return profile_form(room, ctx, request, code, room.services.workshop.bench(ctx, Thing::profile, code).definition, {});
}

Response save_profile(Room& room, const Context& ctx, Request& request) {
    const auto code = request.param("code");
    const auto definition = typed(request);
    return save_and_publish(room, ctx, request, Thing::profile, code, definition, [&](std::vector<core::Fault> faults) {
        return profile_form(room, ctx, request, code, definition, faults);
    });
}

Response put_in_force(Room& room, const Context& ctx, Request& request) {
    core::http::Given given(request.form);
    const auto profile = given.line("profile", 40);
    const auto from = given.date("from");
    if (!given.has("from")) given.fault("from", "style.fault.date");
    if (!given.faults().empty()) return listed(room, ctx, request, given.take_faults());
    try {
        room.services.workshop.put_in_force(ctx, profile, *from);
        return core::http::see_other("/style/profiles", "style.flash.in_force");
    } catch (const core::Error& error) {
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        return listed(room, ctx, request, error.faults());
    }
}

}  // namespace style::web
