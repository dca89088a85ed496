// SPDX-License-Identifier: Apache-2.0
// Table of contents of the room: holds, loans, and where dossiers stand on paper.
#include "core/plugin/plugin.h"

#include "depot/api/depot_api.h"
#include "depot/api/places_api.h"
#include "depot/api/scans_api.h"
#include "depot/service/demo.h"
#include "depot/web/hold_pages.h"
#include "depot/web/loan_pages.h"
#include "depot/web/place_pages.h"
#include "depot/web/scan_pages.h"
#include "embedded/depot.h"

namespace depot {
namespace {

using core::Context;
using core::conf::Setting;
using core::http::may;
using core::http::Request;
using core::http::Response;

Terms terms_of(const core::conf::Settings& settings) {
    Terms terms;
    terms.loan_days = static_cast<int>(settings.integer("depot.loan_days"));
    terms.most_extensions = static_cast<int>(settings.integer("depot.loan_extensions"));
    terms.remind_days = static_cast<int>(settings.integer("depot.loan_remind_days"));
    return terms;
}

class DepotPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        using Type = Setting::Type;
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        setup.setting({"depot.loan_days", Type::integer, "5", "working days a dossier is lent for", 1, 90});
        setup.setting({"depot.loan_extensions", Type::integer, "2", "how often a loan may be extended", 0, 20});
        setup.setting({"depot.loan_remind_days", Type::integer, "1", "working days before a loan is due its borrower is reminded", 1, 30});
        setup.permission("depot.borrow", {"staff", "head", "clerk", "archivist"});
        setup.permission("depot.lend", {"clerk", "archivist"});
        setup.permission("depot.hold", {"archivist", "head"});
        setup.permission("depot.keep", {"archivist"});
        setup.menu({"depot.menu", "/depot", "building", 62, "depot.borrow", {}});
        setup.desk({"depot.desk.waiting", "/depot?show=waiting", 15, "depot.lend", count(Shelf::waiting)});
        setup.desk({"depot.desk.overdue", "/depot?show=overdue", 16, "depot.lend", count(Shelf::overdue)});
        setup.desk({"depot.desk.releases", "/depot/holds?state=proposed", 17, "depot.hold",
                    [this](const Context& ctx) { return room_->services.holds.proposals(ctx); }});
        setup.fragment("archive.aside", [this](const Context& ctx, const Request& request, std::string_view subject) {
            return web::panel(*room_, ctx, request, subject);
        });
        setup.daily("depot.remind", std::chrono::hours(6), [this](const core::jobs::Job&) {
            room_->services.loans.remind();
            room_->services.holds.remind();
        });
        // What is lent and held are dossiers other rooms bring, so theirs come first.
        setup.demo([this](const Context& ctx, core::Demo& demo) {
            demo.last.push_back([this, ctx, &demo] { fill_demo(ctx, demo, room_->services); });
        });
        holds(setup);
        loans(setup);
        places(setup);
        scans(setup);
    }

    void start(core::Runtime& run) override {
        auto& house = run.house();
        room_.reset(new Room{Services({house.db, house.clock, house.zone, run.need<archive::Holdings>(),
                                       run.need<archive::Gate>(), run.need<archive::Shelf>(),
                                       run.need<directory::Directory>(), run.need<deadlines::Calendar>(),
                                       run.need<notify::Notices>(), terms_of(house.settings)}),
                             house.pages, house.words, std::filesystem::path(house.share) / "fonts"});
        run.need<archive::Gate>().guard(room_->services.guarding);
        room_->services.telling.through(run.need<notify::Notices>());
    }

  private:
    using Page = Response (*)(Room&, const Context&, Request&);
    core::http::Handler to(Page page) {
        return [this, page](const Context& ctx, Request& request) { return page(*room_, ctx, request); };
    }
    std::function<std::int64_t(const Context&)> count(Shelf shelf) {
        return [this, shelf](const Context& ctx) { return room_->services.loans.count(ctx, shelf); };
    }

    void holds(core::Setup& setup) {
        const std::string right = "depot.hold", base = "/api/v1/depot/holds";
        setup.get("/depot/holds", may(right), to(web::holds));
        setup.get("/depot/holds/new", may(right), to(web::new_hold));
        setup.post("/depot/holds", may(right), to(web::open_hold));
        setup.get("/depot/holds/{id}", may(right), to(web::hold));
        setup.post("/depot/holds/{id}/add", may(right), to(web::add_to_hold));
        setup.post("/depot/holds/{id}/propose", may(right), to(web::propose_release));
        setup.post("/depot/holds/{id}/release", may(right), to(web::release_hold));
        setup.post("/depot/holds/{id}/keep", may(right), to(web::keep_hold));
        setup.get(base, may(right), to(api::holds));
        setup.post(base, may(right), to(api::open_hold));
        setup.get(base + "/{id}", may(right), to(api::hold));
        setup.post(base + "/{id}/add", may(right), to(api::add_to_hold));
        setup.post(base + "/{id}/propose", may(right), to(api::propose_release));
        setup.post(base + "/{id}/release", may(right), to(api::release_hold));
        setup.post(base + "/{id}/keep", may(right), to(api::keep_hold));
    }

    void loans(core::Setup& setup) {
        const std::string ask = "depot.borrow", lend = "depot.lend", base = "/api/v1/depot/loans";
        setup.get("/depot", may(ask), to(web::loans));
        setup.get("/depot/loans.xlsx", may(lend), to(web::loan_book));
        setup.get("/depot/loans.pdf", may(lend), to(web::loan_book_paper));
        setup.get("/depot/loans/new", may(ask), to(web::new_loan));
        setup.post("/depot/loans", may(ask), to(web::ask_loan));
        setup.get("/depot/loans/{id}", may(ask), to(web::loan));
        setup.get("/depot/loans/{id}/slip.pdf", may(ask), to(web::loan_slip));
        setup.get("/depot/loans/{id}/indicator.pdf", may(ask), to(web::loan_indicator));
        setup.get("/depot/loans/{id}/loss.pdf", may(ask), to(web::loan_loss));
        setup.post("/depot/loans/{id}/withdraw", may(ask), to(web::withdraw_loan));
        setup.post("/depot/loans/{id}/grant", may(lend), to(web::grant_loan));
        setup.post("/depot/loans/{id}/refuse", may(lend), to(web::refuse_loan));
        setup.post("/depot/loans/{id}/out", may(lend), to(web::hand_out_loan));
        setup.post("/depot/loans/{id}/extend", may(lend), to(web::extend_loan));
        setup.post("/depot/loans/{id}/return", may(lend), to(web::take_back_loan));
        setup.post("/depot/loans/{id}/lost", may(lend), to(web::lose_loan));
        setup.get(base, may(ask), to(api::loans));
        setup.get("/api/v1/depot/loan-book", may(lend), to(api::loan_book));
        setup.get("/api/v1/depot/dossiers/{id}", may(ask), to(api::dossier));
        setup.post(base, may(ask), to(api::ask_loan));
        setup.get(base + "/{id}", may(ask), to(api::loan));
        setup.post(base + "/{id}/withdraw", may(ask), to(api::withdraw_loan));
        setup.post(base + "/{id}/grant", may(lend), to(api::grant_loan));
        setup.post(base + "/{id}/refuse", may(lend), to(api::refuse_loan));
        setup.post(base + "/{id}/out", may(lend), to(api::hand_out_loan));
        setup.post(base + "/{id}/extend", may(lend), to(api::extend_loan));
        setup.post(base + "/{id}/return", may(lend), to(api::take_back_loan));
        setup.post(base + "/{id}/lost", may(lend), to(api::lose_loan));
    }

    void places(core::Setup& setup) {
        const std::string look = "depot.lend", keep = "depot.keep", base = "/api/v1/depot/places";
        setup.get("/depot/places", may(look), to(web::places));
        setup.post("/depot/places", may(keep), to(web::make_place));
        setup.get("/depot/places/{id}", may(look), to(web::place));
        setup.get("/depot/places/{id}/labels.pdf", may(look), to(web::place_labels));
        setup.post("/depot/places/{id}", may(keep), to(web::change_place));
        setup.post("/depot/places/{id}/move", may(keep), to(web::move_place));
        setup.post("/depot/places/{id}/shelve", may(keep), to(web::fill_place));
        setup.post("/depot/places/{id}/count", may(keep), to(web::take_stock));
        setup.get("/depot/counts/{id}", may(look), to(web::count));
        setup.get("/depot/counts/{id}/list.xlsx", may(look), to(web::count_sheet));
        setup.get("/depot/counts/{id}/list.pdf", may(look), to(web::count_paper));
        setup.get(base, may(look), to(api::places));
        setup.post(base, may(keep), to(api::make_place));
        setup.get(base + "/{id}", may(look), to(api::place));
        setup.put(base + "/{id}", may(keep), to(api::change_place));
        setup.post(base + "/{id}/move", may(keep), to(api::move_place));
        setup.post(base + "/{id}/shelve", may(keep), to(api::fill_place));
        setup.post(base + "/{id}/count", may(keep), to(api::take_stock));
        setup.get("/api/v1/depot/counts/{id}", may(look), to(api::count));
    }

    // The check is another's than the keeper who records the batch: clerks may, too.
    void scans(core::Setup& setup) {
        const std::string look = "depot.lend", keep = "depot.keep", base = "/api/v1/depot/scans";
        setup.get("/depot/scans", may(look), to(web::scans));
        setup.post("/depot/scans", may(keep), to(web::open_scan));
        setup.get("/depot/scans/{id}", may(look), to(web::scan));
        setup.get("/depot/scans/{id}/act.pdf", may(look), to(web::scan_paper));
        setup.post("/depot/scans/{id}/check", may(look), to(web::check_scan));
        setup.post("/depot/scans/{id}/redo", may(keep), to(web::redo_scan));
        setup.post("/depot/scans/{id}/record", may(keep), to(web::record_scan));
        setup.get(base, may(look), to(api::scans));
        setup.post(base, may(keep), to(api::open_scan));
        setup.get(base + "/{id}", may(look), to(api::scan));
        setup.post(base + "/{id}/check", may(look), to(api::check_scan));
        setup.post(base + "/{id}/redo", may(keep), to(api::redo_scan));
        setup.post(base + "/{id}/record", may(keep), to(api::record_scan));
    }

    std::unique_ptr<Room> room_;
};

}  // namespace
}  // namespace depot

using depot::DepotPlugin;
NASKAH_PLUGIN(depot, DepotPlugin)
