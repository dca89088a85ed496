// SPDX-License-Identifier: Apache-2.0
// Table of contents of the room: dossiers handed over as packages others can read and check.
#include <iostream>

#include "core/plugin/plugin.h"

#include "embedded/packages.h"
#include "packages/api/packages_api.h"
#include "packages/input/bring.h"
#include "packages/input/fields.h"
#include "packages/service/coming.h"
#include "packages/service/forgetting.h"
#include "packages/service/handover.h"
#include "packages/web/pages.h"

namespace packages {
namespace {

using core::Context;
using core::http::may;
using core::http::Request;

constexpr std::size_t most_receipt = 32u << 20;   // of a package with the most items one may have

Bounds bounds_of(const core::conf::Settings& settings) {
    return {static_cast<std::size_t>(settings.integer("packages.files")),
            static_cast<std::uint64_t>(settings.integer("packages.megabytes")) << 20,
            static_cast<int>(settings.integer("packages.days")), settings.text("packages.receipt_unstamped") == "second_person"};
}

// Besides the files of the items a package holds its metadata, and of an item its newest file, what came with it, and an
// evidence record of each.
CrateBounds crate_of(const core::conf::Settings& settings) {
    constexpr std::size_t around = 100, of_item = 8;
    const auto bounds = bounds_of(settings);
    return {of_item * bounds.files + around, std::max<std::uint64_t>(bounds.bytes, 1u << 30)};
}

struct Room {
    Room(core::House& house, core::Runtime& run)
        : besides({run.need<signing::Levels>(), run.need<signing::ForeignReports>(), house.words}, [&run] { return run.maybe<incoming::Enclosures>(); },
                  [&run] { return run.maybe<integrity::Records>(); }, house.blobs),
          exports(house.db, house.blobs,
                  Gather({run.need<archive::Holdings>(), run.need<archive::Accounts>()}, run.need<letters::Letters>(),
                         [&run] { return run.maybe<incoming::Inbox>(); },
                         [&run] { return run.maybe<depot::DigitalCopies>(); },
                         besides, house.blobs),
                  run.need<archive::Holdings>(), run.need<directory::Directory>(),
                  {run.need<directory::Directory>(), run.need<directory::Endings>()},
                  run.need<signing::Timestamps>(), run.need<signing::Vouching>(), run.need<core::batch::Batches>(),
                  house.words,
                  std::filesystem::path(house.data) / "packages", bounds_of(house.settings)),
          settling(house.db, house.blobs, run.need<archive::Holdings>(), {run.need<signing::Adopting>(), run.need<signing::ForeignReports>()}, run.need<notify::Notices>(),
                   house.clock, house.zone, std::filesystem::path(house.data) / "packages" / "received", bounds_of(house.settings).days),
          imports(house.db, house.blobs, run.need<archive::Arrivals>(), run.need<archive::Holdings>(),
                  run.need<classification::Instruments>(), run.need<directory::Directory>(), {run.need<directory::Directory>(), run.need<directory::Endings>()},
                  run.need<signing::Timestamps>(), run.need<signing::Vouching>(),
                  std::filesystem::path(house.data) / "packages" / "received", crate_of(house.settings),
                  [&run] { return run.maybe<depot::DigitalCopies>(); }, settling),
          handover(run.need<archive::Holdings>(), [&run] { return run.maybe<depot::DigitalCopies>(); },
                   [this](core::db::Tx& tx, archive::DossierId dossier, const std::vector<archive::KeptItem>& items) {
                       return besides.today(tx, dossier, items);
                   },
                   bounds_of(house.settings).second_person),
          forgotten(house.db, run.need<archive::Holdings>(), std::filesystem::path(house.data) / "packages",
                    std::filesystem::path(house.data) / "packages" / "received"),
          standing([&run] { return run.maybe<depot::Records>(); }),
          pages(exports, imports, house.pages, house.words), words(house.words) {
        exports.know(standing);
        settling.through();
    }

    Besides besides;
    Exports exports;
    Settling settling;
    Imports imports;
    Handover handover;
    Forgotten forgotten;
    Standing standing;
    Coming coming;
    web::Pages pages;
    const core::words::Words& words;
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
        setup.setting({"packages.megabytes", Type::integer, "240",
                       "most megabytes of one package; more make parts (another Naskah takes 256 at once)", 1,
                       1'000'000});
        setup.setting({"packages.days", Type::integer, "14", "days a package made can be fetched", 1, 365});
        setup.setting({"packages.receipt_unstamped", Type::choice, "refuse",
                       "a receipt without a seal or timestamp of somebody this house trusts: no copy is removed on it (refuse), or\n"
                       "once a second person has confirmed it (second_person)",
                       0, INT64_MAX, {"refuse", "second_person"}});
        setup.permission(std::string(Exports::right), {"archivist"});
        setup.permission(std::string(Imports::right), {"archivist"});
        setup.menu({"packages.title", "/packages", "package", 66, std::string(Exports::right), {}});
        setup.batch({std::string(Exports::act), "packages.batch", std::string(Exports::right),
                     [this](const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
                         room_->exports.make(ctx, task, done);
                     }});
        setup.fragment("archive.aside", [this](const Context& ctx, const Request& request, std::string_view dossier) {
            return room_->pages.panel(ctx, request, dossier);
        });
        setup.command({"packages:bring", "FILE --as LOGIN [--take] [--code CODE]",
                       "check a package of another house, however large, in the name of that person; it waits in the page of packages "
                       "received until it is taken, there or with --take",
                       [this](const Context& ctx, const std::vector<std::string>& words) {
                           return input::bring(ctx, *house_, room_->imports, words, std::cout);
                       }});
        setup.daily("packages.expire", std::chrono::hours(3),
                    [this](const core::jobs::Job&) { room_->exports.expire(system()); });
        setup.daily("packages.expire_received", std::chrono::hours(3) + std::chrono::minutes(5),
                    [this](const core::jobs::Job&) { room_->settling.expire(system()); });
        setup.job(std::string(Settling::job), [this](const core::jobs::Job& job) {
            room_->settling.settle(ImportId::parse(core::json::text(job.payload, "import")));
        });
        setup.daily("packages.sweep", std::chrono::hours(3) + std::chrono::minutes(10),
                    [this](const core::jobs::Job&) { room_->forgotten.sweep(); });
        routes(setup);
    }

    void start(core::Runtime& run) override {
        house_ = &run.house();
        room_ = std::make_unique<Room>(run.house(), run);
        run.need<archive::Gate>().guard(room_->handover);
        run.offer<Forgetting>(room_->forgotten);
        run.offer<Receipts>(room_->handover);
        run.offer<Witness>(room_->standing);
        run.offer<archive::Came>(room_->coming);
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
        const auto page = [this](core::http::Response (web::Pages::*act)(const Context&, Request&)) {
            return [this, act](const Context& ctx, Request& r) { return (room_->pages.*act)(ctx, r); };
        };
        const auto take = may(std::string(Imports::right));
        setup.get("/packages/{id}", make, page(&web::Pages::show));
        setup.get("/packages/{id}/parts", make, page(&web::Pages::parts));
        setup.get("/packages/{id}/stamp", make, page(&web::Pages::stamp_file));
        setup.post("/packages/{id}/stamp", make, page(&web::Pages::stamp));
        setup.post("/packages/{id}/stay", make, page(&web::Pages::stay));
        setup.post("/packages/{id}/receipt", make, page(&web::Pages::receipt), {most_receipt, true});
        setup.post("/packages/{id}/receipt/confirm", make, page(&web::Pages::confirm_receipt));
        setup.get("/packages/{id}/receipt", make, page(&web::Pages::receipt_file));
        setup.get("/packages/imports", take, page(&web::Pages::imports));
        setup.post("/packages/imports", take, page(&web::Pages::bring), {most_brought, true});
        setup.get("/packages/imports/{id}", take, page(&web::Pages::import));
        setup.post("/packages/imports/{id}/take", take, page(&web::Pages::take));
        setup.get("/packages/imports/{id}/files/{file}", take, page(&web::Pages::along));
        setup.get("/packages/imports/{id}/receipt", take, page(&web::Pages::given_receipt));
        api_routes(setup);
        api_imports(setup);
    }

    void api_imports(core::Setup& setup) {
        const auto take = may(std::string(Imports::right));
        const std::string base = "/api/v1/packages/imports";
        setup.get(base, take,
                  [this](const Context& ctx, Request& r) { return api::imports(room_->imports, ctx, r); });
        setup.post(base, take,
                   [this](const Context& ctx, Request& r) { return api::bring(room_->imports, room_->words, ctx, r); },
                   {most_brought, true});
        setup.get(base + "/{id}", take,
                  [this](const Context& ctx, Request& r) { return api::import(room_->imports, room_->words, ctx, r); });
        setup.post(base + "/{id}/take", take,
                   [this](const Context& ctx, Request& r) { return api::take(room_->imports, room_->words, ctx, r); });
        setup.get(base + "/{id}/files/{file}", take,
                  [this](const Context& ctx, Request& r) { return input::along_of(room_->imports, ctx, r); });
        setup.get(base + "/{id}/receipt", take,
                  [this](const Context& ctx, Request& r) { return api::given_receipt(room_->imports, ctx, r); });
    }

    void api_routes(core::Setup& setup) {
        const auto make = may(std::string(Exports::right));
        const std::string one = "/api/v1/packages/{id}/";
        setup.get(one + "parts", make,
                  [this](const Context& ctx, Request& r) { return api::parts(room_->exports, ctx, r); });
        setup.get(one + "stamp", make,
                  [this](const Context& ctx, Request& r) { return api::stamp_file(room_->exports, ctx, r); });
        setup.post(one + "stamp", make,
                   [this](const Context& ctx, Request& r) { return api::stamp(room_->exports, ctx, r); });
        setup.post(one + "stay", make,
                   [this](const Context& ctx, Request& r) { return api::stay(room_->exports, ctx, r); });
        setup.post(one + "receipt", make,
                   [this](const Context& ctx, Request& r) { return api::receipt(room_->exports, ctx, r); },
                   {most_receipt, true});
        setup.post(one + "receipt/confirm", make,
                   [this](const Context& ctx, Request& r) { return api::confirm_receipt(room_->exports, ctx, r); });
        setup.get(one + "receipt", make,
                  [this](const Context& ctx, Request& r) { return api::receipt_file(room_->exports, ctx, r); });
        setup.get("/api/v1/packages", make,
                  [this](const Context& ctx, Request& r) { return api::list(room_->exports, ctx, r); });
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
