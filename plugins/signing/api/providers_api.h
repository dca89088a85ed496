// SPDX-License-Identifier: Apache-2.0
// Keepers of signing keys over the API, and who uses which.
#pragma once

#include "core/base/json.h"
#include "core/http/message.h"
#include "signing/service/failures.h"
#include "signing/service/providers.h"
#include "signing/service/timestamp_watch.h"

namespace signing::api {

class ProvidersApi {
  public:
    ProvidersApi(Providers& providers, const TimestampWatch& timestamps, Failures& failures)
        : providers_(providers), timestamps_(timestamps), failures_(failures) {}
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
    core::Json line(const core::Context& ctx, const Providers::Line& line);

    Providers& providers_;
    const TimestampWatch& timestamps_;
    Failures& failures_;
};

}  // namespace signing::api
