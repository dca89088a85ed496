// SPDX-License-Identifier: Apache-2.0
// Reading the one form, and moving it to another version of its kind.
#include "core/base/text.h"
#include "style/values.h"

namespace style {

using core::Json;

namespace {

const Json& value_of(const Values& values, std::string_view part) {
    static const Json none;
    const auto found = values.find(std::string(part));
    return found == values.end() ? none : found->second;
}

Body document(const Json& json) {
    if (json.is_null()) return {};
    return body_from(json).take("style.error.stored");
}

Body document_in(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? Body{} : document(*found);
}

void add(std::string& text, std::string_view more) {
    if (more.empty()) return;
    if (!text.empty()) text += '\n';
    text += more;
}

// Texts wherever they stand in a value; documents as plain text.
void gather(const Json& value, std::string& text) {
    if (value.is_string()) return add(text, value.get_ref<const std::string&>());
    const bool is_document =
        value.is_object() && core::json::text(value, "type") == "doc" && value.contains("content");
    if (is_document) return add(text, to_plain_text(document(value)));
    if (value.is_structured())
        for (const auto& each : value) gather(each, text);
}

}  // namespace

Json to_json(const Values& values) {
    Json json = Json::object();
    for (const auto& [code, value] : values) json[code] = value;
    return json;
}

Values values_kept(const Json& parts) {
    if (!parts.is_object()) throw core::Error(core::Code::internal, "style.error.stored");
    Values values;
    for (const auto& [code, value] : parts.items()) values[code] = value;
    return values;
}

Body body_of(const Values& values, std::string_view part) { return document(value_of(values, part)); }

std::string line_of(const Values& values, std::string_view part) {
    const auto& value = value_of(values, part);
    return value.is_string() ? value.get<std::string>() : "";
}

std::string row_of(const Values& values, std::string_view part, std::string_view field) {
    const auto& value = value_of(values, part);
    return value.is_object() ? core::json::text(value, field) : "";
}

std::vector<std::string> items_of(const Values& values, std::string_view part) {
    std::vector<std::string> items;
    for (const auto& each : value_of(values, part))
        if (each.is_string()) items.push_back(each.get<std::string>());
    return items;
}

std::vector<Body> clauses_of(const Values& values, std::string_view part) {
    std::vector<Body> clauses;
    for (const auto& each : value_of(values, part)) clauses.push_back(document(each));
    return clauses;
}

std::vector<std::map<std::string, std::string>> lines_of(const Values& values, std::string_view part) {
    std::vector<std::map<std::string, std::string>> lines;
    for (const auto& each : value_of(values, part)) {
        auto& line = lines.emplace_back();
        for (const auto& [key, value] : each.items())
            if (value.is_string()) line[key] = value.get<std::string>();
    }
    return lines;
}

std::vector<Article> articles_of(const Values& values, std::string_view part) {
    std::vector<Article> articles;
    for (const auto& each : value_of(values, part))
        articles.push_back({core::json::text(each, "chapter"), core::json::text(each, "title"),
                            document_in(each, "body")});
    return articles;
}

std::vector<Party> parties_of(const Values& values, std::string_view part) {
    std::vector<Party> parties;
    for (const auto& each : value_of(values, part)) {
        using core::json::text;
        parties.push_back({text(each, "institution"), text(each, "name"), text(each, "position"),
                           text(each, "address"), text(each, "basis"), text(each, "role"), text(each, "number"),
                           each.value("ours", false)});
    }
    return parties;
}

std::vector<Annex> annexes_of(const Values& values, std::string_view part) {
    std::vector<Annex> annexes;
    for (const auto& each : value_of(values, part))
        annexes.push_back({core::json::text(each, "title"), document_in(each, "body"),
                           each.value("landscape", false)});
    return annexes;
}

Values moved(const Kind& to, const Values& values, std::vector<std::string>& lost) {
    Values kept;
    for (const auto& [code, value] : values) {
        // Tried on its own: one part that no longer fits takes no other with it.
        const auto checked = values_from(to, Json{{code, value}});
        if (checked && checked.value().contains(code)) {
            kept[code] = checked.value().at(code);
        } else {
            lost.push_back(code);
        }
    }
    return kept;
}

std::string plain_text(const Kind& kind, const Values& values) {
    std::string text;
    for (const auto& part : kind.parts) gather(value_of(values, part.code), text);
    return text;
}

}  // namespace style
