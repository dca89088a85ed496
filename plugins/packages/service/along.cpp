// SPDX-License-Identifier: Apache-2.0
// What came along with a dossier of another house, for who may know of it.
#include <algorithm>
#include <set>

#include "core/audit/trail.h"
#include "packages/domain/copies.h"
#include "packages/service/staged.h"
#include "packages/store/import_store.h"

namespace packages {

using core::Context;
using core::Verdict;
using core::db::Tx;

namespace {

std::string media_of(std::string_view path) {
    if (path.ends_with(".xml")) return "application/xml";
    return path.ends_with(seal_ending) ? seal_media : "text/plain";
}

}  // namespace

std::vector<Along> Imports::along(Tx& tx, const Context& ctx, const Import& import) {
    if (import.stage != Stage::taken) return {};
    const auto& arrival = import.arrival;
    std::vector<Along> all;
    for (const auto& copy : arrival.content.copies)
        all.push_back({"copy", file_of(copy), copy.media, copy.digest, static_cast<std::uint64_t>(copy.octets), copy.item});
    for (const auto& beside : arrival.content.besides)
        all.push_back({std::string(name(beside.kind)), beside.file(), beside.media, beside.digest, beside.bytes, beside.item});
    // What was moved to another dossier is behind that one's gate, whatever its class.
    std::set<int> here{0};
    for (const auto& item : holdings_.items(tx, ctx, *import.dossier)) here.insert(item.number);
    std::erase_if(all, [&](const Along& each) { return !here.contains(each.item); });
    for (const auto& paper : arrival.papers)
        all.push_back({"metadata", paper.file(), media_of(paper.path), paper.digest, paper.bytes});
    return all;
}

Imports::Handed Imports::piece(const Context& ctx, ImportId id, std::string_view sha256, bool read) {
    may_take(ctx);
    Handed handed;
    std::string secret;
    db_.read([&](Tx& tx) {
        const auto import = must(tx, ctx, id);
        const auto all = along(tx, ctx, import);
        const auto at = std::find_if(all.begin(), all.end(), [&](const Along& each) { return each.digest.hex() == sha256; });
        core::ensure(at == all.end() ? Verdict::hidden : Verdict::allowed);
        handed.file = *at;
        const auto kept = holdings_.find(tx, ctx, *import.dossier);
        if (classification::secret(kept->access)) secret = archive::object_of(kept->id);
    });
    const auto path = blobs_.path(handed.file.digest);
    core::ensure(path ? Verdict::allowed : Verdict::hidden);
    handed.path = *path;
    handed.secret = !secret.empty();
    if (handed.secret && read) core::audit::note_reading(db_, ctx, secret, "file");
    return handed;
}

std::optional<store::ToldThere> Imports::told_there(const Context& ctx, archive::DossierId dossier) {
    return db_.read([&](Tx& tx) {
        return holdings_.find(tx, ctx, dossier) ? store::told_there(tx, dossier) : std::nullopt;
    });
}

}  // namespace packages
