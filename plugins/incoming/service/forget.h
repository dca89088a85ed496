// SPDX-License-Identifier: Apache-2.0
// Received letters whose dossier is destroyed, with what the room that took them in still holds of them.
#pragma once

#include "incoming/forgetting.h"
#include "incoming/service/registry.h"

namespace incoming {

class Forget final : public Forgetting {
  public:
    Forget(Parts& parts, Registry& registry) : parts_(parts), registry_(registry) {}

    std::vector<core::Digest> forget(core::db::Tx& tx, const core::Context& ctx, IncomingId id,
                                     std::string_view act) override;
    bool keeps(core::db::Tx& tx, const core::Digest& bytes) override;

  private:
    Parts& parts_;
    Registry& registry_;
};

}  // namespace incoming
