// SPDX-License-Identifier: Apache-2.0
#include "seeking/service/kept_wish.h"

namespace seeking {

using core::Json;
using core::search::Wanted;

Json kept(const Wanted& wanted) {
    Json marks = Json::array();
    for (const auto& mark : wanted.marks) marks.push_back({{"facet", mark.facet}, {"value", mark.value}});
    return {{"words", wanted.words},
            {"number", wanted.number},
            {"kind", wanted.kind.value_or("")},
            {"from", wanted.from ? core::iso(*wanted.from) : ""},
            {"until", wanted.until ? core::iso(*wanted.until) : ""},
            {"within", wanted.within},
            {"marks", std::move(marks)}};
}

Wanted wish_kept(const Json& json) {
    const auto text = [&](const char* name) { return json.value(name, std::string()); };
    Wanted wanted;
    wanted.words = text("words");
    wanted.number = text("number");
    if (auto kind = text("kind"); !kind.empty()) wanted.kind = std::move(kind);
    if (const auto from = text("from"); !from.empty()) wanted.from = core::parse_date(from);
    if (const auto until = text("until"); !until.empty()) wanted.until = core::parse_date(until);
    wanted.within = json.value("within", false);
    if (json.contains("marks"))
        for (const auto& mark : json.at("marks"))
            wanted.marks.push_back({mark.value("facet", std::string()), mark.value("value", std::string())});
    return wanted;
}

}  // namespace seeking
