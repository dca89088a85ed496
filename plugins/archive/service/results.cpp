// SPDX-License-Identifier: Apache-2.0
// From results of a search to the dossiers they stand in.
#include <algorithm>
#include <map>
#include <set>

#include "archive/service/cabinet.h"
#include "archive/store/standing_store.h"

namespace archive {

using core::Context;
using core::db::Tx;

OfResults Cabinet::dossiers_of(Tx& tx, const Context& ctx, const std::vector<core::search::Listed>& results) {
    std::vector<std::string> subjects;
    for (const auto& [hit, marks, original] : results)
        if (hit.kind != "dossier") subjects.push_back(hit.kind + ":" + hit.id);
    const auto filed = store::standing_with(tx, subjects);
    const auto ids_of = [&](const core::search::Hit& hit) {
        if (hit.kind == "dossier") return std::vector{DossierId::parse(hit.id)};
        std::vector<DossierId> ids;
        const auto [first, last] = filed.equal_range(hit.kind + ":" + hit.id);
        for (auto at = first; at != last; ++at) ids.push_back(at->second);
        return ids;
    };
    std::vector<DossierId> asked;
    std::set<DossierId> once;
    for (const auto& each : results)
        for (const auto& id : ids_of(each.hit))
            if (once.insert(id).second) asked.push_back(id);
    std::map<DossierId, Kept> known;
    constexpr std::size_t together = 1000;
    for (std::size_t from = 0; from < asked.size(); from += together) {
        Wanted wanted;
        wanted.among.assign(asked.begin() + static_cast<std::ptrdiff_t>(from),
                            asked.begin() + static_cast<std::ptrdiff_t>(std::min(asked.size(), from + together)));
        wanted.brief = true;
        wanted.limit = static_cast<int>(together);
        for (auto& each : list(tx, ctx, wanted)) known.emplace(each.id, std::move(each));
    }
    OfResults made;
    for (const auto& each : results) {
        const auto ids = ids_of(each.hit);
        if (std::none_of(ids.begin(), ids.end(), [&](DossierId id) { return known.contains(id); })) ++made.loose;
    }
    for (const auto& id : asked) {
        const auto found = known.find(id);
        if (found == known.end()) continue;
        const auto life = found->second.life;
        (life == Life::destroyed || life == Life::handed_over ? made.gone : made.dossiers).push_back(std::move(found->second));
    }
    return made;
}

}  // namespace archive
