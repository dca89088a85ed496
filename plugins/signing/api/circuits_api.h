// SPDX-License-Identifier: Apache-2.0
// Circuits of units over the API.
#pragma once

#include "core/http/message.h"
#include "signing/service/circuits.h"

namespace signing::api {

class CircuitsApi {
  public:
    explicit CircuitsApi(Circuits& circuits) : circuits_(circuits) {}
    core::http::Response list(const core::Context& ctx, const core::http::Request& request);
    core::http::Response show(const core::Context& ctx, const core::http::Request& request);
    core::http::Response create(const core::Context& ctx, const core::http::Request& request);
    core::http::Response save(const core::Context& ctx, const core::http::Request& request);
    core::http::Response remove(const core::Context& ctx, const core::http::Request& request);

  private:
    Circuits& circuits_;
};

}  // namespace signing::api
