// SPDX-License-Identifier: Apache-2.0
// The page on which codes that are called otherwise are taken for the same matter together.
#pragma once

#include "classification/service/editions.h"
#include "core/http/message.h"
#include "core/page/page.h"
#include "core/words/words.h"

namespace classification::web {

class RenamedPages {
  public:
    RenamedPages(Editions& editions, const core::page::Book& book, const core::words::Words& words)
        : editions_(editions), book_(book), words_(words) {}

    core::http::Response show(const core::Context& ctx, core::http::Request& request);
    core::http::Response take(const core::Context& ctx, core::http::Request& request);

  private:
    core::http::Response page(const core::Context& ctx, core::http::Request& request, const std::string& of,
                              const core::http::Fields* typed, const std::vector<core::Fault>& faults);

    Editions& editions_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace classification::web
