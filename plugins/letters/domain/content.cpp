// SPDX-License-Identifier: Apache-2.0
// The JSON form of a letter's content and its checks.
#include "letters/domain/content.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/text.h"
#include "letters/domain/merge_fields.h"
#include "letters/domain/recipients.h"
#include "style/placeholders.h"

namespace letters {

using core::Fault;
using core::Json;

namespace {

constexpr std::array<std::string_view, 25> fields{
    "kind",        "kind_version", "subject",    "parts",    "attachments", "classification", "access",
    "urgency",     "addressees",   "copies",     "groups",   "copy_groups", "grouped_on",     "partners",
    "outside",     "signer",       "behalf",     "initials", "coordinators", "version",
    "summary",     "reply_by",     "access_until", "file",    "cosigners"};
// Parts that may stand beside `parts`.
constexpr std::array<std::string_view, 3> beside{"body", "closing", "event"};

template <class All>
bool in(const All& all, std::string_view name) {
    return std::find(all.begin(), all.end(), name) != all.end();
}

struct Read {
    const Json& json;
    std::vector<Fault>& faults;

    std::string text(std::string_view key) const {
        const auto found = json.find(key);
        if (found == json.end() || found->is_null()) return {};
        if (!found->is_string()) {
            faults.push_back({std::string(key), "core.fault.text", {}});
            return {};
        }
        // One line: what was pasted from a table brings tabs and line ends along.
        auto text = found->get<std::string>();
        std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
        if (core::text::has_unseen(text)) faults.push_back({std::string(key), "core.fault.unseen", {}});
        return std::string(core::text::trim(text));
    }

    template <class F>
    void list(std::string_view key, F take) const {
        const auto found = json.find(key);
        if (found == json.end() || found->is_null()) return;
        if (!found->is_array()) {
            faults.push_back({std::string(key), "core.fault.list", {}});
            return;
        }
        for (const auto& each : *found) {
            try {
                take(each);
            } catch (const core::Error&) {
                faults.push_back({std::string(key), "letters.fault.position", {}});
                return;
            }
        }
    }

    // What `take` makes of the text of `key`; a fault when it cannot.
    template <class F>
    void chosen(std::string_view key, std::string fault, F take) const {
        try {
            if (const auto given = text(key); !given.empty()) take(given);
        } catch (const core::Error&) {
            faults.push_back({std::string(key), std::move(fault), {}});
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
            made.group = Read{each, inside}.text("group");
            const auto flag = [&](std::string_view name) { return each.value(std::string(name), Json(false)); };
            if (!inside.empty() || !flag("copy").is_boolean() || !flag("personal").is_boolean())
                read.faults.push_back({std::string(key), "letters.fault.addressee", {}});
            if (flag("copy") == true) made.copy = true;
            made.personal = flag("personal") == true;
            if (made.personal && made.copy) read.faults.push_back({std::string(key), "letters.fault.personal_copy", {}});
        } else {
            made.position = position_of(each);
        }
        content.addressees.push_back(std::move(made));
    });
}

void read_groups(const Read& read, std::string_view key, std::vector<std::string>& codes) {
    const auto found = read.json.find(key);
    if (found == read.json.end() || found->is_null()) return;
    const bool texts = found->is_array() && std::all_of(found->begin(), found->end(),
                                                        [](const Json& each) { return each.is_string(); });
    if (!texts) return read.faults.push_back({std::string(key), "core.fault.list", {}});
    for (const auto& each : *found) {
        auto code = each.get<std::string>();
        if (!code.empty() && !in(codes, code)) codes.push_back(std::move(code));
    }
}

void read_partners(const Read& read, Content& content) {
    const auto found = read.json.find("partners");
    if (found == read.json.end() || found->is_null()) return;
    const auto fault = [&](std::string key) { read.faults.push_back({"partners", std::move(key), {}}); };
    if (!found->is_array()) return fault("core.fault.list");
    for (const auto& each : *found) {
        PartnerAddressee made;
        std::vector<Fault> inside;
        const auto id = each.is_object() ? core::json::text(each, "partner") : each.is_string() ? each.get<std::string>() : "";
        try {
            made.partner = directory::PartnerId::parse(id);
        } catch (const core::Error&) {
            return fault("letters.fault.partner");
        }
        if (each.is_object()) {
            made.printed = Read{each, inside}.text("printed");
            made.place = Read{each, inside}.text("place");
            const auto copy = each.find("copy");
            if (!inside.empty() || (copy != each.end() && !copy->is_boolean())) return fault("letters.fault.addressee");
            made.copy = copy != each.end() && *copy == true;
        }
        const bool twice = std::any_of(content.partners.begin(), content.partners.end(),
                                       [&](const PartnerAddressee& one) { return one.partner == made.partner; });
        if (!twice) content.partners.push_back(std::move(made));
    }
}

void read_outside(const Read& read, Content& content) {
    read.list("outside", [&](const Json& each) {
        const auto line = Read{Json{{"outside", each}}, read.faults}.text("outside");
        if (!line.empty()) content.outside.push_back(line);
    });
}

// All but the parts: the same in letters kept and letters sent.
void read_common(const Read& read, Content& content) {
    content.subject = read.text("subject");
    content.attachments = read.text("attachments");
    content.classification = read.text("classification");
    read.chosen("access", "letters.fault.access",
                [&](const std::string& text) { content.access = classification::access_named(text); });
    content.summary = read.text("summary");
    read.chosen("reply_by", "core.fault.date", [&](const std::string& text) { content.reply_by = core::parse_date(text); });
    read.chosen("access_until", "core.fault.date",
                [&](const std::string& text) { content.access_until = core::parse_date(text); });
    read.chosen("urgency", "letters.fault.urgency",
                [&](const std::string& text) { content.urgency = urgency_named(text); });
    read.chosen("signer", "letters.fault.position",
                [&](const std::string& text) { content.signer = core::PositionId::parse(text); });
    read.chosen("behalf", "letters.fault.behalf",
                [&](const std::string& text) { content.behalf = style::behalf_named(text); });
    read_addressees(read, "addressees", false, content);
    read_addressees(read, "copies", true, content);
    content.addressees = without_doubles(content.addressees);
    read_groups(read, "groups", content.groups);
    read_groups(read, "copy_groups", content.copy_groups);
    read_partners(read, content);
    read_outside(read, content);
    read.list("cosigners", [&](const Json& each) { content.cosigners.push_back(position_of(each)); });
    read.list("initials", [&](const Json& each) { content.initials.push_back(position_of(each)); });
    read.list("coordinators", [&](const Json& each) { content.coordinators.push_back(position_of(each)); });
}

}  // namespace

Json to_json(const Content& content) {
    Json json;
    json["kind"] = content.kind;
    json["kind_version"] = content.kind_version;
    json["subject"] = content.subject;
    json["parts"] = style::to_json(content.parts);
    if (content.file) json["file"] = to_json(*content.file);
    json["attachments"] = content.attachments;
    json["classification"] = content.classification;
    json["summary"] = content.summary;
    json["reply_by"] = content.reply_by ? core::iso(*content.reply_by) : "";
    json["access"] = classification::name(content.access);
    json["access_until"] = content.access_until ? core::iso(*content.access_until) : "";
    json["urgency"] = name(content.urgency);
    json["addressees"] = Json::array();
    for (const auto& each : content.addressees) {
        Json one{{"position", each.position.text()}, {"printed", each.printed}, {"copy", each.copy}, {"group", each.group}};
        if (each.personal) one["personal"] = true;   // only then: what letters on their way are approved by stays the same
        json["addressees"].push_back(std::move(one));
    }
    json["groups"] = content.groups;
    json["copy_groups"] = content.copy_groups;
    json["grouped_on"] = content.grouped_on ? core::iso(*content.grouped_on) : "";
    json["partners"] = Json::array();
    for (const auto& each : content.partners)
        json["partners"].push_back({{"partner", each.partner.text()}, {"printed", each.printed},
                                    {"place", each.place}, {"copy", each.copy}});
    json["outside"] = content.outside;
    json["signer"] = content.signer.nil() ? "" : content.signer.text();
    json["behalf"] = name(content.behalf);
    json["cosigners"] = Json::array();
    for (const auto& each : content.cosigners) json["cosigners"].push_back(each.text());
    json["initials"] = Json::array();
    for (const auto& each : content.initials) json["initials"].push_back(each.text());
    json["coordinators"] = Json::array();
    for (const auto& each : content.coordinators) json["coordinators"].push_back(each.text());
    return json;
}

namespace {

// A part that stood beside `parts` is told by the name it was sent with.
Fault as_sent(Fault fault, const Json& json) {
    for (const auto name : beside) {
        const auto inside = "parts." + std::string(name);
        if (json.contains(name) && (fault.field == inside || fault.field.starts_with(inside + ".")))
            fault.field.erase(0, 6);
    }
    return fault;
}

}  // namespace

core::Checked<Content> content_from(const Json& json, const style::Kind& kind) {
    std::vector<Fault> faults;
    if (!json.is_object()) return std::vector<Fault>{{"", "letters.fault.form", {}}};
    const bool unknown = kind.code.empty();
    if (unknown) faults.push_back({"kind", "letters.fault.kind", {}});
    for (const auto& [key, value] : json.items())
        if (!in(fields, key) && !(in(beside, key) && (unknown || kind.part(key))))
            faults.push_back({std::string(core::text::head(key, 60)), "core.fault.unknown", {}});
    const Read read{json, faults};
    Content content;
    content.kind = kind.code;
    content.kind_version = kind.version;
    read_common(read, content);
    content.addressees = chosen(content.addressees);   // members follow from the groups
    Json parts = json.value("parts", Json());
    if (parts.is_null()) parts = Json::object();
    for (const auto name : beside)
        if (const auto found = json.find(name); found != json.end() && kind.part(name) && parts.is_object())
            if (!parts.contains(name)) parts[std::string(name)] = *found;
    auto checked = style::values_from(kind, unknown ? Json::object() : parts);
    if (checked) {
        content.parts = std::move(checked).value();
    } else {
        for (const auto& fault : checked.faults()) faults.push_back(as_sent(fault, json));
    }
    const auto more = faults_of_draft(content);
    faults.insert(faults.end(), more.begin(), more.end());
    const auto signing = unknown ? std::vector<Fault>{} : cosigner_faults(content, kind);
    faults.insert(faults.end(), signing.begin(), signing.end());
    if (!faults.empty()) return faults;
    return content;
}

Content content_kept(const Json& json) {
    std::vector<Fault> faults;
    const Read read{json, faults};
    Content content;
    content.kind = read.text("kind");
    content.kind_version = json.value("kind_version", std::int64_t{1});
    read_common(read, content);
    if (const auto day = core::json::text(json, "grouped_on"); !day.empty()) content.grouped_on = core::parse_date(day);
    content.parts = style::values_kept(json.value("parts", Json()));
    if (const auto file = json.find("file"); file != json.end() && file->is_object()) content.file = file_kept(*file);
    if (!faults.empty()) throw core::Error(core::Code::internal, "letters.error.stored", {{"value", "content"}});
    return content;
}

std::vector<Fault> faults_of_draft(const Content& content) {
    std::vector<Fault> faults;
    const auto bounded = [&](std::string field, std::string_view text, std::size_t most) {
        if (core::text::length(text) > most)
            faults.push_back({std::move(field), "letters.fault.long", {{"most", std::to_string(most)}}});
    };
    const auto counted = [&](std::string field, std::size_t count, std::size_t most) {
        if (count > most)
            faults.push_back({std::move(field), "letters.fault.many", {{"most", std::to_string(most)}}});
    };
    bounded("subject", content.subject, max_subject);
    bounded("attachments", content.attachments, max_line);
    bounded("summary", content.summary, max_summary);
    if (content.access_until && content.access == classification::AccessClass::ordinary)
        faults.push_back({"access_until", "letters.fault.access_until", {}});
    for (const auto& each : content.addressees) bounded("addressees", each.printed, max_line);
    for (const auto& each : content.outside) bounded("outside", each, max_line);
    counted("addressees", content.addressees.size(), max_addressees);
    for (const auto& each : content.partners) {
        bounded("partners", each.printed, max_line);
        bounded("partners", each.place, max_line);
    }
    counted("groups", content.groups.size() + content.copy_groups.size(), max_groups);
    counted("partners", content.partners.size(), max_partners);
    counted("outside", content.outside.size(), max_outside);
    counted("cosigners", content.cosigners.size(), max_cosigners);
    counted("initials", content.initials.size(), max_initials);
    counted("coordinators", content.coordinators.size(), max_coordinators);
    return faults;
}

std::vector<Fault> cosigner_faults(const Content& content, const style::Kind& kind) {
    if (content.cosigners.empty()) return {};
    if (!kind.several) return {{"cosigners", "letters.fault.cosigners_one", {{"kind", kind.name}}}};
    std::set<core::PositionId> all{content.signer};
    for (const auto& each : content.cosigners)
        if (!all.insert(each).second) return {{"cosigners", "letters.fault.cosigners_twice", {}}};
    return {};
}

// Of a template for letters written elsewhere, pasted into one composed here. What a file bears is judged
// when it is uploaded, and again before it is signed.
std::vector<std::string> placeholders_left(const Content& content, const style::Kind& kind) {
    if (content.file) return {};
    return style::placeholders_named_in(content.subject + "\n" + style::plain_text(kind, content.parts));
}

// In the order of the form, so that the list of faults is walked from top to bottom.
std::vector<Fault> faults_of_submission(const Content& content, const style::Kind& kind) {
    auto faults = faults_of_draft(content);
    const auto lacks = [&](bool lacking, std::string field, std::string key) {
        if (lacking) faults.push_back({std::move(field), std::move(key), {}});
    };
    lacks(content.subject.empty(), "subject", "letters.fault.subject_empty");
    const bool any = kind.recipients == style::Recipients::any;
    const bool outside = any && (!content.outside.empty() ||
                                 std::any_of(content.partners.begin(), content.partners.end(),
                                             [](const PartnerAddressee& each) { return !each.copy; }));
    lacks(!any && !content.partners.empty(), "partners", "letters.fault.partners_inside");
    lacks(kind.recipients != style::Recipients::none && direct(content.addressees).empty() && !outside, "addressees",
          "letters.fault.addressees_empty");
    const bool personal = std::any_of(content.addressees.begin(), content.addressees.end(),
                                      [](const Addressee& each) { return each.personal; });
    lacks(personal && kind.part("event") != nullptr, "addressees", "letters.fault.personal_event");
    const auto parts = content.file ? std::vector<Fault>{} : style::missing(kind, content.parts);
    faults.insert(faults.end(), parts.begin(), parts.end());
    lacks(content.classification.empty(), "classification", "letters.fault.classification_empty");
    lacks(content.signer.nil(), "signer", "letters.fault.signer_empty");
    for (auto& fault : cosigner_faults(content, kind)) faults.push_back(std::move(fault));
    if (const auto left = merge_fields(content); !left.empty())
        faults.push_back({"parts", "letters.fault.fields_left",
                          {{"fields", std::string(field_open) + core::text::join(left, "}}, {{") + std::string(field_close)}}});
    if (const auto left = placeholders_left(content, kind); !left.empty())
        faults.push_back({"parts", "letters.fault.placeholders_left", {{"fields", "${" + core::text::join(left, "}, ${") + "}"}}});
    return faults;
}

core::Digest digest(const Content& content) { return core::sha256(core::json::write(to_json(content))); }

std::string printed_text(const Content& content, const style::Kind& kind) {
    auto json = to_json(content);
    json.erase("initials");
    json.erase("coordinators");
    if (content.cosigners.empty()) json.erase("cosigners");   // of a letter that went up before there were any
    if (content.file) {   // the file itself; what lies below it is not printed
        json["file"] = content.file->bytes.hex();
        json.erase("parts");
    }
    if (kind.head != style::Head::surat && kind.head != style::Head::nota) {
        json.erase("attachments");
        json.erase("urgency");
    }
    if (kind.recipients == style::Recipients::none) json.erase("addressees");
    if (kind.recipients != style::Recipients::any)
        for (const char* key : {"outside", "partners"}) json.erase(key);
    return core::json::write(json);
}

core::Digest printed_digest(const Content& content, const style::Kind& kind) {
    return core::sha256(printed_text(content, kind));
}

std::string summary(const Content& content, const style::Kind& kind) {
    if (content.file) return content.file->opening;
    const auto text = core::text::replace(style::plain_text(kind, content.parts), "\n", " ");
    return std::string(core::text::head(text, 200));
}

std::string addressed_to(const Content& content, std::string_view rest) {
    auto all = direct(content.addressees);
    for (const auto& each : content.partners)
        if (!each.copy) all.push_back({{}, each.printed, false});
    for (const auto& each : content.outside) all.push_back({{}, each, false});
    return in_one_line(all, rest);
}

}  // namespace letters
