// SPDX-License-Identifier: Apache-2.0
// The page of a person: all his dossiers, and what happened to him, told once for all of them. Its address is that of
// one of them, so that no NIP stands in an address.
#pragma once

#include "archive/service/events.h"
#include "core/page/page.h"

namespace archive::web {

class PersonPages {
  public:
    PersonPages(Cabinet& cabinet, Events& events, const core::page::Book& book, const core::words::Words& words)
        : cabinet_(cabinet), events_(events), book_(book), words_(words) {}

    core::http::Response show(const core::Context& ctx, core::http::Request& request,
                              const std::vector<core::Fault>& faults = {},
                              const std::optional<Events::Reached>& reach = {});
    core::http::Response record(const core::Context& ctx, core::http::Request& request);

  private:
    Cabinet& cabinet_;
    Events& events_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace archive::web
