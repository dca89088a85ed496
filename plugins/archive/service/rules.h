// SPDX-License-Identifier: Apache-2.0
// "Why may I not file this?"
#pragma once

#include "archive/service/cabinet.h"
#include "core/auth/may.h"

namespace archive {

class Rules final : public core::auth::Explainer {
  public:
    Rules(Cabinet& cabinet, Subjects& subjects) : cabinet_(cabinet), subjects_(subjects) {}

    std::vector<std::string> acts(std::string_view kind) const override;
    std::optional<core::auth::Why> why(core::db::Tx& tx, const core::Context& ctx, std::string_view act,
                                       std::string_view object) override;

  private:
    Cabinet& cabinet_;
    Subjects& subjects_;
};

}  // namespace archive
