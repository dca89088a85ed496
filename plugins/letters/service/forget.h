// SPDX-License-Identifier: Apache-2.0
// Letters whose dossier is destroyed.
#pragma once

#include "letters/forgetting.h"
#include "letters/service/room.h"

namespace letters {

class Forget final : public Forgetting {
  public:
    explicit Forget(Parts& parts) : parts_(parts) {}

    std::vector<core::Digest> forget(core::db::Tx& tx, const core::Context& ctx, LetterId id,
                                     std::string_view act) override;
    void cited(core::db::Tx& tx, std::string_view subject) override;
    bool keeps(core::db::Tx& tx, const core::Digest& bytes) override;
    std::vector<core::Digest> written_in(core::db::Tx& tx, const std::vector<core::Digest>& of) override;

  private:
    Parts& parts_;
};

}  // namespace letters
