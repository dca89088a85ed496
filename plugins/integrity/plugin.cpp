// SPDX-License-Identifier: Apache-2.0
// Table of contents of the room: files read again and again, and the proof that they are what they were.
#include "core/plugin/plugin.h"

#include "core/jobs/jobs.h"
#include "embedded/integrity.h"
#include "integrity/api/integrity_api.h"
#include "integrity/commands.h"
#include "integrity/responses/responses.h"
#include "integrity/web/pages.h"

namespace integrity {
namespace {

using core::Context;
using core::http::may;
using core::http::Request;
using core::http::signed_in;

Budget budget_of(const core::conf::Settings& settings) {
    Budget budget;
    budget.bytes = static_cast<std::uint64_t>(settings.integer("integrity.nightly_mb")) << 20;
    budget.cycle = std::chrono::days(settings.integer("integrity.cycle_days"));
    budget.replica = settings.text("integrity.replica");
    return budget;
}

struct Room {
    Room(core::House& house, core::Runtime& run)
        : watch(house.db, house.blobs, house.clock, budget_of(house.settings)),
          trees(house.db, run.need<signing::Timestamps>()),
          heads(house.db, trees, house.settings.integer("integrity.nightly_leaves")),
          proofs(house.db, house.blobs, trees, run.need<letters::Letters>(), run.need<signing::Levels>(),
                 {[&run] { return run.maybe<incoming::Inbox>(); }, [&run] { return run.maybe<incoming::Enclosures>(); },
                  [&run] { return run.maybe<archive::Holdings>(); }, [&run] { return run.maybe<depot::DigitalCopies>(); },
                  [&run] { return run.maybe<archive::Came>(); }}),
          dossiers(house.db, {[&run] { return run.maybe<archive::Files>(); }, [&run] { return run.maybe<archive::Holdings>(); }, [&run] { return run.maybe<signing::Growths>(); },
                              [&run] { return run.maybe<incoming::Enclosures>(); },
                              [&run] { return run.maybe<depot::DigitalCopies>(); }, [&run] { return run.maybe<archive::Came>(); },
                              [&run] { return run.maybe<signing::ForeignReports>(); }}),
          pages(watch, trees, heads, proofs, dossiers, house.pages, house.words) {}

    Watch watch;
    Trees trees;
    Heads heads;
    Proofs proofs;
    FilesOfDossiers dossiers;
    web::Pages pages;
};

class IntegrityPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        settings(setup);
        setup.permission("integrity.read", {"archivist", "admin"});
        setup.menu({"integrity.menu", "/integrity", "shield-check", 65, "integrity.read", {}});
        routes(setup);
        for (const char* slot : {"letters.aside", "incoming.aside"})
            setup.fragment(slot, [this](const Context& ctx, const Request& request, std::string_view subject) {
                return room_->pages.panel(ctx, request, subject);
            });
        setup.fragment("archive.aside", [this](const Context& ctx, const Request& request, std::string_view subject) {
            return room_->pages.of_dossier(ctx, request, subject);
        });
        setup.daily("integrity.night", std::chrono::hours(1) + std::chrono::minutes(30), [this](const core::jobs::Job&) {
            room_->watch.begin(system());
            room_->watch.sweep_copies();
            room_->heads.night(system());   // before a tree is planted over what was tampered with
            room_->trees.plant(system());
        });
        setup.job(std::string(Watch::job), [this](const core::jobs::Job& job) {
            room_->watch.go_on(system(), job.payload.value("bytes", std::uint64_t{0}));
        });
        setup.job(std::string(Watch::copies_job), [this](const core::jobs::Job&) { room_->watch.sweep_copies(); });
        setup.job(std::string(Trees::job), [this](const core::jobs::Job&) { room_->trees.stamp(); });
        setup.health("integrity.files", [this] { room_->watch.check_health(house_->clock.now()); }, false);
        setup.health("integrity.trail", [this] { room_->heads.check_health(); }, false);
        commands(setup, {[this]() -> core::House& { return *house_; }, [this]() -> Watch& { return room_->watch; },
                         [this]() -> Trees& { return room_->trees; },
                         [this]() -> Heads& { return room_->heads; }, [this] { return room_ != nullptr; }});
        setup.demo([this](const Context& ctx, core::Demo& demo) {
            demo.last.push_back([this, ctx, &demo] {
                room_->watch.take_in(ctx);
                room_->trees.plant(ctx);
                room_->trees.stamp();
                demo.say("Bukti keutuhan: berkas demo ada dalam pohon yang bercap waktu");
            });
        });
    }

    void start(core::Runtime& run) override {
        house_ = &run.house();
        room_ = std::make_unique<Room>(run.house(), run);
        run.offer<Objects>(room_->watch);
        run.offer<Records>(room_->trees);
        run.offer<archive::FileStandings>(room_->dossiers);
        run.offer<core::audit::Witness>(room_->heads);
    }

  private:
    Context system() const {
        Context ctx;
        ctx.actor = core::Actor::system();
        ctx.clock = &house_->clock;
        ctx.zone = house_->zone;
        return ctx;
    }

    static void settings(core::Setup& setup) {
        using Type = core::conf::Setting::Type;
        setup.setting({"integrity.nightly_mb", Type::integer, "2048",
                       "how much of the archive is read again each night, megabytes", 1, 10'000'000});
        setup.setting({"integrity.nightly_leaves", Type::integer, "2000000",
                       "how many leaves of hash trees are held against the trail and their timestamps each night; the next "
                       "night goes on", 1, 10'000'000'000});
        setup.setting({"integrity.cycle_days", Type::integer, "90",
                       "no file is read again sooner; one left for twice as long is told the administrator", 1, 3650});
        setup.setting({"integrity.replica", Type::text, "",
                       "a copy of the folder data/blobs elsewhere, damaged files are put back from; empty: none"});
    }

    void routes(core::Setup& setup) {
        setup.get("/integrity", may("integrity.read"),
                  [this](const Context& ctx, Request& request) { return room_->pages.overview(ctx, request); });
        setup.get("/api/v1/integrity", may("integrity.read"),
                  [this](const Context&, Request&) { return api::overview(room_->watch, room_->trees, room_->heads); });
        setup.get("/integrity/proof", signed_in,
                  [this](const Context& ctx, Request& request) { return room_->pages.proof(ctx, request); });
        setup.get("/api/v1/integrity/proof", signed_in,
                  [this](const Context& ctx, Request& request) { return proof_response(room_->proofs, ctx, request); });
        setup.get("/integrity/file", signed_in,
                  [this](const Context& ctx, Request& request) { return room_->pages.file(ctx, request); });
        setup.get("/api/v1/integrity/file", signed_in,
                  [this](const Context& ctx, Request& request) { return file_response(room_->proofs, ctx, request); });
        setup.get("/api/v1/integrity/dossiers/{id}", signed_in, [this](const Context& ctx, Request& request) {
            return api::dossier(room_->dossiers, ctx, request, house_->words.in(ctx.language));
        });
    }

    core::House* house_ = nullptr;
    std::unique_ptr<Room> room_;
};

}  // namespace
}  // namespace integrity

using integrity::IntegrityPlugin;
NASKAH_PLUGIN(integrity, IntegrityPlugin)
