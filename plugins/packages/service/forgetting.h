// SPDX-License-Identifier: Apache-2.0
// packages::Forgetting over the two folders of packages.
#pragma once

#include <filesystem>

#include "archive/keeping.h"
#include "packages/forgetting.h"

namespace packages {

class Forgotten final : public Forgetting {
  public:
    Forgotten(core::db::Db& db, archive::Holdings& holdings, std::filesystem::path made, std::filesystem::path received)
        : db_(db), holdings_(holdings), made_(std::move(made)), received_(std::move(received)) {}

    std::vector<core::Digest> forget(core::db::Tx& tx, const core::Context& ctx, archive::DossierId dossier,
                                     const std::vector<std::string>& subjects) override;
    bool keeps(core::db::Tx& tx, const core::Digest& bytes) override;
    void sweep() override;

  private:
    core::db::Db& db_;
    archive::Holdings& holdings_;
    std::filesystem::path made_, received_;
};

}  // namespace packages
