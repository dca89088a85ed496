// SPDX-License-Identifier: Apache-2.0
// The JSON form of a letter's content and its checks.
#include "letters/domain/content.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "letters/domain/recipients.h"

namespace letters {

using core::Fault;
using core::Json;

namespace {

constexpr std::array<std::string_view, 14> fields{
    "kind",    "subject",    "body",   "closing",  "event",   "attachments", "classification", "access",
    "urgency", "addressees", "signer", "initials", "version", "copies"};

struct Read {
    const Json& json;
    std::vector<Fault>& faults;
    std::string inside{};   // "event." for its members

    std::string name(std::string_view key) const { return inside + std::string(key); }

    std::string text(std::string_view key) const {
        const auto found = json.find(key);
        if (found == json.end() || found->is_null()) return {};
        if (!found->is_string()) {
            faults.push_back({name(key), "core.fault.text", {}});
            return {};
        }
        // One line: what was pasted from a table brings tabs and line ends along.
        auto text = found->get<std::string>();
        std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
        if (core::text::has_unseen(text)) faults.push_back({name(key), "core.fault.unseen", {}});
        return std::string(core::text::trim(text));
    }

    template <class F>
    void list(std::string_view key, F take) const {
        const auto found = json.find(key);
        if (found == json.end() || found->is_null()) return;
        if (!found->is_array()) {
            faults.push_back({name(key), "core.fault.list", {}});
            return;
        }
        for (const auto& each : *found) {
            try {
                take(each);
            } catch (const core::Error&) {
                faults.push_back({name(key), "letters.fault.position", {}});
                return;
            }
        }
    }
};

core::PositionId position_of(const Json& value) {
    return core::PositionId::parse(value.is_string() ? value.get<std::string>() : "");
}

void read_addressees(const Read& read, std::string_view key, bool copy, Content& content) {
    read.list(key, [&](const Json& each) {
        Addressee made;
        made.copy = copy;
        if (each.is_object()) {
            made.position = core::PositionId::parse(core::json::text(each, "position"));
            std::vector<Fault> inside;
            made.printed = Read{each, inside}.text("printed");
            const auto flag = each.find("copy");
            if (!inside.empty() || (flag != each.end() && !flag->is_boolean()))
                read.faults.push_back({std::string(key), "letters.fault.addressee", {}});
            if (flag != each.end() && *flag == true) made.copy = true;
        } else {
            made.position = position_of(each);
        }
        content.addressees.push_back(std::move(made));
    });
}

void read_event(const Json& json, std::vector<Fault>& faults, Event& event) {
    const auto found = json.find("event");
    if (found == json.end() || found->is_null()) return;
    if (!found->is_object()) {
        faults.push_back({"event", "letters.fault.form", {}});
        return;
    }
    for (const auto& [key, value] : found->items())
        if (key != "day" && key != "time" && key != "place" && key != "agenda")
            faults.push_back({"event." + std::string(core::text::head(key, 60)), "core.fault.unknown", {}});
    const Read read{*found, faults, "event."};
    event.time = read.text("time");
    event.place = read.text("place");
    event.agenda = read.text("agenda");
    if (const auto day = read.text("day"); !day.empty()) {
        try {
            event.day = core::parse_date(day);
        } catch (const core::Error&) {
            faults.push_back({"event.day", "letters.fault.day", {}});
        }
    }
}

void read_choices(const Read& read, Content& content) {
    const auto kind = kind_coded(read.text("kind"));
    if (!kind) read.faults.push_back({"kind", "letters.fault.kind", {}});
    content.kind = kind.value_or(Kind::surat_dinas);
    try {
        if (const auto access = read.text("access"); !access.empty())
            content.access = classification::access_named(access);
    } catch (const core::Error&) {
        read.faults.push_back({"access", "letters.fault.access", {}});
    }
    try {
        if (const auto urgency = read.text("urgency"); !urgency.empty())
            content.urgency = urgency_named(urgency);
    } catch (const core::Error&) {
        read.faults.push_back({"urgency", "letters.fault.urgency", {}});
    }
    try {
        if (const auto signer = read.text("signer"); !signer.empty())
            content.signer = core::PositionId::parse(signer);
    } catch (const core::Error&) {
        read.faults.push_back({"signer", "letters.fault.position", {}});
    }
}

}  // namespace

Json to_json(const Content& content) {
    Json json;
    json["kind"] = code(content.kind);
    json["subject"] = content.subject;
    json["body"] = to_json(content.body);
    json["closing"] = content.closing;
    json["event"] = {{"day", content.event.day ? Json(core::iso(*content.event.day)) : Json("")},
                     {"time", content.event.time},
                     {"place", content.event.place},
                     {"agenda", content.event.agenda}};
    json["attachments"] = content.attachments;
    json["classification"] = content.classification;
    json["access"] = classification::name(content.access);
    json["urgency"] = name(content.urgency);
    json["addressees"] = Json::array();
    for (const auto& each : content.addressees)
        json["addressees"].push_back(
            {{"position", each.position.text()}, {"printed", each.printed}, {"copy", each.copy}});
    json["signer"] = content.signer.nil() ? "" : content.signer.text();
    json["initials"] = Json::array();
    for (const auto& each : content.initials) json["initials"].push_back(each.text());
    return json;
}

core::Checked<Content> content_from(const Json& json) {
    std::vector<Fault> faults;
    if (!json.is_object()) return std::vector<Fault>{{"", "letters.fault.form", {}}};
    for (const auto& [key, value] : json.items())
        if (std::find(fields.begin(), fields.end(), key) == fields.end())
            faults.push_back({std::string(core::text::head(key, 60)), "core.fault.unknown", {}});
    const Read read{json, faults};
    Content content;
    read_choices(read, content);
    content.subject = read.text("subject");
    content.closing = read.text("closing");
    content.attachments = read.text("attachments");
    content.classification = read.text("classification");
    read_event(json, faults, content.event);
    if (const auto body = json.find("body"); body != json.end() && body->is_string()) {
        const auto text = core::text::replace(body->get<std::string>(), "\r\n", "\n");
        if (core::text::has_unseen(text)) faults.push_back({"body", "core.fault.unseen", {}});
        // The same bounds hold for what was typed as for what the editor sends.
        auto checked = style::body_from(to_json(style::body_from_text(text)));
        if (checked) content.body = std::move(checked).value();
        else faults.insert(faults.end(), checked.faults().begin(), checked.faults().end());
    } else if (body != json.end() && !body->is_null()) {
        auto checked = style::body_from(*body);
        if (checked) {
            content.body = std::move(checked).value();
        } else {
            faults.insert(faults.end(), checked.faults().begin(), checked.faults().end());
        }
    }
    read_addressees(read, "addressees", false, content);
    read_addressees(read, "copies", true, content);
    content.addressees = without_doubles(content.addressees);
    read.list("initials", [&](const Json& each) { content.initials.push_back(position_of(each)); });
    const auto more = faults_of_draft(content);
    faults.insert(faults.end(), more.begin(), more.end());
    if (!faults.empty()) return faults;
    return content;
}

std::vector<Fault> faults_of_draft(const Content& content) {
    std::vector<Fault> faults;
    const auto bounded = [&](std::string field, std::string_view text, std::size_t most) {
        if (core::text::length(text) > most)
            faults.push_back({std::move(field), "letters.fault.long", {{"most", std::to_string(most)}}});
    };
    bounded("subject", content.subject, max_subject);
    bounded("attachments", content.attachments, max_line);
    bounded("closing", content.closing, 2 * max_line);
    bounded("event.time", content.event.time, max_line);
    bounded("event.place", content.event.place, max_line);
    bounded("event.agenda", content.event.agenda, 2 * max_line);
    for (const auto& each : content.addressees) bounded("addressees", each.printed, max_line);
    if (content.addressees.size() > max_addressees)
        faults.push_back({"addressees", "letters.fault.many", {{"most", std::to_string(max_addressees)}}});
    if (content.initials.size() > max_initials)
        faults.push_back({"initials", "letters.fault.many", {{"most", std::to_string(max_initials)}}});
    return faults;
}

// In the order of the form, so that the list of faults is walked from top to bottom.
std::vector<Fault> faults_of_submission(const Content& content) {
    auto faults = faults_of_draft(content);
    const auto lacks = [&](Part part, bool missing, std::string field, std::string key) {
        if (needs(content.kind, part) && missing) faults.push_back({std::move(field), std::move(key), {}});
    };
    lacks(Part::subject, content.subject.empty(), "subject", "letters.fault.subject_empty");
    lacks(Part::recipient, direct(content.addressees).empty(), "addressees",
          "letters.fault.addressees_empty");
    lacks(Part::body, style::blank(content.body), "body", "letters.fault.body_empty");
    lacks(Part::event, !content.event.day, "event.day", "letters.fault.day_empty");
    lacks(Part::event, content.event.time.empty(), "event.time", "letters.fault.time_empty");
    lacks(Part::event, content.event.place.empty(), "event.place", "letters.fault.place_empty");
    lacks(Part::event, content.event.agenda.empty(), "event.agenda", "letters.fault.agenda_empty");
    lacks(Part::classification, content.classification.empty(), "classification",
          "letters.fault.classification_empty");
    lacks(Part::signer, content.signer.nil(), "signer", "letters.fault.signer_empty");
    return faults;
}

core::Digest digest(const Content& content) { return core::sha256(core::json::write(to_json(content))); }

std::string summary(const Content& content) {
    const auto text = core::text::replace(style::to_plain_text(content.body), "\n", " ");
    return std::string(core::text::head(text, 200));
}

std::vector<std::string> differences(const Content& a, const Content& b) {
    std::vector<std::string> found;
    const auto left = to_json(a), right = to_json(b);
    for (const auto& [key, value] : left.items())
        if (right.at(key) != value) found.push_back(key);
    return found;
}

}  // namespace letters
