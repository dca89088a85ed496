// SPDX-License-Identifier: Apache-2.0
// ZIP archives as people and attackers send them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/docx/package.h"

namespace tests {

using Files = std::vector<std::pair<std::string, core::Bytes>>;

inline core::Bytes zip_of(const Files& files) {
    std::vector<core::zip::Part> parts;
    for (const auto& [name, bytes] : files) parts.push_back({name, std::string(core::chars(bytes))});
    return core::docx::pack(parts);
}

// Changes each header of that kind: the bytes at `at` behind its mark.
inline core::Bytes with_headers(core::Bytes zip, std::string_view mark, std::size_t at, std::string_view bytes) {
    std::string text(core::chars(zip));
    for (std::size_t found = text.find(mark); found != text.npos; found = text.find(mark, found + 4))
        text.replace(found + at, bytes.size(), bytes);
    return {text.begin(), text.end()};
}

// Told to be under a password (APPNOTE 4.4.4, bit 0).
inline core::Bytes locked_zip(core::Bytes zip) {
    using std::string_view_literals::operator""sv;
    return with_headers(with_headers(std::move(zip), "PK\1\2", 8, "\1\0"sv), "PK\3\4", 6, "\1\0"sv);
}

// Its files are told to be links of a file system (mode 0120777).
inline core::Bytes linked_zip(core::Bytes zip) {
    using std::string_view_literals::operator""sv;
    return with_headers(std::move(zip), "PK\1\2", 38, "\0\0\xFF\xA1"sv);
}

// The same with other names, of the same length.
inline core::Bytes renamed_zip(core::Bytes zip, std::string_view from, std::string_view to) {
    std::string text(core::chars(zip));
    for (std::size_t found = text.find(from); found != text.npos; found = text.find(from, found + to.size()))
        text.replace(found, to.size(), to);
    return {text.begin(), text.end()};
}

}  // namespace tests
