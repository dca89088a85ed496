// SPDX-License-Identifier: Apache-2.0
// What came along with a dossier of another house, for who may know of it.
#include <algorithm>

#include "core/audit/trail.h"
#include "packages/service/staged.h"
#include "packages/store/import_store.h"

namespace packages {

using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

std::vector<Along> Imports::along(const Import& import) const {
    std::vector<Along> all;
    if (import.stage != Stage::taken) return all;
    const auto& arrival = import.arrival;
    for (const auto& copy : arrival.content.copies)
        all.push_back({"copy", file_of(copy), copy.media, copy.digest, static_cast<std::uint64_t>(copy.octets), copy.item});
    for (const auto& beside : arrival.content.besides)
        all.push_back({std::string(name(beside.kind)), beside.file(), beside.media, beside.digest, beside.bytes, beside.item});
    for (const auto& paper : arrival.papers)
        all.push_back({"metadata", paper.file(), paper.path.ends_with(".xml") ? "application/xml" : "text/plain", paper.digest, paper.bytes});
    return all;
}

std::filesystem::path Imports::piece(const Context& ctx, ImportId id, std::string_view sha256, Along& found) {
    may_take(ctx);
    std::string secret;
    db_.read([&](Tx& tx) {
        const auto import = must(tx, ctx, id);
        const auto all = along(import);
        const auto at = std::find_if(all.begin(), all.end(), [&](const Along& each) { return each.digest.hex() == sha256; });
        core::ensure(at == all.end() ? Verdict::hidden : Verdict::allowed);
        found = *at;
        const auto kept = holdings_.find(tx, ctx, *import.dossier);
        if (classification::secret(kept->access)) secret = archive::object_of(kept->id);
    });
    const auto path = blobs_.path(found.digest);
    core::ensure(path ? Verdict::allowed : Verdict::hidden);
    if (!secret.empty()) core::audit::note_reading(db_, ctx, secret, "file");
    return *path;
}

std::vector<Import> Imports::origins(const Context& ctx, archive::DossierId dossier) {
    return db_.read([&](Tx& tx) {
        return holdings_.find(tx, ctx, dossier) ? store::made_of(tx, dossier) : std::vector<Import>();
    });
}

}  // namespace packages
