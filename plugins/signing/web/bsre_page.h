// SPDX-License-Identifier: Apache-2.0
// Users of BSrE: how the actor stands there, the officer's list, and one of them with what is to be done.
#pragma once

#include "core/page/page.h"
#include "signing/service/activations.h"
#include "signing/service/bsre_users.h"

namespace signing::web {

class BsrePages {
  public:
    BsrePages(BsreUsers& users, Activations& activations, const core::page::Book& pages, const core::words::Words& words)
        : users_(users), activations_(activations), pages_(pages), words_(words) {}

    using Context = core::Context;
    using Request = core::http::Request;
    using Response = core::http::Response;

    // Parts of "Sertifikat saya", of the officer's register and of the desk; nothing where there is nothing to tell.
    std::string of_mine(const Context& ctx, const Request& request);
    std::string of_all(const Context& ctx, const Request& request);
    std::string on_desk(const Context& ctx, const Request& request);

    Response show(const Context& ctx, Request& request);
    Response ask(const Context& ctx, Request& request);
    Response propose(const Context& ctx, Request& request);

  private:
    Response page(const Context& ctx, const Request& request, const BsreUsers::Line& line, const std::string& email,
                  const std::vector<core::Fault>& faults);
    void facts(core::page::Data& data, const BsreUsers::Line& line, const Context& ctx);

    BsreUsers& users_;
    Activations& activations_;
    const core::page::Book& pages_;
    const core::words::Words& words_;
};

}  // namespace signing::web
