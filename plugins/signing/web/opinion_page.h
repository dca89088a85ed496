// SPDX-License-Identifier: Apache-2.0
// "Tanyakan pada BSrE": a file, or the newest of a subject, judged there and here, side by side.
#pragma once

#include "core/page/page.h"
#include "signing/service/opinions.h"

namespace signing::web {

class OpinionPages {
  public:
    OpinionPages(Opinions& opinions, const core::page::Book& pages, const core::words::Words& words)
        : opinions_(opinions), pages_(pages), words_(words) {}

    using Context = core::Context;
    using Request = core::http::Request;
    using Response = core::http::Response;

    Response form(const Context& ctx, Request& request);
    Response by_file(const Context& ctx, Request& request);
    Response of(const Context& ctx, Request& request);
    Response by_subject(const Context& ctx, Request& request);
    // The way here from a subject's own page; nothing where it leads nowhere.
    std::string aside(const Context& ctx, const Request& request, std::string_view subject);

  private:
    Response asked(const Context& ctx, const Request& request, const Opinions::Asked& asked, const std::string& about);
    Response form_with(const Context& ctx, const Request& request, const std::vector<core::Fault>& faults);

    Opinions& opinions_;
    const core::page::Book& pages_;
    const core::words::Words& words_;
};

}  // namespace signing::web
