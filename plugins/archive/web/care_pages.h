// SPDX-License-Identifier: Apache-2.0
// The acts of a dossier, each on a page of its own: one question, one button.
#pragma once

#include <functional>

#include "archive/service/cabinet.h"
#include "core/page/page.h"

namespace archive::web {

class CarePages {
  public:
    CarePages(Cabinet& cabinet, const core::page::Book& book, const core::words::Words& words)
        : cabinet_(cabinet), book_(book), words_(words) {}

    using Context = core::Context;
    using Request = core::http::Request;
    using Response = core::http::Response;
    Response form(const Context& ctx, Request& request);
    Response volume(const Context& ctx, Request& request);
    Response year(const Context& ctx, Request& request);
    Response exception(const Context& ctx, Request& request);
    Response refer(const Context& ctx, Request& request);
    Response unrefer(const Context& ctx, Request& request);
    Response reopen(const Context& ctx, Request& request);
    Response paper(const Context& ctx, Request& request);
    Response adopt(const Context& ctx, Request& request);
    Response mark(const Context& ctx, Request& request);
    Response unmark(const Context& ctx, Request& request);
    Response report(const Context& ctx, Request& request);

  private:
    using Deeds = std::function<void(DossierId)>;
    Response run(const Context& ctx, Request& request, const std::string& act, const Deeds& deed);
    Response show(const Context& ctx, Request& request, const std::string& act,
                  const std::vector<core::Fault>& faults = {});

    Cabinet& cabinet_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

// On the dossier's page: what may be done, and what was told of it.
void show_care(core::page::Data& data, const Whole& whole, const core::Context& ctx, const core::words::Catalog& words);

}  // namespace archive::web
