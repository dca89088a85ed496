// SPDX-License-Identifier: Apache-2.0
// Fields of the composer.
#include "letters/web/form.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/http/given.h"
#include "letters/domain/recipients.h"
#include "letters/web/parts_form.h"
#include "letters/web/views.h"

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

Json addressees_of(const Request& request) {
    const auto personal = request.form.every("personal");
    auto list = list_of(request, "addressees");
    for (auto& each : list)
        if (std::find(personal.begin(), personal.end(), each.get<std::string>()) != personal.end())
            each = Json{{"position", each}, {"personal", true}};
    return list;
}

Json json_of(const Request& request) {
    const auto& form = request.form;
    Json json;
    for (const std::string_view field : {"subject", "attachments", "classification", "access", "urgency", "summary", "reply_by", "access_until"})
        json[std::string(field)] = form.get(field);
    // "POSITION an": one choice tells who signs and in which form.
    const auto signer = form.get("signer");
    const auto gap = signer.find(' ');
    json["signer"] = signer.substr(0, gap);
    json["behalf"] = gap == std::string::npos ? "" : signer.substr(gap + 1);
    // A datalist puts "000.1.5 Rapat" into the field; the code is its first word.
    const auto code = form.get("classification");
    json["classification"] = code.substr(0, code.find(' '));
    json["addressees"] = addressees_of(request);
    json["copies"] = list_of(request, "copies");
    json["groups"] = list_of(request, "groups");
    json["copy_groups"] = list_of(request, "copy_groups");
    json["initials"] = list_of(request, "initials");
    json["cosigners"] = list_of(request, "cosigners");
    json["partners"] = Json::array();
    for (const bool copy : {false, true})
        for (const auto& each : form.every(copy ? "partner_copies" : "partners"))
            if (!each.empty()) json["partners"].push_back({{"partner", each}, {"copy", copy}});
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

// What is carried in the file but not printed.
void show_more(Data& data, const Content& content, const core::http::Fields* typed) {
    const auto text = [&](std::string_view field, const std::string& stored) {
        return typed != nullptr && typed->has(field) ? typed->get(field) : stored;
    };
    const auto day = [](const std::optional<core::Date>& date) { return date ? core::iso(*date) : ""; };
    data.set("SUMMARY", text("summary", content.summary))
        .set("REPLY_BY", text("reply_by", day(content.reply_by)))
        .set("ACCESS_UNTIL", text("access_until", day(content.access_until)))
        .show_if(!content.summary.empty() || content.reply_by || content.access_until || typed != nullptr, "MORE_OPEN");
}

}  // namespace

Typed typed(Room& room, const core::Context& ctx, const Request& request, std::string_view kind) {
    Typed typed;
    const auto letter = room.services.draft.find(ctx, id_of(request));
    typed.kind = room.services.draft.kind_for(ctx, letter, kind);
    typed.revision = revision_of(request);
    auto json = json_of(request);
    const auto stored = style::to_json(letter.content.parts);
    typed.parts = letter.content.file ? stored : parts_typed(request, typed.kind, stored);   // of one written elsewhere none is shown
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
    typed.content.file = letter.content.file;
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

namespace {

// Of a kind that several sign: those chosen, and one more.
void show_cosigners(Data& data, const Content& content, const style::Kind& kind, const Choices& choices) {
    if (!kind.several && content.cosigners.empty()) return;
    auto& box = data.add("COSIGNERS");
    const auto shown = std::min(max_cosigners, content.cosigners.size() + 1);
    for (std::size_t i = 0; i < shown; ++i) {
        auto& one = box.add("COSIGNER").set("N", static_cast<std::int64_t>(i + 2));
        std::vector<core::PositionId> chosen;
        if (i < content.cosigners.size()) chosen.push_back(content.cosigners[i]);
        choices_of(one, "POSITION", choices.positions, chosen, +[](const Choice& each) { return each.signs; });
    }
}

}  // namespace

namespace {

constexpr auto is_head = [](const Choice& each) { return each.head; };

// Whom it may be personal to: those chosen one by one.
void show_personal(Data& data, const Content& content, const Choices& choices) {
    const auto all = direct(chosen(content.addressees));
    data.show_if(all.empty(), "NOBODY_YET")
        .show_if(std::any_of(all.begin(), all.end(), [](const Addressee& each) { return each.personal; }), "PERSONAL_OPEN");
    for (const auto& each : all) {
        const auto known = std::find_if(choices.positions.begin(), choices.positions.end(),
                                        [&](const Choice& one) { return one.position == each.position; });
        data.add("PERSONAL")
            .set("ID", each.position.text())
            .set("NAME", known == choices.positions.end() ? each.printed : known->name)
            .show_if(each.personal, "CHOSEN");
    }
}

void show_inside(Data& data, const Content& content, const style::Kind& kind, const Choices& choices) {
    choices_of(data, "TO", choices.positions, positions(direct(chosen(content.addressees))),
               kind.head == style::Head::nota ? +[](const Choice& each) { return each.head || each.near; } : +is_head);
    show_personal(data, content, choices);
    if (kind.copies)
        choices_of(data.add("COPIES"), "CC", choices.positions, positions(copies(chosen(content.addressees))), +is_head);
}

}  // namespace

void show_form(Data& data, const Content& content, const style::Kind& kind, const Choices& choices,
               const core::words::Catalog& words, const core::http::Fields* typed) {
    using classification::AccessClass;
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
    show_more(data, content, typed);
    if (kind.recipients == style::Recipients::any) data.show("MAY_GO_OUT");
    if (!kind.classifications.empty())
        data.add("USUAL").set("CODES", core::text::join(kind.classifications, ", "));
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
            "COUNT", static_cast<std::int64_t>(group.members.size())).show_if(
            std::find(content.groups.begin(), content.groups.end(), group.code) != content.groups.end(), "CHOSEN");
    for (const auto& code : content.copy_groups) data.add("COPY_GROUP").set("CODE", code);
    show_inside(data, content, kind, choices);
    choices_of(data, "COORDINATOR", choices.positions, content.coordinators, +is_head);
    const bool own = content.behalf == style::Behalf::none;
    choices_of(data, "SIGNER", choices.positions, {own ? content.signer : core::PositionId{}},
               +[](const Choice& each) { return each.signs && each.near; });
    if (!choices.mandates.empty()) {
        auto& box = data.add("MANDATES");
        for (const auto& each : choices.mandates)
            box.add("MANDATE")
                .set("VALUE", each.position.text() + " " + std::string(style::name(each.behalf)))
                .set("NAME", each.holds ? each.name : words.say("letters.mandate.lapsed_choice", {{"name", each.name}}))
                .show_if(each.position == content.signer && each.behalf == content.behalf, "CHOSEN");
    }
    show_cosigners(data, content, kind, choices);
    const auto shown = std::min(max_initials, content.initials.size() + 2);
    for (std::size_t i = 0; i < shown; ++i) {
        auto& step = data.add("INITIAL").set("N", static_cast<std::int64_t>(i + 1));
        std::vector<core::PositionId> chosen;
        if (i < content.initials.size()) chosen.push_back(content.initials[i]);
        choices_of(step, "POSITION", choices.positions, chosen,
                   +[](const Choice& each) { return each.near; });
    }
}

void show_partners(Data& data, const Content& content, const style::Kind& kind, const std::string& sought,
                   const std::vector<directory::Partner>& found) {
    if (kind.recipients != style::Recipients::any) return;
    auto& box = data.add("PARTNERS").set("SOUGHT", sought);
    for (const auto& each : content.partners)
        box.add(each.copy ? "CHOSEN_COPY" : "CHOSEN")
            .set("ID", each.partner.text())
            .set("NAME", each.printed)
            .set("PLACE", each.place);
    for (const auto& each : found) {
        const bool there = std::any_of(content.partners.begin(), content.partners.end(),
                                       [&](const PartnerAddressee& one) { return one.partner == each.id; });
        if (there) continue;
        box.add("MATCH").set("ID", each.id.text()).set("NAME", directory::addressed(each)).set("PLACE", each.place).show_if(
            kind.copies, "COPIES_TOO");
    }
    box.show_if(!sought.empty() && found.empty(), "NOBODY");
}

}  // namespace letters::web
