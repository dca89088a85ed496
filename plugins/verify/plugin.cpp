// SPDX-License-Identifier: Apache-2.0
// Table of contents of the room: public verification by code and by file.
#include "core/plugin/plugin.h"

#include "embedded/verify.h"
#include "verify/api/verify_api.h"
#include "verify/web/verify_page.h"

namespace verify {
namespace {

using core::Context;
using core::http::anyone;
using core::http::Request;

struct Room {
    Room(core::House& house, letters::Letters& letters, letters::Relations& relations, signing::Levels& levels,
         signing::Validator& validator, signing::Verifications& verifications)
        : pace(static_cast<int>(house.settings.integer("verify.per_minute")), "verify.error.too_many"),
          verify(house.db, house.blobs, letters, relations, levels, validator, verifications),
          pages(verify, pace, house.pages, house.words, house.public_url),
          words(house.words) {}

    core::http::Pace pace;
    Verify verify;
    web::VerifyPages pages;
    const core::words::Words& words;
};

class VerifyPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        setup.setting({"verify.per_minute", core::conf::Setting::Type::integer, "60",
                       "how often one address may ask in a minute", 1, 100000});
        const core::http::Limits upload{30u << 20, true};
        setup.get("/verify", anyone, [this](const Context& ctx, Request& request) {
            return room_->pages.form(ctx, request);
        });
        setup.post("/verify", anyone, [this](const Context& ctx, Request& request) {
            return room_->pages.by_file(ctx, request);
        }, upload);
        setup.get("/v/{code}", anyone, [this](const Context& ctx, Request& request) {
            return room_->pages.by_code(ctx, request);
        });
        setup.get("/v/{code}/pdf", anyone, [this](const Context& ctx, Request& request) {
            return room_->pages.file(ctx, request);
        });
        setup.get("/api/v1/verify/{code}", anyone, [this](const Context& ctx, Request& request) {
            return api::by_code(room_->verify, room_->pace, ctx, request);
        });
        setup.post("/api/v1/verify", anyone, [this](const Context& ctx, Request& request) {
            return api::by_file(room_->verify, room_->pace, ctx, request);
        }, upload);
        setup.post("/api/v1/verifications", anyone, [this](const Context& ctx, Request& request) {
            return api::judge(room_->verify, room_->pace, room_->words, ctx, request);
        }, upload);
    }

    void start(core::Runtime& run) override {
        room_ = std::make_unique<Room>(run.house(), run.need<letters::Letters>(), run.need<letters::Relations>(),
                                       run.need<signing::Levels>(), run.need<signing::Validator>(),
                                       run.need<signing::Verifications>());
    }

  private:
    std::unique_ptr<Room> room_;
};

}  // namespace
}  // namespace verify

using verify::VerifyPlugin;
NASKAH_PLUGIN(verify, VerifyPlugin)
