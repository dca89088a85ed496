// SPDX-License-Identifier: Apache-2.0
// What nobody has decided yet destroys nothing: a dossier closed by the rule of a code above its own, while the row of its
// own code waits, is kept until somebody says what that row is (archive.md I8).
#pragma once

#include "archive/keeping.h"

namespace archive {

class UndecidedRules final : public Guard {
  public:
    static constexpr std::string_view word = "archive.obstacle.undecided";
    explicit UndecidedRules(classification::Instruments& instruments) : instruments_(instruments) {}
    Obstacles against(core::db::Tx& tx, const core::Context& ctx, const std::vector<Kept>& dossiers, Deed deed) override;

  private:
    classification::Instruments& instruments_;
};

}  // namespace archive
