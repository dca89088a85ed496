// SPDX-License-Identifier: Apache-2.0
// The directory over JSON; described in api/openapi.json.
#pragma once

#include "core/http/message.h"
#include "core/words/words.h"
#include "directory/service/appoint.h"
#include "directory/service/browse.h"
#include "directory/service/import.h"
#include "directory/service/reorganise.h"

namespace directory::api {

class Api {
  public:
    Api(Browse& browse, Appoint& appoint, Import& import, Reorganise& reorganise, const core::words::Words& words)
        : browse_(browse), appoint_(appoint), import_(import), reorganise_(reorganise), words_(words) {}

    core::http::Response units(const core::Context& ctx, core::http::Request& request);
    core::http::Response unit(const core::Context& ctx, core::http::Request& request);
    core::http::Response end_unit(const core::Context& ctx, core::http::Request& request);
    core::http::Response positions(const core::Context& ctx, core::http::Request& request);
    core::http::Response position(const core::Context& ctx, core::http::Request& request);
    core::http::Response persons(const core::Context& ctx, core::http::Request& request);
    core::http::Response person(const core::Context& ctx, core::http::Request& request);
    core::http::Response groups(const core::Context& ctx, core::http::Request& request);
    core::http::Response appoint(const core::Context& ctx, core::http::Request& request);
    core::http::Response end(const core::Context& ctx, core::http::Request& request);
    core::http::Response import(const core::Context& ctx, core::http::Request& request);

  private:
    Browse& browse_;
    Appoint& appoint_;
    Import& import_;
    Reorganise& reorganise_;
    const core::words::Words& words_;
};

}  // namespace directory::api
