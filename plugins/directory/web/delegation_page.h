// SPDX-License-Identifier: Apache-2.0
// Delegations of signature: the list with its history, one of them, and entering one.
#pragma once

#include "core/http/message.h"
#include "core/page/page.h"
#include "core/words/words.h"
#include "directory/service/delegate.h"

namespace directory::web {

class DelegationPages {
  public:
    DelegationPages(Delegate& delegate, const core::page::Book& book, const core::words::Words& words)
        : delegate_(delegate), book_(book), words_(words) {}

    core::http::Response list(const core::Context& ctx, core::http::Request& request);
    core::http::Response show(const core::Context& ctx, core::http::Request& request);
    core::http::Response form(const core::Context& ctx, core::http::Request& request);
    core::http::Response enter(const core::Context& ctx, core::http::Request& request);
    core::http::Response revoke(const core::Context& ctx, core::http::Request& request);
    core::http::Response undo(const core::Context& ctx, core::http::Request& request);

  private:
    core::http::Response shown(const core::Context& ctx, core::http::Request& request, DelegationId id,
                               const std::vector<core::Fault>& faults);
    core::http::Response asked(const core::Context& ctx, core::http::Request& request, core::PositionId giver,
                               const std::vector<core::Fault>& faults);

    Delegate& delegate_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace directory::web
