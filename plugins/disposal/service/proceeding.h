// SPDX-License-Identifier: Apache-2.0
// What disposals left of a dossier in writing, told to whoever packs it.
#pragma once

#include "disposal/store/proposal_store.h"
#include "packages/proceedings.h"

namespace disposal {

class Proceeding final : public packages::Disposals {
  public:
    explicit Proceeding(ProposalStore& proposals) : proposals_(proposals) {}
    std::vector<packages::Paper> papers(core::db::Tx& tx, archive::DossierId dossier) override;

  private:
    ProposalStore& proposals_;
};

}  // namespace disposal
