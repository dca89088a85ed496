// SPDX-License-Identifier: Apache-2.0
// What differs between two contents, by the names of the form.
#include <set>

#include "letters/domain/content.h"
#include "letters/domain/recipients.h"

namespace letters {

using core::Json;

std::vector<std::string> differences(const Content& a, const Content& b) {
    std::vector<std::string> found;
    const auto own = [](Content content) {
        content.addressees = chosen(content.addressees);
        auto json = to_json(content);
        json["file"] = content.file ? Json(content.file->bytes.hex() + " " + content.file->name) : Json();
        return json;
    };
    const auto left = own(a), right = own(b);
    for (const auto& [key, value] : left.items()) {
        if (key != "parts") {
            if (key != "kind_version" && key != "grouped_on" && right.at(key) != value) found.push_back(key);
            continue;
        }
        std::set<std::string> codes;
        for (const auto* parts : {&a.parts, &b.parts})
            for (const auto& [code, part] : *parts) codes.insert(code);
        for (const auto& code : codes)
            if (field_of(left, "parts." + code) != field_of(right, "parts." + code)) found.push_back("parts." + code);
    }
    return found;
}

Json field_of(const Json& content, std::string_view field) {
    constexpr std::string_view prefix = "parts.";
    const bool part = field.starts_with(prefix);
    const auto& from = part ? content.at("parts") : content;
    return from.value(std::string(part ? field.substr(prefix.size()) : field), Json());
}

}  // namespace letters
