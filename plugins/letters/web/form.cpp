// SPDX-License-Identifier: Apache-2.0
// Fields of the composer.
#include "letters/web/form.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/http/given.h"
#include "letters/domain/recipients.h"
#include "letters/web/parts_form.h"

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
    for (const std::string_view field : {"subject", "attachments", "classification", "access", "urgency",
                                         "signer", "behalf"})
        json[std::string(field)] = form.get(field);
    // A datalist puts "000.1.5 Rapat" into the field; the code is its first word.
    const auto code = form.get("classification");
    json["classification"] = code.substr(0, code.find(' '));
    json["addressees"] = list_of(request, "addressees");
    json["copies"] = list_of(request, "copies");
    json["initials"] = list_of(request, "initials");
    json["coordinators"] = list_of(request, "coordinators");
    json["outside"] = Json::array();
    for (const auto& each : core::text::split(core::text::replace(form.raw("outside"), "\r", ""), '\n'))
        if (!core::text::trim(each).empty()) json["outside"].push_back(each);
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

// A label for a value that is no word: the empty one is "self".
std::string word_for(const std::string& value) { return value.empty() ? "self" : value; }

template <class All, class Name>
void radios(Data& data, std::string section, const All& all, Name name_of, std::string_view now,
            const std::string& prefix, const core::words::Catalog& words) {
    for (const auto each : all) {
        const std::string value(name_of(each));
        data.add(section)
            .set("VALUE", value)
            .set("LABEL", words.say(prefix + word_for(value)))
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
    return typed(room, ctx, request, room.services.draft.kind(ctx, request.form.get("kind")));
}

Typed typed(Room& room, const core::Context& ctx, const Request& request, style::Kind kind) {
    Typed typed;
    typed.kind = std::move(kind);
    typed.revision = revision_of(request);
    auto json = json_of(request);
    typed.parts = parts_typed(request, typed.kind);
    if (const auto act = row_act(request.form.get("act")); act && apply(*act, typed.parts)) typed.more = act->part;
    json["parts"] = typed.parts;
    auto checked = content_from(json, typed.kind);
    if (!checked) {
        typed.faults = checked.faults();
        // What was typed is shown again, so the faulty fields alone are emptied before reading anew.
        for (const auto& fault : typed.faults) {
            if (fault.field.starts_with("parts.")) {
                json["parts"].erase(core::text::split(fault.field, '.')[1]);
            } else {
                json.erase(fault.field);
            }
        }
        checked = content_from(json, typed.kind);
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

void show_form(Data& data, const Content& content, const style::Kind& kind, const Choices& choices,
               const core::words::Catalog& words, const core::http::Fields* typed) {
    using classification::AccessClass;
    using style::Behalf;
    // A text at fault was emptied for the check; the writer's own must not be lost with it.
    const auto text = [&](std::string_view field, const std::string& stored) {
        return typed != nullptr && typed->has(field) ? typed->get(field) : stored;
    };
    const bool printed = kind.head == style::Head::surat || kind.head == style::Head::nota;
    data.set("KIND", kind.code)
        .set("KIND_NAME", kind.name)
        .set("SUBJECT", text("subject", content.subject))
        .set("CLASSIFICATION", text("classification", content.classification))
        .set("OUTSIDE", text("outside", core::text::join(content.outside, "\n")))
        .show_if(kind.recipients == style::Recipients::none, "TO_UNPRINTED")
        .show_if(kind.recipients != style::Recipients::none, "TO_PRINTED");
    if (printed) data.add("ATTACHED").set("ATTACHMENTS", text("attachments", content.attachments));
    if (kind.recipients == style::Recipients::any) data.show("MAY_GO_OUT");
    if (!kind.classifications.empty())
        data.add("USUAL").set("CODES", core::text::join(kind.classifications, ", "));
    radios(data, "BEHALF", std::initializer_list<Behalf>{Behalf::none, Behalf::an, Behalf::ub},
           [](Behalf each) { return style::name(each); }, style::name(content.behalf), "letters.behalf.", words);
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
               kind.head == style::Head::nota ? +[](const Choice& each) { return each.head || each.near; } : +head);
    if (kind.copies)
        choices_of(data.add("COPIES"), "CC", choices.positions, positions(copies(content.addressees)), +head);
    choices_of(data, "COORDINATOR", choices.positions, content.coordinators, +head);
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
