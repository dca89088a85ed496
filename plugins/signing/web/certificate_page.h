// SPDX-License-Identifier: Apache-2.0
// "Sertifikat saya", the officer's register, and the acts on both; one question on each page.
#pragma once

#include <functional>

#include "core/page/page.h"
#include "signing/service/desk.h"
#include "signing/service/enrolments.h"
#include "signing/service/providers.h"

namespace signing::web {

class CertificatePages {
  public:
    CertificatePages(Certificates& certificates, Enrolments& enrolments, const core::page::Book& pages,
                     const core::words::Words& words)
        : certificates_(certificates), enrolments_(enrolments), pages_(pages), words_(words) {}

    using Context = core::Context;
    using Request = core::http::Request;
    using Response = core::http::Response;

    Response mine(const Context& ctx, const Request& request);
    // The forms, each with its own question.
    Response ask_form(const Context& ctx, const Request& request);
    Response make_form(const Context& ctx, const Request& request);
    Response import_form(const Context& ctx, const Request& request);
    Response passphrase_form(const Context& ctx, const Request& request);
    Response revoke_form(const Context& ctx, const Request& request);

    Response ask(const Context& ctx, Request& request);
    Response withdraw(const Context& ctx, Request& request);
    Response make(const Context& ctx, Request& request);
    Response hand_in(const Context& ctx, Request& request);
    Response keep(const Context& ctx, Request& request);
    Response discard(const Context& ctx, Request& request);
    Response passphrase(const Context& ctx, Request& request);
    Response revoke(const Context& ctx, Request& request);

    // The officer's.
    Response list(const Context& ctx, const Request& request);
    Response show(const Context& ctx, const Request& request);
    Response revoke_one(const Context& ctx, Request& request);
    Response enrolment(const Context& ctx, const Request& request);
    Response approve(const Context& ctx, Request& request);
    Response refuse(const Context& ctx, Request& request);

    // Whoever signs with a key elsewhere is told of that one, and not that he has none here. `keeper`: who keeps the
    // actor's key; asks nobody. `key`: what its keeper says of it; not asked of BSrE, whose users are looked up by
    // night.
    void signs_elsewhere(std::function<Served(const Context&)> keeper, std::function<Desk::Asked(const Context&)> key) {
        keeper_ = std::move(keeper);
        key_ = std::move(key);
    }

    // What ends soon or stops signing, for the desk; nothing when all is well.
    std::string on_desk(const Context& ctx, const Request& request);
    std::string on_account(const Context& ctx, const Request& request);

  private:
    using Faults = std::vector<core::Fault>;
    struct Revoking {
        RevocationReason reason = RevocationReason::unspecified;
        std::string note;
    };
    static Revoking revoking_of(const Request& request);
    static void show_reasons(core::page::Data& data, const core::words::Catalog& words);
    Response form(const Context& ctx, const Request& request, std::string_view act, const Faults& faults);
    // Does it; what is wrong is told on the form it came from.
    Response tried(const Context& ctx, const Request& request, std::string_view act, std::string_view flash,
                   const std::function<void()>& act_now);
    Response show_with(const Context& ctx, const Request& request, const Faults& faults);
    Response enrolment_with(const Context& ctx, const Request& request, const Faults& faults);
    // Nothing for whoever signs with a file of this server.
    std::optional<Provider> elsewhere(const Context& ctx) const;
    void show_key_elsewhere(core::page::Data& data, const Provider& keeper, const Context& ctx);
    void facts(core::page::Data& data, const Certificate& one, const Context& ctx);
    void show_register(core::page::Data& data, const Context& ctx, const Request& request);

    Certificates& certificates_;
    Enrolments& enrolments_;
    const core::page::Book& pages_;
    const core::words::Words& words_;
    std::function<Served(const Context&)> keeper_ = [](const Context&) { return Served{}; };
    std::function<Desk::Asked(const Context&)> key_;
};

}  // namespace signing::web
