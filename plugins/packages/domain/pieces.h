// SPDX-License-Identifier: Apache-2.0
// What readers of a package that came in share: its pieces by their path, and a fault with its place.
#pragma once

#include <pugixml.hpp>

#include <charconv>

#include "core/base/error.h"
#include "core/base/text.h"
#include "packages/domain/arrival.h"

namespace packages {

[[noreturn]] inline void wrong(const char* word, std::string path = {}) {
    if (!core::text::valid_utf8(path)) path = "?";
    throw core::Error("core.error.invalid", {{"file", word, {{"path", std::move(path)}}}});
}

inline const Piece& piece_at(const Pieces& pieces, const std::string& path) {
    const auto found = pieces.find(path);
    if (found == pieces.end()) wrong("packages.bag.missing", path);
    return found->second;
}

inline int number_in(std::string_view text) {
    int number = 0;
    const auto [at, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failed == std::errc() && at == text.data() + text.size() && number > 0 ? number : 0;
}

// "2026-01-05T00:00:00" or the day alone; of what is none: the file of that path is wrong.
core::Date day_told(std::string_view text, const std::string& path);
// What ERMS tells of the dossier beside its items.
void read_account(pugi::xml_node root, pugi::xml_node dossier, Content& content, const std::string& path);
// Who is who in PREMIS, by the ids it gives.
using Agents = std::map<std::string, std::string>;
std::string who_did(pugi::xml_node event, const Agents& agents);
// The seals over digital copies, which are read by then.
void read_seals(const Pieces& pieces, const std::string& base, pugi::xml_node root, const Agents& agents, Arrival& arrival);
// What lies beside the items, as PREMIS tells of it.
void read_besides(const Pieces& pieces, const std::string& base, pugi::xml_node root, Arrival& arrival);

}  // namespace packages
