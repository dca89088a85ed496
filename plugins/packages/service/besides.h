// SPDX-License-Identifier: Apache-2.0
// What goes with an item beside the file as it was filed, asked of the rooms that have it.
#pragma once

#include <functional>
#include <optional>
#include <set>

#include "archive/keeping.h"
#include "core/blob/store.h"
#include "core/words/words.h"
#include "incoming/enclosures.h"
#include "integrity/records.h"
#include "packages/domain/content.h"
#include "signing/foreign.h"
#include "signing/levels.h"

namespace packages {

class Besides {
  public:
    struct Signed {
        signing::Levels& levels;
        signing::ForeignReports& reports;
        const core::words::Words& words;
    };
    Besides(Signed signatures, std::function<incoming::Enclosures*()> enclosures,
            std::function<integrity::Records*()> records, const core::blob::Store& blobs)
        : signed_(signatures), enclosures_(std::move(enclosures)), records_(std::move(records)), blobs_(blobs) {}

    // Of an item the actor may read. `told`: what another house sent with it, which goes on first.
    // Throws Error(conflict, "packages.error.missing") for a file that is gone.
    std::vector<Beside> of(core::db::Tx& tx, const PackedItem& item, std::vector<Beside> told);
    // The files that lie beside these items today, but what is made anew for each package.
    std::set<core::Digest> today(core::db::Tx& tx, archive::DossierId dossier, const std::vector<archive::KeptItem>& items);
    // Evidence records of all files of the content, digital copies too, after what is beside them already.
    void prove(core::db::Tx& tx, Content& content);

  private:
    std::vector<Beside> files(core::db::Tx& tx, const PackedItem& item, const std::vector<Beside>& told);
    // What was found of its signatures when it came from others; nothing of any other.
    std::optional<Beside> report(core::db::Tx& tx, const PackedItem& item);

    Signed signed_;
    std::function<incoming::Enclosures*()> enclosures_;
    std::function<integrity::Records*()> records_;
    const core::blob::Store& blobs_;
};

}  // namespace packages
