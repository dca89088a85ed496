// SPDX-License-Identifier: Apache-2.0
// The signing list, the acts on one subject, and the panel shown on the subject's own page.
#pragma once

#include <array>
#include <functional>

#include "core/page/page.h"
#include "signing/service/desk.h"
#include "signing/service/failures.h"
#include "signing/service/keys.h"
#include "signing/service/many.h"
#include "signing/service/queueing.h"

namespace signing::web {

class SigningPages {
  public:
    SigningPages(Desk& desk, Many& many, Keys& keys, Failures& failures, Queueing& queueing,
                 const core::page::Book& pages, const core::words::Words& words)
        : desk_(desk), many_(many), keys_(keys), failures_(failures), queueing_(queueing), pages_(pages), words_(words) {}

    core::http::Response list(const core::Context& ctx, const core::http::Request& request);
    // One letter; many are signed by SigningMany.
    core::http::Response sign(const core::Context& ctx, core::http::Request& request);
    // Has the signer's provider send him a one-time password.
    core::http::Response send_one_time(const core::Context& ctx, const core::http::Request& request);
    // Waits for his keeper, which does not answer; and no more.
    core::http::Response queue(const core::Context& ctx, const core::http::Request& request);
    core::http::Response unqueue(const core::Context& ctx, const core::http::Request& request);
    // Numbered and made for print, to be signed on paper: one at a time, on its own page.
    core::http::Response hand_to_ink(const core::Context& ctx, const core::http::Request& request);
    // One on its own page; from the list a batch, each with the content the list showed.
    core::http::Response pass(const core::Context& ctx, core::http::Request& request);
    core::http::Response give_back(const core::Context& ctx, const core::http::Request& request);
    core::http::Response undo(const core::Context& ctx, const core::http::Request& request);   // of giving back
    // The act when it is the actor's turn, and the steps. `subject`: "letter:<id>".
    std::string panel(const core::Context& ctx, const core::http::Request& request,
                      std::string_view subject);
    // The circuit of a running round: its steps, one to add, those that may go.
    core::http::Response change(const core::Context& ctx, const core::http::Request& request);
    core::http::Response add(const core::Context& ctx, const core::http::Request& request);
    core::http::Response remove(const core::Context& ctx, const core::http::Request& request);
    core::http::Response recall(const core::Context& ctx, const core::http::Request& request);
    // The paraf he gave a moment ago, from the message about it.
    core::http::Response recall_one(const core::Context& ctx, const core::http::Request& request);
    // What waits for the actor, for the desk; nothing when nothing waits.
    std::string on_desk(const core::Context& ctx, const core::http::Request& request);

  private:
    using Act = std::function<void(const std::string& subject)>;
    // Does the act ("signed") on each subject for itself; the page tells of each what became
    // of it.
    core::http::Response each(const core::Context& ctx, const core::http::Request& request,
                              const std::vector<std::string>& subjects, std::string_view word,
                              const Act& act);
    core::http::Response change_form(const core::Context& ctx, const core::http::Request& request,
                                     const std::vector<core::Fault>& faults);
    core::http::Response onward(const core::Context& ctx, const core::http::Request& request,
                                std::string_view flash);
    // What he types, or what stops him and how to mend it.
    void show_sign(core::page::Data& act, const core::Context& ctx, std::string_view subject, const Desk::View& view,
                   const core::http::Request& request);
    bool without_key(const core::Context& ctx);
    void show_others(core::page::Data& data, const core::Context& ctx, const Round& round,
                     std::string_view subject);

    Desk& desk_;
    Many& many_;
    Keys& keys_;
    Failures& failures_;
    Queueing& queueing_;
    const core::page::Book& pages_;
    const core::words::Words& words_;
};

// A sentence as TEXT, or as TEXT, the section TO_CERTIFICATE and REST where it names the page "Sertifikat saya", for
// _said.html to lead there.
void show_said(core::page::Data& data, const std::string& text, const core::words::Catalog& words);

// STEP rows of the round.
void show_steps(core::page::Data& data, const Round& round, const core::words::Catalog& words,
                const core::Context& ctx);

// Why a signature is not finished, since when, and that it may be tried again; `queued`: nothing of it is taken yet.
void show_failure(core::page::Data& data, const SigningFailure& failure, bool queued,
                  const core::words::Catalog& words, const core::Context& ctx);

}  // namespace signing::web
