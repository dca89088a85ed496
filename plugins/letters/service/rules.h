// SPDX-License-Identifier: Apache-2.0
// "Why may I not?" for letters: domain/access.cpp and the states of a letter in sentences.
#pragma once

#include "core/auth/may.h"
#include "letters/service/room.h"

namespace letters {

class Rules final : public core::auth::Explainer {
  public:
    explicit Rules(Parts& parts) : parts_(parts) {}

    std::vector<std::string> acts(std::string_view kind) const override;
    std::optional<core::auth::Why> why(core::db::Tx& tx, const core::Context& ctx, std::string_view act,
                                       std::string_view object) override;
    std::string link(core::db::Tx& tx, const core::Context& ctx, std::string_view object) override;

  private:
    // Positions that may by their part in it; who gets the letter is not told who wrote it.
    std::vector<std::string> who(core::db::Tx& tx, const Letter& letter, const Standing& standing, Right right,
                                 bool inside);

    Parts& parts_;
};

}  // namespace letters
