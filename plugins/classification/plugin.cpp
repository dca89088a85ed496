// SPDX-License-Identifier: Apache-2.0
// The classification's table of contents: everything this room brings to the house.
#include "core/plugin/plugin.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "classification/api/classification_api.h"
#include "classification/web/pages.h"
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
          import(house.db),
          pages(catalog, import, house.pages, house.words),
          api(catalog, import) {}

    core::House& house;
    Catalog catalog;
    Import import;
    web::Pages pages;
    api::Api api;
};

std::string load(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        throw core::Error(core::Code::not_found, "classification.error.file_missing",
                          {{"path", path.string()}});
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

class ClassificationPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        setup.permission("classification.read", {"staff", "head", "clerk", "archivist", "admin"});
        setup.permission("classification.manage", {"archivist", "admin"});
        setup.menu({"classification.menu", "/classification", "tag", 85, "classification.read",
                    [this](const Context& ctx) { return room_->catalog.waiting(ctx); }});
        pages(setup);
        api(setup);
        const char* usage = "FILE.tsv [--edition NAME] [--from YYYY-MM-DD] [--dry-run]";
        setup.command({"import:classification", usage,
                       "take classification codes; unclear rows go to the review list",
                       [this](const Context& ctx, const auto& words) {
                           return import(ctx, words, Kind::scheme);
                       }});
        setup.command({"import:retention", usage,
                       "take retention rules and access classes; unclear rows go to review",
                       [this](const Context& ctx, const auto& words) {
                           return import(ctx, words, Kind::retention);
                       }});
        setup.demo([this](const Context& ctx, core::Demo& demo) { fill(ctx, demo); });
    }

    void start(core::Runtime& run) override {
        room_ = std::make_unique<Room>(run.house());
        run.offer<Instruments>(room_->catalog);
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
        setup.post("/classification/versions/{id}/verify", manage,
                   to(&Room::pages, &Pages::verify));
        setup.get("/classification/review", manage, to(&Room::pages, &Pages::review));
        setup.get("/classification/review/{id}", manage, to(&Room::pages, &Pages::review_row));
        setup.post("/classification/review/{id}", manage, to(&Room::pages, &Pages::correct));
        setup.post("/classification/review/{id}/accept", manage, to(&Room::pages, &Pages::accept));
        setup.post("/classification/review/{id}/drop", manage, to(&Room::pages, &Pages::drop));
    }

    void api(core::Setup& setup) {
        using api::Api;
        const std::string base = "/api/v1/classification";
        const auto read = may("classification.read");
        const auto manage = may("classification.manage");
        setup.get(base, read, to(&Room::api, &Api::find));
        setup.get(base + "/codes/{code}", read, to(&Room::api, &Api::code));
        setup.get(base + "/versions", read, to(&Room::api, &Api::versions));
        setup.post(base + "/import/codes", manage, to(&Room::api, &Api::import_codes),
                   {8u << 20, true});
        setup.post(base + "/import/retention", manage, to(&Room::api, &Api::import_retention),
                   {8u << 20, true});
        setup.get(base + "/review", manage, to(&Room::api, &Api::review));
        setup.post(base + "/review/{id}", manage, to(&Room::api, &Api::decide));
    }

    int import(const Context& ctx, const std::vector<std::string>& words, Kind kind) {
        Edition edition{kind == Kind::scheme ? "Permendagri 83/2022" : "Jadwal retensi",
                        std::nullopt};
        std::string path;
        bool dry = false;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i] == "--dry-run")
                dry = true;
            else if (words[i] == "--edition" && i + 1 < words.size())
                edition.name = words[++i];
            else if (words[i] == "--from" && i + 1 < words.size())
                edition.effective = core::parse_date(words[++i]);
            else
                path = words[i];
        }
        if (path.empty()) {
            std::cerr << "usage: naskah import:classification|import:retention FILE.tsv [--edition "
                         "NAME] [--dry-run]\n";
            return 64;
        }
        say(ctx, kind, load(path), edition, dry, std::cout);
        return 0;
    }

    void say(const Context& ctx, Kind kind, const std::string& text, const Edition& edition,
             bool dry, std::ostream& out) {
        const auto& words = room_->house.words.in(ctx.language);
        const Outcome made = kind == Kind::scheme
                                 ? room_->import.codes(ctx, text, edition, dry)
                                 : room_->import.retention(ctx, text, edition, dry);
        for (const Finding& each : made.findings)
            out << each.line << "  " << each.code << "  "
                << words.say("classification.reason." + std::string(name(each.reason))) << "\n";
        out << words.say("classification.import.counts", {{"added", std::to_string(made.added)},
                                                          {"same", std::to_string(made.same)},
                                                          {"review", std::to_string(made.review)},
                                                          {"known", std::to_string(made.known)}})
            << "\n";
        if (dry) out << words.say("classification.import.dry") << "\n";
    }

    void fill(const Context& ctx, core::Demo& demo) {
        const std::filesystem::path folder = demo.folder;
        const auto codes = room_->import.codes(ctx, load(folder / "klasifikasi.tsv"),
                                               {"Permendagri 83/2022", {}}, false);
        const auto rules = room_->import.retention(ctx, load(folder / "retensi.tsv"),
                                                   {"Jadwal retensi", {}}, false);
        demo.say("classification: " + std::to_string(codes.added + codes.same) + " codes, " +
                 std::to_string(rules.added + rules.same) + " retention rules, " +
                 std::to_string(codes.review + rules.review) + " rows to review");
    }

    std::unique_ptr<Room> room_;
};

}  // namespace
}  // namespace classification

using classification::ClassificationPlugin;
NASKAH_PLUGIN(classification, ClassificationPlugin)
