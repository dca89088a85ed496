// SPDX-License-Identifier: Apache-2.0
// Sends the receipt of a letter that came by mail back to its sender: asked for by the clerk, done by a job.
#pragma once

#include "core/jobs/jobs.h"
#include "core/words/words.h"
#include "incoming/service/printed_forms.h"
#include "notify/mail.h"

namespace incoming {

class ReceiptPost {
  public:
    ReceiptPost(Parts& parts, PrintedForms& forms) : parts_(parts), forms_(forms) {}

    static constexpr std::string_view job = "incoming.receipt";
    static constexpr core::jobs::Retry retry{7, std::chrono::seconds(30)};   // about an hour

    // At start; without it nothing can be sent.
    void through(notify::Mailer& mailer, const core::words::Words& words, std::string agency);
    bool there() const { return mailer_ != nullptr && mailer_->there(); }
    // By the clerk of the letter. Throws Error(not_found) where no address is known, Error(conflict) when it is on its
    // way, was sent, or is of a letter that is not ordinary, Error(unavailable) without a mail server.
    void ask(const core::Context& ctx, IncomingId id);
    void run(const core::jobs::Job& job);
    void give_up(core::db::Tx& tx, const core::jobs::Job& job);

  private:
    std::optional<notify::MailOut> written(IncomingId id);
    void end(core::db::Tx& tx, IncomingId id, std::string_view act, const std::function<void(ReceiptMail&)>& change);

    Parts& parts_;
    PrintedForms& forms_;
    notify::Mailer* mailer_ = nullptr;
    const core::words::Words* words_ = nullptr;
    std::string agency_;
};

}  // namespace incoming
