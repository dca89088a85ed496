// SPDX-License-Identifier: Apache-2.0
// The lists of packages that went out and came in, the page of each, and the panel of a dossier where one is asked for.
#pragma once

#include "core/page/page.h"
#include "packages/service/exports.h"
#include "packages/service/imports.h"

namespace packages::web {

class Pages {
  public:
    Pages(Exports& exports, Imports& imports, const core::page::Book& book, const core::words::Words& words)
        : exports_(exports), imports_(imports), book_(book), words_(words) {}

    core::http::Response list(const core::Context& ctx, core::http::Request& request);
    core::http::Response ask(const core::Context& ctx, core::http::Request& request);
    core::http::Response show(const core::Context& ctx, core::http::Request& request);
    core::http::Response parts(const core::Context& ctx, core::http::Request& request);
    core::http::Response stamp(const core::Context& ctx, core::http::Request& request);
    core::http::Response stamp_file(const core::Context& ctx, core::http::Request& request);
    core::http::Response stay(const core::Context& ctx, core::http::Request& request);
    core::http::Response receipt_file(const core::Context& ctx, core::http::Request& request);
    core::http::Response receipt(const core::Context& ctx, core::http::Request& request);
    core::http::Response confirm_receipt(const core::Context& ctx, core::http::Request& request);
    core::http::Response imports(const core::Context& ctx, core::http::Request& request);
    core::http::Response bring(const core::Context& ctx, core::http::Request& request);
    core::http::Response import(const core::Context& ctx, core::http::Request& request);
    core::http::Response take(const core::Context& ctx, core::http::Request& request);
    core::http::Response along(const core::Context& ctx, core::http::Request& request);
    core::http::Response given_receipt(const core::Context& ctx, core::http::Request& request);
    core::http::Response file(const core::Context& ctx, core::http::Request& request);
    std::string panel(const core::Context& ctx, const core::http::Request& request, std::string_view dossier);

  private:
    core::http::Response shown(const core::Context& ctx, core::http::Request& request, const core::Error* error);
    core::http::Response brought(const core::Context& ctx, core::http::Request& request, const core::Error* error);
    core::http::Response imported(const core::Context& ctx, core::http::Request& request, const core::Error* error);
    std::string told_there(const core::Context& ctx, const core::http::Request& request, archive::DossierId dossier);

    Exports& exports_;
    Imports& imports_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace packages::web
