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
// "#=" and each bare segment, "#-" and the segments from each Roman month on, which stays Roman.
std::vector<std::string> parts(std::string_view number);

// What of parts() a typed number looks for.
struct Part {
    std::string text;
    bool beginning = false;
};
// Any of them. Figures typed with more behind them begin a segment: "5/2026" is no part of "15/2026";
// and a Roman month in front is that month, not a figure: "XI/2026" is no part of "11/2026".
struct Sought {
    std::vector<Part> whole;   // its segments from first to last
    std::vector<Part> part;    // all of the above, and what goes on or began before
    bool empty() const { return part.empty(); }
};
Sought sought_number(std::string_view typed, std::size_t least);

}  // namespace core::search
