// SPDX-License-Identifier: Apache-2.0
// The directory's pages: units, positions, persons.
#pragma once

#include "core/http/message.h"
#include "core/page/page.h"
#include "core/words/words.h"
#include "directory/service/appoint.h"
#include "directory/service/browse.h"
#include "directory/service/lend.h"
#include "directory/service/reorganise.h"

namespace directory::web {

class Pages {
  public:
    Pages(Browse& browse, Appoint& appoint, Lend& lend, Reorganise& reorganise, const core::page::Book& book,
          const core::words::Words& words)
        : browse_(browse), appoint_(appoint), lend_(lend), reorganise_(reorganise), book_(book), words_(words) {}

    core::http::Response tree(const core::Context& ctx, core::http::Request& request);
    core::http::Response unit(const core::Context& ctx, core::http::Request& request,
                              const std::vector<core::Fault>& faults = {});
    core::http::Response end_unit(const core::Context& ctx, core::http::Request& request);
    core::http::Response position(const core::Context& ctx, core::http::Request& request);
    core::http::Response person(const core::Context& ctx, core::http::Request& request);
    core::http::Response appoint_form(const core::Context& ctx, core::http::Request& request);
    core::http::Response appoint(const core::Context& ctx, core::http::Request& request);
    core::http::Response end(const core::Context& ctx, core::http::Request& request);

  private:
    core::http::Response form(const core::Context& ctx, core::http::Request& request,
                              const AppointmentForm& typed, const std::vector<core::Fault>& faults);
    void show_ending(const core::Context& ctx, core::page::Data& data, const Unit& unit,
                     const core::http::Fields& typed);
    core::http::Response position_page(const core::Context& ctx, core::http::Request& request,
                                       core::PositionId id, const std::vector<core::Fault>& faults);

    Browse& browse_;
    Appoint& appoint_;
    Lend& lend_;
    Reorganise& reorganise_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace directory::web
