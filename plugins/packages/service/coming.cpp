// SPDX-License-Identifier: Apache-2.0
#include "packages/service/coming.h"

#include <set>

#include "packages/store/import_store.h"

namespace packages {

using core::db::Tx;

std::map<archive::DossierId, std::vector<core::Digest>> Coming::came(Tx& tx, const std::vector<archive::DossierId>& ids) {
    return store::besides_of(tx, ids);
}

std::vector<CameFile> Coming::came(Tx& tx, archive::DossierId id) {
    std::vector<CameFile> all;
    std::set<core::Digest> there;
    if (store::besides_of(tx, {id}).empty()) return all;   // what a package tells is large, and few dossiers came in one
    for (const auto& import : store::made_of(tx, id))
        for (const auto& each : import.arrival.content.besides)
            if (there.insert(each.digest).second)
                all.push_back({each.item, std::string(name(each.kind)), each.told.empty() ? each.file() : each.told, each.ending,
                               each.digest});
    return all;
}

}  // namespace packages
