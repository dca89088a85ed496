// SPDX-License-Identifier: Apache-2.0
#include "packages/service/forgetting.h"

#include "packages/service/handover.h"
#include "packages/service/staged.h"
#include "packages/store/import_store.h"
#include "packages/store/package_store.h"

namespace packages {

using core::db::Tx;

namespace {

template <class Id, class Kept>
void remove_all_but(const std::filesystem::path& folder, Kept&& kept) {
    std::error_code absent;
    for (const auto& each : std::filesystem::directory_iterator(folder, absent)) {
        const auto id = id_of<Id>(each.path());
        if (!id || !each.is_regular_file(absent)) continue;
        const auto age = std::filesystem::file_time_type::clock::now() - each.last_write_time(absent);
        if (!kept(*id, age > std::chrono::days(1))) std::filesystem::remove(each.path(), absent);
    }
}

// What another house told of it: no more than its stub tells.
void leave_stub(Tx& tx, Import& import, const std::optional<archive::Kept>& kept) {
    auto& content = import.arrival.content;
    content = stub_of(content);
    if (kept) content.title = kept->title;
    import.arrival.files.clear();
    import.arrival.copies.clear();
    import.arrival.besides.clear();
    import.arrival.papers.clear();
    import.copy_seals.clear();
    store::save_arrival(tx, import);
    if (import.stage != Stage::checked) return;
    import.stage = Stage::expired;
    store::save(tx, import);
}

}  // namespace

bool Forgotten::keeps(Tx& tx, const core::Digest& bytes) { return store::keeps_beside(tx, bytes); }

std::vector<core::Digest> Forgotten::forget(Tx& tx, const core::Context& ctx, archive::DossierId dossier,
                                            const std::vector<std::string>& subjects) {
    std::vector<core::Digest> files;
    std::vector<std::string> packed;   // as packages name them
    for (const auto& each : subjects) packed.push_back(subject_there(each));
    store::withdraw(tx, dossier, packed);
    const auto kept = holdings_.find(tx, ctx, dossier);
    for (const auto& taken : store::made_of(tx, dossier))
        for (auto& import : store::of_origin(tx, taken.unit, taken.arrival.content.dossier)) {
            for (const auto& each : store::drop_besides(tx, import.id)) files.push_back(each);
            leave_stub(tx, import, kept);
        }
    // Packages of its own that somebody brought back here and did not take.
    for (auto& import : store::untaken(tx, dossier.text())) leave_stub(tx, import, kept);
    return files;
}

// What has no row is of somebody who is just bringing it, or after a day of a unit that failed.
void Forgotten::sweep() {
    db_.read([&](Tx& tx) {
        remove_all_but<PackageId>(made_, [&](PackageId id, bool old) {
            const auto package = store::find(tx, id);
            const bool failed = !package || package->state == State::failed;
            return failed ? !old : package->state != State::expired;
        });
        remove_all_but<ImportId>(received_, [&](ImportId id, bool old) {
            return store::needs_file(tx, id).value_or(!old);
        });
    });
}

}  // namespace packages
