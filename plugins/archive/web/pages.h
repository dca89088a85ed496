// SPDX-License-Identifier: Apache-2.0
// The pages of the archive.
#pragma once

#include "archive/file_standing.h"
#include "archive/service/cabinet.h"
#include "core/base/text.h"
#include "core/page/page.h"

namespace archive::web {

inline std::string file_url(std::string_view subject) { return "/archive/file?subject=" + core::text::url(subject); }

class Pages {
  public:
    // `standings` gives nullptr in a house without the room of proofs.
    Pages(Cabinet& cabinet, const core::page::Book& book, const core::words::Words& words,
          std::function<FileStandings*()> standings)
        : cabinet_(cabinet), book_(book), words_(words), standings_(std::move(standings)) {}

    using Context = core::Context;
    using Request = core::http::Request;
    using Response = core::http::Response;
    Response list(const Context& ctx, Request& request);
    Response dossier(const Context& ctx, Request& request, const std::vector<core::Fault>& faults = {});
    Response file_form(const Context& ctx, Request& request, const std::vector<core::Fault>& faults = {});
    Response file(const Context& ctx, Request& request);
    Response close(const Context& ctx, Request& request);
    Response trigger(const Context& ctx, Request& request);
    // For letters.aside and incoming.aside.
    std::string panel(const Context& ctx, const Request& request, std::string_view subject);

  private:
    Cabinet& cabinet_;
    const core::page::Book& book_;
    const core::words::Words& words_;
    std::function<FileStandings*()> standings_;
};

}  // namespace archive::web
