// SPDX-License-Identifier: Apache-2.0
// Users of BSrE, activations of seals and the opinion of BSrE's checker over the API.
#pragma once

#include "core/http/message.h"
#include "core/words/words.h"
#include "signing/service/activations.h"
#include "signing/service/bsre_users.h"
#include "signing/service/opinions.h"

namespace signing::api {

class BsreApi {
  public:
    BsreApi(BsreUsers& users, Activations& activations, Opinions& opinions, const core::words::Words& words)
        : users_(users), activations_(activations), opinions_(opinions), words_(words) {}

    using Context = core::Context;
    using Request = core::http::Request;
    using Response = core::http::Response;

    Response users(const Context& ctx, Request& request);
    Response user(const Context& ctx, Request& request);
    Response ask_user(const Context& ctx, Request& request);
    Response propose(const Context& ctx, Request& request);

    Response seals(const Context& ctx, Request& request);
    Response seal(const Context& ctx, Request& request);
    Response ask_activation(const Context& ctx, Request& request);
    Response enter_activation(const Context& ctx, Request& request);
    Response renew_activation(const Context& ctx, Request& request);
    Response revoke_activation(const Context& ctx, Request& request);

    Response opinion_of_file(const Context& ctx, Request& request);
    Response opinion_of_subject(const Context& ctx, Request& request);

  private:
    Response told(const Context& ctx, const Opinions::Asked& asked) const;

    BsreUsers& users_;
    Activations& activations_;
    Opinions& opinions_;
    const core::words::Words& words_;
};

}  // namespace signing::api
