// SPDX-License-Identifier: Apache-2.0
// Consent to letters, and many signed with one passphrase, over the API.
#pragma once

#include "core/http/message.h"
#include "signing/service/signing_many.h"

namespace signing::api {

class SigningManyApi {
  public:
    SigningManyApi(Reading& reading, SigningMany& many) : reading_(reading), many_(many) {}

    core::http::Response all(const core::Context& ctx);
    core::http::Response consent(const core::Context& ctx, const core::http::Request& request);
    core::http::Response withdraw(const core::Context& ctx, const core::http::Request& request);
    // {"subjects": [{"subject", "content"}], "passphrase"}; without subjects those consented to.
    core::http::Response sign(const core::Context& ctx, core::http::Request& request);
    core::http::Response resume(const core::Context& ctx, core::http::Request& request);

  private:
    Reading& reading_;
    SigningMany& many_;
};

}  // namespace signing::api
