// SPDX-License-Identifier: Apache-2.0
// The test page of a provider over the API.
#pragma once

#include "core/http/message.h"
#include "signing/service/mark_trial.h"

namespace signing::api {

class MarkTrialApi {
  public:
    explicit MarkTrialApi(MarkTrials& trials) : trials_(trials) {}
    core::http::Response run(const core::Context& ctx, core::http::Request& request);

  private:
    MarkTrials& trials_;
};

}  // namespace signing::api
