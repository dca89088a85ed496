// SPDX-License-Identifier: Apache-2.0
// Packages that came in: checked and shown first, then taken into the archive of the unit, with a receipt.
#pragma once

#include <filesystem>

#include "archive/arrivals.h"
#include "archive/keeping.h"
#include "classification/classification.h"
#include "core/blob/store.h"
#include "depot/copies.h"
#include "directory/directory.h"
#include "packages/domain/import.h"
#include "packages/service/crate.h"
#include "packages/service/listing.h"
#include "packages/service/settling.h"
#include "packages/store/import_store.h"
#include "signing/timestamps.h"
#include "signing/vouching.h"

namespace packages {

// A file that came along with a dossier. `kind`: "copy", a name of beside_kinds, or "metadata".
struct Along {
    std::string kind, name, media;
    core::Digest digest;
    std::uint64_t bytes = 0;
    int item = 0;   // 0 = of the dossier
};

class Imports {
  public:
    static constexpr std::string_view right = "packages.take";

    Imports(core::db::Db& db, core::blob::Store& blobs, archive::Arrivals& arrivals, archive::Holdings& holdings,
            classification::Instruments& instruments, directory::Directory& directory, Looking looking, signing::Timestamps& timestamps,
            signing::Vouching& vouching, std::filesystem::path folder, CrateBounds bounds,
            std::function<depot::DigitalCopies*()> depot, Settling& settling)
        : db_(db), blobs_(blobs), arrivals_(arrivals), holdings_(holdings), instruments_(instruments), directory_(directory),
          looking_(looking), timestamps_(timestamps), vouching_(vouching), folder_(std::move(folder)), bounds_(bounds),
          depot_(std::move(depot)), settling_(settling) {}

    // Reads it whole and keeps it waiting; nothing is in the archive yet. The same file again is the same import.
    // Throws Error(invalid) of "file".
    Import bring(const core::Context& ctx, core::ByteView file);
    // One that lies on this machine, however large; it is read piece by piece and stays where it is.
    Import bring(const core::Context& ctx, const std::filesystem::path& file);
    // Of one not taken yet: what stands in the way, and what its code is called here.
    struct Preview {
        Import import;
        std::vector<core::Fault> faults;
        std::string dossier_number;   // of this house, once it is taken
        std::string code_here;        // "" = this house has none of that code
        bool chooses = false;         // its code means something else here, or nothing: whoever takes it says which it is
        std::vector<Along> along{};   // once it is taken: what came with the items that stand in its dossier still
    };
    Preview show(const core::Context& ctx, ImportId id);
    Listed<Preview> list(const core::Context& ctx, const Sought& sought);   // without faults, code here and what came along
    // Taken again it is what it was. `code`: what it is kept under here; "" where nobody needs to choose. Throws
    // Error(invalid) with those faults, or of "code".
    Import take(const core::Context& ctx, ImportId id, const std::string& code = "");
    // One file of `Preview::along` by its SHA-256. `read`: somebody has it before him, which of what is secret is noted.
    // Throws Error(not_found).
    struct Handed {
        std::filesystem::path path;
        Along file;
        bool secret = false;
    };
    Handed piece(const core::Context& ctx, ImportId id, std::string_view sha256, bool read);
    // Where a dossier came from; nothing of one from here, or that the actor may not know of.
    std::optional<store::ToldThere> told_there(const core::Context& ctx, archive::DossierId dossier);
    // Throws Error(conflict) before it is taken.
    core::Json receipt(const core::Context& ctx, ImportId id);

  private:
    struct Meaning {
        std::string code, here;
        bool chooses = false, settled = false;   // settled: by a part that came before
    };
    Meaning meaning(core::db::Tx& tx, const core::Context& ctx, const Import& import);
    std::vector<core::Fault> faults(core::db::Tx& tx, const core::Context& ctx, const Import& import, const std::string& code);
    Import bring(const core::Context& ctx, const CrateBounds& bounds,
                 const std::function<void(const std::filesystem::path& to)>& put);
    void keep_taken(core::db::Tx& tx, const core::Context& ctx, Import& import, const std::string& code);
    archive::Arrived arrived(const Arrival& arrival, bool last, const std::string& code);
    std::optional<Preview> known(core::db::Tx& tx, const core::Context& ctx, Import import);
    Import must(core::db::Tx& tx, const core::Context& ctx, ImportId id);
    std::vector<Along> along(core::db::Tx& tx, const core::Context& ctx, const Import& import);
    // What is over something else makes the package worth nothing: Error(invalid) of "file".
    void judge(Import& import) const;
    core::Json bare_receipt(const core::Context& ctx, const Import& import);
    void write_receipt(const core::Context& ctx, Import& import);

    core::db::Db& db_;
    core::blob::Store& blobs_;
    archive::Arrivals& arrivals_;
    archive::Holdings& holdings_;
    classification::Instruments& instruments_;
    directory::Directory& directory_;
    Looking looking_;
    signing::Timestamps& timestamps_;
    signing::Vouching& vouching_;
    std::filesystem::path folder_;
    CrateBounds bounds_;
    std::function<depot::DigitalCopies*()> depot_;
    Settling& settling_;
};

}  // namespace packages
