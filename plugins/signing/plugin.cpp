// SPDX-License-Identifier: Apache-2.0
// Table of contents of the room: rounds of paraf and signature, the seal, and the checking of PDFs.
#include "core/plugin/plugin.h"

#include "embedded/signing.h"
#include "signing/api/signing_api.h"
#include "signing/service/commands.h"
#include "signing/service/demo.h"
#include "signing/service/inspect.h"
#include "signing/service/sealing.h"
#include "signing/web/signing_page.h"

namespace signing {
namespace {

using core::Context;
using core::http::may;
using core::http::Request;

struct Room {
    Room(core::House& house, directory::Directory& directory)
        : keys(house.data + "/keys", house.db, house.clock, house.settings.text("signing.timestamp_url")),
          inspect(keys),
          sealing(house.db, house.blobs, house.events, house.accounts, subjects, keys, inspect),
          desk(house.db, house.events, directory, subjects, sealing),
          pages(desk, keys, house.pages, house.words),
          api(desk) {}

    Subjects subjects;
    Keys keys;
    Inspect inspect;
    Sealing sealing;
    Desk desk;
    web::SigningPages pages;
    api::SigningApi api;
};

class SigningPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        setup.setting({"signing.timestamp_url", core::conf::Setting::Type::text, "",
                       "RFC 3161 service, http://...; empty: the built-in one"});
        setup.permission("signing.act", {"staff", "head", "clerk", "archivist"});
        setup.permission("signing.sign", {"head"});
        setup.menu({"core.menu.signing", "/signing", "signature", 40, "signing.act",
                    [this](const Context& ctx) { return waiting(ctx); }});
        desk(setup);
        pages(setup);
        api(setup);
        setup.fragment("letters.aside", [this](const Context& ctx, const Request& request,
                                               std::string_view subject) {
            return room_->pages.panel(ctx, request, subject);
        });
        setup.fragment("core.desk", [this](const Context& ctx, const Request& request, std::string_view) {
            return room_->pages.on_desk(ctx, request);
        });
        commands(setup, {[this]() -> Keys& { return room_->keys; },
                         [this]() -> Validator& { return room_->inspect; },
                         [this]() -> core::House& { return *house_; }});
        setup.demo([this](const Context& ctx, core::Demo& demo) {
            fill_demo(ctx, demo, room_->keys, *house_);
        });
    }

    void start(core::Runtime& run) override {
        house_ = &run.house();
        room_ = std::make_unique<Room>(run.house(), run.need<directory::Directory>());
        run.offer<Rounds>(room_->desk);
        run.offer<Validator>(room_->inspect);
    }

  private:
    std::int64_t waiting(const Context& ctx) {
        return room_->desk.count(ctx, StepKind::signature) + room_->desk.count(ctx, StepKind::initial);
    }

    void desk(core::Setup& setup) {
        const auto count = [this](StepKind kind) {
            return [this, kind](const Context& ctx) { return room_->desk.count(ctx, kind); };
        };
        setup.desk({"signing.desk.unsigned", "/signing", 1, "signing.act", count(StepKind::signature)});
        setup.desk({"signing.desk.unverified", "/signing", 3, "signing.act", count(StepKind::initial)});
        setup.desk({"signing.desk.held", "/signing", 11, "signing.sign",
                    [this](const Context& ctx) { return room_->desk.held(ctx); }});
    }

    void pages(core::Setup& setup) {
        setup.get("/signing", may("signing.act"), [this](const Context& ctx, Request& request) {
            return room_->pages.list(ctx, request);
        });
        setup.post("/signing/pass", may("signing.act"), [this](const Context& ctx, Request& request) {
            return room_->pages.pass(ctx, request);
        });
        setup.post("/signing/return", may("signing.act"), [this](const Context& ctx, Request& request) {
            return room_->pages.give_back(ctx, request);
        });
        setup.post("/signing/sign", may("signing.sign"), [this](const Context& ctx, Request& request) {
            return room_->pages.sign(ctx, request);
        });
    }

    void api(core::Setup& setup) {
        setup.get("/api/v1/signing", may("signing.act"),
                  [this](const Context& ctx, Request&) { return room_->api.waiting(ctx); });
        setup.get("/api/v1/signing/{subject}", may("signing.act"),
                  [this](const Context& ctx, Request& request) { return room_->api.show(ctx, request); });
        setup.post("/api/v1/signing/{subject}/pass", may("signing.act"),
                   [this](const Context& ctx, Request& request) { return room_->api.pass(ctx, request); });
        setup.post("/api/v1/signing/{subject}/return", may("signing.act"),
                   [this](const Context& ctx, Request& request) { return room_->api.give_back(ctx, request); });
        setup.post("/api/v1/signing/{subject}/sign", may("signing.sign"),
                   [this](const Context& ctx, Request& request) { return room_->api.sign(ctx, request); });
    }

    core::House* house_ = nullptr;
    std::unique_ptr<Room> room_;
};

}  // namespace
}  // namespace signing

using signing::SigningPlugin;
NASKAH_PLUGIN(signing, SigningPlugin)
