// SPDX-License-Identifier: Apache-2.0
// What waits to be filed, and filing many of it, in JSON.
#pragma once

#include "archive/service/filing.h"
#include "core/http/message.h"

namespace archive::api {

class FilingApi {
  public:
    FilingApi(Cabinet& cabinet, Filing& filing) : cabinet_(cabinet), filing_(filing) {}

    core::http::Response pending(const core::Context& ctx, const core::http::Request& request);
    core::http::Response file(const core::Context& ctx, const core::http::Request& request);

  private:
    Cabinet& cabinet_;
    Filing& filing_;
};

}  // namespace archive::api
