// SPDX-License-Identifier: Apache-2.0
// Table of contents of the room: dossiers handed over as packages others can read and check.
#include "core/plugin/plugin.h"

#include "embedded/packages.h"
#include "packages/api/packages_api.h"
#include "packages/web/pages.h"

namespace packages {
namespace {

using core::Context;
using core::http::may;
using core::http::Request;

Bounds bounds_of(const core::conf::Settings& settings) {
    return {static_cast<std::size_t>(settings.integer("packages.files")),
            static_cast<std::uint64_t>(settings.integer("packages.megabytes")) << 20,
            static_cast<int>(settings.integer("packages.days"))};
}

struct Room {
    Room(core::House& house, core::Runtime& run)
        : exports(house.db, house.blobs,
                  Gather(run.need<archive::Holdings>(), run.need<letters::Letters>(),
                         [&run] { return run.maybe<incoming::Inbox>(); }, house.blobs),
                  run.need<archive::Holdings>(), run.need<directory::Directory>(), run.need<signing::Timestamps>(),
                  run.need<core::batch::Batches>(), std::filesystem::path(house.data) / "packages",
                  bounds_of(house.settings)),
          pages(exports, house.pages, house.words) {}

    Exports exports;
    web::Pages pages;
};

class PackagesPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        using Type = core::conf::Setting::Type;
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        setup.setting({"packages.files", Type::integer, "2000", "most files of one package; more make parts", 1, 100'000});
        setup.setting({"packages.megabytes", Type::integer, "4096", "most megabytes of one package; more make parts", 1,
                       1'000'000});
        setup.setting({"packages.days", Type::integer, "14", "days a package made can be fetched", 1, 365});
        setup.permission(std::string(Exports::right), {"archivist"});
        setup.menu({"packages.title", "/packages", "archive", 66, std::string(Exports::right), {}});
        setup.batch({std::string(Exports::act), "packages.batch", std::string(Exports::right),
                     [this](const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
                         room_->exports.make(ctx, task, done);
                     }});
        setup.fragment("archive.aside", [this](const Context& ctx, const Request& request, std::string_view dossier) {
            return room_->pages.panel(ctx, request, dossier);
        });
        setup.daily("packages.expire", std::chrono::hours(3),
                    [this](const core::jobs::Job&) { room_->exports.expire(system()); });
        routes(setup);
    }

    void start(core::Runtime& run) override {
        house_ = &run.house();
        room_ = std::make_unique<Room>(run.house(), run);
    }

  private:
    Context system() const {
        Context ctx;
        ctx.actor = core::Actor::system();
        ctx.clock = &house_->clock;
        ctx.zone = house_->zone;
        return ctx;
    }

    void routes(core::Setup& setup) {
        const auto make = may(std::string(Exports::right));
        setup.get("/packages", make, [this](const Context& ctx, Request& r) { return room_->pages.list(ctx, r); });
        setup.post("/packages", make, [this](const Context& ctx, Request& r) { return room_->pages.ask(ctx, r); });
        setup.get("/packages/{id}/file", make,
                  [this](const Context& ctx, Request& r) { return room_->pages.file(ctx, r); });
        setup.get("/api/v1/packages", make,
                  [this](const Context& ctx, Request&) { return api::list(room_->exports, ctx); });
        setup.post("/api/v1/packages", make,
                   [this](const Context& ctx, Request& r) { return api::ask(room_->exports, ctx, r); });
        setup.get("/api/v1/packages/{id}", make,
                  [this](const Context& ctx, Request& r) { return api::show(room_->exports, ctx, r); });
        setup.get("/api/v1/packages/{id}/file", make,
                  [this](const Context& ctx, Request& r) { return api::file(room_->exports, ctx, r); });
    }

    core::House* house_ = nullptr;
    std::unique_ptr<Room> room_;
};

}  // namespace
}  // namespace packages

using packages::PackagesPlugin;
NASKAH_PLUGIN(packages, PackagesPlugin)
