// SPDX-License-Identifier: Apache-2.0
#include "depot/service/sealing.h"

#include <algorithm>
#include <set>

#include "core/audit/trail.h"
#include "core/jobs/jobs.h"
#include "depot/service/scans.h"
#include "depot/store/scan_file_store.h"

namespace depot {

using core::Context;
using core::db::Tx;

namespace {

struct Unsealed {
    core::UnitId unit;
    std::vector<std::pair<archive::DossierId, std::string>> sums;
};

Unsealed unsealed_of(Tx& tx, Parts& parts, ScanId id) {
    Unsealed made;
    const auto scan = store::scan(tx, id);
    if (!scan || (scan->state != ScanState::accepted && scan->state != ScanState::recorded)) return made;
    made.unit = heir_of(tx, parts, scan->unit);
    std::set<archive::DossierId> done;
    for (const auto& each : store::seals_of(tx, id)) done.insert(each.dossier);
    const auto files = store::files_of(tx, id);
    for (const auto& each : still_here(files))
        if (done.insert(each.dossier).second) made.sums.emplace_back(each.dossier, sums_of(files, each.dossier));
    return made;
}

}  // namespace

void Sealing::later(Tx& tx, const Context& ctx, ScanId id) { core::jobs::add(tx, ctx.now(), job, {{"scan", id.text()}}); }

bool Sealing::seal(const Context& ctx, ScanId id) {
    if (parts_.vouching == nullptr) return false;
    const auto due = parts_.db.read([&](Tx& tx) { return unsealed_of(tx, parts_, id); });
    for (const auto& [dossier, sums] : due.sums) {
        auto made = parts_.vouching->seal(due.unit, core::view(sums));
        if (!made) return false;
        const CopySeal seal{{sums, std::move(made->cms), std::move(made->office), ctx.now()}, id, dossier};
        parts_.db.write([&](Tx& tx) {
            parts_.gate.take(tx, seal.dossier);   // a destruction that runs is done, or waits
            if (sums_of(store::files_of(tx, id), seal.dossier) != seal.sums) return;
            store::insert(tx, seal);
            core::audit::append(tx, ctx, "depot.copies_sealed", object_of(id),
                                {{"dossier", seal.dossier.text()}, {"office", seal.office}, {"digest", core::sha256(seal.sums).hex()}});
        });
    }
    return true;
}

void Sealing::seal_rest(const Context& ctx) {
    if (parts_.vouching == nullptr) return;
    std::set<core::UnitId> without;
    for (const auto& [scan, unit] : parts_.db.read([](Tx& tx) { return store::unsealed(tx); }))
        if (!without.contains(unit) && !seal(ctx, scan)) without.insert(unit);
}

std::vector<CopySeal> Sealing::of(const Context& ctx, archive::DossierId id) {
    must(ctx, "depot.borrow");
    return parts_.db.read([&](Tx& tx) {
        known(tx, parts_, ctx, id);
        return store::seals_of(tx, id);
    });
}

CopySeal Sealing::over(const Context& ctx, ScanFileId id) {
    must(ctx, "depot.borrow");
    return parts_.db.read([&](Tx& tx) {
        const auto file = store::scan_file(tx, id);
        if (!file) core::ensure(core::Verdict::hidden);
        known(tx, parts_, ctx, file->dossier);
        auto all = store::seals_of(tx, file->dossier);
        const auto at = std::find_if(all.begin(), all.end(), [&](const CopySeal& each) { return each.scan == file->scan; });
        if (at == all.end() || file->state != FileState::here) core::ensure(core::Verdict::hidden);
        return std::move(*at);
    });
}

}  // namespace depot
