// SPDX-License-Identifier: Apache-2.0
// The acts of a dossier, each on a page of its own: one question, one button.
#pragma once

#include "archive/input/care_acts.h"
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
    Response act(const Context& ctx, Request& request, const input::CareAct& act);

  private:
    Response show(const Context& ctx, Request& request, const std::string& act,
                  const std::vector<core::Fault>& faults = {});

    Cabinet& cabinet_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

// On the dossier's page: what may be done, and what was told of it.
void show_care(core::page::Data& data, const Whole& whole, const core::Context& ctx, const core::words::Catalog& words);

}  // namespace archive::web
