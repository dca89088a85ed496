// SPDX-License-Identifier: Apache-2.0
#include "signing/mark_routes.h"

#include "signing/room.h"

namespace signing {

void mark_routes(core::Setup& setup, std::function<Room&()> room) {
    using core::Context;
    using core::http::may;
    using core::http::Request;
    const auto admin = may("core.admin");
    setup.get("/admin/signing/providers/{id}/test-page", admin,
              [room](const Context& ctx, Request& request) { return room().mark_trial_pages.form(ctx, request); });
    setup.post("/admin/signing/providers/{id}/test-page", admin,
               [room](const Context& ctx, Request& request) { return room().mark_trial_pages.run(ctx, request); });
    setup.post("/api/v1/admin/signing/providers/{id}/test-page", admin,
               [room](const Context& ctx, Request& request) { return room().mark_trial_api.run(ctx, request); });
}

}  // namespace signing
