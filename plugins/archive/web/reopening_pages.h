// SPDX-License-Identifier: Apache-2.0
// Closed dossiers asked to be opened again, for the records unit to decide.
#pragma once

#include "archive/service/cabinet.h"
#include "core/page/page.h"

namespace archive::web {

class ReopeningPages {
  public:
    ReopeningPages(Cabinet& cabinet, const core::page::Book& book, const core::words::Words& words)
        : cabinet_(cabinet), book_(book), words_(words) {}

    core::http::Response list(const core::Context& ctx, core::http::Request& request,
                              const std::vector<core::Fault>& faults = {});
    core::http::Response decide(const core::Context& ctx, core::http::Request& request);

  private:
    Cabinet& cabinet_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace archive::web
