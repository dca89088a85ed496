// SPDX-License-Identifier: Apache-2.0
// Seals of offices, for administrators: who has one and of what kind, and the activation of those at BSrE.
#pragma once

#include "core/page/page.h"
#include "signing/service/activations.h"

namespace signing::web {

class SealPages {
  public:
    SealPages(Activations& activations, const core::page::Book& pages, const core::words::Words& words)
        : activations_(activations), pages_(pages), words_(words) {}

    using Context = core::Context;
    using Request = core::http::Request;
    using Response = core::http::Response;

    Response list(const Context& ctx, Request& request);
    Response show(const Context& ctx, Request& request);
    Response ask(const Context& ctx, Request& request);      // for a code, from the service
    Response enter(const Context& ctx, Request& request);    // that code
    Response renew(const Context& ctx, Request& request);
    Response revoke(const Context& ctx, Request& request);

  private:
    Response page(const Context& ctx, const Request& request, const std::vector<core::Fault>& faults);
    void facts(core::page::Data& data, const Activations::Line& line, const Context& ctx);

    Activations& activations_;
    const core::page::Book& pages_;
    const core::words::Words& words_;
};

}  // namespace signing::web
