// SPDX-License-Identifier: Apache-2.0
#include "packages/domain/bag.h"

#include <algorithm>

#include "core/base/error.h"

namespace packages::bag {
namespace {

std::string encoded(const std::string& path) {
    std::string safe;
    for (const char c : path)
        if (c == '\r') safe += "%0D";
        else if (c == '\n') safe += "%0A";
        else if (c == '%') safe += "%25";
        else safe += c;
    return safe;
}

std::string decoded(std::string_view path) {
    std::string plain;
    for (std::size_t at = 0; at < path.size(); ++at) {
        const auto code = path.substr(at, 3);
        if (code == "%0D" || code == "%0d") plain += '\r';
        else if (code == "%0A" || code == "%0a") plain += '\n';
        else if (code == "%25") plain += '%';
        else {
            plain += path[at];
            continue;
        }
        at += 2;
    }
    return plain;
}

}  // namespace

std::optional<std::map<std::string, core::Digest>> read_manifest(std::string_view text) {
    constexpr std::size_t digits = 64;
    std::map<std::string, core::Digest> all;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.size() < digits + 2 || (line[digits] != ' ' && line[digits] != '\t')) return std::nullopt;
        const auto path = line.find_first_not_of(" \t*", digits);
        if (path == std::string_view::npos) return std::nullopt;
        try {
            const auto digest = core::Digest::parse(line.substr(0, digits));
            if (!all.emplace(decoded(line.substr(path)), digest).second) return std::nullopt;
        } catch (const core::Error&) {
            return std::nullopt;
        }
    }
    return all;
}

std::string manifest(std::vector<Line> lines) {
    std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.path < b.path; });
    std::string text;
    for (const auto& line : lines) text += line.digest.hex() + "  " + encoded(line.path) + "\n";
    return text;
}

std::string info(const std::vector<std::pair<std::string, std::string>>& labels, const std::vector<Line>& payload) {
    std::string text;
    for (const auto& [label, value] : labels) {
        if (value.empty()) continue;
        std::string line = value;
        std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
        text += label + ": " + line + "\n";
    }
    std::uint64_t bytes = 0;
    for (const auto& each : payload) bytes += each.bytes;
    return text + "Payload-Oxum: " + std::to_string(bytes) + "." + std::to_string(payload.size()) + "\n";
}

}  // namespace packages::bag
