// SPDX-License-Identifier: Apache-2.0
// Fields of the composer.
#include "letters/web/form.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/http/given.h"
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
    json["body"] = Json(body);
    if (body.starts_with('{')) {
        try {
            json["body"] = core::json::parse(body);
        } catch (const core::Error& error) {
            throw error.of("body");
        }
    }
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

void show_texts(Data& data, const Content& content, const core::http::Fields* typed) {
    const auto text = [&](std::string_view field, const std::string& stored) {
        return typed != nullptr && typed->has(field) ? typed->get(field) : stored;
    };
    data.set("SUBJECT", text("subject", content.subject))
        .set("CLOSING", text("closing", content.closing))
        .set("ATTACHMENTS", text("attachments", content.attachments))
        .set("CLASSIFICATION", text("classification", content.classification));
    if (needs(content.kind, Part::event))
        data.add("EVENT")
            .set("DAY", text("event.day", content.event.day ? core::iso(*content.event.day) : ""))
            .set("TIME", text("event.time", content.event.time))
            .set("PLACE", text("event.place", content.event.place))
            .set("AGENDA", text("event.agenda", content.event.agenda));
    auto marks = style::to_marked_text(content.body), json = core::json::write(to_json(content.body));
    // A body at fault was emptied for the check; the writer's text must not be lost with it.
    if (const auto sent = typed == nullptr ? std::string() : typed->get("body"); !sent.empty()) {
        const bool by_editor = sent.starts_with('{');
        if (!by_editor) marks = sent;
        json = by_editor ? sent : core::json::write(to_json(style::body_from_text(sent)));
    }
    data.set("BODY_JSON", json).set("BODY_MARKS", marks);
}

}  // namespace

Typed typed(Room& room, const core::Context& ctx, const Request& request) {
    Typed typed;
    typed.revision = revision_of(request);
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
    for (const bool copy : {false, true}) {
        try {
            room.services.desk.add_groups(ctx, request.form.every(copy ? "copy_groups" : "groups"), copy,
                                          typed.content);
        } catch (const core::Error& error) {
            typed.faults.insert(typed.faults.end(), error.faults().begin(), error.faults().end());
        }
    }
    return typed;
}

std::int64_t revision_of(const Request& request) {
    constexpr std::int64_t most = 1'000'000'000;
    core::http::Given given(request.form);
    if (!given.has("revision")) given.fault("revision", "letters.fault.version");
    const auto revision = given.number("revision", 1, most).value_or(0);
    given.done("letters.error.incomplete");
    return revision;
}

void show_form(Data& data, const Content& content, const Choices& choices,
               const core::words::Catalog& words, const core::http::Fields* typed) {
    using classification::AccessClass;
    data.set("KIND", code(content.kind)).set("KIND_NAME", title(content.kind));
    show_texts(data, content, typed);
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
