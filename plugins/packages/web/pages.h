// SPDX-License-Identifier: Apache-2.0
// The list of packages, and the panel of a dossier where one is asked for.
#pragma once

#include "core/page/page.h"
#include "packages/service/exports.h"

namespace packages::web {

class Pages {
  public:
    Pages(Exports& exports, const core::page::Book& book, const core::words::Words& words)
        : exports_(exports), book_(book), words_(words) {}

    core::http::Response list(const core::Context& ctx, core::http::Request& request);
    core::http::Response ask(const core::Context& ctx, core::http::Request& request);
    core::http::Response file(const core::Context& ctx, core::http::Request& request);
    std::string panel(const core::Context& ctx, const core::http::Request& request, std::string_view dossier);

  private:
    Exports& exports_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace packages::web
