// SPDX-License-Identifier: Apache-2.0
#include "letters/domain/file.h"

#include <algorithm>

#include "core/base/text.h"
#include "style/placeholders.h"

namespace letters {

using core::Json;

std::string_view name(FileType type) { return type == FileType::pdf ? "pdf" : "docx"; }

std::string_view media_type(FileType type) {
    return type == FileType::pdf ? "application/pdf"
                                 : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}

Json to_json(const File& file) {
    Json json{{"bytes", file.bytes.hex()}, {"type", name(file.type)},          {"name", file.name},
              {"size", file.size},         {"pages", file.pages},              {"placeholders", file.placeholders},
              {"text", file.text.hex()},   {"opening", file.opening}};
    if (!file.as_it_is()) return json;   // the form it had before such files were taken: digests of it stand
    json["earlier"] = signing::to_json(file.earlier);
    json["field"] = file.field;
    json["empty_fields"] = file.empty_fields;
    json["carries"] = file.carries;
    if (!file.fields.empty()) json["fields"] = signing::to_json(file.fields);
    if (file.mark) json["mark"] = signing::to_json(*file.mark);
    return json;
}

File file_kept(const Json& json) {
    File file;
    file.bytes = core::Digest::parse(core::json::text(json, "bytes"));
    file.type = core::json::text(json, "type") == name(FileType::docx) ? FileType::docx : FileType::pdf;
    file.name = core::json::text(json, "name");
    file.size = json.value("size", std::int64_t{0});
    file.pages = json.value("pages", 0);
    for (const auto& each : json.value("placeholders", Json::array())) file.placeholders.push_back(each.get<std::string>());
    file.text = core::Digest::parse(core::json::text(json, "text"));
    file.opening = core::json::text(json, "opening");
    file.earlier = signing::earlier_kept(json.value("earlier", Json::array()));
    file.field = core::json::text(json, "field");
    file.empty_fields = json.value("empty_fields", 0);
    for (const auto& each : json.value("carries", Json::array())) file.carries.push_back(each.get<std::string>());
    file.fields = signing::fields_kept(json.value("fields", Json::array()));
    if (const auto mark = json.find("mark"); mark != json.end()) file.mark = signing::spot_kept(*mark);
    return file;
}

const signing::FreeField* File::chosen_field() const {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& each) { return each.name == field; });
    return found == fields.end() ? nullptr : &*found;
}

std::string opening_of(std::string_view text) {
    std::string plain;
    bool gap = false;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f') {
            gap = !plain.empty();
            continue;
        }
        if (gap) plain += ' ';
        gap = false;
        plain += c;
    }
    return std::string(core::text::head(plain, longest_opening));
}

std::vector<std::string> each_once(std::vector<std::string> names) {
    std::vector<std::string> once;
    for (auto& each : names)
        if (std::find(once.begin(), once.end(), each) == once.end()) once.push_back(std::move(each));
    return once;
}

std::vector<core::Fault> faults_of_placeholders(const std::vector<std::string>& names, bool bears_number) {
    std::vector<core::Fault> faults;
    std::vector<std::string> unknown;
    for (const auto& each : names) {
        const auto* known = style::placeholder(each);
        if (!known) unknown.push_back("${" + each + "}");
        else if (known->fills == style::Fills::number && !bears_number)
            faults.push_back({"file", "letters.fault.file_number", {{"name", each}}});
    }
    if (!unknown.empty())
        faults.push_back({"file", "letters.fault.file_unknown", {{"names", core::text::join(unknown, ", ")}}});
    return faults;
}

}  // namespace letters
