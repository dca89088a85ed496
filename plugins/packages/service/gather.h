// SPDX-License-Identifier: Apache-2.0
// A dossier with its items, files and history, as the actor may read them.
#pragma once

#include <functional>
#include <unordered_set>

#include "archive/dossier_account.h"
#include "archive/keeping.h"
#include "core/blob/store.h"
#include "depot/copies.h"
#include "incoming/incoming.h"
#include "letters/letters.h"
#include "packages/domain/content.h"
#include "packages/domain/import.h"
#include "packages/domain/package.h"
#include "packages/service/besides.h"

namespace packages {

class Gather {
  public:
    struct Archive {
        archive::Holdings& holdings;
        archive::Accounts& accounts;
    };
    Gather(Archive archive, letters::Letters& letters, std::function<incoming::Inbox*()> inbox,
           std::function<depot::DigitalCopies*()> depot, Besides besides, const core::blob::Store& blobs)
        : holdings_(archive.holdings), accounts_(archive.accounts), letters_(letters), inbox_(std::move(inbox)),
          depot_(std::move(depot)), besides_(std::move(besides)), blobs_(blobs) {}

    // Throws Error(not_found) for a dossier the actor may not know of, Error(forbidden, "packages.error.unreadable")
    // where one of its items is not his to read, Error(conflict, "packages.error.missing" or "copy_missing") for a file
    // that is gone.
    Content all(core::db::Tx& tx, const core::Context& ctx, archive::DossierId dossier);
    // Of one part only those items and copies, and what happened to them; what happened to the dossier is told in its first.
    using Subjects = std::unordered_set<std::string>;
    Content part(core::db::Tx& tx, const core::Context& ctx, archive::DossierId dossier, const Subjects& of, int number);
    // Evidence records, too: for what is written now.
    void prove(core::db::Tx& tx, Content& content) { besides_.prove(tx, content); }

    // Of the digital copies in a package, those without a seal today and those sealed since it was made.
    Unsealed unsealed(core::db::Tx& tx, const core::Context& ctx, const Package& package);

  private:
    using Origins = std::vector<Import>;   // of the packages it came in, read once
    void measure(core::db::Tx& tx, const core::Context& ctx, const archive::Kept& kept, Content& content,
                 const std::vector<archive::KeptItem>& items, const Origins& from);
    Content gathered(core::db::Tx& tx, const core::Context& ctx, archive::DossierId dossier, const Subjects* of, bool first);
    // What is told of it beside its items; what another house told and this one cannot keep as its own is told on.
    void recount(core::db::Tx& tx, const core::Context& ctx, archive::DossierId dossier, Content& content, const Origins& from);
    PackedItem packed(core::db::Tx& tx, const core::Context& ctx, const archive::KeptItem& item);
    std::vector<depot::DigitalCopy> copies(core::db::Tx& tx, const core::Context& ctx, archive::DossierId dossier,
                                           const Subjects* of);
    std::vector<depot::SealOfCopies> seals(core::db::Tx& tx, const core::Context& ctx, archive::DossierId dossier,
                                           const std::vector<depot::DigitalCopy>& copies);
    // `handed`: those of another house, by the subjects they had there. It takes out of `from` what goes on.
    static void trace(Origins& from, Content& content, const Subjects& handed, bool first);
    // What lies beside the items, of what came with them and of what is here; and the proofs of copies, each with its copy.
    std::vector<Beside> besides(core::db::Tx& tx, const Content& content, const Origins& from, std::vector<Beside> told);
    std::vector<Happening> history(core::db::Tx& tx, const Content& content, const Subjects& handed, bool first);

    archive::Holdings& holdings_;
    archive::Accounts& accounts_;
    letters::Letters& letters_;
    std::function<incoming::Inbox*()> inbox_;
    std::function<depot::DigitalCopies*()> depot_;
    Besides besides_;
    const core::blob::Store& blobs_;
};

}  // namespace packages
