// SPDX-License-Identifier: Apache-2.0
#include "intake/domain/bundle.h"

#include <algorithm>

#include "core/base/text.h"

namespace intake {

using core::Code;
using core::Error;
using core::Json;

namespace {

constexpr std::size_t longest_name = 200;   // characters

bool leads_out(const std::vector<std::string>& steps, std::string_view path) {
    const bool drive = path.size() > 1 && path[1] == ':';
    return path.starts_with('/') || drive || std::find(steps.begin(), steps.end(), "..") != steps.end();
}

// Names in old code pages are no UTF-8; their letters are lost, the name stays one that can be told.
std::string telling(std::string_view name) {
    const bool sound = core::text::valid_utf8(name);
    std::string made;
    for (const char c : name) {
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x20 || code == 0x7F) continue;
        made += !sound && code >= 0x80 ? '_' : c;
    }
    // Marks that turn the direction of writing make "exe" look like "pdf".
    for (const char* turned : {"\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
                               "\u2068", "\u2069"})
        made = core::text::replace(std::move(made), turned, "");
    return std::string(core::text::head(core::text::trim(made), longest_name));
}

bool of_a_system(const std::vector<std::string>& steps) {
    const auto name = core::text::lower(steps.back());
    return steps.front() == "__MACOSX" || name.starts_with('.') || name == "thumbs.db" || name == "desktop.ini";
}

}  // namespace

std::vector<Piece> Bundle::attachments() const {
    std::vector<Piece> all;
    for (std::size_t i = 0; i < files.size(); ++i)
        if (i != letter) all.push_back(files[i]);
    return all;
}

void Bundle::must_have(std::size_t file) const {
    if (file >= files.size())
        throw Error("intake.error.incomplete", {{"file", "intake.fault.bundle_file", {}}});
}

Json to_json(const Bundle& bundle) {
    if (bundle.empty()) return nullptr;
    Json files = Json::array();
    for (const auto& each : bundle.files)
        files.push_back({{"name", each.name},
                         {"media", each.media},
                         {"original", each.original.hex()},
                         {"pdf", each.pdf.hex()},
                         {"pages", each.pages}});
    return {{"files", std::move(files)}, {"letter", bundle.letter}, {"settled", bundle.settled}};
}

Bundle bundle_kept(const Json& json) {
    Bundle made;
    if (!json.is_object()) return made;
    for (const auto& each : json.at("files"))
        made.files.push_back({core::json::text(each, "name"), core::json::text(each, "media"),
                              core::Digest::parse(core::json::text(each, "original")),
                              core::Digest::parse(core::json::text(each, "pdf")), each.at("pages").get<int>()});
    made.letter = json.at("letter").get<std::size_t>();
    made.settled = json.at("settled").get<bool>();
    return made;
}

std::optional<std::string> name_in_archive(std::string_view path) {
    // Windows writes its own separators, against the format.
    const auto plain = core::text::replace(std::string(path), "\\", "/");
    const auto steps = core::text::split(plain, '/');
    auto name = telling(steps.back());
    if (leads_out(steps, plain)) throw Error(Code::unsupported, "intake.error.zip.path", {{"file", telling(plain)}});
    if (of_a_system(steps)) return std::nullopt;
    if (name.empty()) name = "lampiran";
    return name;
}

int likeness_to_letter(const std::vector<incoming::Suggestion>& found) {
    int sum = 0;
    for (const auto& each : found) sum += each.confidence;
    return sum;
}

}  // namespace intake
