// SPDX-License-Identifier: Apache-2.0
// Consent to letters, and many signed with one passphrase, over the API.
#pragma once

#include "core/http/message.h"
#include "signing/service/permits.h"

namespace signing::api {

class SigningManyApi {
  public:
    SigningManyApi(Desk& desk, Reading& reading, SigningMany& many, Permits& permits)
        : desk_(desk), reading_(reading), many_(many), permits_(permits) {}

    core::http::Response all(const core::Context& ctx);
    core::http::Response consent(const core::Context& ctx, const core::http::Request& request);
    core::http::Response withdraw(const core::Context& ctx, const core::http::Request& request);
    // {"subjects": [{"subject", "content"}], "passphrase"}; without subjects those consented to.
    core::http::Response sign(const core::Context& ctx, core::http::Request& request);
    // Where he gives leave on a page of his keeper: its address.
    core::http::Response resume(const core::Context& ctx, core::http::Request& request);

  private:
    // He gives leave on a page of his keeper, and types nothing.
    bool by_page(const core::Context& ctx) { return desk_.asked_of(ctx).ready.page; }

    Desk& desk_;
    Reading& reading_;
    SigningMany& many_;
    Permits& permits_;
};

}  // namespace signing::api
