// SPDX-License-Identifier: Apache-2.0
// The room of outgoing letters: everything it brings.
#include "core/plugin/plugin.h"

#include "core/http/reader.h"
#include "embedded/letters.h"
#include "letters/api/anew_api.h"
#include "letters/api/class_api.h"
#include "letters/api/letters_api.h"
#include "letters/api/many_api.h"
#include "letters/api/merge_api.h"
#include "letters/api/relations_api.h"
#include "letters/service/demo.h"
#include "letters/service/finding.h"
#include "letters/room.h"
#include "letters/web/anew_page.h"
#include "letters/web/class_page.h"
#include "letters/web/many_page.h"
#include "letters/web/merge_page.h"
#include "letters/web/pages.h"
#include "letters/web/way.h"
#include "letters/web/relations.h"

namespace letters {

using core::Context;
using core::http::may;
using core::http::Request;
using core::http::Response;

class LettersPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        setup.permission("letters.read", {"staff", "head", "clerk", "archivist"}, {"see"});
        setup.permission("letters.write", {"staff", "head", "clerk"}, {"prepare", "instruct"});
        setup.menu({"core.menu.outgoing", "/letters", "send", 30, "letters.read",
                    [this](const Context& ctx) { return returned(ctx); }});
        settings(setup);
        desk(setup);
        setup.fragment("core.desk", [this](const Context& ctx, const Request& request, std::string_view) {
            return web::on_desk(*room_, ctx, request);
        });
        pages(setup);
        api(setup);
        ink(setup);
        setup.on<signing::Sealed>("letters.dispatch", [this](const signing::Sealed& event) {
            room_->services.dispatch.on_sealed(event);
        });
        batches(setup);
        setup.job(std::string(Awaited::job), [this](const core::jobs::Job& job) {
            room_->services.awaited.bring_over(job.payload);
        });
        setup.demo([this](const Context& ctx, core::Demo& demo) { fill_demo(ctx, demo, room_->services); });
    }

    void start(core::Runtime& run) override {
        auto& house = run.house();
        room_.reset(new Room{
            Services({house.db, house.blobs, house.search, house.events, house.clock, house.zone,
                      run.need<directory::Directory>(), run.need<directory::Delegations>(),
                      run.need<directory::Partners>(), run.need<classification::Instruments>(), run.need<style::Styles>(),
                      run.need<signing::Rounds>(), run.need<signing::Levels>(),
                      run.need<signing::Countersigning>(), run.need<numbering::Numbers>(), house.public_url,
                      core::pdf::Pictures(house.data + "/cache/letters"),
                      core::docx::Converter(house.settings.text("letters.docx_converter"), house.data + "/cache/docx"),
                      static_cast<std::size_t>(house.settings.integer("letters.max_file_mb")) << 20, house.share + "/fonts",
                      &run.need<deadlines::Waits>(), &run.need<classification::Classes>(),
                      &run.need<classification::Custody>(), &run.need<directory::Endings>()}),
            house.pages, house.words, house.share + "/fonts", run.need<core::batch::Batches>()});
        room_->services.telling.through(run.need<notify::Notices>());
        run.need<signing::Rounds>().serve(room_->services.number);
        run.need<numbering::Numbers>().serve(room_->services.booked);
        run.offer<Letters>(room_->services.dispatch);
        run.offer<Signers>(room_->services.dispatch);
        run.offer<Drafts>(room_->services.draft);
        run.offer<Relations>(room_->services.relate);
        run.offer<Forgetting>(room_->services.forget);
        run.offer<signing::Marks>(room_->services.marks);
        run.need<deadlines::Waits>().serve(room_->services.awaited);
        run.need<core::auth::Explaining>().serve(room_->services.rules);
        room_->services.awaited.begin();
        run.need<core::search::Sources>().add(letters_found(room_->services.parts));
    }

  private:
    static constexpr core::http::Limits upload{.body = 51u << 20, .uploads = true};   // the setting is asked later
    using Page = Response (*)(Room&, const Context&, Request&);
    core::http::Handler to(Page page) {
        return [this, page](const Context& ctx, Request& request) { return page(*room_, ctx, request); };
    }
    // The same of an answer that shows the letter: its readers are kept.
    core::http::Handler shows(const char* what, Page page) {
        return core::http::keeping_readers(to(page), what, [this](const Context& ctx, const Request& request,
                                                                  const std::string& read) {
            return room_->services.readings.note(ctx, LetterId::parse(request.param("id")), read);
        });
    }

    std::int64_t count(const Context& ctx, State state) {
        Wish wish;
        wish.state = state;
        return room_->services.desk.count(ctx, wish);
    }
    std::int64_t undelivered(const Context& ctx) {
        Wish wish;
        wish.undelivered = true;
        return room_->services.desk.count(ctx, wish);
    }
    std::int64_t returned(const Context& ctx) {
        Wish wish;
        wish.returned = true;
        wish.mine = true;
        return room_->services.desk.count(ctx, wish);
    }

    // What may be asked for over many letters at once.
    void batches(core::Setup& setup) {
        using core::batch::Done;
        using core::batch::Task;
        core::batch::Act submit{
            std::string(Many::act_submit), "letters.batch.submit", "letters.write",
            [this](const Context& ctx, const Task& task, const Done& done) { room_->many.submit_one(ctx, task, done); }};
        submit.undo = Many::act_take_back;
        setup.batch(std::move(submit));
        setup.batch({std::string(Many::act_take_back), "letters.batch.take_back", "letters.write",
                     [this](const Context& ctx, const Task& task, const Done& done) {
                         room_->many.take_back_one(ctx, task, done);
                     }});
        setup.batch({std::string(Many::act_hand), "letters.batch.dispatch", "letters.read",
                     [this](const Context& ctx, const Task& task, const Done& done) { room_->many.hand_one(ctx, task, done); }});
        setup.batch({std::string(Merging::act), "letters.batch.merge", "letters.write",
                     [this](const Context& ctx, const Task& task, const Done& done) { room_->merging.run(ctx, task, done); }});
        setup.daily("letters.merge_clear", std::chrono::minutes(210), [this](const core::jobs::Job&) { room_->merging.clear(); });
        merging(setup);
        setup.post("/letters/submit", may("letters.write"), to(web::submit_many));
        setup.get("/letters/handing", may("letters.read"), to(web::to_hand));
        setup.post("/letters/handing", may("letters.read"), to(web::hand_many));
        setup.post("/api/v1/letters/submit", may("letters.write"), to(api::submit_many));
        setup.get("/api/v1/letters/handing", may("letters.read"), to(api::to_hand));
        setup.post("/api/v1/letters/handing", may("letters.read"), to(api::hand_many));
    }

    void ink(core::Setup& setup) {
        setup.post("/letters/{id}/scan", may("letters.write"), to(web::put_scan), upload);
        setup.post("/letters/{id}/scan/signed", may("letters.write"), to(web::say_signed));
        setup.get("/letters/{id}/scan/{scan}", may("letters.read"), shows("file", web::scan));
        setup.get("/letters/{id}/made", may("letters.read"), shows("file", web::made));
        setup.get("/api/v1/letters/{id}/scans", may("letters.read"), to(api::scans));
        setup.post("/api/v1/letters/{id}/scans", may("letters.write"), to(api::put_scan), upload);
        setup.get("/api/v1/letters/{id}/scans/{scan}", may("letters.read"), shows("file", api::scan));
        setup.post("/api/v1/letters/{id}/signed", may("letters.write"), to(api::say_signed));
        setup.get("/api/v1/letters/{id}/made", may("letters.read"), shows("file", api::made));
    }

    void merging(core::Setup& setup) {
        const core::http::Limits table{.body = 6u << 20, .uploads = true};
        setup.get("/letters/{id}/many", may("letters.write"), to(web::merge_from));
        setup.post("/letters/{id}/many", may("letters.write"), to(web::take_table), table);
        setup.get("/letters/merges/{id}", may("letters.write"), to(web::merge_rows));
        setup.post("/letters/merges/{id}", may("letters.write"), to(web::make_drafts));
        setup.get("/letters/merges/{id}/rows/{row}", may("letters.write"), to(web::merge_sheet));
        setup.post("/api/v1/letters/{id}/many", may("letters.write"), to(api::take_table), table);
        setup.get("/api/v1/letters/merges/{id}", may("letters.write"), to(api::merge_rows));
        setup.post("/api/v1/letters/merges/{id}", may("letters.write"), to(api::make_drafts));
    }

    void settings(core::Setup& setup) {
        using Type = core::conf::Setting::Type;
        setup.setting({"letters.docx_converter", Type::text, "",
                       "LibreOffice for letters uploaded as DOCX: a path; empty: soffice where it is installed; off: none"});
        setup.setting({"letters.max_file_mb", Type::integer, "20", "largest letter uploaded as PDF or DOCX", 1, 50});
        setup.health("letters.docx",
                     [this] {
                         if (room_ && !room_->services.upload.converts())
                             throw core::Error(core::Code::unavailable, "core.docx.converter");
                     },
                     false);
    }

    void desk(core::Setup& setup) {
        setup.desk({"letters.desk.unsent", "/letters?state=sealed", 2, "letters.read",
                    [this](const Context& ctx) { return count(ctx, State::sealed); }});
        setup.desk({"letters.desk.returned", "/letters?state=returned&mine=1", 9, "letters.write",
                    [this](const Context& ctx) { return returned(ctx); }});
        setup.desk({"letters.desk.printed", "/letters?state=printed", 9, "letters.read",
                    [this](const Context& ctx) { return count(ctx, State::printed); }});
        setup.desk({"letters.desk.undelivered", "/letters?state=undelivered", 11, "letters.read",
                    [this](const Context& ctx) { return undelivered(ctx); }});
        setup.desk({"letters.desk.sealing", "/letters?state=sealing", 11, "letters.read",
                    [this](const Context& ctx) { return room_->services.desk.interrupted(ctx); }});
    }

    void pages(core::Setup& setup) {
        const core::http::Limits form{.body = 2u << 20, .uploads = true};   // autosave posts multipart
        setup.get("/letters", may("letters.read"), to(web::list));
        setup.get("/letters/numbers", may("letters.read"), [](const Context&, Request&) {
            return core::http::see_other("/numbers");   // where the book was before it had a room
        });
        for (const std::string book : {"/letters/registers/outgoing", "/letters/registers/dispatch"}) {
            setup.get(book, may("letters.read"), to(web::registers));
            setup.get(book + ".xlsx", may("letters.read"), to(web::register_sheet));
            setup.get(book + ".pdf", may("letters.read"), to(web::register_paper));
        }
        setup.get("/letters/new", may("letters.write"), to(web::choose_kind));
        setup.get("/letters/codes", may("letters.write"), to(web::codes));
        setup.post("/letters", may("letters.write"), to(web::begin));
        setup.get("/letters/{id}", may("letters.read"), shows("page", web::show));
        setup.get("/letters/{id}/edit", may("letters.write"), shows("page", web::edit));
        setup.post("/letters/{id}", may("letters.write"), to(web::save), form);
        setup.post("/letters/{id}/autosave", may("letters.write"), to(web::autosave), form);
        setup.post("/letters/{id}/merge", may("letters.write"), to(web::merge), form);
        setup.post("/letters/{id}/preview", may("letters.write"), to(web::proof), form);
        setup.get("/letters/{id}/proof", may("letters.write"), shows("page", web::proof_file));
        setup.get("/letters/staff", may("letters.write"), to(web::staff));
        setup.post("/letters/{id}/correct", may("letters.write"), to(web::correct), upload);  // a file may go along
        setup.get("/letters/{id}/file", may("letters.read"), shows("file", web::file));
        setup.post("/letters/{id}/file", may("letters.write"), to(web::put_file), upload);
        setup.post("/letters/{id}/file/remove", may("letters.write"), to(web::remove_file));
        setup.get("/letters/{id}/file/place", may("letters.write"), to(web::places));
        setup.post("/letters/{id}/file/place", may("letters.write"), to(web::place));
        setup.post("/letters/{id}/writing", may("letters.write"), to(web::writing));
        setup.get("/letters/{id}/compare", may("letters.read"), shows("versions", web::compare));
        setup.get("/letters/{id}/page", may("letters.read"), shows("page", web::page));
        setup.get("/letters/{id}/pdf", may("letters.read"), shows("file", web::pdf));
        setup.get("/letters/{id}/way.pdf", may("letters.read"), shows("page", web::way_paper));
        setup.post("/letters/{id}/submit", may("letters.write"), to(web::submit));
        setup.post("/letters/{id}/take-back", may("letters.write"), to(web::take_back));
        setup.post("/letters/{id}/handed", may("letters.read"), to(web::handed));
        setup.post("/letters/{id}/to-giver", may("letters.write"), to(web::to_giver));
        setup.post("/letters/{id}/withdraw", may("letters.write"), to(web::withdraw));
        setup.post("/letters/{id}/anew", may("letters.write"), to(web::draft_anew));
        setup.post("/letters/{id}/class", may("letters.read"), to(web::set_class));
        setup.post("/letters/{id}/related", may("letters.write"), to(web::relate));
        setup.post("/letters/{id}/unrelate", may("letters.write"), to(web::unrelate));
    }

    void api(core::Setup& setup) {
        const core::http::Limits body{.body = 2u << 20};
        setup.get("/api/v1/letters", may("letters.read"), to(api::list));
        setup.post("/api/v1/letters", may("letters.write"), to(api::create), body);
        setup.get("/api/v1/letters/registers/outgoing", may("letters.read"), to(api::outgoing));
        setup.get("/api/v1/letters/registers/dispatch", may("letters.read"), to(api::dispatch));
        setup.get("/api/v1/letters/{id}", may("letters.read"), shows("api", api::show));
        setup.put("/api/v1/letters/{id}", may("letters.write"), to(api::save), body);
        setup.post("/api/v1/letters/{id}/preview", may("letters.write"), to(api::preview), body);
        setup.get("/api/v1/letters/staff", may("letters.write"), to(api::staff));
        setup.post("/api/v1/letters/{id}/correct", may("letters.write"), to(api::correct), body);
        setup.get("/api/v1/letters/{id}/file", may("letters.read"), shows("file", api::file));
        setup.put("/api/v1/letters/{id}/file", may("letters.write"), to(api::put_file), upload);
        setup.remove("/api/v1/letters/{id}/file", may("letters.write"), to(api::remove_file));
        setup.get("/api/v1/letters/{id}/file/place", may("letters.write"), to(api::places));
        setup.put("/api/v1/letters/{id}/file/place", may("letters.write"), to(api::place));
        setup.post("/api/v1/letters/{id}/writing", may("letters.write"), to(api::writing));
        setup.get("/api/v1/letters/{id}/versions", may("letters.read"), shows("versions", api::versions));
        setup.get("/api/v1/letters/{id}/compare", may("letters.read"), shows("versions", api::compare));
        setup.post("/api/v1/letters/{id}/submit", may("letters.write"), to(api::submit));
        setup.post("/api/v1/letters/{id}/take-back", may("letters.write"), to(api::take_back));
        setup.post("/api/v1/letters/{id}/handed", may("letters.read"), to(api::handed));
        setup.post("/api/v1/letters/{id}/to-giver", may("letters.write"), to(api::to_giver));
        setup.post("/api/v1/letters/{id}/withdraw", may("letters.write"), to(api::withdraw));
        setup.post("/api/v1/letters/{id}/anew", may("letters.write"), to(api::draft_anew));
        setup.post("/api/v1/letters/{id}/class", may("letters.read"), to(api::set_class));
        setup.get("/api/v1/letters/{id}/readings", may("letters.read"), to(api::readings));
        setup.get("/api/v1/letters/{id}/relations", may("letters.read"), to(api::relations));
        setup.post("/api/v1/letters/{id}/relations", may("letters.write"), to(api::add_relation));
        setup.get("/api/v1/letters/{id}/relatable", may("letters.write"), to(api::candidates));
        setup.post("/api/v1/letters/{id}/related", may("letters.write"), to(api::relate));
        setup.remove("/api/v1/letters/{id}/relations/{subject}", may("letters.write"), to(api::unrelate));
        setup.get("/api/v1/letters/{id}/pdf", may("letters.read"), shows("file", api::pdf));
        setup.get("/api/v1/letters/{id}/pages/{page}", may("letters.read"), shows("page", api::page));
    }

    std::unique_ptr<Room> room_;
};

}  // namespace letters

NASKAH_PLUGIN(letters, letters::LettersPlugin)
