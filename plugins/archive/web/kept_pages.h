// SPDX-License-Identifier: Apache-2.0
// Lists that were kept as they stood: which there are, and each to take away.
#pragma once

#include <filesystem>

#include "archive/service/kept_lists.h"
#include "archive/web/list_pages.h"
#include "core/page/page.h"

namespace archive::web {

class KeptPages {
  public:
    KeptPages(KeptLists& kept, ListPages& lists, const core::page::Book& book, const core::words::Words& words,
              std::filesystem::path fonts)
        : kept_(kept), lists_(lists), book_(book), words_(words), fonts_(std::move(fonts)) {}

    using Context = core::Context;
    using Request = core::http::Request;
    using Response = core::http::Response;
    Response list(const Context& ctx, Request& request);
    Response keep(const Context& ctx, Request& request);
    Response draft(const Context& ctx, Request& request);
    Response sheet(const Context& ctx, Request& request);
    Response paper(const Context& ctx, Request& request);

  private:
    core::http::Response taken(const core::Context& ctx, const core::http::Request& request, const KeptList& kept,
                               core::http::Response response);
    KeptLists& kept_;
    ListPages& lists_;
    const core::page::Book& book_;
    const core::words::Words& words_;
    std::filesystem::path fonts_;
};

}  // namespace archive::web
