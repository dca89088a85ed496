// SPDX-License-Identifier: Apache-2.0
// Opening a dossier before there is anything to put into it.
#pragma once

#include "archive/service/cabinet.h"
#include "core/page/page.h"

namespace archive::web {

// What was typed of the place and the person of a new dossier.
void show_typed(core::page::Data& data, const core::http::Fields& given);

// Codes the unit uses most, each a link that seeks it from `page`.
void show_used(core::page::Data& data, const std::vector<classification::Code>& used, const std::string& page);

class OpenPage {
  public:
    OpenPage(Cabinet& cabinet, const core::page::Book& book, const core::words::Words& words)
        : cabinet_(cabinet), book_(book), words_(words) {}

    using Context = core::Context;
    using Request = core::http::Request;
    using Response = core::http::Response;
    Response form(const Context& ctx, Request& request);
    Response open(const Context& ctx, Request& request);

  private:
    Response show(const Context& ctx, Request& request, const core::http::Fields& given,
                  const std::vector<core::Fault>& faults);

    Cabinet& cabinet_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace archive::web
