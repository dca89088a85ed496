// SPDX-License-Identifier: Apache-2.0
// The seal of the office over digital copies a second person accepted, put beside them by a job: no check waits for a
// key. Where no office has one on this server there is none, and the pages say so.
#pragma once

#include "depot/service/parts.h"
#include "depot/store/scan_seal_store.h"

namespace depot {

class Sealing {
  public:
    static constexpr const char* job = "depot.seal_copies";

    explicit Sealing(Parts& parts) : parts_(parts) {}

    static void later(core::db::Tx& tx, const core::Context& ctx, ScanId id);
    // Of each dossier in it that has none. False where no office has a key. Throws Error(unavailable or upstream).
    bool seal(const core::Context& ctx, ScanId id);
    // What was accepted while no office had one.
    void seal_rest(const core::Context& ctx);
    // Of a dossier the actor may know of.
    std::vector<CopySeal> of(const core::Context& ctx, archive::DossierId id);
    // Over that copy, for whoever may read it. Throws Error(not_found).
    CopySeal over(const core::Context& ctx, ScanFileId id);

  private:
    Parts& parts_;
};

}  // namespace depot
