// SPDX-License-Identifier: Apache-2.0
// Takes dossiers that other archives handed over.
#pragma once

#include "archive/arrivals.h"
#include "archive/readings.h"
#include "archive/service/cabinet.h"

namespace archive {

class Arriving final : public Arrivals {
  public:
    Arriving(Cabinet& cabinet, Readings& readings, classification::Instruments& instruments)
        : cabinet_(cabinet), readings_(readings), instruments_(instruments) {}

    std::vector<core::Fault> faults(core::db::Tx& tx, const core::Context& ctx, const Arrived& arrived) override;
    DossierId take(core::db::Tx& tx, const core::Context& ctx, const Arrived& arrived) override;
    std::vector<core::Digest> borne(core::db::Tx& tx, const std::vector<core::Digest>& of) override;

  private:
    // What its dossier is known by in the archive it lies in.
    std::string source_of(core::db::Tx& tx, const core::Context& ctx, const Arrived& arrived);

    Cabinet& cabinet_;
    Readings& readings_;
    classification::Instruments& instruments_;
};

}  // namespace archive
