// SPDX-License-Identifier: Apache-2.0
// An edition as the table it is decreed as: on screen, as a workbook and on paper.
#pragma once

#include "classification/service/editions.h"
#include "core/http/message.h"
#include "core/page/page.h"
#include "core/words/words.h"

namespace classification::web {

class TablePages {
  public:
    TablePages(Editions& editions, std::string fonts, const core::page::Book& book, const core::words::Words& words)
        : editions_(editions), fonts_(std::move(fonts)), book_(book), words_(words) {}

    core::http::Response table(const core::Context& ctx, core::http::Request& request);
    core::http::Response mark(const core::Context& ctx, core::http::Request& request);
    core::http::Response workbook(const core::Context& ctx, core::http::Request& request);
    core::http::Response paper(const core::Context& ctx, core::http::Request& request);

  private:
    core::http::Response page(const core::Context& ctx, core::http::Request& request, const std::string& after,
                              const std::vector<core::Fault>& faults);

    Editions& editions_;
    std::string fonts_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace classification::web
