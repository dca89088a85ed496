// SPDX-License-Identifier: Apache-2.0
// What the built-in authority tells anybody over plain HTTP: timestamps, OCSP, revocation lists and its
// certificates, in the forms of RFC 3161, 6960 and 5280.
#pragma once

#include "core/http/message.h"
#include "core/http/pace.h"
#include "signing/service/pki.h"

namespace signing::web {

class PkiPages {
  public:
    PkiPages(Pki& pki, int per_minute) : pki_(pki), pace_(per_minute, "signing.error.too_many") {}

    using Context = core::Context;
    using Request = core::http::Request;
    using Response = core::http::Response;

    Response timestamp(const Context& ctx, const Request& request);
    Response ocsp_posted(const Context& ctx, const Request& request);
    // The question stands in the path (RFC 6960 appendix A.1).
    Response ocsp_in_path(const Context& ctx, const Request& request);
    Response list(const Context& ctx, const Request& request);          // {file}: "ca.crl", "root.crl"
    Response certificate(const Context& ctx, const Request& request);   // {file}: "ca.crt"

  private:
    // Throws Error(too_many, "signing.error.too_many").
    void take(const Context& ctx, const Request& request);
    Response ocsp(core::ByteView question);

    Pki& pki_;
    core::http::Pace pace_;
};

}  // namespace signing::web
