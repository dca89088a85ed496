// SPDX-License-Identifier: Apache-2.0
// Results of a search in the columns of the official lists: dossiers among them, and those letters among them stand in.
#pragma once

#include "archive/results.h"
#include "archive/service/forms.h"
#include "seeking/forms.h"

namespace archive {

// Of each result the dossiers it is or stands in, whoever may know of them.
std::vector<std::vector<DossierId>> dossiers_behind(core::db::Tx& tx, const std::vector<core::search::Listed>& results);

class ResultForms final : public seeking::FormKeeper {
  public:
    ResultForms(Lists& lists, Results& results, const core::words::Words& words)
        : lists_(lists), results_(results), words_(words) {}

    std::vector<seeking::Form> forms(const core::Actor& actor) const override;
    core::table::Sheet sheet(core::db::Tx& tx, const core::Context& ctx, std::string_view form,
                             const std::vector<core::search::Listed>& results,
                             const seeking::Reached& reached) override;
    std::vector<std::string> about(core::db::Tx& tx, const core::Context& ctx,
                                   const std::vector<core::search::Listed>& results) override;

  private:
    Lists& lists_;
    Results& results_;
    const core::words::Words& words_;
};

}  // namespace archive
