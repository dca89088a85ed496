// SPDX-License-Identifier: Apache-2.0
// The directory's table of contents: everything this room brings to the house.
#include "core/plugin/plugin.h"

#include <memory>

#include "core/base/file.h"
#include "directory/api/delegation_api.h"
#include "directory/api/directory_api.h"
#include "directory/api/grant_api.h"
#include "directory/api/partner_api.h"
#include "directory/service/demo.h"
#include "directory/service/report.h"
#include "core/table/csv_reader.h"
#include "directory/table/workbook.h"
#include "directory/web/delegation_page.h"
#include "directory/web/grant_page.h"
#include "directory/web/import_page.h"
#include "directory/web/pages.h"
#include "directory/web/partner_page.h"
#include "embedded/directory.h"

namespace directory {
namespace {

using core::Context;
using core::http::may;
using core::http::Request;

struct Room {
    explicit Room(core::House& house_)
        : house(house_),
          office(house.settings),
          browse(house.db, office),
          appoint(house.db, office),
          reorganise(house.db, house.events, office),
          import(house.db),
          mandates(office),
          delegate(house.db, office, mandates),
          lend(house.db, office),
          partners(house.db),
          partner_import(house.db),
          pages(browse, appoint, lend, reorganise, house.pages, house.words),
          import_page(import, house.pages, house.words),
          delegation_pages(delegate, house.pages, house.words),
          grant_pages(lend, house.pages, house.words),
          api(browse, appoint, import, reorganise, house.words),
          delegation_api(delegate),
          grant_api(lend),
          partner_pages(partners, partner_import, house.pages, house.words),
          partner_api(partners, partner_import, house.words) {}

    core::House& house;
    Office office;
    Browse browse;
    Appoint appoint;
    Reorganise reorganise;
    Import import;
    Mandates mandates;
    Delegate delegate;
    Lend lend;
    PartnerBook partners;
    PartnerImport partner_import;
    web::Pages pages;
    web::ImportPage import_page;
    web::DelegationPages delegation_pages;
    web::GrantPages grant_pages;
    api::Api api;
    api::DelegationApi delegation_api;
    api::GrantApi grant_api;
    web::PartnerPages partner_pages;
    api::PartnerApi partner_api;
};

class DirectoryPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        settings(setup);
        setup.permission("directory.read", {"staff", "head", "clerk", "archivist", "admin"}, {"see"});
        setup.permission("directory.manage", {"admin"});
        setup.permission("directory.partners", {"clerk", "admin"});
        setup.menu({"directory.menu", "/directory", "sitemap", 80, "directory.read", {}});
        pages(setup);
        api(setup);
        partner_routes(setup);
        setup.command({"import:organisation", "FOLDER|FILE.xlsx [--dry-run]",
                       "take units, positions, persons and appointments from sheets",
                       [this](const Context& ctx, const std::vector<std::string>& words) {
                           return import_files(ctx, room_->import,
                                               room_->house.words.in(ctx.language), words);
                       }});
        setup.fragment("core.account", [this](const Context& ctx, const Request& request, std::string_view) {
            return room_->grant_pages.on_account(ctx, request);
        });
        setup.demo([this](const Context& ctx, core::Demo& demo) { fill(ctx, demo); });
    }

    void start(core::Runtime& run) override {
        room_ = std::make_unique<Room>(run.house());
        run.offer<Directory>(room_->office);
        run.offer<Appointments>(room_->office);
        run.offer<core::auth::Seating>(room_->office);
        run.offer<Delegations>(room_->mandates);
        run.offer<Endings>(room_->reorganise);
        run.offer<Rearranging>(room_->import);
        run.offer<Partners>(room_->partners);
    }

  private:
    template <class P, class Page>
    auto to(P Room::*part, Page page) {
        return [this, part, page](const Context& ctx, Request& request) {
            return ((*room_).*part.*page)(ctx, request);
        };
    }

    void settings(core::Setup& setup) {
        using Type = core::conf::Setting::Type;
        setup.setting({"directory.agency_name", Type::text, "", "name in letterheads, where it differs from agency"});
        setup.setting({"directory.agency_short", Type::text, "Pemkot Pangkalpinang",
                       "short name of the agency"});
        setup.setting(
            {"directory.agency_place", Type::text, "Pangkalpinang", "where letters are dated"});
        setup.setting(
            {"directory.agency_region", Type::text, "19.71", "region code of the agency"});
        setup.setting({"directory.plt_months", Type::integer, "12",
                       "longer Plt appointments are warned of", 1, 120});
        setup.setting({"directory.plh_months", Type::integer, "3",
                       "longer Plh appointments are warned of", 1, 120});
        setup.setting({"directory.substitute_days", Type::integer, "90",
                       "longer substitutions in a mailbox are warned of", 1, 3650});
    }

    void pages(core::Setup& setup) {
        using web::Pages;
        const auto read = may("directory.read");
        const auto manage = may("directory.manage");
        setup.get("/directory", read, to(&Room::pages, &Pages::tree));
        setup.get("/directory/units/{id}", read,
                  [this](const Context& ctx, Request& request) { return room_->pages.unit(ctx, request); });
        setup.post("/directory/units/{id}/end", manage, to(&Room::pages, &Pages::end_unit));
        setup.get("/directory/positions/{id}", read, to(&Room::pages, &Pages::position));
        setup.get("/directory/persons/{id}", read, to(&Room::pages, &Pages::person));
        setup.get("/directory/positions/{id}/appoint", manage,
                  to(&Room::pages, &Pages::appoint_form));
        setup.post("/directory/positions/{id}/appoint", manage, to(&Room::pages, &Pages::appoint));
        setup.post("/directory/appointments/{id}/end", manage, to(&Room::pages, &Pages::end));
        using web::DelegationPages;
        setup.get("/directory/delegations", read, to(&Room::delegation_pages, &DelegationPages::list));
        setup.get("/directory/delegations/{id}", read, to(&Room::delegation_pages, &DelegationPages::show));
        setup.get("/directory/positions/{id}/delegate", read, to(&Room::delegation_pages, &DelegationPages::form));
        setup.post("/directory/positions/{id}/delegate", read, to(&Room::delegation_pages, &DelegationPages::enter));
        setup.post("/directory/delegations/{id}/revoke", read, to(&Room::delegation_pages, &DelegationPages::revoke));
        setup.post("/directory/delegations/{id}/undo", read, to(&Room::delegation_pages, &DelegationPages::undo));
        using web::GrantPages;
        setup.get("/directory/mailboxes", read, to(&Room::grant_pages, &GrantPages::list));
        setup.get("/directory/mailboxes/{id}", read, to(&Room::grant_pages, &GrantPages::show));
        setup.post("/directory/mailboxes/{id}/revoke", read, to(&Room::grant_pages, &GrantPages::revoke));
        setup.post("/directory/mailboxes/{id}/undo", read, to(&Room::grant_pages, &GrantPages::undo));
        setup.get("/directory/positions/{id}/lend", read, to(&Room::grant_pages, &GrantPages::form));
        setup.post("/directory/positions/{id}/lend", read, to(&Room::grant_pages, &GrantPages::give));
        setup.get("/directory/import", manage, to(&Room::import_page, &web::ImportPage::show));
        setup.post("/directory/import", manage, to(&Room::import_page, &web::ImportPage::upload),
                   {8u << 20, true});
        setup.post("/directory/import/confirm", manage,
                   to(&Room::import_page, &web::ImportPage::confirm));
    }

    void api(core::Setup& setup) {
        using api::Api;
        const std::string base = "/api/v1/directory";
        const auto read = may("directory.read");
        const auto manage = may("directory.manage");
        setup.get(base + "/units", read, to(&Room::api, &Api::units));
        setup.get(base + "/units/{id}", read, to(&Room::api, &Api::unit));
        setup.post(base + "/units/{id}/end", manage, to(&Room::api, &Api::end_unit));
        setup.get(base + "/positions", read, to(&Room::api, &Api::positions));
        setup.get(base + "/positions/{id}", read, to(&Room::api, &Api::position));
        setup.get(base + "/persons", read, to(&Room::api, &Api::persons));
        setup.get(base + "/persons/{id}", read, to(&Room::api, &Api::person));
        setup.get(base + "/groups", read, to(&Room::api, &Api::groups));
        setup.post(base + "/appointments", manage, to(&Room::api, &Api::appoint));
        setup.post(base + "/appointments/{id}/end", manage, to(&Room::api, &Api::end));
        using api::DelegationApi;
        setup.get(base + "/delegations", read, to(&Room::delegation_api, &DelegationApi::list));
        setup.post(base + "/delegations", read, to(&Room::delegation_api, &DelegationApi::enter));
        setup.get(base + "/delegations/{id}", read, to(&Room::delegation_api, &DelegationApi::show));
        setup.post(base + "/delegations/{id}/revoke", read, to(&Room::delegation_api, &DelegationApi::revoke));
        setup.post(base + "/delegations/{id}/undo", read, to(&Room::delegation_api, &DelegationApi::undo));
        using api::GrantApi;
        setup.get(base + "/mailbox-grants", read, to(&Room::grant_api, &GrantApi::list));
        setup.post(base + "/mailbox-grants", read, to(&Room::grant_api, &GrantApi::give));
        setup.get(base + "/mailbox-grants/{id}", read, to(&Room::grant_api, &GrantApi::show));
        setup.post(base + "/mailbox-grants/{id}/revoke", read, to(&Room::grant_api, &GrantApi::revoke));
        setup.post(base + "/mailbox-grants/{id}/undo", read, to(&Room::grant_api, &GrantApi::undo));
        setup.post(base + "/import", manage, to(&Room::api, &Api::import), {8u << 20, true});
    }

    void partner_routes(core::Setup& setup) {
        using api::PartnerApi;
        using web::PartnerPages;
        const auto read = may("directory.read"), keep = may("directory.partners");
        const std::string page = "/directory/partners", base = "/api/v1/directory/partners";
        const core::http::Limits upload{8u << 20, true};
        setup.get(page, read, to(&Room::partner_pages, &PartnerPages::list));
        setup.post(page, keep, to(&Room::partner_pages, &PartnerPages::add));
        setup.get(page + "/new", keep, to(&Room::partner_pages, &PartnerPages::blank));
        setup.get(page + "/import", keep, to(&Room::partner_pages, &PartnerPages::import_form));
        setup.post(page + "/import", keep, to(&Room::partner_pages, &PartnerPages::upload), upload);
        setup.post(page + "/import/confirm", keep, to(&Room::partner_pages, &PartnerPages::confirm));
        setup.get(page + "/{id}", read, to(&Room::partner_pages, &PartnerPages::show));
        setup.post(page + "/{id}", keep, to(&Room::partner_pages, &PartnerPages::save));
        setup.get(page + "/{id}/edit", keep, to(&Room::partner_pages, &PartnerPages::edit));
        setup.get(page + "/{id}/merge", keep, to(&Room::partner_pages, &PartnerPages::preview));
        setup.post(page + "/{id}/merge", keep, to(&Room::partner_pages, &PartnerPages::merge));
        setup.post(page + "/{id}/unmerge", keep, to(&Room::partner_pages, &PartnerPages::unmerge));
        setup.get(base, read, to(&Room::partner_api, &PartnerApi::list));
        setup.post(base, keep, to(&Room::partner_api, &PartnerApi::add));
        setup.post(base + "/import", keep, to(&Room::partner_api, &PartnerApi::import), upload);
        setup.get(base + "/{id}", read, to(&Room::partner_api, &PartnerApi::show));
        setup.put(base + "/{id}", keep, to(&Room::partner_api, &PartnerApi::save));
        setup.get(base + "/{id}/alike", keep, to(&Room::partner_api, &PartnerApi::alike));
        setup.get(base + "/{id}/merge", keep, to(&Room::partner_api, &PartnerApi::preview));
        setup.post(base + "/{id}/merge", keep, to(&Room::partner_api, &PartnerApi::merge));
        setup.post(base + "/{id}/unmerge", keep, to(&Room::partner_api, &PartnerApi::unmerge));
    }

    void fill(const Context& ctx, core::Demo& demo) {
        const auto made = fill_demo(ctx, room_->house.db, room_->house.accounts, room_->import,
                                    read_folder(demo.folder));
        for (const DemoAccount& one : made)
            demo.accounts.push_back({one.login, one.password, "", one.name, one.position});
        if (const auto text = core::read_text(demo.folder + "/delegasi.csv"))
            fill_delegations(ctx, room_->house.db, room_->delegate, core::table::read_csv("delegasi", *text));
        if (const auto text = core::read_text(demo.folder + "/kuasa.csv"))
            fill_grants(ctx, room_->house.db, room_->lend, core::table::read_csv("kuasa", *text));
        if (const auto text = core::read_text(demo.folder + "/mitra.csv"))
            room_->partner_import.run(ctx, core::table::read_csv("mitra", *text));
        demo.say("directory: organisation, accounts, delegations, mailboxes lent and partners");
    }

    std::unique_ptr<Room> room_;
};

}  // namespace
}  // namespace directory

using directory::DirectoryPlugin;
NASKAH_PLUGIN(directory, DirectoryPlugin)
