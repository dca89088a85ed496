// SPDX-License-Identifier: Apache-2.0
// Certificates and enrolments over the API: one's own, and the officer's register.
#pragma once

#include "core/http/message.h"
#include "signing/service/enrolments.h"

namespace signing::api {

class CertificatesApi {
  public:
    CertificatesApi(Certificates& certificates, Enrolments& enrolments)
        : certificates_(certificates), enrolments_(enrolments) {}

    using Context = core::Context;
    using Request = core::http::Request;
    using Response = core::http::Response;

    Response mine(const Context& ctx, Request& request);
    Response ask(const Context& ctx, Request& request);
    Response withdraw(const Context& ctx, Request& request);
    Response make(const Context& ctx, Request& request);
    Response hand_in(const Context& ctx, Request& request);
    Response keep(const Context& ctx, Request& request);
    Response discard(const Context& ctx, Request& request);
    Response passphrase(const Context& ctx, Request& request);
    Response revoke_mine(const Context& ctx, Request& request);
    Response list(const Context& ctx, Request& request);
    Response show(const Context& ctx, Request& request);
    Response revoke(const Context& ctx, Request& request);
    Response enrolments(const Context& ctx, Request& request);
    Response enrolment(const Context& ctx, Request& request);
    Response approve(const Context& ctx, Request& request);
    Response refuse(const Context& ctx, Request& request);

  private:
    Certificates& certificates_;
    Enrolments& enrolments_;
};

}  // namespace signing::api
