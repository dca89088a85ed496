// SPDX-License-Identifier: Apache-2.0
// Packages that came in: checked and shown first, then taken into the archive of the unit, with a receipt.
#pragma once

#include <filesystem>
#include <mutex>

#include "archive/arrivals.h"
#include "archive/keeping.h"
#include "core/blob/store.h"
#include "depot/copies.h"
#include "directory/directory.h"
#include "packages/domain/import.h"
#include "packages/service/crate.h"
#include "packages/service/listing.h"
#include "signing/adopting.h"
#include "signing/timestamps.h"
#include "signing/vouching.h"

namespace packages {

class Imports {
  public:
    static constexpr std::string_view right = "packages.take";

    Imports(core::db::Db& db, core::blob::Store& blobs, archive::Arrivals& arrivals, archive::Holdings& holdings,
            directory::Directory& directory, Looking looking, signing::Timestamps& timestamps,
            signing::Vouching& vouching, std::filesystem::path folder, CrateBounds bounds, int days,
            std::function<depot::DigitalCopies*()> depot, signing::Adopting& adopting)
        : db_(db), blobs_(blobs), arrivals_(arrivals), holdings_(holdings), directory_(directory), looking_(looking),
          timestamps_(timestamps), vouching_(vouching), folder_(std::move(folder)), bounds_(bounds), days_(days),
          depot_(std::move(depot)), adopting_(adopting) {}

    // Reads it whole and keeps it waiting; nothing is in the archive yet. The same file again is the same import.
    // Throws Error(invalid) of "file".
    Import bring(const core::Context& ctx, core::ByteView file);
    // Of one not taken yet: what stands in the way.
    struct Preview {
        Import import;
        std::vector<core::Fault> faults;
        std::string dossier_number;   // of this house, once it is taken
    };
    Preview show(const core::Context& ctx, ImportId id);
    Listed<Preview> list(const core::Context& ctx, const Sought& sought);   // without faults
    // Taken again it is what it was. Throws Error(invalid) with those faults.
    Import take(const core::Context& ctx, ImportId id);
    // Throws Error(conflict) before it is taken.
    core::Json receipt(const core::Context& ctx, ImportId id);
    // Puts the files of what was taken into the store: by its job, where nobody came to it after the unit that took it.
    static constexpr std::string_view settle_job = "packages.settle";
    void settle(ImportId id);
    void expire(const core::Context& ctx);

  private:
    archive::Arrived arrived(const Arrival& arrival, bool last);
    std::optional<Preview> known(core::db::Tx& tx, const core::Context& ctx, Import import);
    Import must(core::db::Tx& tx, const core::Context& ctx, ImportId id);
    using Taken = std::function<void(const core::Digest& digest, const std::filesystem::path& piece)>;
    void each_lacking(const Import& import, const Taken& take);
    void settle(const Import& import);
    // What is over something else makes the package worth nothing: Error(invalid) of "file".
    void judge(Import& import) const;
    void write_receipt(const core::Context& ctx, Import& import);
    std::filesystem::path place(ImportId id, const char* ending = ".zip") const { return folder_ / (id.text() + ending); }

    core::db::Db& db_;
    core::blob::Store& blobs_;
    archive::Arrivals& arrivals_;
    archive::Holdings& holdings_;
    directory::Directory& directory_;
    Looking looking_;
    signing::Timestamps& timestamps_;
    signing::Vouching& vouching_;
    std::filesystem::path folder_;
    CrateBounds bounds_;
    int days_;
    std::function<depot::DigitalCopies*()> depot_;
    signing::Adopting& adopting_;
    std::mutex taking_;   // a package is unpacked once, and its file stays until it is
};

}  // namespace packages
