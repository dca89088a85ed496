// SPDX-License-Identifier: Apache-2.0
// Table of contents of the room: rounds of paraf and signature, the seal, and the checking of PDFs.
#include "core/plugin/plugin.h"

#include "embedded/signing.h"
#include "signing/bsre_routes.h"
#include "signing/evidence_routes.h"
#include "signing/service/commands.h"
#include "signing/many_routes.h"
#include "signing/mark_routes.h"
#include "signing/provider_routes.h"
#include "signing/room.h"
#include "signing/service/demo.h"
#include "signing/service/forget.h"
#include "signing/clock_commands.h"
#include "signing/seal_commands.h"
#include "signing/trust_commands.h"

namespace signing {
namespace {

using core::Context;
using core::http::may;
using core::http::Request;

class SigningPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        settings(setup);
        setup.permission("signing.act", {"staff", "head", "clerk", "archivist"}, {"initial"});
        setup.permission("signing.sign", {"head"});
        setup.permission("signing.circuits", {"clerk", "admin"});
        setup.menu({"core.menu.signing", "/signing", "signature", 40, "signing.act",
                    [this](const Context& ctx) { return waiting(ctx); }});
        desk(setup);
        pages(setup);
        api(setup);
        ink(setup);
        circuits(setup);
        setup.fragment("letters.aside", [this](const Context& ctx, const Request& request,
                                               std::string_view subject) {
            return room_->pages.panel(ctx, request, subject);
        });
        setup.fragment("core.desk", [this](const Context& ctx, const Request& request, std::string_view) {
            return room_->pages.on_desk(ctx, request);
        });
        core::batch::Act initial{std::string(Many::act), "signing.batch.initial", "signing.act",
                                 [this](const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
                                     room_->many.run(ctx, task, done);
                                 }};
        initial.undo = Many::act_recall;
        setup.batch(std::move(initial));
        setup.batch({std::string(Many::act_recall), "signing.batch.recall", "signing.act",
                     [this](const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
                         room_->many.recall(ctx, task, done);
                     }});
        many_routes(setup, [this]() -> Room& { return *room_; });
        levels(setup);
        evidence_routes(setup, [this]() -> EvidenceFile& { return room_->evidence; });
        provider_routes(setup, [this]() -> Room& { return *room_; });
        mark_routes(setup, [this]() -> Room& { return *room_; });
        bsre_routes(setup, [this]() -> Room& { return *room_; });
        certificate_shelves(setup, [this]() -> CertificateRoom& { return room_->issuing; });
        shell(setup);
        setup.job(std::string(Awaited::job), [this](const core::jobs::Job&) {
            room_->sealing.awaited().say_all(house_->db, house_->clock.now());
        });
        setup.health("signing.judge", [this] { room_->judges.check(); }, false);
        setup.demo([this](const Context& ctx, core::Demo& demo) {
            fill_demo(ctx, demo, room_->keys, *house_);
            fill_demo_seals(ctx, demo, room_->office_keys, room_->directory, *house_);
            fill_demo_circuits(ctx, demo, room_->circuits, room_->directory, *house_);
        });
    }

    void start(core::Runtime& run) override {
        house_ = &run.house();
        run_ = &run;
        room_ = std::make_unique<Room>(run.house(), run.need<directory::Directory>(), run.need<core::batch::Batches>(),
                                       run.need<directory::Appointments>());
        room_->subjects.telling().through(run.need<notify::Notices>());
        run.need<core::auth::Explaining>().serve(room_->rules);
        run.offer<Rounds>(room_->desk);
        run.offer<Validator>(room_->verifier);
        run.offer<Verifications>(room_->asking);
        run.offer<Levels>(room_->raising);
        run.offer<Growths>(room_->raising);
        run.offer<Adopting>(room_->raising);
        run.offer<ForeignReports>(room_->foreign);
        run.offer<Forgetting>(forget_);
        run.offer<Timestamps>(room_->stamping);
        run.offer<Vouching>(room_->vouch);
        run.offer<Countersigning>(room_->earlier);
        await(run);
    }

    void stop() noexcept override {
        if (room_) room_->open_hands.close_all();
    }

  private:
    // From now on the room of deadlines is told; once, of what began before it was there.
    void await(core::Runtime& run) {
        auto& waits = run.need<deadlines::Waits>();
        room_->sealing.awaited().by(waits);
        const auto& house = run.house();
        house.db.write([&](core::db::Tx& tx) {
            const auto now = house.clock.now();
            if (waits.first(tx, now, Awaited::job)) core::jobs::add(tx, now, Awaited::job, core::Json::object());
        });
    }

    static void settings(core::Setup& setup) {
        setup.setting({"signing.timestamp_url", core::conf::Setting::Type::text, "",
                       "RFC 3161 service, http://...; empty: the built-in one"});
        setup.setting({"signing.evidence_hosts", core::conf::Setting::Type::text, "",
                       "hosts that may be asked for revocation information (OCSP, CRL); empty: none"});
        setup.setting({"signing.level", core::conf::Setting::Type::choice, "B-LT",
                       "baseline level of letters whose kind asks for none; B-LTA comes with filing in the archive",
                       0, INT64_MAX, {"B-B", "B-T", "B-LT", "B-LTA"}});
        setup.setting({"signing.verify_fetch", core::conf::Setting::Type::flag, "false",
                       "verification asks signing.evidence_hosts for revocation information a file lacks"});
        setup.setting({"signing.revocation", core::conf::Setting::Type::choice, "usual",
                       "revocation information verification wants: below every anchor (always), below all but the\n"
                       "national ones (usual), or none (if_known), for a house whose authority publishes none",
                       0, INT64_MAX, {"always", "usual", "if_known"}});
        setup.setting({"signing.second_look", core::conf::Setting::Type::flag, "true",
                       "verification has pages counted and drawn by another renderer, too (poppler)"});
        setup.setting({"signing.token_modules", core::conf::Setting::Type::text, "",
                       "libraries of PKCS#11 tokens that may be loaded, separated by spaces; empty: none"});
        setup.setting({"signing.certify", core::conf::Setting::Type::flag, "true",
                       "the first signature of a letter of ours certifies it (DocMDP P=2): afterwards it can only be\n"
                       "signed and filled in"});
    }

    void shell(core::Setup& setup) {
        commands(setup, {[this]() -> Keys& { return room_->keys; },
                         [this]() -> const Inspect& { return room_->inspect; },
                         [this]() -> core::House& { return *house_; },
                         [this]() -> Judges& { return room_->judges; },
                         [this]() -> TrustSets& { return room_->trust_sets; },
                         [this] { return run_->maybe<Marks>(); }});
        trust_commands(setup, {[this]() -> TrustLists& { return room_->trust_lists; },
                               [this]() -> const Inspect& { return room_->inspect; }});
        clock_commands(setup, [this]() -> TimestampWatch& { return room_->timestamps; });
        seal_commands(setup, {[this]() -> core::House& { return *house_; },
                              [this]() -> const OfficeKeys& { return room_->office_keys; },
                              [this]() -> Activations& { return room_->activations; },
                              [this]() -> directory::Directory& { return room_->directory; }});
    }

    std::int64_t waiting(const Context& ctx) {
        return room_->desk.count(ctx, StepKind::signature) + parafs(ctx);
    }
    std::int64_t parafs(const Context& ctx) {
        return room_->desk.count(ctx, StepKind::initial) + room_->desk.count(ctx, StepKind::coordination);
    }

    void levels(core::Setup& setup) {
        setup.on<Sealed>("signing.level", [this](const Sealed& event) { room_->raising.begin(event); });
        setup.job(std::string(Raising::job), [this](const core::jobs::Job& job) { room_->raising.raise(job); });
        setup.job(std::string(Foreign::job), [this](const core::jobs::Job& job) { room_->foreign.judge(job); },
                  {.first_wait = std::chrono::minutes(1)});
        setup.daily("signing.levels", std::chrono::minutes(195), [this](const core::jobs::Job&) {
            room_->raising.nightly();
            room_->foreign.nightly();
        });
        setup.health("signing.levels", [this] { room_->raising.check(); }, false);
        setup.health("signing.revocation", [this] { room_->revocation.check(); }, false);
        setup.health("signing.office_seal", [this] { room_->office_seals.check(); }, false);
    }

    void desk(core::Setup& setup) {
        setup.desk({"signing.desk.unsigned", "/signing?show=signature", 1, "signing.act",
                    [this](const Context& ctx) { return room_->desk.count(ctx, StepKind::signature); }});
        setup.desk({"signing.desk.unverified", "/signing?show=paraf", 3, "signing.act",
                    [this](const Context& ctx) { return parafs(ctx); }});
        setup.desk({"signing.desk.held", "/signing?show=held", 11, "signing.sign",
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
        setup.post("/signing/{subject}/undo", may("signing.act"), [this](const Context& ctx, Request& request) {
            return room_->pages.undo(ctx, request);
        });
        setup.post("/signing/{subject}/recall", may("signing.act"), [this](const Context& ctx, Request& request) {
            return room_->pages.recall_one(ctx, request);
        });
        setup.post("/signing/recall", may("signing.act"), [this](const Context& ctx, Request& request) {
            return room_->pages.recall(ctx, request);
        });
        setup.get("/signing/{subject}/change", may("signing.act"), [this](const Context& ctx, Request& request) {
            return room_->pages.change(ctx, request);
        });
        setup.post("/signing/{subject}/change/add", may("signing.act"), [this](const Context& ctx, Request& request) {
            return room_->pages.add(ctx, request);
        });
        setup.post("/signing/{subject}/change/remove", may("signing.act"),
                   [this](const Context& ctx, Request& request) { return room_->pages.remove(ctx, request); });
        setup.post("/signing/sign", may("signing.sign"), [this](const Context& ctx, Request& request) {
            return room_->pages.sign(ctx, request);
        });
    }

    void ink(core::Setup& setup) {
        setup.post("/signing/ink", may("signing.sign"),
                   [this](const Context& ctx, Request& request) { return room_->pages.hand_to_ink(ctx, request); });
        setup.post("/api/v1/signing/{subject}/ink", may("signing.sign"),
                   [this](const Context& ctx, Request& request) { return room_->api.hand_to_ink(ctx, request); });
    }

    void api(core::Setup& setup) {
        setup.get("/api/v1/signing", may("signing.act"),
                  [this](const Context& ctx, Request&) { return room_->api.waiting(ctx); });
        setup.post("/api/v1/signing/pass", may("signing.act"),
                   [this](const Context& ctx, Request& request) { return room_->api.pass_many(ctx, request); });
        setup.get("/api/v1/signing/{subject}", may("signing.act"),
                  [this](const Context& ctx, Request& request) { return room_->api.show(ctx, request); });
        setup.post("/api/v1/signing/{subject}/pass", may("signing.act"),
                   [this](const Context& ctx, Request& request) { return room_->api.pass(ctx, request); });
        setup.post("/api/v1/signing/{subject}/return", may("signing.act"),
                   [this](const Context& ctx, Request& request) { return room_->api.give_back(ctx, request); });
        setup.post("/api/v1/signing/{subject}/undo", may("signing.act"),
                   [this](const Context& ctx, Request& request) { return room_->api.undo(ctx, request); });
        setup.post("/api/v1/signing/{subject}/recall", may("signing.act"),
                   [this](const Context& ctx, Request& request) { return room_->api.recall(ctx, request); });
        setup.post("/api/v1/signing/{subject}/add", may("signing.act"),
                   [this](const Context& ctx, Request& request) { return room_->api.add(ctx, request); });
        setup.post("/api/v1/signing/{subject}/remove", may("signing.act"),
                   [this](const Context& ctx, Request& request) { return room_->api.remove(ctx, request); });
        setup.post("/api/v1/signing/{subject}/sign", may("signing.sign"),
                   [this](const Context& ctx, Request& request) { return room_->api.sign(ctx, request); });
    }

    template <class Object>
    core::http::Handler to(Object Room::*object,
                           core::http::Response (Object::*page)(const Context&, const Request&)) {
        return [this, object, page](const Context& ctx, Request& request) {
            return (room_.get()->*object.*page)(ctx, request);
        };
    }

    void circuits(core::Setup& setup) {
        using Pages = web::CircuitPages;
        using Api = api::CircuitsApi;
        const auto pages = &Room::circuit_pages;
        const auto api = &Room::circuits_api;
        setup.get("/signing/circuits", may("signing.circuits"), to(pages, &Pages::list));
        setup.post("/signing/circuits", may("signing.circuits"), to(pages, &Pages::create));
        setup.get("/signing/circuits/new", may("signing.circuits"), to(pages, &Pages::fresh));
        setup.get("/signing/circuits/{id}", may("signing.circuits"), to(pages, &Pages::show));
        setup.post("/signing/circuits/{id}", may("signing.circuits"), to(pages, &Pages::save));
        setup.post("/signing/circuits/{id}/remove", may("signing.circuits"), to(pages, &Pages::remove));
        setup.get("/api/v1/signing-circuits", may("signing.circuits"), to(api, &Api::list));
        setup.post("/api/v1/signing-circuits", may("signing.circuits"), to(api, &Api::create));
        setup.get("/api/v1/signing-circuits/{id}", may("signing.circuits"), to(api, &Api::show));
        setup.put("/api/v1/signing-circuits/{id}", may("signing.circuits"), to(api, &Api::save));
        setup.remove("/api/v1/signing-circuits/{id}", may("signing.circuits"), to(api, &Api::remove));
    }

    core::House* house_ = nullptr;
    core::Runtime* run_ = nullptr;   // for what rooms after this one offer
    std::unique_ptr<Room> room_;
    Forget forget_;
};

}  // namespace
}  // namespace signing

using signing::SigningPlugin;
NASKAH_PLUGIN(signing, SigningPlugin)
