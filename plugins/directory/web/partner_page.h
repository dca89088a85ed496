// SPDX-License-Identifier: Apache-2.0
// The address book of partners: the list, one of them, writing it, merging two, taking many over.
#pragma once

#include "core/http/message.h"
#include "core/page/page.h"
#include "core/words/words.h"
#include "directory/service/partner_book.h"
#include "directory/service/partner_import.h"

namespace directory::web {

class PartnerPages {
  public:
    PartnerPages(PartnerBook& partners, PartnerImport& import, const core::page::Book& book,
                 const core::words::Words& words)
        : partners_(partners), import_(import), book_(book), words_(words) {}

    core::http::Response list(const core::Context& ctx, core::http::Request& request);
    core::http::Response show(const core::Context& ctx, core::http::Request& request);
    core::http::Response blank(const core::Context& ctx, core::http::Request& request);
    core::http::Response add(const core::Context& ctx, core::http::Request& request);
    core::http::Response edit(const core::Context& ctx, core::http::Request& request);
    core::http::Response save(const core::Context& ctx, core::http::Request& request);
    core::http::Response preview(const core::Context& ctx, core::http::Request& request);
    core::http::Response merge(const core::Context& ctx, core::http::Request& request);
    core::http::Response unmerge(const core::Context& ctx, core::http::Request& request);
    core::http::Response import_form(const core::Context& ctx, core::http::Request& request);
    core::http::Response upload(const core::Context& ctx, core::http::Request& request);
    core::http::Response confirm(const core::Context& ctx, core::http::Request& request);

  private:
    core::http::Response form(const core::Context& ctx, core::http::Request& request, const Partner& shown,
                              const std::vector<core::Fault>& faults);

    PartnerBook& partners_;
    PartnerImport& import_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace directory::web
