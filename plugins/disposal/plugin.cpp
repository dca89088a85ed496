// SPDX-License-Identifier: Apache-2.0
// The room of disposal: transfer, destruction and handover of dossiers; everything it brings.
#include "core/db/scrub.h"
#include "core/http/reader.h"
#include "core/plugin/plugin.h"

#include "classification/records_office.h"
#include "disposal/api/disposal_api.h"
#include "disposal/service/proceeding.h"
#include "disposal/service/readings.h"
#include "disposal/web/pages.h"
#include "embedded/disposal.h"

namespace disposal {

using core::Context;
using core::http::may;
using core::http::Request;
using core::http::Response;

namespace {

// Permendagri 83/2022; an office with other codes says so.
constexpr std::array<std::pair<Kind, const char*>, 3> act_codes{
    {{Kind::transfer, "000.5.6.1"}, {Kind::destruction, "000.5.6.2"}, {Kind::handover, "000.5.6.3"}}};

std::string code_setting(Kind kind) { return "disposal." + std::string(name(kind)) + "_code"; }

// What a unit that ends had begun waits for the people of its heir.
class Succeeding final : public directory::Heir {
  public:
    explicit Succeeding(Room& room) : room_(room) {}

    void inherit(core::db::Tx& tx, const Context& ctx, const directory::Ending& ending) override {
        tell_heirs(tx, room_.parts, ctx, ending.unit);
    }

  private:
    Room& room_;
};

class Telling final : public notify::Subjects {
  public:
    explicit Telling(Room& room) : room_(room) {}

    std::optional<notify::Described> describe(core::db::Tx& tx, const core::Actor& actor, std::string_view object) override {
        const auto id = ProposalId::parse(object.substr(std::string_view("disposal:").size()));
        const auto p = room_.parts.proposals.find(tx, id);
        if (!p || !standing_of(tx, room_.parts, actor, *p).may_see()) return std::nullopt;
        const auto& words = room_.parts.words.in("id");
        return notify::Described{words.say("disposal.kind." + std::string(name(p->kind))) + " " + p->numbered() + ", " +
                                     p->unit_name,
                                 web::address(id)};
    }

  private:
    Room& room_;
};

}  // namespace

class DisposalPlugin final : public core::Plugin {
  public:
    void install(core::Setup& setup) override {
        using Type = core::conf::Setting::Type;
        setup.setting({"disposal.records_unit", Type::text, "SETDA",
                       "code of the unit that keeps inactive records (unit kearsipan)"});
        setup.setting({"disposal.records_leader", Type::text, "",
                       "code of the position that leads the records unit (pimpinan unit kearsipan), chairs committees and signs "
                       "acts for it; empty: the heads above its archivists, and who leads the unit"});
        setup.setting({"disposal.institution", Type::text, "DPK",
                       "code of the unit that is the archival institution (lembaga kearsipan)"});
        setup.setting({"disposal.legal_unit", Type::text, "HK", "code of the unit whose people witness as unit hukum"});
        setup.setting({"disposal.audit_unit", Type::text, "INSP",
                       "code of the unit whose people witness as unit pengawasan"});
        setup.setting({"disposal.backup_days", Type::integer, "0",
                       "days the office keeps backups, told where something was destroyed; 0: not said", 0, 36'500});
        setup.setting({"disposal.decree_by", Type::choice, "mandate",
                       "who agrees to a disposal and decrees it: the head of the region, and the secretary (sekda) while a "
                       "delegation lets him sign decrees in his name (mandate), never (head) or always (either)",
                       0, INT64_MAX, {"mandate", "head", "either"}});
        setup.setting({"disposal.outside_papers", Type::flag, "false",
                       "take the committee's decree, the head's approval, the decree, the letter that revokes it, the statement of "
                       "authenticity and the act as files from outside, too, each confirmed by a second person; otherwise they "
                       "are letters signed in Naskah"});
        for (const auto& [kind, code] : act_codes)
            setup.setting({code_setting(kind), Type::text, code,
                           "classification code of the record (berita acara) of a " + std::string(name(kind)) +
                               ", in the edition in force"});
        setup.setting({"disposal.seal_required", Type::flag, "true",
                       "send no transfer without the electronic seal of its office (naskah seal:init); false: an office without "
                       "one sends it unsealed, and the page says so"});
        setup.migrations(embedded::migrations);
        setup.templates(embedded::templates);
        setup.words(embedded::i18n);
        setup.openapi(embedded::openapi);
        setup.permission("disposal.read", {"staff", "head", "clerk", "archivist"});
        setup.permission("disposal.propose", {"archivist"});
        counted(setup);
        setup.fragment("seeking.selection", [this](const Context& ctx, const Request& request, std::string_view subject) {
            return web::on_selection(*room_, ctx, request, subject);
        });
        setup.fragment("archive.dossier", [this](const Context& ctx, const Request& request, std::string_view subject) {
            return web::of_dossier(*room_, ctx, request, subject);
        });
        jobs(setup);
        pages(setup);
        api(setup);
    }

    void start(core::Runtime& run) override {
        auto& house = run.house();
        room_.reset(new Room{
            Parts{house.db, house.blobs, house.search, house.clock, house.zone, house.words,
                  std::filesystem::path(house.share) / "fonts", std::filesystem::path(house.data) / "cache",
                  house.settings.text("disposal.records_unit"), house.settings.text("disposal.institution"),
                  house.settings.text("disposal.legal_unit"), house.settings.text("disposal.audit_unit"),
                  house.settings.integer("disposal.backup_days"),
                  run.need<directory::Directory>(), run.need<archive::Holdings>(), run.need<archive::Gate>(),
                  run.need<archive::Appraisal>(), run.need<archive::Shelf>(), run.need<letters::Letters>(), run.need<letters::Signers>(),
                  run.need<letters::Forgetting>(), run.need<incoming::Inbox>(),
                  run.need<incoming::Forgetting>(), run.need<signing::Forgetting>(), run.need<integrity::Objects>()},
            house.pages});
        run.need<archive::Gate>().guard(room_->running);
        room_->parts.endings = &run.need<directory::Endings>();
        run.need<classification::RecordsOffice>().serve([this](core::db::Tx& tx, const core::Seat& seat) {
            const auto unit = records_office(tx, room_->parts);
            return unit && room_->parts.directory.numbering_unit(tx, seat.unit).id == unit->id;
        });
        auto& notices = run.need<notify::Notices>();
        telling_.emplace(*room_);
        notices.kind({waits_kind, "disposal.notice.waits"});
        notices.kind({confirm_kind, "disposal.notice.to_confirm"});
        notices.kind({"disposal.over", "disposal.notice.over"});
        notices.serve("disposal", *telling_);
        succeeding_.emplace(*room_);
        room_->parts.endings->follow(*succeeding_);
        room_->parts.notices = &notices;
        room_->parts.vouching = &run.need<signing::Vouching>();
        room_->parts.definitive = &run.need<archive::Definitive>();
        room_->parts.verifications = &run.need<signing::Verifications>();
        room_->parts.delegations = &run.need<directory::Delegations>();
        room_->parts.decree_by = house.settings.text("disposal.decree_by");
        room_->parts.outside_papers = house.settings.flag("disposal.outside_papers");
        room_->parts.seal_required = house.settings.flag("disposal.seal_required");
        room_->parts.records_leader = house.settings.text("disposal.records_leader");
        room_->parts.relations = &run.need<letters::Relations>();
        room_->parts.drafts = &run.need<letters::Drafts>();
        room_->parts.instruments = &run.need<classification::Instruments>();
        for (const auto& [kind, code] : act_codes) room_->parts.act_codes[kind] = house.settings.text(code_setting(kind));
        room_->parts.approvals = &run.need<classification::Approvals>();
        room_->parts.standings = &run.need<archive::FileStandings>();
        room_->parts.arrivals = &run.need<archive::Arrivals>();
        proceeding_.emplace(room_->parts.proposals);
        if (auto* witness = run.maybe<packages::Witness>()) witness->by(*proceeding_);
        room_->parts.packages = [&run] { return run.maybe<packages::Forgetting>(); };
        room_->parts.receipts = [&run] { return run.maybe<packages::Receipts>(); };
        room_->parts.depot = [&run] { return run.maybe<depot::Forgetting>(); };
        room_->parts.results = &run.need<archive::Results>();
        room_->parts.selections = [&run] { return run.maybe<seeking::Selections>(); };
        room_->parts.exports = [&run] { return run.maybe<seeking::Exports>(); };
    }

  private:
    using Page = Response (*)(Room&, const Context&, Request&);
    core::http::Handler to(Page page) {
        return [this, page](const Context& ctx, Request& request) { return page(*room_, ctx, request); };
    }

    void jobs(core::Setup& setup) {
        setup.job(std::string(Running::job), [this](const core::jobs::Job& job) {
            room_->running.run(ProposalId::parse(core::json::text(job.payload, "proposal")));
        });
        setup.job(std::string(Running::clean_job), [this](const core::jobs::Job& job) {
            room_->running.clean(ProposalId::parse(core::json::text(job.payload, "proposal")));
        });
        setup.health("disposal.owner", [this] { core::db::ensure_owned(room_->parts.db); }, false);
        setup.health("disposal.offices", [this] {
            room_->parts.db.read([this](core::db::Tx& tx) { ensure_offices(tx, room_->parts); });
        }, false);
        setup.job(std::string(Running::retell_job), [this](const core::jobs::Job& job) {
            room_->running.retell(ProposalId::parse(core::json::text(job.payload, "proposal")));
        });
        setup.job(std::string(Running::list_job), [this](const core::jobs::Job& job) {
            room_->running.keep_list(ProposalId::parse(core::json::text(job.payload, "proposal")));
        });
        setup.daily("disposal.keepers", std::chrono::hours(3),
                    [this](const core::jobs::Job&) { room_->running.settle_keepers(); });
    }

    static constexpr core::http::Limits upload{.body = 21u << 20, .uploads = true};

    void counted(core::Setup& setup) {
        setup.menu({"disposal.menu", "/disposal", "recycle", 62, "disposal.read",
                    [this](const Context& ctx) { return room_->desk.waiting(ctx); }});
        setup.desk({"disposal.desk.waiting", "/disposal?open=1", 15, "disposal.read",
                    [this](const Context& ctx) { return room_->desk.waiting(ctx); }});
        setup.desk({"disposal.desk.unreported", "/disposal?unreported=1", 60, "disposal.propose",
                    [this](const Context& ctx) { return room_->desk.unreported(ctx); }});
    }

    // What is told of secret dossiers there is kept with who read it.
    core::http::Handler shows(const char* what, core::http::Handler page) {
        return core::http::keeping_readers(std::move(page), what, [this](const Context& ctx, const Request& request, const std::string& read) {
            const auto paper = request.param("paper");
            if (!paper.empty() && paper != name(Paper::list) && paper != name(Paper::parcel)) return false;
            return note_reading(room_->parts, room_->desk, ctx, ProposalId::parse(request.param("id")), read);
        });
    }

    void pages(core::Setup& setup) {
        const std::string read = "disposal.read", one = "/disposal/{id}";
        setup.get("/disposal", may(read), to(web::list));
        setup.get("/disposal/new", may("disposal.propose"), to(web::draw_form));
        setup.post("/disposal", may("disposal.propose"), to(web::draw));
        setup.get(one, may(read), shows("list", to(web::show)));
        setup.post(one + "/act", may(read), to(web::act));
        setup.post(one + "/lines", may(read), to(web::decide));
        setup.post(one + "/assent", may(read), to(web::assent));
        setup.post(one + "/members", may(read), to(web::seat));
        setup.post(one + "/papers", may(read), to(web::file), upload);
        setup.post(one + "/draft-act", may(read), to(web::draft_act));
        setup.post(one + "/draft-report", may(read), to(web::draft_report));
        setup.post(one + "/removal", may("disposal.propose"), to(web::remove));
        setup.post(one + "/evidence", may(read), to(web::evidence));
        setup.get(one + "/papers/{paper}", may(read), shows("export", to(web::paper)));
        setup.post(one + "/papers/{paper}/confirm", may(read), to(web::confirm));
        setup.post(one + "/papers/{paper}/take-off", may(read), to(web::take_off));
        setup.get(one + "/list.xlsx", may(read), shows("export", to(web::sheet)));
        setup.get(one + "/list.pdf", may(read), shows("export", to(web::print)));
    }

    void api(core::Setup& setup) {
        const std::string read = "disposal.read", base = "/api/v1/disposals", one = base + "/{id}";
        setup.get(base, may(read), to(api::list));
        setup.get("/api/v1/disposals-candidates", may("disposal.propose"), to(api::candidates));
        setup.get("/api/v1/disposals-of/{id}", may(read), to(api::of_dossier));
        setup.post(base, may("disposal.propose"), to(api::draw));
        setup.get(one, may(read), shows("list", to(api::show)));
        setup.post(one + "/act", may(read), to(api::act));
        setup.post(one + "/lines", may(read), to(api::decide));
        setup.post(one + "/assent", may(read), to(api::assent));
        setup.post(one + "/members", may(read), to(api::seat));
        setup.post(one + "/papers", may(read), to(api::file), upload);
        setup.post(one + "/draft-act", may(read), to(api::draft_act));
        setup.post(one + "/draft-report", may(read), to(api::draft_report));
        setup.post(one + "/removal", may("disposal.propose"), to(api::remove));
        setup.post(one + "/evidence", may(read), to(api::evidence));
        setup.post(one + "/papers/{paper}/confirm", may(read), to(api::confirm));
        setup.post(one + "/papers/{paper}/take-off", may(read), to(api::take_off));
    }

    std::unique_ptr<Room> room_;
    std::optional<Telling> telling_;
    std::optional<Proceeding> proceeding_;
    std::optional<Succeeding> succeeding_;
};

}  // namespace disposal

NASKAH_PLUGIN(disposal, disposal::DisposalPlugin)
