// SPDX-License-Identifier: Apache-2.0
// The review list, and one decision on many of its rows: first what it would do, done at a second press.
#pragma once

#include "classification/service/catalog.h"
#include "classification/service/editions.h"
#include "classification/service/import.h"
#include "classification/service/phrasebook.h"
#include "core/http/message.h"
#include "core/page/page.h"
#include "core/words/words.h"

namespace classification::web {

class ReviewPages {
  public:
    ReviewPages(Catalog& catalog, Import& import, Phrasebook& phrasebook, Editions& editions, const core::page::Book& book,
                const core::words::Words& words)
        : catalog_(catalog), import_(import), phrasebook_(phrasebook), editions_(editions), book_(book), words_(words) {}

    core::http::Response list(const core::Context& ctx, core::http::Request& request);
    core::http::Response weigh(const core::Context& ctx, core::http::Request& request);
    core::http::Response decide(const core::Context& ctx, core::http::Request& request);

  private:
    void show_renamed(const core::Context& ctx, core::page::Data& data);
    core::http::Response weighed_page(const core::Context& ctx, core::http::Request& request, const Many& many,
                                      const std::vector<Weighed>& all);
    // The choice again with what was typed and what is wrong with it.
    core::http::Response choice_page(const core::Context& ctx, core::http::Request& request,
                                     const std::vector<core::Fault>& faults);

    Catalog& catalog_;
    Import& import_;
    Phrasebook& phrasebook_;
    Editions& editions_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace classification::web
