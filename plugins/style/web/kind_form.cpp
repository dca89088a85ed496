// SPDX-License-Identifier: Apache-2.0
#include "style/web/kind_form.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"

namespace style::web {

using core::Json;
using core::page::Data;

namespace {

std::string part_name(std::size_t n, std::string_view field) {
    return "parts." + std::to_string(n) + "." + std::string(field);
}

// "day | Hari/Tanggal | day | wajib | 40": code, label, then type, "wajib" and a width in any order.
Json field_typed(const std::string& text) {
    Json field = Json::object();
    std::size_t at = 0;
    for (const auto& each : core::text::split(text, '|')) {
        const std::string word(core::text::trim(each));
        double width = 0;
        const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), width);
        if (at == 0) {
            field["code"] = word;
        } else if (at == 1) {
            field["label"] = word;
        } else if (word == "wajib") {
            field["required"] = true;
        } else if (!word.empty() && fault == std::errc() && end == word.data() + word.size()) {
            field["width_mm"] = width;
        } else if (word == "line" || word == "text" || word == "date" || word == "day") {
            field["type"] = word;
        } else if (!word.empty()) {
            field["hint"] = word;
        }
        ++at;
    }
    return field;
}

std::string field_line(const Json& field) {
    using core::json::text;
    std::string line = text(field, "code") + " | " + text(field, "label");
    if (const auto type = text(field, "type"); !type.empty() && type != "line") line += " | " + type;
    if (field.value("required", false)) line += " | wajib";
    if (field.contains("width_mm")) {
        auto width = std::to_string(field.at("width_mm").get<double>());
        width.erase(width.find_last_not_of('0') + 1);
        if (width.ends_with('.')) width.pop_back();
        line += " | " + width;
    }
    if (const auto hint = text(field, "hint"); !hint.empty()) line += " | " + hint;
    return line;
}

// Presets that can be typed: sentences, and items parted by a blank line.
bool preset_typed_for(std::string_view type) {
    return type == "line" || type == "body" || type == "considerations" || type == "clauses";
}

std::vector<std::string> blocks_of(const std::string& text) {
    std::vector<std::string> blocks{""};
    for (const auto& line : core::text::split(core::text::replace(text, "\r", ""), '\n')) {
        if (core::text::trim(line).empty()) {
            if (!blocks.back().empty()) blocks.emplace_back();
        } else {
            blocks.back() += (blocks.back().empty() ? "" : "\n") + line;
        }
    }
    if (blocks.back().empty()) blocks.pop_back();
    return blocks;
}

Json preset_typed(std::string_view type, const std::string& text) {
    if (core::text::trim(text).empty()) return nullptr;
    if (type == "line" || type == "body") return text;
    Json list = Json::array();
    for (const auto& each : blocks_of(text)) list.push_back(each);
    return list;
}

std::string marked(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    const auto body = body_from(value);
    return body ? to_marked_text(body.value()) : "";
}

std::string preset_text(std::string_view type, const Json& preset) {
    if (preset.is_null()) return "";
    if (type == "line" || type == "body") return marked(preset);
    std::vector<std::string> items;
    if (preset.is_array())
        for (const auto& each : preset) items.push_back(marked(each));
    return core::text::join(items, "\n\n");
}

const Json* part_before(const Json& before, const std::string& code) {
    const auto parts = before.find("parts");
    if (parts == before.end()) return nullptr;
    for (const auto& part : *parts)
        if (core::json::text(part, "code") == code) return &part;
    return nullptr;
}

Json part_typed(const Request& request, std::size_t n, const Json& before) {
    const auto& form = request.form;
    Json part{{"code", form.get(part_name(n, "code"))}, {"type", form.get(part_name(n, "type"))}};
    for (const char* field : {"label", "title", "lead", "hint", "text", "signs", "mark", "look"})
        if (auto text = form.get(part_name(n, field)); !text.empty()) part[field] = std::move(text);
    for (const char* field : {"required", "announced", "after", "new_page"})
        if (form.has(part_name(n, field))) part[field] = true;
    if (!form.has(part_name(n, "numbered"))) part["numbered"] = false;
    for (const char* field : {"least", "most"})
        if (auto number = number_typed(request, part_name(n, field)); !number.is_null() && number != 0.0)
            part[field] = std::move(number);
    Json fields = Json::array();
    for (const auto& line : core::text::split(core::text::replace(form.raw(part_name(n, "fields")), "\r", ""), '\n'))
        if (!core::text::trim(line).empty()) fields.push_back(field_typed(line));
    if (!fields.empty()) part["fields"] = std::move(fields);
    const auto type = core::json::text(part, "type");
    if (preset_typed_for(type)) {
        if (auto preset = preset_typed(type, form.raw(part_name(n, "preset"))); !preset.is_null())
            part["preset"] = std::move(preset);
    } else if (const auto* was = part_before(before, core::json::text(part, "code"));
               was && core::json::text(*was, "type") == type && was->contains("preset")) {
        part["preset"] = was->at("preset");
    }
    return part;
}

// What of the sample still fits; a part that changed its type takes its sample along.
void settle_sample(Json& definition, const Json& before) {
    const auto sample = before.find("sample");
    if (sample == before.end() || !sample->is_object()) return;
    const auto kind = kind_from(definition);
    if (!kind) return;
    std::vector<std::string> lost;
    const auto kept = moved(kind.value(), values_kept(sample->value("parts", Json::object())), lost);
    definition["sample"] = {{"subject", core::json::text(*sample, "subject")}, {"parts", to_json(kept)}};
}

void tick(Data& data, const Json& from, const char* field, const char* section, bool usual) {
    const auto found = from.find(field);
    const bool on = found == from.end() || !found->is_boolean() ? usual : found->get<bool>();
    data.show_if(on, section);
}

void fault(Data& data, const std::vector<core::Fault>& faults, const std::string& prefix,
           const core::words::Catalog& words) {
    for (const auto& each : faults)
        if (each.field == prefix || each.field.starts_with(prefix + "."))
            data.add("PART_FAULT").set("TEXT", words.say(each.key, each.args)).set("FIELD", each.field);
}

template <class T>
void choose(Data& data, const char* section, const Json& from, const char* field, std::initializer_list<T> all,
            T usual, const std::string& prefix, const core::words::Catalog& words) {
    const auto given = core::json::text(from, field);
    auto now = usual;
    for (const auto each : all)
        if (name(each) == given) now = each;
    options(data, section, all, now, prefix, words);
}

void show_part(Data& data, const Json& part, std::size_t n, std::size_t count,
               const std::vector<core::Fault>& faults, const core::words::Catalog& words) {
    using core::json::text;
    const auto type = text(part, "type");
    data.set("N", static_cast<std::int64_t>(n)).set("CODE", text(part, "code"));
    for (const auto& [section, field] : {std::pair{"LABEL", "label"}, {"TITLE", "title"}, {"LEAD", "lead"},
                                         {"HINT", "hint"}, {"TEXT_NOW", "text"}, {"SIGNS", "signs"}})
        data.set(section, text(part, field));
    const auto shown = text(part, "label").empty() ? text(part, "text") : text(part, "label");
    data.set("SUMMARY", shown.empty() ? text(part, "title") : shown)
        .set("TYPE_NAME", words.say("style.type." + (type.empty() ? std::string("body") : type)));
    using enum PartType;
    choose(data, "TYPE", part, "type",
           {body, line, rows, persons, considerations, command, clauses, articles, parties, table, annexes, addressees, signer},
           body, "style.type.", words);
    choose(data, "MARK", part, "mark", {Mark::none, Mark::letters, Mark::figures, Mark::ordinals}, Mark::none,
           "style.mark.", words);
    choose(data, "LOOK", part, "look", {Look::paragraph, Look::middle, Look::large, Look::row}, Look::paragraph,
           "style.look.", words);
    tick(data, part, "required", "REQUIRED", false);
    tick(data, part, "announced", "ANNOUNCED", false);
    tick(data, part, "after", "AFTER", false);
    tick(data, part, "new_page", "NEW_PAGE", false);
    tick(data, part, "numbered", "NUMBERED", true);
    for (const auto& [section, field] : {std::pair{"LEAST", "least"}, {"MOST", "most"}}) {
        const auto number = part.value(field, Json());
        data.set(section, number.is_number() ? std::to_string(number.get<int>()) : number.is_string() ? number.get<std::string>() : "");
    }
    std::vector<std::string> lines;
    if (const auto fields = part.find("fields"); fields != part.end() && fields->is_array())
        for (const auto& field : *fields) lines.push_back(field_line(field));
    data.set("FIELDS", core::text::join(lines, "\n"));
    if (preset_typed_for(type)) data.add("PRESET").set("N", static_cast<std::int64_t>(n)).set("PRESET", preset_text(type, part.value("preset", Json())));
    data.show_if(n > 1, "MAY_RISE").show_if(n < count, "MAY_SINK");
    fault(data, faults, "parts." + std::to_string(n), words);
    fault(data, faults, "preset.parts." + text(part, "code"), words);
    data.show_if(data.sections().contains("PART_FAULT") || text(part, "code").empty(), "OPEN");
}

}  // namespace

Json kind_typed(const Request& request, const Json& before) {
    const auto& form = request.form;
    Json json = Json::object();
    for (const char* field : {"short", "name", "help", "group", "head", "title", "about", "dated", "names", "series",
                              "recipients", "letterhead", "access", "level"})
        if (auto text = form.get(field); !text.empty()) json[field] = std::move(text);
    if (json.contains("title")) json["title"] = core::text::replace(form.raw("title"), "\r\n", "\n");
    for (const char* field : {"several", "numbered", "seal", "office_seal", "must_read", "copies", "open"})
        json[field] = form.has(field);
    if (auto place = number_typed(request, "place"); !place.is_null()) json["place"] = std::move(place);
    json["signers"] = form.every("signers");
    json["classifications"] = list_typed(request, "classifications", ',');
    auto& parts = json["parts"] = Json::array();
    for (std::size_t n = 1; n <= max_parts && form.has(part_name(n, "type")); ++n) parts.push_back(part_typed(request, n, before));
    json["code"] = core::json::text(before, "code");
    settle_sample(json, before);
    return json;
}

bool change_parts(Json& definition, std::string_view act) {
    auto& parts = definition["parts"];
    if (act == "add") {
        if (parts.size() < max_parts) parts.push_back({{"code", ""}, {"type", "body"}, {"label", ""}});
        return true;
    }
    const auto colon = act.find(':');
    if (colon == act.npos) return false;
    const auto what = act.substr(0, colon), number = act.substr(colon + 1);
    std::size_t n = 0;
    const auto [at, fault] = std::from_chars(number.data(), number.data() + number.size(), n);
    if (fault != std::errc() || at != number.data() + number.size() || n == 0 || n > parts.size()) return false;
    if (what == "remove") {
        parts.erase(n - 1);
    } else if (what == "up" && n > 1) {
        std::swap(parts[n - 1], parts[n - 2]);
    } else if (what == "down" && n < parts.size()) {
        std::swap(parts[n - 1], parts[n]);
    } else {
        return false;
    }
    return true;
}

void show_kind(Data& data, const Json& definition, const std::vector<HeadDesign>& designs,
               const std::vector<core::Fault>& faults, const core::words::Catalog& words) {
    using core::json::text;
    for (const auto& [section, field] : {std::pair{"SHORT", "short"}, {"NAME", "name"}, {"HELP", "help"},
                                         {"TITLE", "title"}, {"SERIES", "series"}})
        data.set(section, text(definition, field));
    const auto place = definition.value("place", Json());
    data.set("PLACE", place.is_number() ? std::to_string(place.get<int>()) : "");
    choose(data, "GROUP", definition, "group",
           {Group::internal, Group::external, Group::assignment, Group::decision, Group::regulation, Group::special, Group::other},
           Group::external, "style.group.", words);
    choose(data, "HEAD", definition, "head",
           {Head::surat, Head::judul_tengah, Head::nota, Head::formulir, Head::piagam, Head::produk_hukum},
           Head::surat, "style.head.", words);
    choose(data, "ABOUT", definition, "about", {About::none, About::tentang, About::hal}, About::hal, "style.about.", words);
    choose(data, "DATED", definition, "dated",
           {Dated::head, Dated::ditetapkan, Dated::dikeluarkan, Dated::plain, Dated::none}, Dated::head, "style.dated.", words);
    choose(data, "NAMES", definition, "names", {Names::titled, Names::plain}, Names::titled, "style.names.", words);
    choose(data, "RECIPIENTS", definition, "recipients", {Recipients::none, Recipients::positions, Recipients::any},
           Recipients::any, "style.recipients.", words);
    for (const char* access : {"biasa", "terbatas", "rahasia", "sangat_rahasia"})
        data.add("ACCESS").set("VALUE", access).set("LABEL", words.say(std::string("style.access.") + access))
            .show_if(text(definition, "access") == access, "CHOSEN");
    for (const auto level : signature_levels)
        data.add("LEVEL").set("VALUE", std::string(level)).set("LABEL", words.say("style.level." + std::string(level)))
            .show_if(text(definition, "level") == level, "CHOSEN");
    const auto signers = definition.value("signers", Json::array());
    for (const auto& each : position_kinds())
        data.add("SIGNER").set("VALUE", each).set("LABEL", words.say("style.position." + each))
            .show_if(std::find(signers.begin(), signers.end(), each) != signers.end(), "CHOSEN");
    for (const auto& design : designs)
        data.add("LETTERHEAD").set("VALUE", design.variant).set("LABEL", design.name)
            .show_if(text(definition, "letterhead") == design.variant, "CHOSEN");
    tick(data, definition, "several", "SEVERAL", false);
    tick(data, definition, "numbered", "NUMBERED", true);
    tick(data, definition, "seal", "SEAL", true);
    tick(data, definition, "office_seal", "OFFICE_SEAL", false);
    tick(data, definition, "must_read", "MUST_READ", false);
    tick(data, definition, "copies", "COPIES", true);
    tick(data, definition, "open", "OPEN_TO_ALL", false);
    std::vector<std::string> codes;
    for (const auto& each : definition.value("classifications", Json::array()))
        if (each.is_string()) codes.push_back(each.get<std::string>());
    data.set("CLASSIFICATIONS", core::text::join(codes, ", "));
    const auto parts = definition.value("parts", Json::array());
    for (std::size_t n = 1; n <= parts.size(); ++n)
        show_part(data.add("PART"), parts[n - 1], n, parts.size(), faults, words);
}

}  // namespace style::web
