// SPDX-License-Identifier: Apache-2.0
// What rooms around the archive ask of the contents of dossiers, and of whose hands they came into.
#include "archive/service/cabinet.h"
#include "archive/store/standing_store.h"

namespace archive {

using core::Context;
using core::db::Tx;

std::map<DossierId, std::vector<std::string>> Cabinet::subjects(Tx& tx, const Context& ctx,
                                                                const std::vector<DossierId>& ids) {
    std::vector<DossierId> known;
    for (const auto& [id, stands] : standing(tx, ctx, ids)) known.push_back(id);
    std::map<DossierId, std::vector<std::string>> all;
    for (auto& item : store::items(tx, known))
        if (!item.moved()) all[item.dossier].push_back(std::move(item.subject));
    return all;
}

std::map<DossierId, std::vector<FiledFile>> Cabinet::kept_files(Tx& tx, const Context& ctx, const std::vector<DossierId>& ids) {
    std::vector<DossierId> known;
    std::map<DossierId, std::vector<FiledFile>> all;
    for (const auto& [id, stands] : standing(tx, ctx, ids)) {
        if (stands.gone) continue;
        known.push_back(id);
        all[id];
    }
    for (auto& item : store::items(tx, known))
        if (!item.moved() && item.here()) all[item.dossier].push_back({item.number, std::move(item.subject), item.digest});
    return all;
}

std::vector<Hand> Cabinet::hands(Tx& tx, const Context& ctx, DossierId id) {
    seen(tx, ctx, id);
    std::vector<Hand> all;
    for (auto& each : store::chain(tx, id))
        all.push_back({each.custody, std::move(each.unit_name), std::move(each.reason), each.since});
    return all;
}

}  // namespace archive
