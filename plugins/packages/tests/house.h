// SPDX-License-Identifier: Apache-2.0
// Rows of packages and an archive of one dossier, for the tests of what is kept of them; on both databases.
#pragma once

#include "archive/keeping.h"
#include "embedded/packages.h"
#include "packages/store/import_store.h"
#include "packages/store/package_store.h"
#include "tests/support/db.h"

namespace packages::tested {

using core::db::Tx;

// An archive of one dossier, all of which may be known.
class OneDossier final : public archive::Holdings {
  public:
    std::vector<archive::KeptItem> held;

    std::optional<archive::Kept> find(Tx&, const core::Context&, archive::DossierId id) override {
        archive::Kept kept;
        kept.id = id;
        kept.title = "Rapat koordinasi";
        kept.number = "3/2026";
        return kept;
    }
    std::vector<archive::KeptItem> items(Tx&, const core::Context&, archive::DossierId) override { return held; }
    std::map<archive::DossierId, std::vector<std::string>> subjects(Tx&, const core::Context&,
                                                                    const std::vector<archive::DossierId>&) override {
        return {};
    }
    std::vector<archive::Kept> list(Tx&, const core::Context&, const archive::Wanted&) override { return {}; }
    std::int64_t count(Tx&, const core::Context&, const archive::Wanted&) override { return 0; }
    std::vector<archive::Hand> hands(Tx&, const core::Context&, archive::DossierId) override { return {}; }
    void engage(Tx&, const core::Context&, archive::DossierId, archive::Process, std::string_view) override {}
    void release(Tx&, const core::Context&, archive::DossierId, std::string_view) override {}
    void move(Tx&, const core::Context&, archive::DossierId, archive::Life, archive::Custody,
              const std::optional<core::UnitId>&) override {}
    int settle(Tx&, const core::Context&, core::UnitId) override { return 0; }
    void erase(Tx&, const core::Context&, archive::DossierId, std::string_view) override {}
    void retell(Tx&, archive::DossierId, std::string_view) override {}
};

class PackagesStore : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place_ = std::make_unique<tests::TestDb>(
            GetParam(), std::vector<core::db::Migrations>{{"packages", embedded::migrations}});
    }
    template <class F>
    auto write(F&& unit) {
        return place_->db().write(std::forward<F>(unit));
    }
    Package package(std::int64_t at, int part, bool handover = true) {
        Package made;
        made.id = PackageId::make({at});
        made.dossier = dossier_;
        made.part = part;
        made.parts = 2;
        made.subjects = {"letter:1"};
        made.receiver = "Dinas Kearsipan";
        made.batch = "batch-" + std::to_string(at / 100);
        made.asked = {at};
        made.asked_by = "Arsiparis";
        made.form = Form::atom;
        made.handover = handover;
        write([&](Tx& tx) { store::insert(tx, made); });
        return made;
    }
    Import import(std::int64_t at, int part, const char* manifest) {
        Import made;
        made.id = ImportId::make({at});
        made.unit = unit_;
        made.position = core::PositionId::make({3});
        made.arrival.manifest = core::sha256(std::string_view(manifest));
        made.arrival.content.dossier = "01930000-0000-7000-8000-00000000beef";
        made.arrival.content.title = "Rapat koordinasi";
        made.arrival.content.opened = core::parse_date("2026-01-05");
        made.arrival.content.part = part;
        made.arrival.content.parts = 2;
        made.arrival.files = {{1, "data/a/0001.pdf"}};
        made.brought = {at};
        made.brought_by = "Arsiparis";
        write([&](Tx& tx) { store::insert(tx, made); });
        return made;
    }

    std::unique_ptr<tests::TestDb> place_;
    archive::DossierId dossier_ = archive::DossierId::make({1});
    core::UnitId unit_ = core::UnitId::make({2});
};

}  // namespace packages::tested
