// SPDX-License-Identifier: Apache-2.0
// A table of an instrument, or of the phrases of a schedule: sent, shown as what it would do, and taken at a second press.
#pragma once

#include "classification/service/import.h"
#include "core/http/message.h"
#include "core/page/page.h"
#include "core/words/words.h"

namespace classification::web {

class ImportPage {
  public:
    ImportPage(Import& import, const core::page::Book& book, const core::words::Words& words)
        : import_(import), book_(book), words_(words) {}

    core::http::Response form(const core::Context& ctx, core::http::Request& request);
    core::http::Response send(const core::Context& ctx, core::http::Request& request);
    core::http::Response confirm(const core::Context& ctx, core::http::Request& request);

  private:
    core::http::Response upload_form(const core::Context& ctx, core::http::Request& request,
                                     const std::vector<core::Fault>& faults);

    Import& import_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace classification::web
