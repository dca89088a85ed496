// SPDX-License-Identifier: Apache-2.0
// Keepers of signing keys over the API, and who uses which.
#pragma once

#include "core/http/message.h"
#include "signing/service/providers.h"
#include "signing/service/timestamp_watch.h"

namespace signing::api {

class ProvidersApi {
  public:
    ProvidersApi(Providers& providers, const TimestampWatch& timestamps)
        : providers_(providers), timestamps_(timestamps) {}
    core::http::Response list(const core::Context& ctx, const core::http::Request& request);
    core::http::Response show(const core::Context& ctx, const core::http::Request& request);
    core::http::Response create(const core::Context& ctx, core::http::Request& request);
    core::http::Response save(const core::Context& ctx, core::http::Request& request);
    core::http::Response remove(const core::Context& ctx, const core::http::Request& request);
    core::http::Response test(const core::Context& ctx, const core::http::Request& request);
    core::http::Response uses(const core::Context& ctx, const core::http::Request& request);
    core::http::Response choose(const core::Context& ctx, const core::http::Request& request);
    core::http::Response unchoose(const core::Context& ctx, const core::http::Request& request);

  private:
    Providers& providers_;
    const TimestampWatch& timestamps_;
};

}  // namespace signing::api
