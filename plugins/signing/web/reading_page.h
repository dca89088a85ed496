// SPDX-License-Identifier: Apache-2.0
// The signer's letters one after another, each with its consent; then one passphrase for those consented to.
#pragma once

#include "core/page/page.h"
#include "signing/service/permits.h"

namespace signing::web {

class ReadingPages {
  public:
    ReadingPages(Desk& desk, Reading& reading, SigningMany& many, Permits& permits, const core::page::Book& pages,
                 const core::words::Words& words)
        : desk_(desk), reading_(reading), many_(many), permits_(permits), pages_(pages), words_(words) {}

    // ?at=letter:...; without it the first that is still open.
    core::http::Response read(const core::Context& ctx, const core::http::Request& request);
    // `answer`: consent, withdraw or return, to `subject` as it was seen; then the next.
    core::http::Response answer(const core::Context& ctx, const core::http::Request& request);
    // Those consented to, and the passphrase.
    core::http::Response chosen(const core::Context& ctx, const core::http::Request& request);
    core::http::Response sign(const core::Context& ctx, core::http::Request& request);
    // A batch that waits for the passphrase.
    core::http::Response waiting(const core::Context& ctx, const core::http::Request& request);
    core::http::Response resume(const core::Context& ctx, core::http::Request& request);
    // ?state=...&code=..., or &error=...: back from the page where he gave leave, or did not.
    core::http::Response came_back(const core::Context& ctx, const core::http::Request& request);

  private:
    std::optional<std::string> ahead(const core::Context& ctx, std::string_view subject);
    core::http::Response show_chosen(const core::Context& ctx, const core::http::Request& request,
                                     const core::Error* fault);
    core::http::Response show_page(const core::Context& ctx, const core::http::Request& request,
                                   core::batch::BatchId id);
    core::http::Response show_waiting(const core::Context& ctx, const core::http::Request& request,
                                      const core::Error* fault);

    Desk& desk_;
    Reading& reading_;
    SigningMany& many_;
    Permits& permits_;
    const core::page::Book& pages_;
    const core::words::Words& words_;
};

}  // namespace signing::web
