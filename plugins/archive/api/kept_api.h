// SPDX-License-Identifier: Apache-2.0
// Kept lists in JSON.
#pragma once

#include "archive/service/kept_lists.h"
#include "core/http/message.h"

namespace archive::api {

class KeptApi {
  public:
    explicit KeptApi(KeptLists& kept) : kept_(kept) {}

    core::http::Response list(const core::Context& ctx, const core::http::Request& request);
    core::http::Response keep(const core::Context& ctx, const core::http::Request& request);
    core::http::Response draft(const core::Context& ctx, const core::http::Request& request);
    core::http::Response show(const core::Context& ctx, const core::http::Request& request);

  private:
    KeptLists& kept_;
};

}  // namespace archive::api
