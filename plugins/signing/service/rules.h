// SPDX-License-Identifier: Apache-2.0
// "Why may I not sign this?": the round a subject goes through, in sentences.
#pragma once

#include "core/auth/may.h"
#include "signing/service/desk.h"

namespace signing {

class Rules final : public core::auth::Explainer {
  public:
    explicit Rules(Subjects& subjects) : subjects_(subjects) {}

    std::vector<std::string> acts(std::string_view kind) const override;
    std::optional<core::auth::Why> why(core::db::Tx& tx, const core::Context& ctx, std::string_view act,
                                       std::string_view object) override;

  private:
    Subjects& subjects_;
};

}  // namespace signing
