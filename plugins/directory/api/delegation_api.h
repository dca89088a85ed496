// SPDX-License-Identifier: Apache-2.0
// Delegations of signature over JSON; described in api/openapi.json.
#pragma once

#include "core/http/message.h"
#include "directory/service/delegate.h"

namespace directory::api {

class DelegationApi {
  public:
    explicit DelegationApi(Delegate& delegate) : delegate_(delegate) {}

    core::http::Response list(const core::Context& ctx, core::http::Request& request);
    core::http::Response show(const core::Context& ctx, core::http::Request& request);
    core::http::Response enter(const core::Context& ctx, core::http::Request& request);
    core::http::Response revoke(const core::Context& ctx, core::http::Request& request);
    core::http::Response undo(const core::Context& ctx, core::http::Request& request);

  private:
    Delegate& delegate_;
};

}  // namespace directory::api
