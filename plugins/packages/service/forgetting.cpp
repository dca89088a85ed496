// SPDX-License-Identifier: Apache-2.0
#include "packages/service/forgetting.h"

#include "archive/arrivals.h"
#include "packages/store/import_store.h"
#include "packages/store/package_store.h"

namespace packages {

using core::db::Tx;

namespace {

// The name of a file is the id of its row, whatever its ending.
template <class Kept>
void remove_all_but(const std::filesystem::path& folder, Kept&& kept) {
    std::error_code absent;
    for (const auto& each : std::filesystem::directory_iterator(folder, absent)) {
        if (!each.is_regular_file(absent)) continue;
        try {
            if (kept(each.path().stem().string())) continue;
        } catch (const core::Error&) {
            continue;   // no file of ours
        }
        std::filesystem::remove(each.path(), absent);
    }
}

}  // namespace

void Forgotten::forget(Tx& tx, const core::Context& ctx, archive::DossierId dossier,
                       const std::vector<std::string>& subjects) {
    std::vector<std::string> packed;   // as packages name them
    for (const auto& each : subjects)
        packed.push_back(each.starts_with(archive::handed_prefix) ? each.substr(archive::handed_prefix.size()) : each);
    store::withdraw(tx, dossier, packed);
    const auto kept = holdings_.find(tx, ctx, dossier);
    for (const auto& taken : store::made_of(tx, dossier))
        for (auto& import : store::of_origin(tx, taken.unit, taken.arrival.content.dossier)) {
            auto& content = import.arrival.content;
            content = stub_of(content);
            if (kept) content.title = kept->title;
            import.arrival.files.clear();
            store::save_arrival(tx, import);
            if (import.stage != Stage::checked) continue;
            import.stage = Stage::expired;
            store::save(tx, import);
        }
}

// A row stands before its file does: what has none here is of somebody who is just bringing it.
void Forgotten::sweep() {
    db_.read([&](Tx& tx) {
        remove_all_but(made_, [&](const std::string& id) {
            const auto package = store::find(tx, PackageId::parse(id));
            return !package || package->state != State::expired;
        });
        remove_all_but(received_, [&](const std::string& id) {
            const auto import = store::find(tx, ImportId::parse(id));
            return !import || import->stage == Stage::checked;
        });
    });
}

}  // namespace packages
