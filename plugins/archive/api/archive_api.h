// SPDX-License-Identifier: Apache-2.0
// The archive in JSON.
#pragma once

#include "archive/service/events.h"
#include "core/http/message.h"
#include "core/words/words.h"

namespace archive::api {

class ArchiveApi {
  public:
    ArchiveApi(Cabinet& cabinet, Events& events, const core::words::Words& words)
        : cabinet_(cabinet), events_(events), words_(words) {}

    using Context = core::Context;
    using Request = core::http::Request;
    using Response = core::http::Response;
    Response list(const Context& ctx, const Request& request);
    Response open(const Context& ctx, const Request& request);
    Response show(const Context& ctx, const Request& request);
    Response close(const Context& ctx, const Request& request);
    Response trigger(const Context& ctx, const Request& request);
    Response file(const Context& ctx, const Request& request);
    Response events(const Context& ctx);
    Response record(const Context& ctx, const Request& request);
    Response cancel(const Context& ctx, const Request& request);
    Response pending(const Context& ctx);
    Response reg(const Context& ctx);

  private:
    core::Json json_of(const Context& ctx, const Whole& whole, bool items);

    Cabinet& cabinet_;
    Events& events_;
    const core::words::Words& words_;
};

}  // namespace archive::api
