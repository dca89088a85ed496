// SPDX-License-Identifier: Apache-2.0
#include "packages/domain/bag.h"

#include <algorithm>

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

}  // namespace

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
