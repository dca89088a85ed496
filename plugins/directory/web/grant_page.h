// SPDX-License-Identifier: Apache-2.0
// Mailboxes lent: the list, one of them with its history, and the form by which a secretary is named or an
// absence is said.
#pragma once

#include "core/http/message.h"
#include "core/page/page.h"
#include "core/words/words.h"
#include "directory/service/lend.h"

namespace directory::web {

// On the page of a position: who works in its mailbox.
void show_grants(core::page::Data& data, const std::vector<GrantLine>& lines, const core::words::Catalog& words);

class GrantPages {
  public:
    GrantPages(Lend& lend, const core::page::Book& book, const core::words::Words& words)
        : lend_(lend), book_(book), words_(words) {}

    core::http::Response list(const core::Context& ctx, core::http::Request& request);
    core::http::Response show(const core::Context& ctx, core::http::Request& request);
    core::http::Response form(const core::Context& ctx, core::http::Request& request);
    core::http::Response give(const core::Context& ctx, core::http::Request& request);
    core::http::Response revoke(const core::Context& ctx, core::http::Request& request);
    core::http::Response undo(const core::Context& ctx, core::http::Request& request);
    // On the page of the account: the mailbox of the seat, and how to say that one will be away.
    std::string on_account(const core::Context& ctx, const core::http::Request& request);

  private:
    core::http::Response shown(const core::Context& ctx, core::http::Request& request, GrantId id,
                               const std::vector<core::Fault>& faults);
    core::http::Response asked(const core::Context& ctx, core::http::Request& request, core::PositionId position,
                               GrantKind kind, const std::vector<core::Fault>& faults);

    Lend& lend_;
    const core::page::Book& book_;
    const core::words::Words& words_;
};

}  // namespace directory::web
