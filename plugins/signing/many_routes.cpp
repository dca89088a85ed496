// SPDX-License-Identifier: Apache-2.0
#include "signing/many_routes.h"

#include "signing/room.h"

namespace signing {

using core::Context;
using core::http::may;
using core::http::Request;

void many_routes(core::Setup& setup, std::function<Room&()> room) {
    setup.get("/signing/read", may("signing.sign"),
              [room](const Context& ctx, Request& request) { return room().reading_pages.read(ctx, request); });
    setup.post("/signing/read", may("signing.sign"),
               [room](const Context& ctx, Request& request) { return room().reading_pages.answer(ctx, request); });
    setup.get("/signing/many", may("signing.sign"),
              [room](const Context& ctx, Request& request) { return room().reading_pages.chosen(ctx, request); });
    setup.post("/signing/many", may("signing.sign"),
               [room](const Context& ctx, Request& request) { return room().reading_pages.sign(ctx, request); });
    setup.get("/signing/many/{id}", may("signing.sign"),
              [room](const Context& ctx, Request& request) { return room().reading_pages.waiting(ctx, request); });
    setup.post("/signing/many/{id}", may("signing.sign"),
               [room](const Context& ctx, Request& request) { return room().reading_pages.resume(ctx, request); });

    setup.get("/signing/permit", may("signing.sign"),
              [room](const Context& ctx, Request& request) { return room().reading_pages.came_back(ctx, request); });

    setup.get("/api/v1/signing/sign-many", may("signing.sign"),
              [room](const Context& ctx, Request&) { return room().many_api.all(ctx); });
    setup.post("/api/v1/signing/sign-many", may("signing.sign"),
               [room](const Context& ctx, Request& request) { return room().many_api.sign(ctx, request); });
    setup.post("/api/v1/signing/sign-many/{id}", may("signing.sign"),
               [room](const Context& ctx, Request& request) { return room().many_api.resume(ctx, request); });
    setup.post("/api/v1/signing/{subject}/consent", may("signing.sign"),
               [room](const Context& ctx, Request& request) { return room().many_api.consent(ctx, request); });
    setup.remove("/api/v1/signing/{subject}/consent", may("signing.sign"),
                 [room](const Context& ctx, Request& request) { return room().many_api.withdraw(ctx, request); });

    core::batch::Act act;
    act.name = SigningMany::act;
    act.title = "signing.batch.sign";
    act.right = "signing.sign";
    act.run = [room](const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
        room().signing_many.run(ctx, task, done);
    };
    act.owner_page = "/signing/many/{id}";
    act.owner_words = "signing.batch.passphrase";
    act.back_page = "/signing/read";
    act.back_words = "signing.many.read_on";
    act.rested = [room](core::batch::BatchId id, bool over) { room().signing_many.rested(id, over); };
    setup.batch(std::move(act));
    setup.job(std::string(SigningMany::wipe_job),
              [room](const core::jobs::Job&) { room().signing_many.close_expired(room().clock.now()); },
              {}, core::jobs::Where::serving);
    setup.leaving([room](core::PersonId person) {
        room().open_hands.close_of(person);
        room().permits.close_of(person);
    });
}

}  // namespace signing
