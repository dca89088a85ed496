// SPDX-License-Identifier: Apache-2.0
// Mailboxes lent over JSON; described in api/openapi.json.
#pragma once

#include "core/http/message.h"
#include "directory/service/lend.h"

namespace directory::api {

class GrantApi {
  public:
    explicit GrantApi(Lend& lend) : lend_(lend) {}

    core::http::Response list(const core::Context& ctx, core::http::Request& request);
    core::http::Response show(const core::Context& ctx, core::http::Request& request);
    core::http::Response give(const core::Context& ctx, core::http::Request& request);
    core::http::Response revoke(const core::Context& ctx, core::http::Request& request);
    core::http::Response undo(const core::Context& ctx, core::http::Request& request);

  private:
    Lend& lend_;
};

}  // namespace directory::api
