// SPDX-License-Identifier: Apache-2.0
// The classification's table of contents: everything this room brings to the house.
#include "core/plugin/plugin.h"
#include "core/search/kin.h"

#include <iostream>
#include <memory>

#include "classification/api/classification_api.h"
#include "classification/classes.h"
#include "classification/custody.h"
#include "classification/records_office.h"
#include "classification/api/edition_api.h"
#include "classification/service/files.h"
#include "classification/service/phrasebook.h"
#include "classification/web/edition_pages.h"
#include "classification/web/import_page.h"
#include "classification/web/pages.h"
#include "classification/web/renamed_pages.h"
#include "classification/web/review_pages.h"
#include "classification/web/table_pages.h"
#include "embedded/classification.h"

namespace classification {
namespace {

using core::Context;
using core::http::may;
using core::http::Request;

struct Room {
    explicit Room(core::House& house_)
        : house(house_),
          catalog(house.db, house.clock, house.zone),
          import(house.db, &office),
          phrasebook(house.db),
          editions(house.db, &office, &house.blobs),
          pages(catalog, import, phrasebook, editions, house.pages, house.words),
          review_pages(catalog, import, phrasebook, editions, house.pages, house.words),
          edition_pages(editions, house.pages, house.words),
          renamed_pages(editions, house.pages, house.words),
          table_pages(editions, house.share + "/fonts", house.pages, house.words),
          import_page(import, house.pages, house.words),
          api(catalog, import),
          edition_api(editions) {}

    core::House& house;
    RecordsOffice office;
    Catalog catalog;
    Import import;
    Phrasebook phrasebook;
    Editions editions;
    Classes classes;
    Custody custody;
    web::Pages pages;
    web::ReviewPages review_pages;
    web::EditionPages edition_pages;
    web::RenamedPages renamed_pages;
    web::TablePages table_pages;
    web::ImportPage import_page;
    api::Api api;
    api::EditionApi edition_api;
};

class ClassificationPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        setup.permission("classification.read", {"staff", "head", "clerk", "archivist", "admin"}, {"see"});
        setup.permission("classification.manage", {"archivist", "admin"});
        setup.permission("classification.confirm", {"archivist", "head"});
        setup.menu({"classification.menu", "/classification", "tag", 85, "classification.read",
                    [this](const Context& ctx) { return room_->catalog.waiting(ctx); }});
        setup.desk({"classification.desk.confirm", "/classification", 16, "classification.confirm",
                    [this](const Context& ctx) { return static_cast<std::int64_t>(room_->editions.to_confirm(ctx).size()); }});
        pages(setup);
        api(setup);
        command(setup, "import:classification",
                "take classification codes; unclear rows go to the review list", Kind::scheme);
        command(setup, "import:retention",
                "take retention rules and access classes; unclear rows go to review",
                Kind::retention);
        command(setup, "import:access", "take access classes; unclear rows go to review", Kind::access);
        command(setup, "import:triggers",
                "take the events that retention rules wait for; tells which phrases are not known", Kind::trigger);
        setup.demo([this](const Context& ctx, core::Demo& demo) {
            demo.say("classification: " + fill_demo(ctx, room_->import, demo.folder));
        });
    }

    void start(core::Runtime& run) override {
        room_ = std::make_unique<Room>(run.house());
        room_->catalog.stem_names();
        core::search::add_kin(run.house().search, "code",
                              [](core::db::Tx& tx, const std::vector<std::string>& codes) { return kin(tx, codes); });
        core::search::add_names(run.house().search, "code", [](core::db::Tx& tx, const std::vector<std::string>& codes) {
            return code_names(tx, codes);
        });
        run.offer<Instruments>(room_->catalog);
        run.offer<Drafts>(room_->catalog);
        run.offer<Publicity>(room_->catalog);
        run.offer<Classes>(room_->classes);
        run.offer<Custody>(room_->custody);
        run.offer<RecordsOffice>(room_->office);
        run.offer<Approvals>(room_->editions);
        run.offer<TriggerBook>(room_->phrasebook);
    }

  private:
    template <class P, class Page>
    auto to(P Room::*part, Page page) {
        return [this, part, page](const Context& ctx, Request& request) {
            return ((*room_).*part.*page)(ctx, request);
        };
    }

    void pages(core::Setup& setup) {
        using web::Pages;
        const auto read = may("classification.read");
        const auto manage = may("classification.manage");
        setup.get("/classification", read, to(&Room::pages, &Pages::tree));
        setup.get("/classification/branch", read, to(&Room::pages, &Pages::branch));
        setup.get("/classification/code", read, to(&Room::pages, &Pages::code));
        setup.get("/classification/import", manage, to(&Room::import_page, &web::ImportPage::form));
        setup.post("/classification/import", manage, to(&Room::import_page, &web::ImportPage::send), {8u << 20, true});
        setup.post("/classification/import/confirm", manage, to(&Room::import_page, &web::ImportPage::confirm));
        setup.get("/classification/review", manage, to(&Room::review_pages, &web::ReviewPages::list));
        setup.post("/classification/review/many", manage, to(&Room::review_pages, &web::ReviewPages::weigh));
        setup.post("/classification/review/many/confirm", manage, to(&Room::review_pages, &web::ReviewPages::decide));
        setup.get("/classification/review/{id}", manage, to(&Room::pages, &Pages::review_row));
        setup.post("/classification/review/{id}", manage, to(&Room::pages, &Pages::correct));
        setup.post("/classification/review/{id}/accept", manage, to(&Room::pages, &Pages::accept));
        setup.post("/classification/review/{id}/drop", manage, to(&Room::pages, &Pages::drop));
        using web::EditionPages;
        const std::string edition = "/classification/editions/{id}";
        setup.get(edition, read, to(&Room::edition_pages, &EditionPages::show));
        for (const auto& [end, page] : {std::pair{"/table", &web::TablePages::table}, {"/table.xlsx", &web::TablePages::workbook},
                                        {"/table.pdf", &web::TablePages::paper}})
            setup.get(edition + end, read, to(&Room::table_pages, page));
        setup.post(edition + "/publish", manage, to(&Room::edition_pages, &EditionPages::publish), {20u << 20, true});
        setup.get(edition + "/approval.pdf", read, to(&Room::edition_pages, &EditionPages::letter));
        setup.post(edition + "/publish/confirm", may("classification.confirm"), to(&Room::edition_pages, &EditionPages::confirm));
        setup.post(edition + "/publish/refuse", may("classification.confirm"), to(&Room::edition_pages, &EditionPages::refuse));
        setup.post(edition + "/verify", manage, to(&Room::edition_pages, &EditionPages::verify));
        setup.post(edition + "/marks", manage, to(&Room::table_pages, &web::TablePages::mark));
        setup.post(edition + "/serve", manage, to(&Room::edition_pages, &EditionPages::serve));
        setup.post(edition + "/withdraw", manage, to(&Room::edition_pages, &EditionPages::withdraw));
        setup.post(edition + "/copy", manage, to(&Room::edition_pages, &EditionPages::copy));
        setup.post(edition + "/mappings", manage, to(&Room::edition_pages, &EditionPages::map));
        setup.post(edition + "/mappings/recoded", manage, to(&Room::edition_pages, &EditionPages::map_recoded));
        setup.get(edition + "/renamed", read, to(&Room::renamed_pages, &web::RenamedPages::show));
        setup.post(edition + "/mappings/renamed", may("classification.confirm"), to(&Room::renamed_pages, &web::RenamedPages::take));
        setup.post("/classification/mappings/{id}/remove", manage, to(&Room::edition_pages, &EditionPages::unmap));
    }

    void api(core::Setup& setup) {
        using api::Api;
        const std::string base = "/api/v1/classification";
        const auto read = may("classification.read");
        const auto manage = may("classification.manage");
        setup.get(base, read, to(&Room::api, &Api::find));
        setup.get(base + "/codes/{code}", read, to(&Room::api, &Api::code));
        setup.get(base + "/versions", read, to(&Room::edition_api, &api::EditionApi::list));
        setup.post(base + "/import/codes", manage, to(&Room::api, &Api::import_codes),
                   {8u << 20, true});
        setup.post(base + "/import/retention", manage, to(&Room::api, &Api::import_retention),
                   {8u << 20, true});
        setup.post(base + "/import/access", manage, to(&Room::api, &Api::import_access), {8u << 20, true});
        setup.post(base + "/import/triggers", manage, to(&Room::api, &Api::import_triggers), {8u << 20, true});
        setup.get(base + "/review", manage, to(&Room::api, &Api::review));
        setup.post(base + "/review/many", manage, to(&Room::api, &Api::decide_many));
        setup.post(base + "/review/{id}", manage, to(&Room::api, &Api::decide));
        using api::EditionApi;
        const std::string edition = base + "/versions/{id}";
        setup.get(edition, read, to(&Room::edition_api, &EditionApi::show));
        setup.post(edition + "/publish", manage, to(&Room::edition_api, &EditionApi::publish), {20u << 20, true});
        setup.get(edition + "/approval/letter", read, to(&Room::edition_api, &EditionApi::letter));
        setup.post(edition + "/publish/confirm", may("classification.confirm"), to(&Room::edition_api, &EditionApi::confirm));
        setup.post(edition + "/publish/refuse", may("classification.confirm"), to(&Room::edition_api, &EditionApi::refuse));
        setup.post(edition + "/verify", manage, to(&Room::edition_api, &EditionApi::verify));
        setup.post(edition + "/serve", manage, to(&Room::edition_api, &EditionApi::serve));
        setup.post(edition + "/withdraw", manage, to(&Room::edition_api, &EditionApi::withdraw));
        setup.post(edition + "/copy", manage, to(&Room::edition_api, &EditionApi::copy));
        setup.get(edition + "/rows", read, to(&Room::edition_api, &EditionApi::rows));
        setup.post(edition + "/marks", manage, to(&Room::edition_api, &EditionApi::mark));
        setup.get(edition + "/changes", read, to(&Room::edition_api, &EditionApi::changes));
        setup.get(edition + "/mappings", read, to(&Room::edition_api, &EditionApi::mappings));
        setup.post(edition + "/mappings", manage, to(&Room::edition_api, &EditionApi::map));
        setup.post(edition + "/mappings/recoded", manage, to(&Room::edition_api, &EditionApi::map_recoded));
        setup.get(edition + "/renamed", read, to(&Room::edition_api, &EditionApi::renamed));
        setup.post(edition + "/mappings/renamed", may("classification.confirm"), to(&Room::edition_api, &EditionApi::map_renamed));
        setup.post(edition + "/import/mappings", manage, to(&Room::edition_api, &EditionApi::take), {8u << 20, true});
        setup.post(base + "/mappings/{id}/remove", manage, to(&Room::edition_api, &EditionApi::unmap));
    }

    void command(core::Setup& setup, const char* name, const char* help, Kind kind) {
        setup.command({name, "FILE [--edition NAME] [--from YYYY-MM-DD] [--provisional REASON] [--dry-run]", help,
                       [this, kind](const Context& ctx, const std::vector<std::string>& words) {
                           return import_file(ctx, room_->import,
                                              room_->house.words.in(ctx.language), kind, words,
                                              std::cout);
                       }});
    }

    std::unique_ptr<Room> room_;
};

}  // namespace
}  // namespace classification

using classification::ClassificationPlugin;
NASKAH_PLUGIN(classification, ClassificationPlugin)
