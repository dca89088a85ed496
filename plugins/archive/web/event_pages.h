// SPDX-License-Identifier: Apache-2.0
// Pages of the events that start retention.
#pragma once

#include "archive/service/events.h"
#include "core/page/page.h"

namespace archive::web {

// The regulation and the words that prove it.
std::string proof(const Event& event, const core::words::Catalog& words);

// How many dossiers an event would start.
std::string told(const store::Reach& reach, const core::words::Catalog& words);

// Sections EVENTS and EVENT; those of the dossier itself may be taken back there by who may record them.
void show_events(core::page::Data& data, const std::vector<Event>& events, const std::set<EventId>& theirs,
                 const std::map<EventId, Proof>& proofs, const core::Context& ctx, const core::words::Catalog& words);

class EventPages {
  public:
    EventPages(Events& events, const core::page::Book& book, const core::words::Words& words)
        : events_(events), book_(book), words_(words) {}

    core::http::Response list(const core::Context& ctx, core::http::Request& request,
                              const std::vector<core::Fault>& faults = {},
                              const std::optional<store::Reach>& reach = {});
    core::http::Response record(const core::Context& ctx, core::http::Request& request);
    core::http::Response cancel(const core::Context& ctx, core::http::Request& request);

  private:
    Events& events_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace archive::web
