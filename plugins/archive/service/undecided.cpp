// SPDX-License-Identifier: Apache-2.0
#include "archive/service/undecided.h"

#include <map>

#include "archive/domain/mark.h"

namespace archive {

Obstacles UndecidedRules::against(core::db::Tx& tx, const core::Context&, const std::vector<Kept>& dossiers, Deed deed) {
    std::map<classification::Matter, std::string> waits;
    Obstacles all;
    for (const auto& each : dossiers) {
        if (removes(each, deed) || !towards_destruction(each.process, deed) || each.fate != classification::Fate::destroy) continue;
        const auto [at, fresh] = waits.emplace(classification::Matter{each.code, each.code_name, each.scheme}, "");
        if (fresh) at->second = instruments_.undecided(tx, at->first).value_or("");
        if (!at->second.empty()) all[each.id].push_back({std::string(word), {{"number", each.number}, {"code", at->second}}});
    }
    return all;
}

}  // namespace archive
