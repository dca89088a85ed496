// SPDX-License-Identifier: Apache-2.0
// Partners over JSON; described in api/openapi.json.
#pragma once

#include "core/http/message.h"
#include "core/words/words.h"
#include "directory/service/partner_book.h"
#include "directory/service/partner_import.h"

namespace directory::api {

class PartnerApi {
  public:
    PartnerApi(PartnerBook& partners, PartnerImport& import, const core::words::Words& words)
        : partners_(partners), import_(import), words_(words) {}

    core::http::Response list(const core::Context& ctx, core::http::Request& request);
    core::http::Response show(const core::Context& ctx, core::http::Request& request);
    core::http::Response alike(const core::Context& ctx, core::http::Request& request);
    core::http::Response add(const core::Context& ctx, core::http::Request& request);
    core::http::Response save(const core::Context& ctx, core::http::Request& request);
    core::http::Response preview(const core::Context& ctx, core::http::Request& request);
    core::http::Response merge(const core::Context& ctx, core::http::Request& request);
    core::http::Response unmerge(const core::Context& ctx, core::http::Request& request);
    core::http::Response import(const core::Context& ctx, core::http::Request& request);

  private:
    PartnerBook& partners_;
    PartnerImport& import_;
    const core::words::Words& words_;
};

}  // namespace directory::api
