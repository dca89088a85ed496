// SPDX-License-Identifier: Apache-2.0
#include "packages/service/coming.h"

#include <set>

#include "packages/store/import_store.h"

namespace packages {

using core::db::Tx;

std::map<archive::DossierId, std::vector<core::Digest>> Coming::came(Tx& tx, const std::vector<archive::DossierId>& ids) {
    return store::besides_of(tx, ids);
}

std::vector<archive::CameFile> Coming::came(Tx& tx, archive::DossierId id) {
    std::vector<archive::CameFile> all;
    std::set<std::pair<int, core::Digest>> there;
    if (store::besides_of(tx, {id}).empty()) return all;   // what a package tells is large, and few dossiers came in one
    for (const auto& import : store::came_with(tx, id)) {
        for (const auto& each : import.besides)
            if (there.emplace(each.item, each.digest).second)
                all.push_back({each.item, std::string(name(each.kind)), each.told.empty() ? each.file() : each.told, each.ending,
                               each.digest});
        for (const auto& each : import.papers)
            if (there.emplace(0, each.digest).second) all.push_back({0, "metadata", each.file(), ending_of(each.path), each.digest});
    }
    return all;
}

}  // namespace packages
