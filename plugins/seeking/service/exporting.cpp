// SPDX-License-Identifier: Apache-2.0
#include "seeking/service/exporting.h"

#include "core/audit/trail.h"
#include "core/db/beside.h"
#include "seeking/service/form_columns.h"
#include "seeking/service/kept_wish.h"
#include "seeking/store/export_store.h"

namespace seeking {

using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;
using core::search::Listed;
using core::search::Named;
using core::search::Wanted;

namespace {

void ensure_exports(const Context& ctx) {
    core::ensure(ctx.actor.may("seeking.export") && !ctx.actor.borrows() ? Verdict::allowed : Verdict::forbidden);
}

void put_up_export(Tx& tx, core::Instant now, ExportId id) {
    core::jobs::add(tx, now, Exporting::job, {{"export", id.text()}},
                    {.key = std::string(Exporting::job) + ":" + id.text()});
}

// Nobody waits for it any more: it was stopped, or begins anew.
struct Unwanted final : std::exception {};

constexpr std::string_view export_prefix = "export:";
constexpr const char* failed_kind = "seeking.export_failed";
std::string export_object(ExportId id) { return std::string(export_prefix) + id.text(); }

constexpr std::size_t together = 500;   // results looked up between two words of how far it is

// Of what a table is made, as one value.
std::string fingerprint(const std::vector<Listed>& results, const std::vector<std::string>& about) {
    std::string seen;
    for (const auto& each : results) seen += each.hit.kind + ":" + each.hit.id + "\n";
    for (const auto& each : about) seen += each + "\n";
    return core::sha256(core::view(seen)).hex();
}

std::vector<Named> names_of(const std::vector<store::Placed>& placed) {
    std::vector<Named> names;
    for (const auto& each : placed) names.push_back(each.what);
    return names;
}

}  // namespace

void Exporting::through(notify::Notices& notices) {
    parts_.notices = &notices;
    notices.serve("export", *this);
    notices.kind({failed_kind, "seeking.notice.export_failed", false, notify::Mode::digest});
}

Selection Exporting::owned(Tx& tx, const Context& ctx, SelectionId id) {
    const auto selection = store::selection(tx, id);
    core::ensure(selection ? selection->use(ctx.actor, ctx.now()) : Verdict::hidden);
    return *selection;
}

Export Exporting::owned(Tx& tx, const Context& ctx, ExportId id) {
    const auto made = store::find(tx, id);
    core::ensure(made ? made->look(ctx.actor, ctx.now()) : Verdict::hidden);
    return *made;
}

SelectionId Exporting::select(const Context& ctx, const Wanted& wanted) {
    ensure_exports(ctx);
    const auto& seat = ctx.actor.seat();
    return parts_.db.write([&](Tx& tx) {
        auto all = core::search::names(parts_.index, tx, ctx.actor.tokens(), wanted, core::search::most_named + 1);
        if (all.empty()) throw Error("core.error.invalid", {{"q", "seeking.fault.no_results", {}}});
        Selection made;
        made.cut = all.size() > static_cast<std::size_t>(core::search::most_named);
        if (made.cut) all.pop_back();
        made.id = SelectionId::make(ctx.now());
        made.person = ctx.actor.person;
        made.person_name = ctx.actor.person_name;
        made.appointment = seat.appointment;
        made.position_name = core::written(seat);
        made.wanted = kept(wanted);
        made.total = static_cast<std::int64_t>(all.size());
        made.made = ctx.now();
        made.expires = ctx.now() + kept_for;
        store::drop_oldest_selections(tx, made.person, most_selections - 1);
        store::insert(tx, made, all);
        return made.id;
    });
}

Exporting::Shown Exporting::show(const Context& ctx, SelectionId id, std::int64_t after) {
    ensure_exports(ctx);
    return parts_.db.read([&](Tx& tx) {
        Shown shown{owned(tx, ctx, id), {}, 0};
        auto some = store::selected(tx, id, after, most_shown + 1);
        if (some.size() > most_shown) {
            some.pop_back();
            shown.next = some.back().place;
        }
        shown.some = core::search::seen(parts_.index, tx, ctx.actor.tokens(), names_of(some));
        return shown;
    });
}

std::vector<Listed> Exporting::use(Tx& tx, const Context& ctx, std::string_view id) {
    ensure_exports(ctx);
    const auto selection = owned(tx, ctx, SelectionId::parse(id));
    return core::search::seen(parts_.index, tx, ctx.actor.tokens(),
                              names_of(store::selected(tx, selection.id, 0, core::search::most_named)));
}

std::vector<Form> Exporting::forms(const core::Actor& actor) const {
    std::vector<Form> all;
    for (const auto* keeper : keepers_)
        for (auto& form : keeper->forms(actor)) all.push_back(std::move(form));
    return all;
}

FormKeeper* Exporting::keeper_of(std::string_view name, const core::Actor& actor) const {
    for (auto* keeper : keepers_)
        for (const auto& form : keeper->forms(actor))
            if (form.name == name) return keeper;
    return nullptr;
}

ExportId Exporting::ask(const Context& ctx, SelectionId id, const std::string& form) {
    ensure_exports(ctx);
    return parts_.db.write([&](Tx& tx) {
        const auto selection = owned(tx, ctx, id);
        if (!form.empty() && !keeper_of(form, ctx.actor))
            throw Error("core.error.invalid", {{"form", "seeking.fault.form", {}}});
        store::drop_oldest_exports(tx, selection.person, most_exports - 1);
        Export made;
        made.id = ExportId::make(ctx.now());
        made.selection = id;
        made.person = selection.person;
        made.appointment = selection.appointment;
        made.language = ctx.language;
        made.form = form;
        made.asked = ctx.now();
        made.expires = ctx.now() + kept_for;
        store::insert(tx, made);
        put_up_export(tx, ctx.now(), made.id);
        core::jobs::add(tx, ctx.now(), clear_job, core::Json::object(),
                        {.key = std::string(clear_job) + ":" + made.id.text(),
                         .run_at = made.expires + std::chrono::seconds(1)});
        return made.id;
    });
}

void Exporting::stop(const Context& ctx, ExportId id) {
    ensure_exports(ctx);
    parts_.db.write([&](Tx& tx) {
        if (owned(tx, ctx, id).state == ExportState::stopped) return;
        if (!store::end(tx, id, ExportState::stopped)) throw Error(core::Code::conflict, "seeking.error.over");
    });
}

std::vector<Export> Exporting::list(const Context& ctx) {
    ensure_exports(ctx);
    return parts_.db.read([&](Tx& tx) {
        return store::exports_of(tx, ctx.actor.person, ctx.actor.seat().appointment, ctx.now(), most_exports);
    });
}

Export Exporting::find(const Context& ctx, ExportId id) {
    ensure_exports(ctx);
    auto made = parts_.db.read([&](Tx& tx) { return owned(tx, ctx, id); });
    if (made.state == ExportState::failed && parts_.notices) parts_.notices->opened(ctx, export_object(id));
    return made;
}

core::Bytes Exporting::file(const Context& ctx, ExportId id, FileKind kind) {
    ensure_exports(ctx);
    Export made;
    const auto bytes = parts_.db.read([&](Tx& tx) -> std::optional<core::Bytes> {
        made = owned(tx, ctx, id);
        if (made.state != ExportState::done) throw Error(core::Code::conflict, "seeking.error.not_ready");
        auto* keeper = made.form.empty() ? nullptr : keeper_of(made.form, ctx.actor);
        if (!made.form.empty() && !keeper) return std::nullopt;
        const auto results = results_of(tx, made.selection, ctx.actor, {});
        const auto about = keeper ? keeper->about(tx, ctx, results) : std::vector<std::string>();
        return fingerprint(results, about) == made.seen ? std::optional(store::file(tx, id, kind)) : std::nullopt;
    });
    if (bytes) {
        // How much left the house by whom, and no word of what was sought or found.
        parts_.db.write([&](Tx& tx) {
            core::audit::append(tx, ctx, "seeking.taken_away", export_object(id),
                                {{"form", made.form}, {"lines", made.told}});
        });
        return *bytes;
    }
    // What is hidden now is not handed out of a file made before.
    parts_.db.write([&](Tx& tx) {
        for (const auto& each : store::empty(tx, id)) put_up_export(tx, ctx.now(), each);
    });
    throw Error(core::Code::conflict, "seeking.error.remade");
}

std::optional<Exporting::Read> Exporting::read(Tx& tx, ExportId id) {
    auto made = store::find(tx, id);
    if (!made || made->over()) return std::nullopt;
    const auto selection = store::selection(tx, made->selection);
    const auto actor = parts_.seated(tx, made->person, made->appointment);
    auto* keeper = actor && !made->form.empty() ? keeper_of(made->form, *actor) : nullptr;
    if (!selection || !actor || !actor->may("seeking.export") || (!made->form.empty() && !keeper)) {
        made->state = ExportState::refused;
        return Read{*std::move(made), {}};
    }
    auto sheet = written(tx, *made, *selection, *actor, keeper);
    made->state = ExportState::done;
    made->told = static_cast<std::int64_t>(sheet.rows.size());
    return Read{*std::move(made), std::move(sheet)};
}

std::vector<Listed> Exporting::results_of(Tx& tx, SelectionId id, const core::Actor& actor, const Reached& reached) {
    const auto names = names_of(store::selected(tx, id, 0, core::search::most_named));
    std::vector<Listed> results;
    for (std::size_t from = 0; from < names.size(); from += together) {
        if (reached) reached(static_cast<std::int64_t>(from), static_cast<std::int64_t>(names.size()));
        const auto first = names.begin() + static_cast<std::ptrdiff_t>(from);
        const std::vector<Named> some(first, first + static_cast<std::ptrdiff_t>(std::min(together, names.size() - from)));
        for (auto& each : core::search::seen(parts_.index, tx, actor.tokens(), some)) results.push_back(std::move(each));
    }
    return results;
}

core::table::Sheet Exporting::written(Tx& tx, Export& made, const Selection& selection, const core::Actor& actor,
                                      FormKeeper* keeper) {
    const auto& words = parts_.words.in(made.language);
    const Reached reached = [&](std::int64_t lines, std::int64_t of) {
        if (!core::db::write_beside(parts_.db, [&](Tx& beside) { return store::reach(beside, made, lines, of); }))
            throw Unwanted();
    };
    // Of a form the lines are told, not what is looked up for them.
    const auto results = results_of(tx, selection.id, actor,
                                    keeper ? Reached([&](std::int64_t, std::int64_t) { reached(0, 0); }) : reached);
    if (!keeper) {
        made.seen = fingerprint(results, {});
        return form_sheet(results, selection, words, parts_.zone);
    }
    auto ctx = parts_.context();
    ctx.actor = actor;
    ctx.language = made.language;
    made.seen = fingerprint(results, keeper->about(tx, ctx, results));
    auto sheet = keeper->sheet(tx, ctx, made.form, results, reached);
    tell_source(sheet, selection, words, parts_.zone);
    return sheet;
}

void Exporting::write(ExportId id) {
    const auto all = parts_.db.read([&](Tx& tx) { return read(tx, id); });
    if (!all) return;
    // Twenty thousand rows take a second to write: outside the unit.
    const bool done = all->made.state == ExportState::done;
    const auto xlsx = done ? core::table::xlsx(all->sheet) : core::Bytes{};
    const auto csv = done ? csv_of(all->sheet) : core::Bytes{};
    parts_.db.write([&](Tx& tx) {
        store::hold(tx, id);
        const auto now = store::find(tx, id);
        if (!now || now->over() || now->turn != all->made.turn) return;
        store::finish(tx, all->made, xlsx, csv);
    });
}

void Exporting::work(ExportId id) {
    try {
        write(id);
    } catch (const Unwanted&) {
    }
}

void Exporting::give_up(Tx& tx, ExportId id) {
    if (!store::end(tx, id, ExportState::failed)) return;
    if (const auto made = store::find(tx, id); made && parts_.notices)
        parts_.notices->tell(tx, parts_.context(), {failed_kind, export_object(id), {made->person}});
}

std::optional<notify::Described> Exporting::describe(Tx& tx, const core::Actor& actor, std::string_view object) {
    const auto made = store::find(tx, ExportId::parse(object.substr(export_prefix.size())));
    if (!made || made->look(actor, parts_.clock.now()) != Verdict::allowed) return std::nullopt;
    return notify::Described{parts_.words.in("id").say("seeking.notice.export"), "/exports/" + made->id.text()};
}

void Exporting::make_anew() {
    parts_.db.write([&](Tx& tx) {
        for (const auto& id : store::empty(tx)) put_up_export(tx, parts_.clock.now(), id);
    });
}

void Exporting::clear() {
    parts_.db.write([&](Tx& tx) { store::clear(tx, parts_.clock.now()); });
}

}  // namespace seeking
