// SPDX-License-Identifier: Apache-2.0
// The room of what has arrived and is not registered: everything it brings.
#include "core/plugin/plugin.h"

#include "core/base/text.h"
#include "core/conf/keys_folder.h"
#include "core/log/log.h"
#include "embedded/intake.h"
#include "intake/api/intake_api.h"
#include "intake/room.h"
#include "intake/web/pages.h"

namespace intake {

using core::Context;
using core::conf::Setting;
using core::http::may;
using core::http::Request;
using core::http::Response;

namespace {

constexpr std::size_t most_sent = 128u << 20;   // of one form with all its files

std::vector<Account> accounts_in(const std::string& setting) {
    std::vector<Account> all;
    for (const auto& each : core::text::split(setting, ' '))
        if (!each.empty()) all.push_back(account_of(each));
    return all;
}

}  // namespace

class IntakePlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        setup.permission("intake.read", {"clerk"});
        setup.permission("intake.release", {"admin"});
        const auto ready = [this](const Context& ctx) { return room_->services.tray.count(ctx, Show::ready); };
        setup.menu({"intake.menu", "/intake", "scan", 22, "intake.read", ready});
        setup.desk({"intake.desk.ready", "/intake", 12, "intake.read", ready});
        setup.fragment("incoming.paper", [this](const Context& ctx, const Request& request, std::string_view paper) {
            return web::beside(*room_, ctx, request, paper);
        });
        settings(setup);
        pages(setup);
        api(setup);
        jobs(setup);
        health(setup);
    }

    void start(core::Runtime& run) override {
        auto& house = run.house();
        const auto& set = house.settings;
        scanner_ = std::make_unique<Clamd>(set.text("intake.clamd"));
        ocr_ = std::make_unique<Ocr>(set.text("intake.ocr"), set.text("intake.ocr_language"));
        const Bounds bounds{static_cast<std::size_t>(set.integer("intake.max_file_mb")) << 20,
                            static_cast<int>(set.integer("intake.max_pages")),
                            static_cast<int>(set.integer("intake.ocr_pages"))};
        room_ = std::make_unique<Room>(
            Parts{house.db, house.blobs, house.clock, house.zone, run.need<directory::Directory>(),
                  run.need<classification::Instruments>(), run.need<signing::Verifications>(), *scanner_, *ocr_,
                  house.share + "/fonts",
                  core::docx::Converter(set.text("letters.docx_converter"), house.data + "/cache/docx",
                                        std::chrono::seconds(30)),
                  core::pdf::Pictures(house.data + "/cache/intake"), bounds},
            set.flag("intake.scan_needed"), house.pages, house.words);
        auto& services = room_->services;
        run.need<incoming::Registrar>().serve(services.papers);
        run.offer<TextReader>(services.texts);
        folders_ = std::make_unique<Folders>(services.parts, services.receiving, set.text("intake.scan_root"),
                                             set.flag("intake.scan_remove"));
        const auto& words = house.words.in("id");
        post_ = std::make_unique<Post>(services.parts, services.receiving, accounts_in(set.text("intake.mailboxes")),
                                       core::conf::keys_folder(set, house.data) / "imap",
                                       PageLabels{words.say("intake.mail.from"), words.say("intake.mail.subject"),
                                                  words.say("intake.mail.day")});
        pause_ = std::chrono::seconds(set.integer("intake.look_seconds"));
        if (folders_->used()) look_again("intake.folders", std::chrono::seconds(0));
        if (post_->used()) look_again("intake.mail", std::chrono::seconds(0));
    }

  private:
    using Page = Response (*)(Room&, const Context&, Request&);
    core::http::Handler to(Page page) {
        return [this, page](const Context& ctx, Request& request) { return page(*room_, ctx, request); };
    }

    void settings(core::Setup& setup) {
        using Type = Setting::Type;
        setup.setting({"intake.ocr", Type::text, "", "tesseract: a path; empty: where it is installed; off: none"});
        setup.setting({"intake.ocr_language", Type::text, "ind", "language of tesseract's data"});
        setup.setting({"intake.ocr_pages", Type::integer, "20", "most pages of one document read by OCR", 1, 1000});
        setup.setting({"intake.max_file_mb", Type::integer, "50", "largest file taken in", 1, 100});
        setup.setting({"intake.max_pages", Type::integer, "300", "most pages of one document", 1, 2000});
        setup.setting({"intake.clamd", Type::text, "",
                       "virus scanner: /run/clamav/clamd.ctl or host:port; empty: nothing is scanned"});
        setup.setting({"intake.scan_needed", Type::flag, "true",
                       "documents wait while the virus scanner is away; false: they pass unscanned"});
        setup.setting({"intake.scan_root", Type::text, "",
                       "folder with a folder for each mailroom, called by its unit's code, that scanners write to"});
        setup.setting({"intake.scan_remove", Type::flag, "false", "scans taken are removed, not kept in done/"});
        setup.setting({"intake.mailboxes", Type::text, "",
                       "separated by spaces: imaps://login@host:993/INBOX?unit=CODE&done=Folder (imap: STARTTLS;\n"
                       "ca=file names an authority); each password stands in the keys folder, in imap/login@host"});
        setup.setting({"intake.look_seconds", Type::integer, "30", "pause between looks at folders and mailboxes",
                       5, 3600});
    }

    void pages(core::Setup& setup) {
        const core::http::Limits files{.body = most_sent, .uploads = true};
        const auto clerk = may("intake.read");
        setup.get("/intake", clerk, to(web::list));
        setup.post("/intake", clerk, to(web::upload), files);
        setup.post("/intake/act", clerk, to(web::act));
        setup.get("/intake/separator.pdf", clerk, to(web::separator));
        setup.get("/intake/quarantine", may("intake.release"), to(web::quarantine));
        setup.post("/intake/refusals/{id}/seen", clerk, to(web::seen));
        setup.get("/intake/{id}", clerk, to(web::show));
        setup.get("/intake/{id}/page", clerk, to(web::page));
        setup.get("/intake/{id}/pdf", clerk, to(web::pdf));
        setup.get("/intake/{id}/original", clerk, to(web::original));
        setup.get("/intake/{id}/files/{file}", clerk, to(web::file));
        setup.post("/intake/{id}/letter", clerk, to(web::letter));
        setup.post("/intake/{id}/discard", clerk, to(web::discard));
        setup.post("/intake/{id}/release", may("intake.release"), to(web::release));
        setup.post("/intake/{id}/remove", may("intake.release"), to(web::remove));
        setup.post("/intake/{id}/move", clerk, to(web::move));
        setup.post("/intake/{id}/undo", clerk, to(web::undo));
        setup.post("/intake/{id}/read", clerk, to(web::read));
        setup.post("/intake/{id}/pages", clerk, to(web::pages));
    }

    void api(core::Setup& setup) {
        const core::http::Limits files{.body = most_sent, .uploads = true};
        const auto clerk = may("intake.read");
        const std::string base = "/api/v1/intake";
        setup.get(base, clerk, to(api::list));
        setup.post(base, clerk, to(api::upload), files);
        setup.post(base + "/merge", clerk, to(api::merge));
        setup.get(base + "/quarantine", may("intake.release"), to(api::quarantine));
        setup.post(base + "/refusals/{id}/seen", clerk, to(api::seen));
        setup.get(base + "/{id}", clerk, to(api::show));
        setup.get(base + "/{id}/pdf", clerk, to(api::pdf));
        setup.get(base + "/{id}/original", clerk, to(api::original));
        setup.get(base + "/{id}/files/{file}", clerk, to(api::file));
        setup.post(base + "/{id}/letter", clerk, to(api::letter));
        setup.post(base + "/{id}/discard", clerk, to(api::discard));
        setup.post(base + "/{id}/release", may("intake.release"), to(api::release));
        setup.post(base + "/{id}/remove", may("intake.release"), to(api::discard));
        setup.post(base + "/{id}/move", clerk, to(api::move));
        setup.post(base + "/{id}/undo", clerk, to(api::undo));
        setup.post(base + "/{id}/read", clerk, to(api::read));
        setup.post(base + "/{id}/split", clerk, to(api::split));
        setup.put(base + "/{id}/pages", clerk, to(api::pages));
    }

    void look_again(const std::string& kind, std::chrono::seconds pause) {
        auto& parts = room_->services.parts;
        core::jobs::Options options;
        options.key = kind;
        options.run_at = parts.clock.now() + pause;
        parts.db.write([&](core::db::Tx& tx) {
            core::jobs::add(tx, parts.clock.now(), kind, core::Json::object(), options);
        });
    }

    // A look that fails is told, and the next one is due all the same.
    template <class Look>
    void look(const std::string& kind, Look look) {
        try {
            look();
        } catch (const std::exception& error) {
            core::log::error("intake.look", {{"way", kind}, {"why", error.what()}});
        }
        look_again(kind, pause_);
    }

    void jobs(core::Setup& setup) {
        setup.job("intake.work", [this](const core::jobs::Job& job) {
            room_->services.work.run(ArrivalId::parse(core::json::text(job.payload, "arrival")));
        });
        setup.job("intake.folders", [this](const core::jobs::Job&) {
            if (folders_->used()) look("intake.folders", [this] { folders_->look(); });
        });
        setup.job("intake.mail", [this](const core::jobs::Job&) {
            if (post_->used()) look("intake.mail", [this] { post_->look(); });
        });
    }

    void health(core::Setup& setup) {
        using core::Code;
        setup.health("intake.reader", [this] {
            if (ocr_ && !ocr_->installed()) throw core::Error(Code::unavailable, "intake.trouble.no_reader");
        }, false);
        setup.health("intake.scanner", [this] {
            if (scanner_ && !scanner_->answers()) throw core::Error(Code::unavailable, "intake.waits.scanner");
        }, false);
        setup.health("intake.ways", [this] {
            if (!room_ || (!folders_->used() && !post_->used())) return;
            if (folders_->used()) folders_->check();
            auto& parts = room_->services.parts;
            for (const auto& each : parts.db.read([&](core::db::Tx& tx) { return parts.ways.fared(tx); }))
                if (!each.word.empty()) throw core::Error(Code::unavailable, each.word, each.args);
        }, false);
    }

    std::unique_ptr<Scanner> scanner_;
    std::unique_ptr<Ocr> ocr_;
    std::unique_ptr<Room> room_;
    std::unique_ptr<Folders> folders_;
    std::unique_ptr<Post> post_;
    std::chrono::seconds pause_{30};
};

}  // namespace intake

NASKAH_PLUGIN(intake, intake::IntakePlugin)
