// SPDX-License-Identifier: Apache-2.0
// Numbers of letters and dossiers: any part of one finds it, however it is separated and whether or
// not zeros stand before its digits ("005/123" finds "005/0123/Umum/2021" and "005-123").
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core::search {

// "000.1.5/12" -> "000-1-5-12".
std::string plain_number(std::string_view number);
// Segments without zeros before them, months as figures: "005/0123/XI" -> "5", "123", "11".
std::vector<std::string> bare_segments(std::string_view number);

// What is kept of a number, so that a prefix search finds any part of it without meeting the words
// of texts: "#" and every tail that begins with a sign, "#-" and the bare segments from each on,
// "#=" and each bare segment.
std::vector<std::string> parts(std::string_view number);

// What of parts() a typed number looks for: beginnings, and one that must be whole.
struct Sought {
    std::vector<std::string> beginnings;
    std::string whole;
    bool empty() const { return beginnings.empty() && whole.empty(); }
};
Sought sought_number(std::string_view typed, std::size_t least);

}  // namespace core::search
