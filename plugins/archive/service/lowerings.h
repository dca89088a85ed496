// SPDX-License-Identifier: Apache-2.0
// Who is told that a lower class was asked for, and what came of it.
#pragma once

#include "archive/service/cabinet.h"
#include "notify/notices.h"

namespace archive {

class LoweringNotices final : public notify::Subjects {
  public:
    LoweringNotices(Cabinet& cabinet, notify::Notices& notices) : cabinet_(cabinet), notices_(notices) {}

    void begin();   // at start
    std::optional<notify::Described> describe(core::db::Tx& tx, const core::Actor& actor, std::string_view object) override;

  private:
    Cabinet& cabinet_;
    notify::Notices& notices_;
};

}  // namespace archive
