// SPDX-License-Identifier: Apache-2.0
// Importing the organisation: hand in sheets, see the fate of each row, confirm.
#pragma once

#include "core/http/message.h"
#include "core/page/page.h"
#include "core/words/words.h"
#include "directory/service/import.h"

namespace directory::web {

class ImportPage {
  public:
    ImportPage(Import& import, const core::page::Book& book, const core::words::Words& words)
        : import_(import), book_(book), words_(words) {}

    core::http::Response show(const core::Context& ctx, core::http::Request& request);
    core::http::Response upload(const core::Context& ctx, core::http::Request& request);
    core::http::Response confirm(const core::Context& ctx, core::http::Request& request);

  private:
    Import& import_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace directory::web
