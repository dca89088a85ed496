// SPDX-License-Identifier: Apache-2.0
// /api/v1/classification/versions: editions, their differences and the codes that took the place of others.
#pragma once

#include "classification/service/editions.h"
#include "core/http/message.h"

namespace classification::api {

class EditionApi {
  public:
    explicit EditionApi(Editions& editions) : editions_(editions) {}

    core::http::Response list(const core::Context& ctx, core::http::Request& request);
    core::http::Response show(const core::Context& ctx, core::http::Request& request);
    core::http::Response publish(const core::Context& ctx, core::http::Request& request);
    core::http::Response letter(const core::Context& ctx, core::http::Request& request);
    core::http::Response confirm(const core::Context& ctx, core::http::Request& request);
    core::http::Response verify(const core::Context& ctx, core::http::Request& request);
    core::http::Response refuse(const core::Context& ctx, core::http::Request& request);
    core::http::Response serve(const core::Context& ctx, core::http::Request& request);
    core::http::Response withdraw(const core::Context& ctx, core::http::Request& request);
    core::http::Response copy(const core::Context& ctx, core::http::Request& request);
    core::http::Response mark(const core::Context& ctx, core::http::Request& request);
    core::http::Response rows(const core::Context& ctx, core::http::Request& request);
    core::http::Response changes(const core::Context& ctx, core::http::Request& request);
    core::http::Response mappings(const core::Context& ctx, core::http::Request& request);
    core::http::Response map(const core::Context& ctx, core::http::Request& request);
    core::http::Response renamed(const core::Context& ctx, core::http::Request& request);
    core::http::Response map_renamed(const core::Context& ctx, core::http::Request& request);
    core::http::Response map_recoded(const core::Context& ctx, core::http::Request& request);
    core::http::Response take(const core::Context& ctx, core::http::Request& request);
    core::http::Response unmap(const core::Context& ctx, core::http::Request& request);

  private:
    Editions& editions_;
};

}  // namespace classification::api
