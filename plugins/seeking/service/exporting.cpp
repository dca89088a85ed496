// SPDX-License-Identifier: Apache-2.0
#include "seeking/service/exporting.h"

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

std::vector<Named> names_of(const std::vector<store::Placed>& placed) {
    std::vector<Named> names;
    for (const auto& each : placed) names.push_back(each.what);
    return names;
}

}  // namespace

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

ExportId Exporting::ask(const Context& ctx, SelectionId id) {
    ensure_exports(ctx);
    return parts_.db.write([&](Tx& tx) {
        const auto selection = owned(tx, ctx, id);
        store::drop_oldest_exports(tx, selection.person, most_exports - 1);
        Export made;
        made.id = ExportId::make(ctx.now());
        made.selection = id;
        made.person = selection.person;
        made.appointment = selection.appointment;
        made.language = ctx.language;
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

std::vector<Export> Exporting::list(const Context& ctx) {
    ensure_exports(ctx);
    return parts_.db.read([&](Tx& tx) {
        return store::exports_of(tx, ctx.actor.person, ctx.actor.seat().appointment, ctx.now(), most_exports);
    });
}

Export Exporting::find(const Context& ctx, ExportId id) {
    ensure_exports(ctx);
    return parts_.db.read([&](Tx& tx) { return owned(tx, ctx, id); });
}

core::Bytes Exporting::file(const Context& ctx, ExportId id, FileKind kind) {
    ensure_exports(ctx);
    return parts_.db.read([&](Tx& tx) {
        if (owned(tx, ctx, id).state != ExportState::done) throw Error(core::Code::conflict, "seeking.error.not_ready");
        return store::file(tx, id, kind);
    });
}

std::optional<Exporting::Read> Exporting::read(Tx& tx, ExportId id) {
    auto made = store::find(tx, id);
    if (!made || made->over()) return std::nullopt;
    const auto selection = store::selection(tx, made->selection);
    const auto actor = parts_.seated(tx, made->person, made->appointment);
    if (!selection || !actor || !actor->may("seeking.export")) {
        made->state = ExportState::refused;
        return Read{*std::move(made), {}};
    }
    const auto seen = core::search::seen(parts_.index, tx, actor->tokens(),
                                         names_of(store::selected(tx, selection->id, 0, core::search::most_named)));
    std::vector<core::Json> rows;
    for (const auto& each : seen) rows.push_back(cells_of(each));
    made->state = ExportState::done;
    made->told = static_cast<std::int64_t>(rows.size());
    auto sheet = form_sheet(rows, *selection, parts_.words.in(made->language), parts_.zone);
    return Read{*std::move(made), std::move(sheet)};
}

void Exporting::work(ExportId id) {
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

void Exporting::make_anew() {
    parts_.db.write([&](Tx& tx) {
        for (const auto& id : store::empty(tx)) put_up_export(tx, parts_.clock.now(), id);
    });
}

void Exporting::clear() {
    parts_.db.write([&](Tx& tx) { store::clear(tx, parts_.clock.now()); });
}

}  // namespace seeking
