// SPDX-License-Identifier: Apache-2.0
// A test page signed at BSrE's service: where its mark comes out tells how that service counts places, before a
// letter depends on it. The page is kept nowhere.
#pragma once

#include "core/auth/accounts.h"
#include "signing/check/trust.h"
#include "signing/pades/embed.h"
#include "signing/service/hands.h"
#include "signing/service/providers.h"

namespace signing {

class MarkTrials {
  public:
    // `anchors`: what the service's answer is judged by.
    MarkTrials(core::db::Db& db, core::auth::Accounts& accounts, Providers& providers,
               std::function<check::Anchors()> anchors, std::string fonts)
        : db_(db), accounts_(accounts), providers_(providers), anchors_(std::move(anchors)), fonts_(std::move(fonts)) {}

    struct Outcome {
        double width = 0, height = 0;        // of the page, points
        pades::Box asked;                    // from the lower left corner
        std::optional<pades::Box> found;     // nothing: it does not show on that page
        bool right = false;                  // where it was asked for
        std::optional<MarkOrigin> origin;    // counting from there it would be, or is, right; nothing: from neither
    };
    // The provider, if a test page can be signed there: Error(conflict, "signing.error.no_mark_trial") else.
    Provider find(const core::Context& ctx, ProviderId id);
    // Whoever has this NIK, or by v2 this e-mail, proves himself once. Of a service with one-time passwords the first call, without one,
    // has it sent and throws Error(invalid) naming "otp". Throws what Hand::sign throws for such a service.
    Outcome run(const core::Context& ctx, ProviderId id, const std::string& nik, Proof proof);

  private:
    core::Bytes sign(const core::Context& ctx, const Provider& provider, const seal::WholeRequest& wish,
                     const core::Secret& secret);

    core::db::Db& db_;
    core::auth::Accounts& accounts_;
    Providers& providers_;
    std::function<check::Anchors()> anchors_;
    std::string fonts_;
};

}  // namespace signing
