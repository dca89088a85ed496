// SPDX-License-Identifier: Apache-2.0
// Fields of the composer.
#include "letters/web/form.h"

#include <algorithm>
#include <cstdlib>

#include "core/base/text.h"
#include "letters/domain/recipients.h"

namespace letters::web {

using core::Json;
using core::http::Request;
using core::page::Data;

namespace {

Json list_of(const Request& request, std::string_view field) {
    Json list = Json::array();
    for (const auto& each : request.form.every(field))
        if (!each.empty()) list.push_back(each);
    return list;
}

Json json_of(const Request& request) {
    const auto& form = request.form;
    Json json;
    json["kind"] = form.get("kind");
    for (const std::string_view field : {"subject", "closing", "attachments", "classification", "access",
                                         "urgency", "signer"})
        json[std::string(field)] = form.get(field);
    for (const std::string_view field : {"day", "time", "place", "agenda"})
        json["event"][std::string(field)] = form.get("event." + std::string(field));
    // A datalist puts "000.1.5 Rapat" into the field; the code is its first word.
    const auto code = form.get("classification");
    json["classification"] = code.substr(0, code.find(' '));
    const auto body = core::text::replace(form.raw("body"), "\r\n", "\n");
    json["body"] = body.starts_with('{') ? core::json::parse(body) : Json(body);
    json["addressees"] = list_of(request, "addressees");
    json["copies"] = list_of(request, "copies");
    json["initials"] = list_of(request, "initials");
    return json;
}

void choices_of(Data& data, std::string section, const std::vector<Choice>& all,
                const std::vector<core::PositionId>& chosen, bool (*offered)(const Choice&)) {
    for (const auto& each : all) {
        const bool on = std::find(chosen.begin(), chosen.end(), each.position) != chosen.end();
        if (!on && !offered(each)) continue;
        data.add(section)
            .set("ID", each.position.text())
            .set("NAME", each.name)
            .set("UNIT", each.unit_name)
            .show_if(on, "CHOSEN");
    }
}

template <class All, class Name>
void radios(Data& data, std::string section, const All& all, Name name_of, std::string_view now,
            const std::string& prefix, const core::words::Catalog& words) {
    for (const auto each : all) {
        const std::string value(name_of(each));
        data.add(section)
            .set("VALUE", value)
            .set("LABEL", words.say(prefix + value))
            .show_if(value == now, "CHOSEN");
    }
}

std::vector<core::PositionId> positions(const std::vector<Addressee>& all) {
    std::vector<core::PositionId> ids;
    for (const auto& each : all) ids.push_back(each.position);
    return ids;
}

}  // namespace

Typed typed(Room& room, const core::Context& ctx, const Request& request) {
    Typed typed;
    typed.revision = std::strtoll(request.form.get("revision").c_str(), nullptr, 10);
    auto json = json_of(request);
    auto checked = content_from(json);
    if (!checked) {
        typed.faults = checked.faults();
        // What was typed is shown again, so the faulty fields alone are emptied before reading anew.
        for (const auto& fault : typed.faults) {
            const auto dot = fault.field.find('.');
            if (dot != std::string::npos) {
                json[fault.field.substr(0, dot)][fault.field.substr(dot + 1)] = "";
            } else if (fault.field != "kind") {
                json.erase(fault.field);
            }
        }
        checked = content_from(json);
    }
    if (!checked) throw core::Error("letters.error.incomplete", typed.faults);
    typed.content = std::move(checked).value();
    room.services.desk.add_groups(ctx, request.form.every("groups"), false, typed.content);
    room.services.desk.add_groups(ctx, request.form.every("copy_groups"), true, typed.content);
    return typed;
}

void show_form(Data& data, const Content& content, const Choices& choices,
               const core::words::Catalog& words) {
    using classification::AccessClass;
    data.set("KIND", code(content.kind))
        .set("KIND_NAME", title(content.kind))
        .set("SUBJECT", content.subject)
        .set("BODY_JSON", core::json::write(to_json(content.body)))
        .set("BODY_MARKS", to_marked_text(content.body))
        .set("CLOSING", content.closing)
        .set("ATTACHMENTS", content.attachments)
        .set("CLASSIFICATION", content.classification);
    if (needs(content.kind, Part::event))
        data.add("EVENT")
            .set("DAY", content.event.day ? core::iso(*content.event.day) : "")
            .set("TIME", content.event.time)
            .set("PLACE", content.event.place)
            .set("AGENDA", content.event.agenda);
    radios(data, "ACCESS",
           std::initializer_list<AccessClass>{AccessClass::ordinary, AccessClass::limited,
                                              AccessClass::secret, AccessClass::top_secret},
           [](AccessClass each) { return classification::name(each); },
           classification::name(content.access), "letters.access.", words);
    radios(data, "URGENCY",
           std::initializer_list<Urgency>{Urgency::ordinary, Urgency::urgent, Urgency::most_urgent},
           [](Urgency each) { return name(each); }, name(content.urgency), "letters.urgency.", words);
    for (const auto& group : choices.groups)
        data.add("GROUP").set("CODE", group.code).set("NAME", group.name).set(
            "COUNT", static_cast<std::int64_t>(group.members.size()));
    const auto head = [](const Choice& each) { return each.head; };
    choices_of(data, "TO", choices.positions, positions(direct(content.addressees)),
               has_rows(content.kind) ? +[](const Choice& each) { return each.head || each.near; } : +head);
    choices_of(data, "CC", choices.positions, positions(copies(content.addressees)), +head);
    choices_of(data, "SIGNER", choices.positions, {content.signer},
               +[](const Choice& each) { return each.signs && each.near; });
    const auto shown = std::min(max_initials, content.initials.size() + 2);
    for (std::size_t i = 0; i < shown; ++i) {
        auto& step = data.add("INITIAL").set("N", static_cast<std::int64_t>(i + 1));
        std::vector<core::PositionId> chosen;
        if (i < content.initials.size()) chosen.push_back(content.initials[i]);
        choices_of(step, "POSITION", choices.positions, chosen,
                   +[](const Choice& each) { return each.near; });
    }
}

}  // namespace letters::web
