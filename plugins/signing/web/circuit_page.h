// SPDX-License-Identifier: Apache-2.0
// Circuits of units: the list, and the form of one.
#pragma once

#include "core/page/page.h"
#include "signing/service/circuits.h"

namespace signing::web {

class CircuitPages {
  public:
    CircuitPages(Circuits& circuits, Desk& desk, const core::page::Book& pages, const core::words::Words& words)
        : circuits_(circuits), desk_(desk), pages_(pages), words_(words) {}

    core::http::Response list(const core::Context& ctx, const core::http::Request& request);
    core::http::Response fresh(const core::Context& ctx, const core::http::Request& request);
    core::http::Response show(const core::Context& ctx, const core::http::Request& request);
    core::http::Response create(const core::Context& ctx, const core::http::Request& request);
    core::http::Response save(const core::Context& ctx, const core::http::Request& request);
    core::http::Response remove(const core::Context& ctx, const core::http::Request& request);

  private:
    struct Typed;
    Typed typed(const core::Context& ctx, const core::http::Request& request);
    core::http::Response form(const core::Context& ctx, const core::http::Request& request, const Typed& typed);
    core::http::Response keep(const core::Context& ctx, const core::http::Request& request, CircuitId id);

    Circuits& circuits_;
    Desk& desk_;
    const core::page::Book& pages_;
    const core::words::Words& words_;
};

}  // namespace signing::web
