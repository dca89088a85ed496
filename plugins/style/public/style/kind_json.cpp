// SPDX-License-Identifier: Apache-2.0
// The definition of a kind as JSON, there and back.
#include <algorithm>
#include <set>

#include "style/kind.h"
#include "style/reading.h"
#include "style/values.h"

namespace style {

using core::Json;

namespace {

Field read_field(const Reading& read) {
    read.only({"code", "label", "type", "required", "hint", "width_mm"});
    Field field;
    field.code = read.text("code", 40);
    field.label = read.text("label", 120);
    field.type = read.choice("type", FieldType::line,
                             {FieldType::line, FieldType::text, FieldType::date, FieldType::day});
    field.required = read.flag("required", false);
    field.hint = read.text("hint");
    field.width_mm = read.number("width_mm", 0, 0, 300);
    if (!code_like(field.code)) read.fault("code", "style.fault.code");
    if (field.label.empty()) read.fault("label", "style.fault.empty");
    return field;
}

bool has_fields(PartType type) {
    return type == PartType::rows || type == PartType::persons || type == PartType::table;
}

void read_fields(const Reading& read, Part& part) {
    std::set<std::string> seen;
    read.each("fields", max_fields, [&](const Reading& each) {
        part.fields.push_back(read_field(each));
        if (!seen.insert(part.fields.back().code).second) each.fault("code", "style.fault.twice");
    });
    if (has_fields(part.type) && part.fields.empty()) read.fault("fields", "style.fault.fields");
    if (!has_fields(part.type) && !part.fields.empty()) read.fault("fields", "style.fault.no_fields");
}

Part read_part(const Reading& read) {
    read.only({"code", "type", "label", "title", "lead", "hint", "required", "preset", "fields", "mark", "look",
               "text", "signs", "least", "most", "numbered", "announced", "after", "new_page"});
    Part part;
    part.code = read.text("code", 40);
    if (!code_like(part.code)) read.fault("code", "style.fault.code");
    if (!read.find("type")) read.fault("type", "style.fault.empty");
    using enum PartType;
    part.type = read.choice("type", body,
                            {body, line, rows, persons, considerations, command, clauses, articles, parties,
                             table, annexes, addressees, signer});
    part.label = read.text("label", 120);
    if (part.label.empty() && filled_in(part.type)) read.fault("label", "style.fault.empty");
    part.title = read.text("title", 200);
    part.lead = read.text("lead", max_line_length);
    part.hint = read.text("hint");
    part.required = read.flag("required", false);
    part.mark = read.choice("mark", Mark::none,
                            {Mark::none, Mark::letters, Mark::figures, Mark::ordinals});
    part.look = read.choice("look", Look::paragraph, {Look::paragraph, Look::middle, Look::large, Look::row});
    part.text = read.text("text");
    if (part.type == command && part.text.empty()) read.fault("text", "style.fault.empty");
    part.signs = read.text("signs", 120);
    part.least = read.integer("least", 0, 0, 200);
    part.most = read.integer("most", 0, 0, 200);
    part.numbered = read.flag("numbered", true);
    part.announced = read.flag("announced", false);
    part.after = read.flag("after", false);
    part.new_page = read.flag("new_page", false);
    read_fields(read, part);
    if (const auto* preset = read.find("preset")) part.preset = *preset;
    return part;
}

// A preset is a value like any other; it is kept in the one form.
void settle_presets(Kind& kind, std::vector<core::Fault>& faults) {
    Json given = Json::object();
    for (const auto& part : kind.parts)
        if (!part.preset.is_null()) given[part.code] = part.preset;
    const auto checked = values_from(kind, given);
    if (!checked) {
        for (const auto& fault : checked.faults())
            faults.push_back({"preset." + fault.field, fault.key, fault.args});
        return;
    }
    for (auto& part : kind.parts) {
        const auto found = checked.value().find(part.code);
        part.preset = found == checked.value().end() ? Json() : found->second;
    }
}

void read_sample(const Reading& read, Kind& kind, std::vector<core::Fault>& faults) {
    const auto* sample = read.find("sample");
    if (!sample) return;
    if (!sample->is_object()) return read.fault("sample", "style.fault.form");
    const auto checked = values_from(kind, sample->value("parts", Json::object()));
    if (!checked) {
        for (const auto& fault : checked.faults())
            faults.push_back({"sample." + fault.field, fault.key, fault.args});
        return;
    }
    kind.sample = {{"subject", core::json::text(*sample, "subject")}, {"parts", to_json(checked.value())}};
}

void read_choices(const Reading& read, Kind& kind) {
    kind.group = read.choice("group", Group::external,
                             {Group::internal, Group::external, Group::assignment, Group::decision,
                              Group::regulation, Group::special, Group::other});
    kind.head = read.choice("head", Head::surat,
                            {Head::surat, Head::judul_tengah, Head::nota, Head::formulir, Head::piagam,
                             Head::produk_hukum});
    kind.about = read.choice("about", About::hal, {About::none, About::tentang, About::hal});
    kind.dated = read.choice("dated", Dated::head,
                             {Dated::head, Dated::ditetapkan, Dated::dikeluarkan, Dated::plain, Dated::none});
    kind.names = read.choice("names", Names::titled, {Names::titled, Names::plain});
    kind.recipients = read.choice("recipients", Recipients::any,
                                  {Recipients::none, Recipients::positions, Recipients::any});
    try {
        if (const auto access = read.text("access"); !access.empty())
            kind.access = classification::access_named(access);
    } catch (const core::Error&) {
        read.fault("access", "style.fault.choice", {{"choices", "biasa, terbatas, rahasia, sangat_rahasia"}});
    }
    kind.signers = read.texts("signers", position_kinds().size());
    for (const auto& each : kind.signers)
        if (std::find(position_kinds().begin(), position_kinds().end(), each) == position_kinds().end())
            read.fault("signers", "style.fault.position_kind", {{"kind", each}});
}

}  // namespace

core::Checked<Kind> kind_from(const Json& json) {
    std::vector<core::Fault> faults;
    const Reading read(json, faults);
    read.only({"code", "version", "short", "name", "help", "group", "place", "head", "title", "about", "dated",
               "parts", "signers", "several", "names", "numbered", "series", "seal", "office_seal", "must_read", "level",
               "recipients", "copies", "letterhead", "classifications", "access", "open", "sample"});
    Kind kind;
    kind.code = read.text("code", 40);
    if (!code_like(kind.code)) read.fault("code", "style.fault.code");
    kind.version = read.integer("version", 0, 0, 1'000'000);
    kind.short_name = read.text("short", 12);
    kind.name = read.text("name", 120);
    if (kind.name.empty()) read.fault("name", "style.fault.empty");
    kind.help = read.text("help");
    kind.place = read.integer("place", 0, 0, 1000);
    kind.title = read.text("title", 200);
    kind.several = read.flag("several", false);
    kind.numbered = read.flag("numbered", true);
    kind.series = read.text("series", 40);
    kind.seal = read.flag("seal", true);
    kind.must_read = read.flag("must_read", false);
    kind.office_seal = read.flag("office_seal", false);
    kind.level = read.text("level", 10);
    const auto known = std::find(signature_levels.begin(), signature_levels.end(), kind.level);
    if (!kind.level.empty() && known == signature_levels.end())
        read.fault("level", "style.fault.choice", {{"choices", "B-B, B-T, B-LT, B-LTA"}});
    kind.copies = read.flag("copies", true);
    kind.letterhead = read.text("letterhead", 40);
    kind.classifications = read.texts("classifications", 20);
    kind.open_to_all = read.flag("open", false);
    read_choices(read, kind);
    std::set<std::string> seen;
    read.each("parts", max_parts, [&](const Reading& each) {
        kind.parts.push_back(read_part(each));
        if (!seen.insert(kind.parts.back().code).second) each.fault("code", "style.fault.twice");
    });
    if (kind.parts.empty()) read.fault("parts", "style.fault.parts");
    if (!faults.empty()) return faults;
    settle_presets(kind, faults);
    read_sample(read, kind, faults);
    if (!faults.empty()) return faults;
    return kind;
}

namespace {

Json field_json(const Field& field) {
    Json json{{"code", field.code}, {"label", field.label}, {"type", name(field.type)}};
    if (field.required) json["required"] = true;
    if (!field.hint.empty()) json["hint"] = field.hint;
    if (field.width_mm > 0) json["width_mm"] = field.width_mm;
    return json;
}

Json part_json(const Part& part) {
    const Part usual;
    Json json{{"code", part.code}, {"type", name(part.type)}};
    const auto add = [&](const char* key, const auto& value, bool differs) {
        if (differs) json[key] = value;
    };
    for (const auto& [key, value] : {std::pair{"label", &part.label}, {"title", &part.title},
                                     {"lead", &part.lead}, {"hint", &part.hint}, {"text", &part.text},
                                     {"signs", &part.signs}})
        add(key, *value, !value->empty());
    add("required", part.required, part.required);
    add("mark", name(part.mark), part.mark != usual.mark);
    add("look", name(part.look), part.look != usual.look);
    add("least", part.least, part.least > 0);
    add("most", part.most, part.most > 0);
    add("numbered", part.numbered, !part.numbered);
    add("announced", part.announced, part.announced);
    add("after", part.after, part.after);
    add("new_page", part.new_page, part.new_page);
    if (!part.fields.empty()) {
        auto& fields = json["fields"] = Json::array();
        for (const auto& field : part.fields) fields.push_back(field_json(field));
    }
    add("preset", part.preset, !part.preset.is_null());
    return json;
}

}  // namespace

Json to_json(const Kind& kind) {
    Json json{{"code", kind.code},
              {"version", kind.version},
              {"short", kind.short_name},
              {"name", kind.name},
              {"help", kind.help},
              {"group", name(kind.group)},
              {"place", kind.place},
              {"head", name(kind.head)},
              {"title", kind.title},
              {"about", name(kind.about)},
              {"dated", name(kind.dated)},
              {"names", name(kind.names)},
              {"signers", kind.signers},
              {"several", kind.several},
              {"numbered", kind.numbered},
              {"series", kind.series},
              {"seal", kind.seal},
              {"recipients", name(kind.recipients)},
              {"copies", kind.copies},
              {"letterhead", kind.letterhead},
              {"classifications", kind.classifications},
              {"access", classification::name(kind.access)},
              {"open", kind.open_to_all}};
    auto& parts = json["parts"] = Json::array();
    for (const auto& part : kind.parts) parts.push_back(part_json(part));
    if (kind.must_read) json["must_read"] = true;
    if (!kind.level.empty()) json["level"] = kind.level;
    if (kind.office_seal) json["office_seal"] = true;
    if (!kind.sample.is_null()) json["sample"] = kind.sample;
    return json;
}

}  // namespace style
