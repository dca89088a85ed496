// SPDX-License-Identifier: Apache-2.0
#include "letters/newer.h"

namespace letters {

std::string newer_text(const Newer& newer, const core::words::Catalog& words, std::string_view room) {
    const auto word = std::string(room) + ".newer." + std::string(name(newer.how));
    if (newer.number.empty()) return words.say(word);
    return words.say(word + "_by", {{"number", newer.number}, {"date", words.date(newer.date)}});
}

core::Json newer_json(const std::optional<Newer>& newer) {
    using core::Json;
    if (!newer) return nullptr;
    const bool told = !newer->number.empty();
    return {{"relation", name(newer->how)},
            {"number", told ? Json(newer->number) : Json(nullptr)},
            {"date", told ? Json(core::iso(newer->date)) : Json(nullptr)}};
}

}  // namespace letters
