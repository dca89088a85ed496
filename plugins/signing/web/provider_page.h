// SPDX-License-Identifier: Apache-2.0
// Keepers of signing keys, for administrators: the list with who uses which, the form of one, and asking it.
#pragma once

#include "core/page/page.h"
#include "signing/service/failures.h"
#include "signing/service/providers.h"
#include "signing/service/timestamp_watch.h"

namespace signing::web {

class ProviderPages {
  public:
    ProviderPages(Providers& providers, const TimestampWatch& timestamps, Failures& failures,
                  const core::page::Book& pages, const core::words::Words& words)
        : providers_(providers), timestamps_(timestamps), failures_(failures), pages_(pages), words_(words) {}

    // The way here from the page of administration.
    std::string on_admin(const core::Context& ctx, const core::http::Request& request);
    core::http::Response list(const core::Context& ctx, const core::http::Request& request);
    core::http::Response fresh(const core::Context& ctx, const core::http::Request& request);
    core::http::Response show(const core::Context& ctx, const core::http::Request& request);
    core::http::Response create(const core::Context& ctx, core::http::Request& request);
    core::http::Response save(const core::Context& ctx, core::http::Request& request);
    core::http::Response test(const core::Context& ctx, const core::http::Request& request);
    core::http::Response remove(const core::Context& ctx, const core::http::Request& request);
    core::http::Response choose(const core::Context& ctx, const core::http::Request& request);
    core::http::Response unchoose(const core::Context& ctx, const core::http::Request& request);

  private:
    struct Typed;
    core::http::Response form(const core::Context& ctx, const core::http::Request& request, const Typed& typed);
    core::http::Response keep(const core::Context& ctx, core::http::Request& request, ProviderId id);
    core::http::Response page(const core::Context& ctx, const core::http::Request& request,
                              const Providers::Choice& choice, const std::vector<core::Fault>& faults);
    void show_line(core::page::Data& data, const Providers::Line& line, const core::Context& ctx);

    void show_trouble(core::page::Data& data, const SigningTrouble& trouble, const core::Context& ctx);
    void show_health(core::page::Data& data, const ProviderHealth& health, const core::Context& ctx,
                     bool signing_fails = false);

    Providers& providers_;
    const TimestampWatch& timestamps_;
    Failures& failures_;
    const core::page::Book& pages_;
    const core::words::Words& words_;
};

}  // namespace signing::web
