// SPDX-License-Identifier: Apache-2.0
// The files of dossiers, asked of the rooms that have them, and how each stands.
#pragma once

#include <functional>
#include <set>

#include "archive/came.h"
#include "archive/file_standing.h"
#include "archive/files.h"
#include "archive/keeping.h"
#include "depot/copies.h"
#include "incoming/enclosures.h"
#include "integrity/store/object_store.h"
#include "signing/foreign.h"
#include "signing/growths.h"

namespace integrity {

// Each gives nullptr in a house without that room.
struct Keepers {
    std::function<archive::Files*()> files;
    std::function<archive::Holdings*()> holdings;
    std::function<signing::Growths*()> growths;
    std::function<incoming::Enclosures*()> enclosures;
    std::function<depot::DigitalCopies*()> copies;
    std::function<archive::Came*()> came;
    std::function<signing::ForeignReports*()> reports;
};

class FilesOfDossiers final : public archive::FileStandings {
  public:
    FilesOfDossiers(core::db::Db& db, Keepers keepers) : db_(db), keepers_(std::move(keepers)) {}

    std::map<archive::DossierId, archive::FileStanding> standing(core::db::Tx& tx, const core::Context& ctx,
                                                    const std::vector<archive::DossierId>& ids) override;
    // Nothing of one the actor may not know of, or that is destroyed.
    std::optional<archive::FileStanding> standing(const core::Context& ctx, archive::DossierId id);
    std::vector<archive::DossierFile> files(const core::Context& ctx, archive::DossierId id) override;   // of a request once

    // What was found of the signatures of others on its items, by their numbers.
    std::map<int, signing::ForeignReport> signed_by_others(const core::Context& ctx, archive::DossierId id);

  private:
    using Filed = std::map<archive::DossierId, std::vector<archive::FiledFile>>;
    using Grown = std::map<core::Digest, core::Digest>;
    using Attached = std::map<incoming::IncomingId, std::vector<core::Digest>>;
    std::vector<archive::DossierFile> asked(const core::Context& ctx, archive::DossierId id);
    Filed filed(core::db::Tx& tx, const core::Context& ctx, const std::vector<archive::DossierId>& ids);
    Grown grown(core::db::Tx& tx, const Filed& filed);
    Attached attached(core::db::Tx& tx, const Filed& filed);
    // The items that stand in it and are not moved elsewhere.
    std::set<int> standing_in(core::db::Tx& tx, const core::Context& ctx, archive::DossierId id);

    core::db::Db& db_;
    Keepers keepers_;
    ObjectStore store_;
};

}  // namespace integrity
