// SPDX-License-Identifier: Apache-2.0
// The page of one edition: its state, what differs from another one, and which codes took the place of which.
#pragma once

#include "classification/service/editions.h"
#include "core/http/message.h"
#include "core/page/page.h"
#include "core/words/words.h"

namespace classification::web {

class EditionPages {
  public:
    EditionPages(Editions& editions, const core::page::Book& book, const core::words::Words& words)
        : editions_(editions), book_(book), words_(words) {}

    core::http::Response show(const core::Context& ctx, core::http::Request& request);
    core::http::Response publish(const core::Context& ctx, core::http::Request& request);
    core::http::Response letter(const core::Context& ctx, core::http::Request& request);
    core::http::Response confirm(const core::Context& ctx, core::http::Request& request);
    core::http::Response verify(const core::Context& ctx, core::http::Request& request);
    core::http::Response refuse(const core::Context& ctx, core::http::Request& request);
    core::http::Response serve(const core::Context& ctx, core::http::Request& request);
    core::http::Response withdraw(const core::Context& ctx, core::http::Request& request);
    core::http::Response copy(const core::Context& ctx, core::http::Request& request);
    core::http::Response map(const core::Context& ctx, core::http::Request& request);
    core::http::Response map_recoded(const core::Context& ctx, core::http::Request& request);
    core::http::Response unmap(const core::Context& ctx, core::http::Request& request);

  private:
    core::http::Response page(const core::Context& ctx, core::http::Request& request, const std::string& id,
                              const std::string& of, const core::http::Fields* typed,
                              const std::vector<core::Fault>& faults);
    void show_approval(const core::Context& ctx, core::page::Data& data, const Editions::Line& line);
    // Whether the form is among them.
    bool show_comparing(const core::Context& ctx, core::page::Data& data, const Editions::Line& line, bool office,
                        const std::string& annex);
    void compare(const core::Context& ctx, core::page::Data& data, const Version& version, const std::string& of,
                 const std::vector<core::Fault>& faults);
    // The act; what is wrong with the form is told on the page.
    template <class Do>
    core::http::Response act(const core::Context& ctx, core::http::Request& request, const char* flash, Do act);

    Editions& editions_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace classification::web
