// SPDX-License-Identifier: Apache-2.0
// Table of contents of the room: saved searches and alerts, what was opened last, what is alike, selections, exports.
#include "core/plugin/plugin.h"

#include "embedded/seeking.h"
#include "seeking/api/seeking_api.h"
#include "seeking/web/pages.h"

namespace seeking {
namespace {

using core::Context;
using core::http::may;
using core::http::Request;
using core::http::Response;

ExportId export_of(const core::jobs::Job& job) { return ExportId::parse(job.payload.value("export", std::string())); }

class SeekingPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        setup.permission("seeking.use", {"staff", "head", "clerk", "archivist", "admin"});
        setup.permission("seeking.export", {"staff", "head", "clerk", "archivist"});
        setup.fragment("core.search", [this](const Context& ctx, const Request& request, std::string_view subject) {
            return web::on_search(*room_, ctx, request, subject);
        });
        setup.fragment("core.suggestions", [this](const Context& ctx, const Request& request, std::string_view subject) {
            return web::suggested(*room_, ctx, request, subject);
        });
        for (const char* slot : {"letters.aside", "incoming.aside", "archive.aside"})
            setup.fragment(slot, [this](const Context& ctx, const Request& request, std::string_view subject) {
                return web::beside(*room_, ctx, request, subject);
            });
        // Before the hours at which notices are gathered.
        setup.daily("seeking.look_all", std::chrono::hours(5), [this](const core::jobs::Job&) {
            room_->exporting.clear();
            room_->saved.look_all();
        });
        setup.job(std::string(SavedSearches::look_job), [this](const core::jobs::Job& job) {
            room_->saved.look(SavedId::parse(job.payload.value("search", std::string())));
        });
        setup.job(std::string(Exporting::job), [this](const core::jobs::Job& job) {
            room_->exporting.work(export_of(job));
        }, Exporting::retry, core::jobs::Where::anywhere, [this](core::db::Tx& tx, const core::jobs::Job& job) {
            room_->exporting.give_up(tx, export_of(job));
        });
        setup.job(std::string(Exporting::clear_job), [this](const core::jobs::Job&) { room_->exporting.clear(); });
        pages(setup);
        api(setup);
    }

    void start(core::Runtime& run) override {
        auto& house = run.house();
        const Parts parts{house.db, house.search, house.accounts, house.words, house.clock, house.zone};
        room_ = std::make_unique<Room>(parts, house.pages, house.words);
        auto& notices = run.need<notify::Notices>();
        room_->saved.through(notices);
        room_->exporting.through(notices);
        run.offer<Selections>(room_->exporting);
        run.offer<Exports>(room_->exporting);
        run.offer<Forms>(room_->exporting);
    }

  private:
    template <class Act>
    core::http::Handler to(Act act) {
        return [this, act](const Context& ctx, Request& request) { return act(*room_, ctx, request); };
    }

    void pages(core::Setup& setup) {
        const std::string use = "seeking.use", take = "seeking.export";
        setup.get("/searches", may(use), to(web::list));
        setup.post("/searches", may(use), to(web::keep));
        setup.get("/searches/{id}", may(use), to(web::run));
        setup.post("/searches/{id}", may(use), to(web::change));
        setup.post("/searches/{id}/remove", may(use), to(web::remove));
        setup.post("/selections", may(take), to(web::select));
        setup.get("/selections/{id}", may(take), to(web::selection));
        setup.post("/selections/{id}/export", may(take), to(web::ask_export));
        setup.get("/exports/{id}", may(take), to(web::show_export));
        setup.get("/exports/{id}/{file}", may(take), to(web::export_file));
        setup.post("/exports/{id}/stop", may(take), to(web::stop_export));
    }

    void api(core::Setup& setup) {
        const std::string use = "seeking.use", take = "seeking.export", base = "/api/v1/";
        setup.get(base + "searches", may(use), to(api::searches));
        setup.post(base + "searches", may(use), to(api::keep));
        setup.get(base + "searches/{id}", may(use), to(api::search));
        setup.put(base + "searches/{id}", may(use), to(api::change));
        setup.remove(base + "searches/{id}", may(use), to(api::remove));
        setup.get(base + "recent", may(use), to(api::recent));
        setup.get(base + "similar", may(use), to(api::similar));
        setup.post(base + "selections", may(take), to(api::select));
        setup.get(base + "selections/{id}", may(take), to(api::selection));
        setup.post(base + "selections/{id}/exports", may(take), to(api::ask_export));
        setup.get(base + "exports", may(take), to(api::exports));
        setup.get(base + "exports/{id}", may(take), to(api::show_export));
        setup.get(base + "exports/{id}/{file}", may(take), to(api::export_file));
        setup.post(base + "exports/{id}/stop", may(take), to(api::stop_export));
    }

    std::unique_ptr<Room> room_;
};

}  // namespace
}  // namespace seeking

using seeking::SeekingPlugin;
NASKAH_PLUGIN(seeking, SeekingPlugin)
