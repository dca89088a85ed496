// SPDX-License-Identifier: Apache-2.0
// Many finished letters filed at once: asked for here, done one by one by the batch (core/batch) as one alone is, each
// with its own rights and a true result.
#pragma once

#include "archive/service/cabinet.h"
#include "core/batch/batches.h"

namespace archive {

class Filing {
  public:
    Filing(Cabinet& cabinet, core::batch::Batches& batches) : cabinet_(cabinet), batches_(batches) {}

    static constexpr std::string_view act = "archive.file_many";

    // Where each goes; of one that is not named the first that is suggested when its turn comes.
    using Chosen = std::map<std::string, DossierId>;
    // Error(not_found) when the actor may see none of them; one he may not see is refused in the batch, untitled.
    core::batch::BatchId ask(const core::Context& ctx, const std::vector<std::string>& subjects, const Chosen& into);
    void file_one(const core::Context& ctx, const core::batch::Task& task, const core::batch::Done& done);

  private:
    Cabinet& cabinet_;
    core::batch::Batches& batches_;
};

}  // namespace archive
