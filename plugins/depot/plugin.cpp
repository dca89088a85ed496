// SPDX-License-Identifier: Apache-2.0
// Table of contents of the room: holds, loans, where dossiers stand on paper, and who comes to read them.
#include "core/plugin/plugin.h"

#include "depot/api/depot_api.h"
#include "depot/api/places_api.h"
#include "depot/api/requests_api.h"
#include "depot/api/scans_api.h"
#include "depot/service/demo.h"
#include "depot/web/copy_pages.h"
#include "depot/web/hold_pages.h"
#include "depot/web/loan_pages.h"
#include "depot/web/place_pages.h"
#include "depot/web/reading_pages.h"
#include "depot/web/request_pages.h"
#include "depot/web/scan_pages.h"
#include "depot/web/today_page.h"
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
    terms.request_days = static_cast<int>(settings.integer("depot.request_days"));
    terms.request_more_days = static_cast<int>(settings.integer("depot.request_more_days"));
    terms.request_remind_days = static_cast<int>(settings.integer("depot.request_remind_days"));
    terms.forget_months = static_cast<int>(settings.integer("depot.forget_months"));
    terms.scan_look = static_cast<int>(settings.integer("depot.scan_look"));
    terms.scan_code = settings.text("depot.scan_code");
    terms.paper_acts = settings.flag("depot.paper_acts");
    return terms;
}

class DepotPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        settings(setup);
        setup.permission("depot.serve", {"clerk", "archivist"});
        setup.permission("depot.borrow", {"staff", "head", "clerk", "archivist"});
        setup.permission("depot.lend", {"clerk", "archivist"});
        setup.permission("depot.hold", {"archivist", "head"});
        // Of those of the records unit alone; see Holds::may_hold_all().
        setup.permission("depot.hold_all", {"archivist", "head"});
        setup.permission("depot.keep", {"archivist"});
        setup.menu({"depot.menu", "/depot", "building", 62, "depot.borrow", {}});
        setup.desk({"depot.desk.waiting", "/depot/loans?show=waiting", 15, "depot.lend", count(Shelf::waiting)});
        setup.desk({"depot.desk.overdue", "/depot/loans?show=overdue", 16, "depot.lend", count(Shelf::overdue)});
        setup.desk({"depot.desk.own_late", "/depot/loans?show=mine", 16, "depot.borrow",
                    [this](const Context& ctx) { return room_->services.loans.late_of_his(ctx); }});
        setup.desk({"depot.desk.releases", "/depot/holds?state=proposed", 17, "depot.hold",
                    [this](const Context& ctx) { return room_->services.holds.proposals(ctx); }});
        setup.desk({"depot.desk.misplaced", "/depot/misplaced", 18, "depot.lend",
                    [this](const Context& ctx) { return room_->services.places.count_misplaced(ctx); }});
        setup.desk({"depot.desk.requests", "/depot/requests", 19, "depot.serve",
                    [this](const Context& ctx) { return room_->services.requests.count(ctx, Desk::open); }});
        setup.desk({"depot.desk.requests_late", "/depot/requests?show=overdue", 20, "depot.serve",
                    [this](const Context& ctx) { return room_->services.requests.count(ctx, Desk::overdue); }});
        setup.fragment("seeking.selection", [this](const Context& ctx, const Request& request, std::string_view subject) {
            return web::on_selection(*room_, ctx, request, subject);
        });
        setup.fragment("archive.states", [this](const Context& ctx, const Request& request, std::string_view subject) {
            return web::states(*room_, ctx, request, subject);
        });
        setup.fragment("archive.aside", [this](const Context& ctx, const Request& request, std::string_view subject) {
            return web::panel(*room_, ctx, request, subject) + web::copies(*room_, ctx, request, subject);
        });
        jobs(setup);
        // What is lent and held are dossiers other rooms bring, so theirs come first.
        setup.demo([this](const Context& ctx, core::Demo& demo) {
            demo.last.push_back([this, ctx, &demo] { fill_demo(ctx, demo, room_->services, room_->fonts); });
        });
        holds(setup);
        loans(setup);
        places(setup);
        scans(setup);
        requests(setup);
        reading(setup);
    }

    void start(core::Runtime& run) override {
        auto& house = run.house();
        room_.reset(new Room{Services({house.db, house.clock, house.zone, run.need<archive::Holdings>(),
                                       run.need<archive::Gate>(), run.need<archive::Shelf>(),
                                       run.need<directory::Directory>(), run.need<directory::Endings>(),
                                       run.need<core::auth::Seating>(), run.need<deadlines::Calendar>(),
                                       run.need<notify::Notices>(), run.need<letters::Letters>(), house.search,
                                       terms_of(house.settings), &run.need<archive::Results>(),
                                       [&run] { return run.maybe<seeking::Selections>(); },
                                       &run.need<classification::RecordsOffice>(), &house.blobs,
                                       &run.need<archive::Readings>(), &run.need<signing::Vouching>(),
                                       &run.need<letters::Drafts>(), &run.need<classification::Instruments>(),
                                       &run.need<letters::Signers>(), &run.need<classification::Publicity>()}),
                             house.pages, house.words, std::filesystem::path(house.share) / "fonts",
                             [&run] { return run.maybe<archive::FileStandings>(); }});
        run.need<archive::Gate>().guard(room_->services.guarding);
        run.need<archive::Shelf>().keeper(room_->services.places);
        run.offer<Forgetting>(room_->services.copies);
        run.offer<DigitalCopies>(room_->services.copies);
        run.offer<archive::Digitised>(room_->services.copies);
        run.offer<Records>(room_->services.record);
        run.offer<archive::ToldPlaces>(room_->services.told);
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

    // What people do on a page a program does by the same path under /api/v1.
    void show(core::Setup& setup, const std::string& path, const std::string& right, Page page, Page api) {
        setup.get("/depot" + path, may(right), to(page));
        setup.get("/api/v1/depot" + path, may(right), to(api));
    }
    void act(core::Setup& setup, const std::string& path, const std::string& right, Page page, Page api) {
        setup.post("/depot" + path, may(right), to(page));
        setup.post("/api/v1/depot" + path, may(right), to(api));
    }

    void settings(core::Setup& setup) {
        using Type = Setting::Type;
        setup.setting({"depot.loan_days", Type::integer, "5", "working days a dossier is lent for", 1, 90});
        setup.setting({"depot.loan_extensions", Type::integer, "2", "how often a loan may be extended", 0, 20});
        setup.setting({"depot.loan_remind_days", Type::integer, "1",
                       "working days before a loan is due its borrower is reminded", 1, 30});
        setup.setting({"depot.request_days", Type::integer, "10",
                       "working days a request for public information is answered in (UU 14/2008)", 1, 90});
        setup.setting({"depot.request_more_days", Type::integer, "7",
                       "working days its term may be extended by, once (UU 14/2008); 0: never", 0, 90});
        setup.setting({"depot.request_remind_days", Type::integer, "2",
                       "working days before a request is due the desk is reminded", 1, 30});
        setup.setting({"depot.forget_months", Type::integer, "24",
                       "months after which what requesters and readers said of themselves is forgotten; 0: never", 0, 600});
        setup.setting({"depot.scan_look", Type::integer, "100",
                       "percent of the files of an alih media its checker looks at before he accepts it", 1, 100});
        setup.setting({"depot.scan_code", Type::text, "000.5.7", "classification code of the berita acara of an alih media"});
        setup.setting({"depot.paper_acts", Type::flag, "false",
                       "the berita acara of an alih media may be one signed on paper, in no letter of this house"});
    }

    void jobs(core::Setup& setup) {
        setup.job(Places::telling,
                  [this](const core::jobs::Job& job) { room_->services.places.tell_rest(job.payload); });
        setup.daily("depot.remind", std::chrono::hours(6), [this](const core::jobs::Job&) {
            room_->services.loans.remind();
            room_->services.holds.remind();
            room_->services.requests.remind();
            room_->services.places.look_at_all();
        });
        setup.daily("depot.forget", std::chrono::hours(3), [this](const core::jobs::Job&) {
            room_->services.requests.forget();
            room_->services.reading.forget();
        });
        setup.daily("depot.read_old", std::chrono::hours(1),
                    [this](const core::jobs::Job&) { room_->services.copies.read_old(system_context(room_->services.parts)); });
        setup.job(Sealing::job, [this](const core::jobs::Job& job) {
            room_->services.sealing.seal(system_context(room_->services.parts), ScanId::parse(core::json::text(job.payload, "scan")));
        });
        setup.daily("depot.seal_rest", std::chrono::hours(4),
                    [this](const core::jobs::Job&) { room_->services.sealing.seal_rest(system_context(room_->services.parts)); });
    }

    void holds(core::Setup& setup) {
        const std::string right = "depot.hold";
        show(setup, "/holds", right, web::holds, api::holds);
        act(setup, "/holds", right, web::open_hold, api::open_hold);
        setup.get("/depot/holds/new", may(right), to(web::new_hold));
        show(setup, "/holds/{id}", right, web::hold, api::hold);
        act(setup, "/holds/{id}/add", right, web::add_to_hold, api::add_to_hold);
        act(setup, "/holds/{id}/one", right, web::hold_one, api::hold_one);
        act(setup, "/holds/{id}/propose", right, web::propose_release, api::propose_release);
        act(setup, "/holds/{id}/release", right, web::release_hold, api::release_hold);
        act(setup, "/holds/{id}/keep", right, web::keep_hold, api::keep_hold);
    }

    void loans(core::Setup& setup) {
        const std::string ask = "depot.borrow", lend = "depot.lend";
        show(setup, "", ask, web::today, api::today);
        show(setup, "/loans", ask, web::loans, api::loans);
        setup.get("/depot/loans.xlsx", may(lend), to(web::loan_book));
        setup.get("/depot/loans.pdf", may(lend), to(web::loan_book_paper));
        setup.get("/api/v1/depot/loan-book", may(lend), to(api::loan_book));
        setup.get("/depot/loans/new", may(ask), to(web::new_loan));
        act(setup, "/loans", ask, web::ask_loan, api::ask_loan);
        show(setup, "/loans/{id}", ask, web::loan, api::loan);
        setup.get("/depot/loans/{id}/slip.pdf", may(ask), to(web::loan_slip));
        setup.get("/depot/loans/{id}/indicator.pdf", may(ask), to(web::loan_indicator));
        setup.get("/depot/loans/{id}/loss.pdf", may(ask), to(web::loan_loss));
        act(setup, "/loans/{id}/withdraw", ask, web::withdraw_loan, api::withdraw_loan);
        act(setup, "/loans/{id}/grant", lend, web::grant_loan, api::grant_loan);
        act(setup, "/loans/{id}/refuse", lend, web::refuse_loan, api::refuse_loan);
        act(setup, "/loans/{id}/out", lend, web::hand_out_loan, api::hand_out_loan);
        act(setup, "/loans/{id}/extend", lend, web::extend_loan, api::extend_loan);
        act(setup, "/loans/{id}/return", lend, web::take_back_loan, api::take_back_loan);
        act(setup, "/loans/{id}/lost", lend, web::lose_loan, api::lose_loan);
        setup.get("/api/v1/depot/dossiers/{id}", may(ask), to(api::dossier));
    }

    void places(core::Setup& setup) {
        const std::string look = "depot.lend", keep = "depot.keep";
        show(setup, "/places", look, web::places, api::places);
        act(setup, "/places", keep, web::make_place, api::make_place);
        show(setup, "/places/{id}", look, web::place, api::place);
        setup.get("/depot/places/{id}/labels.pdf", may(look), to(web::place_labels));
        setup.get("/depot/places/{id}/folders.pdf", may(look), to(web::folder_labels));
        setup.get("/depot/dossiers/{id}/label.pdf", may(look), to(web::folder_label));
        setup.post("/depot/places/{id}", may(keep), to(web::change_place));
        setup.put("/api/v1/depot/places/{id}", may(keep), to(api::change_place));
        act(setup, "/places/{id}/move", keep, web::move_place, api::move_place);
        act(setup, "/places/{id}/shelve", keep, web::fill_place, api::fill_place);
        act(setup, "/places/{id}/count", keep, web::take_stock, api::take_stock);
        show(setup, "/counts/{id}", look, web::count, api::count);
        setup.get("/depot/counts/{id}/list.xlsx", may(look), to(web::count_sheet));
        setup.get("/depot/counts/{id}/list.pdf", may(look), to(web::count_paper));
        show(setup, "/misplaced", look, web::misplaced, api::misplaced);
    }

    // The check is another's than the keeper who records the batch: clerks may, too.
    void scans(core::Setup& setup) {
        const std::string look = "depot.lend", keep = "depot.keep";
        show(setup, "/scans", look, web::scans, api::scans);
        act(setup, "/scans", keep, web::open_scan, api::open_scan);
        show(setup, "/scans/{id}", look, web::scan, api::scan);
        setup.get("/depot/scans/{id}/act.pdf", may(look), to(web::scan_paper));
        setup.get("/depot/scans/{id}/list.xlsx", may(look), to(web::scan_sheet));
        const core::http::Limits files{.body = 101u << 20, .uploads = true};
        setup.post("/depot/scans/{id}/files", may(keep), to(web::add_copies), files);
        setup.post("/api/v1/depot/scans/{id}/files", may(keep), to(api::add_copies), files);
        act(setup, "/scans/{id}/withdraw", keep, web::withdraw_copy, api::withdraw_copy);
        show(setup, "/copies/{id}", "depot.borrow", web::copy, web::copy);
        show(setup, "/copies/{id}/sums", "depot.borrow", web::copy_sums, web::copy_sums);
        show(setup, "/copies/{id}/seal", "depot.borrow", web::copy_seal, web::copy_seal);
        act(setup, "/scans/{id}/draft-act", keep, web::draft_scan_act, api::draft_scan_act);
        act(setup, "/scans/{id}/check", look, web::check_scan, api::check_scan);
        act(setup, "/scans/{id}/redo", keep, web::redo_scan, api::redo_scan);
        act(setup, "/scans/{id}/record", keep, web::record_scan, api::record_scan);
    }

    void requests(core::Setup& setup) {
        const std::string serve = "depot.serve", keep = "depot.keep";
        show(setup, "/requests", serve, web::requests, api::requests);
        act(setup, "/requests", serve, web::enter_request, api::enter_request);
        setup.get("/depot/requests.xlsx", may(serve), to(web::request_register));
        setup.get("/depot/requests.pdf", may(serve), to(web::request_register_paper));
        setup.get("/depot/requests/new", may(serve), to(web::new_request));
        setup.get("/api/v1/depot/request-book", may(serve), to(api::request_book));
        setup.get("/api/v1/depot/records", may(serve), to(api::found_records));
        show(setup, "/requests/{id}", serve, web::request_page, api::request);
        for (const auto& each : input::request_acts) {
            const auto path = "/requests/{id}/" + std::string(each.path);
            const auto* one = &each;
            setup.post("/depot" + path, may(serve), [this, one](const Context& ctx, Request& request) {
                return web::act_on_request(*room_, ctx, request, *one);
            });
            setup.post("/api/v1/depot" + path, may(serve), [this, one](const Context& ctx, Request& request) {
                return api::act_on_request(*room_, ctx, request, *one);
            });
        }
        show(setup, "/grounds", serve, web::grounds, api::grounds);
        act(setup, "/grounds", keep, web::add_ground, api::add_ground);
        act(setup, "/grounds/{id}/end", keep, web::end_ground, api::end_ground);
    }

    void reading(core::Setup& setup) {
        const std::string serve = "depot.serve";
        show(setup, "/readers", serve, web::reading_room, api::reading_room);
        act(setup, "/readers", serve, web::enter_reader, api::enter_reader);
        setup.get("/depot/visits.xlsx", may(serve), to(web::visit_book));
        setup.get("/depot/visits.pdf", may(serve), to(web::visit_book_paper));
        setup.get("/api/v1/depot/visits", may(serve), to(api::visit_book));
        act(setup, "/readers/{id}/visits", serve, web::begin_visit, api::begin_visit);
        show(setup, "/visits/{id}", serve, web::visit, api::visit);
        act(setup, "/visits/{id}/ask", serve, web::ask_at_table, api::ask_at_table);
        act(setup, "/visits/{id}/leave", serve, web::end_visit, api::end_visit);
    }

    std::unique_ptr<Room> room_;
};

}  // namespace
}  // namespace depot

using depot::DepotPlugin;
NASKAH_PLUGIN(depot, DepotPlugin)
