// SPDX-License-Identifier: Apache-2.0
// The signing list, the acts on one subject, and the panel shown on the subject's own page.
#pragma once

#include <functional>

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
    // Does the act ("signed", "passed") on each subject and shows what became of each: one that fails
    // leaves the others alone. A single one that went well goes straight back.
    core::http::Response each(const core::Context& ctx, const core::http::Request& request,
                              const std::function<void(const std::string&)>& act,
                              std::string_view word);

    Desk& desk_;
    Keys& keys_;
    const core::page::Book& pages_;
    const core::words::Words& words_;
};

}  // namespace signing::web
