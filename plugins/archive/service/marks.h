// SPDX-License-Identifier: Apache-2.0
// The programmes of vital and guarded records: what keeps their dossiers from destruction, and what is told when.
#pragma once

#include "archive/service/cabinet.h"
#include "notify/notices.h"

namespace archive {

class Marks final : public Guard, public notify::Subjects {
  public:
    Marks(core::db::Db& db, Cabinet& cabinet, archive::Subjects& subjects, notify::Notices& notices)
        : db_(db), cabinet_(cabinet), subjects_(subjects), notices_(notices) {}

    void begin();   // at start
    Obstacles against(core::db::Tx& tx, const core::Context& ctx, const std::vector<Kept>& dossiers, Deed deed) override;
    std::optional<notify::Described> describe(core::db::Tx& tx, const core::Actor& actor,
                                              std::string_view object) override;
    // Each term and each review once.
    void tell(const core::Context& ctx);

  private:
    core::db::Db& db_;
    Cabinet& cabinet_;
    archive::Subjects& subjects_;
    notify::Notices& notices_;
};

}  // namespace archive
