// SPDX-License-Identifier: Apache-2.0
// Pages of the instruments: tree and search, one code, the review list.
#pragma once

#include "classification/service/catalog.h"
#include "classification/service/import.h"
#include "classification/service/editions.h"
#include "classification/service/phrasebook.h"
#include "core/http/message.h"
#include "core/page/page.h"
#include "core/words/words.h"

namespace classification::web {

class Pages {
  public:
    Pages(Catalog& catalog, Import& import, Phrasebook& phrasebook, Editions& editions, const core::page::Book& book,
          const core::words::Words& words)
        : catalog_(catalog), import_(import), phrasebook_(phrasebook), editions_(editions), book_(book), words_(words) {}

    core::http::Response tree(const core::Context& ctx, core::http::Request& request);
    core::http::Response branch(const core::Context& ctx,
                                core::http::Request& request);  // for htmx
    core::http::Response code(const core::Context& ctx, core::http::Request& request);
    core::http::Response review_row(const core::Context& ctx, core::http::Request& request);
    core::http::Response accept(const core::Context& ctx, core::http::Request& request);
    core::http::Response correct(const core::Context& ctx, core::http::Request& request);
    core::http::Response drop(const core::Context& ctx, core::http::Request& request);

  private:
    core::http::Response row_page(const core::Context& ctx, core::http::Request& request,
                                  const Review& review, const Cells& row,
                                  const std::vector<core::Fault>& faults);

    Catalog& catalog_;
    Import& import_;
    Phrasebook& phrasebook_;
    Editions& editions_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace classification::web
