// SPDX-License-Identifier: Apache-2.0
// Rounds over the API: what waits for me, and the acts.
#pragma once

#include "core/http/message.h"
#include "signing/service/desk.h"
#include "signing/service/failures.h"
#include "signing/service/many.h"
#include "signing/service/queueing.h"

namespace signing::api {

class SigningApi {
  public:
    SigningApi(Desk& desk, Many& many, Failures& failures, Queueing& queueing, const core::words::Words& words)
        : desk_(desk), many_(many), failures_(failures), queueing_(queueing), words_(words) {}
    core::http::Response waiting(const core::Context& ctx);
    core::http::Response show(const core::Context& ctx, const core::http::Request& request);
    core::http::Response pass(const core::Context& ctx, const core::http::Request& request);
    core::http::Response pass_many(const core::Context& ctx, const core::http::Request& request);
    core::http::Response give_back(const core::Context& ctx, const core::http::Request& request);
    core::http::Response undo(const core::Context& ctx, const core::http::Request& request);   // of giving back
    core::http::Response recall(const core::Context& ctx, const core::http::Request& request);
    core::http::Response add(const core::Context& ctx, const core::http::Request& request);
    core::http::Response remove(const core::Context& ctx, const core::http::Request& request);
    core::http::Response hand_to_ink(const core::Context& ctx, const core::http::Request& request);
    core::http::Response preflight(const core::Context& ctx, const core::http::Request& request);
    core::http::Response send_one_time(const core::Context& ctx, const core::http::Request& request);
    core::http::Response queue(const core::Context& ctx, const core::http::Request& request);
    core::http::Response unqueue(const core::Context& ctx, const core::http::Request& request);
    core::http::Response sign(const core::Context& ctx, core::http::Request& request);

  private:
    Desk& desk_;
    Many& many_;
    Failures& failures_;
    Queueing& queueing_;
    const core::words::Words& words_;
};

}  // namespace signing::api
