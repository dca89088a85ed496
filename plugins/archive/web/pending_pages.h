// SPDX-License-Identifier: Apache-2.0
// The letters that wait to be filed, and many of them filed at once.
#pragma once

#include "archive/service/filing.h"
#include "core/page/page.h"
#include "core/words/words.h"

namespace archive::web {

class PendingPages {
  public:
    PendingPages(Cabinet& cabinet, Filing& filing, const core::page::Book& book, const core::words::Words& words)
        : cabinet_(cabinet), filing_(filing), book_(book), words_(words) {}

    core::http::Response list(const core::Context& ctx, core::http::Request& request);
    // Looks at what was chosen, seeks among dossiers, or files it.
    core::http::Response file(const core::Context& ctx, core::http::Request& request);

  private:
    core::http::Response form(const core::Context& ctx, core::http::Request& request, const std::vector<std::string>& subjects,
                              const std::vector<core::Fault>& faults);

    Cabinet& cabinet_;
    Filing& filing_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace archive::web
