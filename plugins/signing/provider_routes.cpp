// SPDX-License-Identifier: Apache-2.0
#include "signing/provider_routes.h"

#include "signing/room.h"

namespace signing {

using core::Context;
using core::http::may;
using core::http::Request;

namespace {

// Signatures that wait for their keeper, and where they are told.
void queue_routes(core::Setup& setup, const std::function<Room&()>& room) {
    setup.post("/signing/queue", may("signing.sign"),
               [room](const Context& ctx, Request& request) { return room().pages.queue(ctx, request); });
    setup.post("/signing/queue/remove", may("signing.sign"),
               [room](const Context& ctx, Request& request) { return room().pages.unqueue(ctx, request); });
    setup.post("/api/v1/signing/{subject}/queue", may("signing.sign"),
               [room](const Context& ctx, Request& request) { return room().api.queue(ctx, request); });
    setup.remove("/api/v1/signing/{subject}/queue", may("signing.sign"),
                 [room](const Context& ctx, Request& request) { return room().api.unqueue(ctx, request); });
    setup.desk({"signing.desk.queued", "/signing?show=queued", 13, "signing.sign",
                [room](const Context& ctx) { return room().desk.queued(ctx); }});
    setup.desk({"signing.desk.answered", "/signing?show=answered", 12, "signing.sign",
                [room](const Context& ctx) { return room().desk.answered(ctx); }});
    setup.desk({"signing.desk.keepers", "/signing?show=keepers", 14, "signing.act", [room](const Context& ctx) {
                    return static_cast<std::int64_t>(room().desk.waiting_for_keepers(ctx).size());
                }});
}

}  // namespace

void provider_routes(core::Setup& setup, std::function<Room&()> room) {
    const auto pages = [room](auto page) {
        return [room, page](const Context& ctx, Request& request) { return (room().provider_pages.*page)(ctx, request); };
    };
    const auto api = [room](auto act) {
        return [room, act](const Context& ctx, Request& request) { return (room().providers_api.*act)(ctx, request); };
    };
    using Pages = web::ProviderPages;
    using Api = api::ProvidersApi;
    const auto admin = may("core.admin");
    setup.get("/admin/signing/providers", admin, pages(&Pages::list));
    setup.post("/admin/signing/providers", admin, pages(&Pages::create));
    setup.get("/admin/signing/providers/new", admin, pages(&Pages::fresh));
    setup.get("/admin/signing/providers/{id}", admin, pages(&Pages::show));
    setup.post("/admin/signing/providers/{id}", admin, pages(&Pages::save));
    setup.post("/admin/signing/providers/{id}/test", admin, pages(&Pages::test));
    setup.post("/admin/signing/providers/{id}/remove", admin, pages(&Pages::remove));
    setup.post("/admin/signing/uses", admin, pages(&Pages::choose));
    setup.post("/admin/signing/uses/remove", admin, pages(&Pages::unchoose));
    const std::string base = "/api/v1/admin/signing/";
    setup.get(base + "providers", admin, api(&Api::list));
    setup.post(base + "providers", admin, api(&Api::create));
    setup.get(base + "providers/{id}", admin, api(&Api::show));
    setup.put(base + "providers/{id}", admin, api(&Api::save));
    setup.remove(base + "providers/{id}", admin, api(&Api::remove));
    setup.post(base + "providers/{id}/test", admin, api(&Api::test));
    setup.get(base + "uses", admin, api(&Api::uses));
    setup.put(base + "uses", admin, api(&Api::choose));
    setup.remove(base + "uses", admin, api(&Api::unchoose));

    setup.get("/api/v1/signing/{subject}/preflight", may("signing.sign"),
              [room](const Context& ctx, Request& request) { return room().api.preflight(ctx, request); });
    setup.post("/signing/otp", may("signing.sign"),
               [room](const Context& ctx, Request& request) { return room().pages.send_one_time(ctx, request); });
    setup.post("/api/v1/signing/otp", may("signing.sign"),
               [room](const Context& ctx, Request& request) { return room().api.send_one_time(ctx, request); });

    queue_routes(setup, room);

    setup.fragment("core.admin", [room](const Context& ctx, const Request& request, std::string_view) {
        return room().provider_pages.on_admin(ctx, request);
    });
    setup.health("signing.providers", [room] { room().providers.check(); }, false);
    setup.health("signing.timestamps", [room] { room().timestamps.check(); }, false);
    setup.job(std::string(Holding::job), [room](const core::jobs::Job& job) {
        Room& all = room();
        Context ctx;
        ctx.actor = core::Actor::system();
        ctx.clock = &all.clock;
        ctx.zone = all.issuing.house.zone;
        all.sealing.holding().watch(job, ctx, all.providers, all.timestamps);
    });
}

}  // namespace signing
