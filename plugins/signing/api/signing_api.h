// SPDX-License-Identifier: Apache-2.0
// Rounds over the API: what waits for me, and the acts.
#pragma once

#include "core/http/message.h"
#include "signing/service/desk.h"

namespace signing::api {

class SigningApi {
  public:
    explicit SigningApi(Desk& desk) : desk_(desk) {}
    core::http::Response waiting(const core::Context& ctx);
    core::http::Response show(const core::Context& ctx, const core::http::Request& request);
    core::http::Response pass(const core::Context& ctx, const core::http::Request& request);
    core::http::Response give_back(const core::Context& ctx, const core::http::Request& request);
    core::http::Response recall(const core::Context& ctx, const core::http::Request& request);
    core::http::Response add(const core::Context& ctx, const core::http::Request& request);
    core::http::Response remove(const core::Context& ctx, const core::http::Request& request);
    core::http::Response sign(const core::Context& ctx, core::http::Request& request);

  private:
    Desk& desk_;
};

}  // namespace signing::api
