// SPDX-License-Identifier: Apache-2.0
// The test page of a provider: whose signature is to be on it, and where it came out.
#pragma once

#include "core/page/page.h"
#include "signing/service/mark_trial.h"

namespace signing::web {

class MarkTrialPages {
  public:
    MarkTrialPages(MarkTrials& trials, const core::page::Book& pages, const core::words::Words& words)
        : trials_(trials), pages_(pages), words_(words) {}

    core::http::Response form(const core::Context& ctx, core::http::Request& request);
    core::http::Response run(const core::Context& ctx, core::http::Request& request);

  private:
    core::http::Response shown(const core::Context& ctx, const core::http::Request& request, const Provider& provider,
                               const MarkTrials::Outcome* outcome, const std::vector<core::Fault>& faults);

    MarkTrials& trials_;
    const core::page::Book& pages_;
    const core::words::Words& words_;
};

}  // namespace signing::web
