// SPDX-License-Identifier: Apache-2.0
// On what an item is: as it is named in tables, addresses and the API, and by the word of the forms and of packages.
#pragma once

#include <array>
#include <string_view>

namespace archive {

struct Medium {
    std::string_view name, word;
};
// hybrid: on paper, and as a file, too. disc: files on a carrier of their own, none of which lies in the house.
inline constexpr std::array<Medium, 8> media{{{"electronic", "elektronik"},
                                              {"hybrid", "hibrida"},
                                              {"paper", "kertas"},
                                              {"photo", "foto"},
                                              {"audiovisual", "audiovisual"},
                                              {"cartographic", "kartografi"},
                                              {"microform", "mikrofilm"},
                                              {"disc", "cakram"}}};

inline constexpr auto media_names = [] {
    std::array<std::string_view, media.size()> names{};
    for (std::size_t at = 0; at < names.size(); ++at) names[at] = media[at].name;
    return names;
}();
inline constexpr std::array<std::string_view, 2> media_here{"electronic", "hybrid"};   // of a file that lies in the house
inline constexpr std::array<std::string_view, 7> media_away{"paper",     "photo", "audiovisual", "cartographic",
                                                            "microform", "disc",  "hybrid"};

// "" of what is none.
constexpr std::string_view medium_word(std::string_view name) {
    for (const auto& each : media)
        if (each.name == name) return each.word;
    return {};
}
constexpr std::string_view medium_called(std::string_view word) {
    for (const auto& each : media)
        if (each.word == word) return each.name;
    return {};
}

}  // namespace archive
