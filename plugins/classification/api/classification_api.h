// SPDX-License-Identifier: Apache-2.0
// The instruments over JSON; described in api/openapi.json.
#pragma once

#include "classification/service/catalog.h"
#include "classification/service/import.h"
#include "core/http/message.h"

namespace classification::api {

class Api {
  public:
    Api(Catalog& catalog, Import& import) : catalog_(catalog), import_(import) {}

    core::http::Response find(const core::Context& ctx, core::http::Request& request);
    core::http::Response code(const core::Context& ctx, core::http::Request& request);
    core::http::Response import_codes(const core::Context& ctx, core::http::Request& request);
    core::http::Response import_retention(const core::Context& ctx, core::http::Request& request);
    core::http::Response import_access(const core::Context& ctx, core::http::Request& request);
    core::http::Response import_triggers(const core::Context& ctx, core::http::Request& request);
    core::http::Response decide_many(const core::Context& ctx, core::http::Request& request);
    core::http::Response review(const core::Context& ctx, core::http::Request& request);
    // {"act": "accept" | "correct" | "drop", "cells": {column: text}}
    core::http::Response decide(const core::Context& ctx, core::http::Request& request);

  private:
    // The import; what is wrong with the file is told as a fault of it.
    Outcome take(const core::Context& ctx, Kind kind, const TableFile& file, const Edition& edition,
                 bool dry);
    core::http::Response imported(const core::Context& ctx, core::http::Request& request,
                                  Kind kind);

    Catalog& catalog_;
    Import& import_;
};

}  // namespace classification::api
