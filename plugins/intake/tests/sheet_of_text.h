// SPDX-License-Identifier: Apache-2.0
// A page as a reader gives it, from lines of text set in columns, and what a poor scan makes of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "intake/domain/page_words.h"

namespace intake {

// Ninety columns and sixty-six lines to a page.
inline PageWords sheet_of_text(std::string_view text) {
    PageWords page;
    double row = 2;
    for (const auto& line : core::text::split(text, '\n')) {
        for (std::size_t at = 0; at < line.size();) {
            if (line[at] == ' ') {
                ++at;
                continue;
            }
            const auto end = std::min(line.find(' ', at), line.size());
            const auto wide = static_cast<double>(core::text::length(line.substr(at, end - at)));
            const double left = static_cast<double>(at) / 90;
            page.words.push_back({line.substr(at, end - at), left, row / 66 + 0.002, left + wide / 90,
                                  (row + 1) / 66 - 0.002, 96});
            at = end;
        }
        row += 1;
    }
    return page;
}

// Every `each`th word that can be misread is: letters taken for figures and the other way round. Readers doubt such
// words themselves.
inline PageWords badly_read(PageWords page, std::size_t each, std::size_t from) {
    std::size_t count = from;
    for (auto& word : page.words) {
        auto read = word.text;
        const auto take = [&](std::string_view one, std::string_view other) {
            if (read == word.text) {
                const auto at = read.find(one);
                if (at != read.npos) read.replace(at, one.size(), other);
            }
        };
        for (const auto& [one, other] : std::initializer_list<std::pair<const char*, const char*>>{
                 {"m", "rn"}, {"0", "O"}, {"1", "l"}, {"5", "S"}, {"i", "l"}, {"A", "4"}})
            take(one, other);
        if (read == word.text || ++count % each != 0) continue;
        word.text = read;
        word.confidence = 52;
    }
    return page;
}

}  // namespace intake
