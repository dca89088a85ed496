// SPDX-License-Identifier: Apache-2.0
// From results of a search to the dossiers they stand in.
#include <algorithm>
#include <map>
#include <set>

#include "archive/service/result_forms.h"
#include "archive/store/standing_store.h"

namespace archive {

using core::Context;
using core::db::Tx;

std::vector<std::vector<DossierId>> dossiers_behind(Tx& tx, const std::vector<core::search::Listed>& results) {
    std::vector<std::string> subjects;
    for (const auto& [hit, marks, original] : results)
        if (hit.kind != "dossier") subjects.push_back(hit.kind + ":" + hit.id);
    const auto filed = store::standing_with(tx, subjects);
    std::vector<std::vector<DossierId>> behind;
    for (const auto& [hit, marks, original] : results) {
        auto& ids = behind.emplace_back();
        if (hit.kind == "dossier") {
            ids.push_back(DossierId::parse(hit.id));
            continue;
        }
        const auto [first, last] = filed.equal_range(hit.kind + ":" + hit.id);
        for (auto at = first; at != last; ++at) ids.push_back(at->second);
    }
    return behind;
}

OfResults Cabinet::dossiers_of(Tx& tx, const Context& ctx, const std::vector<core::search::Listed>& results) {
    const auto behind = dossiers_behind(tx, results);
    std::vector<DossierId> asked;
    std::set<DossierId> once;
    for (const auto& ids : behind)
        for (const auto& id : ids)
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
    for (const auto& ids : behind)
        if (std::none_of(ids.begin(), ids.end(), [&](DossierId id) { return known.contains(id); })) ++made.loose;
    for (const auto& id : asked) {
        const auto found = known.find(id);
        if (found == known.end()) continue;
        const auto life = found->second.life;
        (life == Life::destroyed || life == Life::handed_over ? made.gone : made.dossiers).push_back(std::move(found->second));
    }
    return made;
}

}  // namespace archive
