// SPDX-License-Identifier: Apache-2.0
// What a new access classification would raise: by class on its own page, and dossier by dossier.
#pragma once

#include "archive/service/rises.h"
#include "core/http/message.h"
#include "core/page/page.h"
#include "core/words/words.h"

namespace archive::web {

class RisePages {
  public:
    RisePages(Rises& rises, const core::page::Book& book, const core::words::Words& words) : rises_(rises), book_(book), words_(words) {}
    // `of`: "access:<edition>"; of anything else "".
    std::string impact(const core::Context& ctx, const core::http::Request& request, std::string_view of);
    core::http::Response list(const core::Context& ctx, core::http::Request& request);
    core::http::Response json(const core::Context& ctx, const core::http::Request& request);   // the same for programs

  private:
    Rises& rises_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace archive::web
