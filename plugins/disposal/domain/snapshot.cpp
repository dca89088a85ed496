// SPDX-License-Identifier: Apache-2.0
// A dossier as a proposal freezes it: what the committee judges, and what is held against it until it is carried out.
#include "disposal/domain/proposal.h"

#include <algorithm>

#include "archive/media.h"

namespace disposal {

using archive::Kept;

core::Json parts_of(const std::vector<archive::KeptItem>& items) {
    core::Json parts = core::Json::array();
    // No title: the snapshot stays for ever, and the words of what is destroyed do not.
    for (const auto& item : items)
        parts.push_back({{"number", item.number}, {"date", core::iso(item.date)}, {"digest", item.digest.hex()}});
    return parts;
}

namespace {

// What of it departs from its rule, and what two persons took back of that: the committee judges a whole dossier.
core::Json apart_of(const Kept& dossier) {
    core::Json all = core::Json::array();
    for (const auto& each : dossier.apart)
        all.push_back({{"item", each.item}, {"kind", each.kind}, {"active_years", each.active_years},
                       {"inactive_years", each.inactive_years}, {"lifted", each.lifted}});
    return all;
}

}  // namespace

core::Json freeze(const Kept& dossier, const std::vector<archive::KeptItem>& items) {
    core::Json amounts = core::Json::array();
    for (const auto& [unit, sum] : dossier.amounts) amounts.push_back({{"unit", unit}, {"sum", sum}});
    std::vector<std::string> stages, media;
    const auto once = [](std::vector<std::string>& all, std::string word) {
        if (std::find(all.begin(), all.end(), word) == all.end()) all.push_back(std::move(word));
    };
    for (const auto& item : items) {
        once(stages, item.stage);
        once(media, std::string(archive::medium_word(item.medium)));
    }
    const auto day = [](const std::optional<core::Date>& date) { return date ? core::Json(core::iso(*date)) : core::Json(); };
    return {{"dossier", dossier.id.text()},
            {"number", dossier.number},
            {"unit", dossier.unit_name},
            {"code", dossier.code},
            {"code_name", dossier.code_name},
            {"title", dossier.title},
            {"opened", core::iso(dossier.opened)},
            {"closed", day(dossier.closed)},
            {"first", day(dossier.first)},
            {"last", day(dossier.last)},
            {"amounts", amounts},
            {"items", dossier.items},
            {"stages", stages},
            {"media", media},
            {"condition", dossier.physical},
            {"creator", dossier.creator},
            {"creator_unit", dossier.creator_unit},
            {"place", dossier.place},
            {"marks", dossier.marks},
            {"exceptions", apart_of(dossier)},
            {"parts", hash_of(parts_of(items)).hex()},
            {"rule", dossier.rule},
            {"active_years", dossier.active_years},
            {"inactive_years", dossier.inactive_years},
            {"active_until", day(dossier.active_until)},
            {"inactive_until", day(dossier.inactive_until)},
            {"fate", classification::name(dossier.fate)},
            {"route", archive::name(dossier.route)}};
}

}  // namespace disposal
