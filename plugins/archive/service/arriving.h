// SPDX-License-Identifier: Apache-2.0
// Takes dossiers that other archives handed over, and tells of those that go.
#pragma once

#include "archive/arrivals.h"
#include "archive/readings.h"
#include "archive/service/cabinet.h"
#include "classification/drafts.h"

namespace archive {

class Arriving final : public Arrivals, public Accounts {
  public:
    // `drafts` names the editions of schemes.
    Arriving(Cabinet& cabinet, Readings& readings, classification::Instruments& instruments,
             classification::Drafts* drafts = nullptr)
        : cabinet_(cabinet), readings_(readings), instruments_(instruments), drafts_(drafts) {}

    std::vector<core::Fault> faults(core::db::Tx& tx, const core::Context& ctx, const Arrived& arrived) override;
    DossierId take(core::db::Tx& tx, const core::Context& ctx, const Arrived& arrived) override;
    std::vector<core::Digest> borne(core::db::Tx& tx, const std::vector<core::Digest>& of) override;
    Account account(core::db::Tx& tx, const core::Context& ctx, DossierId id) override;

  private:
    // What a dossier of another house is known by in the archive it lies in.
    std::string source_of(core::db::Tx& tx, const core::Context& ctx, const std::string& source);

    Cabinet& cabinet_;
    Readings& readings_;
    classification::Instruments& instruments_;
    classification::Drafts* drafts_;
};

}  // namespace archive
