// SPDX-License-Identifier: Apache-2.0
// "Why may I not?" for letters in a mailbox: domain/access.cpp and the states of a letter in sentences.
#pragma once

#include "core/auth/may.h"
#include "incoming/service/room.h"

namespace incoming {

class Rules final : public core::auth::Explainer {
  public:
    explicit Rules(Parts& parts) : parts_(parts) {}

    std::vector<std::string> acts(std::string_view kind) const override;
    std::optional<core::auth::Why> why(core::db::Tx& tx, const core::Context& ctx, std::string_view act,
                                       std::string_view object) override;
    std::string link(core::db::Tx& tx, const core::Context& ctx, std::string_view object) override;

  private:
    std::vector<std::string> who(core::db::Tx& tx, const Entry& entry, const Standing& standing, Right right);

    Parts& parts_;
};

}  // namespace incoming
