// SPDX-License-Identifier: Apache-2.0
// The table of a backlog: sent, shown as what it would become, and taken at a second press.
#pragma once

#include "archive/service/backlog.h"
#include "core/page/page.h"

namespace archive::web {

class BacklogPage {
  public:
    BacklogPage(Backlog& backlog, const core::page::Book& book, const core::words::Words& words)
        : backlog_(backlog), book_(book), words_(words) {}

    using Context = core::Context;
    using Request = core::http::Request;
    using Response = core::http::Response;
    Response form(const Context& ctx, Request& request);
    Response sample(const Context& ctx, Request& request);
    Response send(const Context& ctx, Request& request);
    Response confirm(const Context& ctx, Request& request);

  private:
    Backlog& backlog_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace archive::web
