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

// Codes that lead to more detailed ones, and the way to the one that was looked into; each a link of `page`.
void show_heads(core::page::Data& data, const CodeChoice& found, const std::string& page);
// The code whose details are asked for; "" the top, nothing where codes are sought by words.
std::optional<std::string> looked_into(const core::http::Fields& given);

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
