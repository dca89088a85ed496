// SPDX-License-Identifier: Apache-2.0
// The signing list, the acts on one subject, and the panel shown on the subject's own page.
#pragma once

#include "core/page/page.h"
#include "signing/service/desk.h"
#include "signing/service/keys.h"

namespace signing::web {

class SigningPages {
  public:
    SigningPages(Desk& desk, Keys& keys, const core::page::Book& pages, const core::words::Words& words)
        : desk_(desk), keys_(keys), pages_(pages), words_(words) {}

    core::http::Response list(const core::Context& ctx, const core::http::Request& request);
    // `subject` may come many times; one passphrase signs all, each with a true result of its own.
    core::http::Response sign(const core::Context& ctx, core::http::Request& request);
    core::http::Response pass(const core::Context& ctx, const core::http::Request& request);
    core::http::Response give_back(const core::Context& ctx, const core::http::Request& request);
    // Steps, who holds it now, and the act when it is the actor's turn. `subject`: "letter:<id>".
    std::string panel(const core::Context& ctx, const core::http::Request& request,
                      std::string_view subject);

  private:
    core::http::Response sign_many(const core::Context& ctx, core::http::Request& request,
                                   const std::vector<std::string>& subjects,
                                   const core::Secret& passphrase);

    Desk& desk_;
    Keys& keys_;
    const core::page::Book& pages_;
    const core::words::Words& words_;
};

}  // namespace signing::web
