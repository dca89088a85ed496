// SPDX-License-Identifier: Apache-2.0
// The texts of a BagIt bag (RFC 8493): declaration, information, manifests.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/bytes.h"

namespace packages::bag {

constexpr std::string_view declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

struct Line {
    std::string path;   // below the bag, "data/..."
    core::Digest digest;
    std::uint64_t bytes = 0;
};
// Sorted by path; CR, LF and % of a path are percent-encoded (2.1.3).
std::string manifest(std::vector<Line> lines);
// What manifest() made, or another bagger; nothing of a text that is none, or names a path twice.
std::optional<std::map<std::string, core::Digest>> read_manifest(std::string_view text);
// "Payload-Oxum: bytes.files" comes by itself; a value has one line.
std::string info(const std::vector<std::pair<std::string, std::string>>& labels, const std::vector<Line>& payload);

}  // namespace packages::bag
