// SPDX-License-Identifier: Apache-2.0
// The official lists on screen and to take away, the calendar of what falls due, what a newer schedule changes.
#pragma once

#include <filesystem>

#include "archive/service/changes.h"
#include "archive/service/lists.h"
#include "core/page/page.h"

namespace archive::web {

class ListPages {
  public:
    ListPages(Lists& lists, Changes& changes, const core::page::Book& book, const core::words::Words& words,
              std::filesystem::path fonts)
        : lists_(lists), changes_(changes), book_(book), words_(words), fonts_(std::move(fonts)) {}

    using Context = core::Context;
    using Request = core::http::Request;
    using Response = core::http::Response;
    Response list(const Context& ctx, Request& request) { return shown(ctx, request, {}); }
    // Of a list that could not be kept, with what was typed.
    Response shown(const Context& ctx, Request& request, const std::vector<core::Fault>& faults);
    Response sheet(const Context& ctx, Request& request);
    Response paper(const Context& ctx, Request& request);
    Response due(const Context& ctx, Request& request);
    Response rules(const Context& ctx, Request& request);
    // For classification.edition: what a draft of the schedule would move among dossiers.
    std::string impact(const Context& ctx, const Request& request, std::string_view of);

  private:
    // It goes out of the house, and stays in no browser where a secret dossier is on it.
    core::http::Response taken(const core::Context& ctx, const core::http::Request& request, const Listed& listed,
                               core::http::Response response);
    void show_keeping(core::page::Data& data, const Context& ctx, const Request& request, const ListWish& wish,
                      const std::vector<core::Fault>& faults);

    Lists& lists_;
    Changes& changes_;
    const core::page::Book& book_;
    const core::words::Words& words_;
    std::filesystem::path fonts_;
};

}  // namespace archive::web
