// SPDX-License-Identifier: Apache-2.0
#include "archive/service/marks.h"

#include "archive/service/asking.h"
#include "core/audit/trail.h"
#include "core/base/text.h"

namespace archive {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

std::string notice_of(const Mark& mark, int months) {
    if (mark.kind == Mark::Kind::vital) return "archive.vital_review";
    if (months > Mark::copy_told) return "archive.terjaga_copy_" + std::to_string(months - Mark::copy_told);
    return "archive.terjaga_" + std::to_string(months);
}

// Without another day told, the activity of a guarded dossier ended when the dossier was closed.
void end_with(Mark& mark, const Dossier& dossier) {
    if (mark.kind == Mark::Kind::guarded && !mark.ended) mark.ended = dossier.closed;
}

}  // namespace

void Marks::begin() {
    cabinet_.guard(*this);
    notices_.serve("dossier", *this);
    notices_.kind({"archive.vital_review", "archive.notice.vital_review"});
    notices_.kind({"archive.terjaga_9", "archive.notice.terjaga_9"});
    notices_.kind({"archive.terjaga_11", "archive.notice.terjaga_11", true});
    notices_.kind({"archive.terjaga_12", "archive.notice.terjaga_12", true});
    notices_.kind({"archive.terjaga_copy_9", "archive.notice.terjaga_copy_9"});
    notices_.kind({"archive.terjaga_copy_11", "archive.notice.terjaga_copy_11", true});
    notices_.kind({"archive.terjaga_copy_12", "archive.notice.terjaga_copy_12", true});
}

Obstacles Marks::against(Tx& tx, const Context&, const std::vector<Kept>& dossiers, Deed deed) {
    std::map<DossierId, std::string> numbers;
    std::vector<DossierId> ids;
    for (const auto& each : dossiers)
        if (towards_destruction(each.process, deed) && numbers.emplace(each.id, each.number).second) ids.push_back(each.id);
    Obstacles all;
    for (const auto& mark : store::marks(tx, ids))
        all[mark.dossier].push_back({"archive.obstacle." + std::string(name(mark.kind)), {{"number", numbers[mark.dossier]}}});
    return all;
}

std::optional<notify::Described> Marks::describe(Tx& tx, const core::Actor& actor, std::string_view object) {
    const auto id = dossier_of_object(object);
    const auto found = store::find(tx, subjects_.sight(tx, actor), id);
    if (!found) return std::nullopt;
    return notify::Described{found->title, "/archive/dossiers/" + id.text(), found->access};
}

void Marks::tell(const Context& ctx) {
    const auto all = db_.read([&](Tx& tx) { return store::watched(tx, ctx.today()); });
    for (const auto& each : all)
        db_.write([&](Tx& tx) {
            cabinet_.take(tx, each.dossier);   // who takes the mark off meanwhile is waited for, or waits
            for (auto mark : store::marks(tx, each.dossier)) {
                const int months = mark.kind == each.kind ? mark.tells(ctx.today()) : 0;
                const auto dossier = store::find(tx, {{}, {}, false, true}, mark.dossier);
                if (months == 0 || !dossier) continue;
                notify::Notice notice{notice_of(mark, months), object_of(mark.dossier), {}};
                for (const auto& position : subjects_.archivists(tx, dossier->keeper.value_or(subjects_.heir(tx, dossier->unit))))
                    notice.to.emplace_back(position);
                notices_.tell(tx, ctx, notice);
                mark.told = months;
                store::put(tx, mark, dossier->unit);
            }
        });
}

void Cabinet::mark(const Context& ctx, Mark wanted) {
    db_.write([&](Tx& tx) {
        take(tx, wanted.dossier);   // whoever destroys it takes it before he asks for marks
        const auto dossier = kept_by(tx, ctx, wanted.dossier);
        auto made = wanted;
        made.check(ctx.today());
        end_with(made, dossier);
        for (const auto& was : store::marks(tx, dossier.id)) {
            if (was.kind != made.kind) continue;
            made.reported = was.reported;
            made.report_number = was.report_number;
            made.copied = was.copied;
            made.copy_number = was.copy_number;
            if (made.kind == Mark::Kind::guarded && (was.reported || was.ended == made.ended)) made.told = was.told;
        }
        made.made = ctx.now();
        made.made_by = ctx.actor.person_name;
        store::put(tx, made, dossier.unit);
        core::Json told{{"kind", name(made.kind)}, {"reason", made.reason}};
        if (made.review) told["review"] = core::iso(*made.review);
        if (made.ended) told["ended"] = core::iso(*made.ended);
        if (!made.category.empty()) told["category"] = made.category;
        if (!made.protection.empty()) told["protection"] = made.protection;
        if (!made.copy_place.empty()) told["copy_place"] = made.copy_place;
        core::audit::append(tx, ctx, "archive.marked", object_of(dossier.id), told);
        index(tx, dossier);
    });
}

namespace {

Mark marked_so(Tx& tx, DossierId id, Mark::Kind kind) {
    for (auto& each : store::marks(tx, id))
        if (each.kind == kind) return each;
    throw Error(Code::conflict, "archive.error.not_marked");
}

}  // namespace

void Cabinet::unmark(const Context& ctx, DossierId id, Mark::Kind kind, const std::string& reason) {
    db_.write([&](Tx& tx) {
        take(tx, id);
        const auto dossier = unmarked_by(tx, ctx, id);
        ensure_reason(reason);
        marked_so(tx, id, kind);
        store::drop(tx, id, kind);
        core::audit::append(tx, ctx, "archive.unmarked", object_of(id), {{"kind", name(kind)}, {"reason", reason}});
        index(tx, dossier);
    });
}

void Cabinet::safeguard(const Context& ctx, Safeguard done) {
    db_.write([&](Tx& tx) {
        const auto dossier = kept_by(tx, ctx, done.dossier);
        marked_so(tx, dossier.id, Mark::Kind::vital);
        done.check(ctx.today());
        done.recorded = ctx.now();
        done.recorded_by = ctx.actor.named();
        store::add(tx, done);
        core::audit::append(tx, ctx, "archive.safeguarded", object_of(dossier.id),
                            {{"phase", done.phase}, {"date", core::iso(done.on)}, {"what", done.what}});
    });
}

void Cabinet::end_activity(Tx& tx, const Context& ctx, const Dossier& dossier) {
    for (auto mark : store::marks(tx, dossier.id)) {
        const auto was = mark.ended;
        end_with(mark, dossier);
        if (mark.ended == was) continue;
        store::put(tx, mark, dossier.unit);
        core::audit::append(tx, ctx, "archive.marked", object_of(dossier.id),
                            {{"kind", name(mark.kind)}, {"ended", core::iso(*mark.ended)}});
    }
}

void Cabinet::resume_activity(Tx& tx, const Context& ctx, const Dossier& dossier, core::Date closed) {
    for (auto mark : store::marks(tx, dossier.id)) {
        if (mark.kind != Mark::Kind::guarded || mark.reported || mark.ended != closed) continue;
        mark.ended.reset();
        mark.told = 0;
        store::put(tx, mark, dossier.unit);
        core::audit::append(tx, ctx, "archive.marked", object_of(dossier.id), {{"kind", name(mark.kind)}, {"ended", nullptr}});
    }
}

namespace {

void ensure_told(const Context& ctx, core::Date on, const std::string& number, core::Date earliest) {
    std::vector<core::Fault> faults;
    if (core::text::trim(number).empty()) faults.push_back({"number", "archive.fault.report_number", {}});
    if (on > ctx.today()) faults.push_back({"date", "archive.fault.report_date", {}});
    else if (on < earliest) faults.push_back({"date", "archive.fault.report_early", {{"date", core::iso(earliest)}}});
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
}

}  // namespace

namespace {

void tell_reported(Tx& tx, const Context& ctx, const Dossier& dossier, Mark mark, core::Date on, const std::string& number) {
    ensure_told(ctx, on, number, mark.ended.value_or(on));
    if (mark.copied && on > *mark.copied)
        throw Error("core.error.invalid", {{"date", "archive.fault.report_late", {{"date", core::iso(*mark.copied)}}}});
    mark.report(on, number);
    store::put(tx, mark, dossier.unit);
    core::audit::append(tx, ctx, "archive.terjaga_reported", object_of(dossier.id),
                        {{"date", core::iso(on)}, {"number", number}});
}

}  // namespace

// The report is owed of what is archival by now, too.
void Cabinet::reported(const Context& ctx, DossierId id, core::Date on, const std::string& number) {
    db_.write([&](Tx& tx) {
        take(tx, id);
        const auto dossier = told_by(tx, ctx, id);
        tell_reported(tx, ctx, dossier, marked_so(tx, id, Mark::Kind::guarded), on, number);
    });
}

void Cabinet::report(Tx& tx, const Context& ctx, const Dossier& listed, core::Date on, const std::string& number) try {
    take(tx, listed.id);
    const auto mark = marked_so(tx, listed.id, Mark::Kind::guarded);
    if (mark.reported) return;
    tell_reported(tx, ctx, told_by(tx, ctx, listed.id), mark, on, number);
} catch (const Error& error) {
    if (error.faults().empty()) throw;
    // As the form of a list calls them, and of which of its dossiers.
    auto faults = error.faults();
    for (auto& each : faults) {
        each.field = "report_" + each.field;
        if (each.key == "archive.fault.report_early") each.key = "archive.fault.listed_early";
        if (each.key == "archive.fault.report_late") each.key = "archive.fault.listed_late";
        each.args.push_back({"number", listed.numbered()});
    }
    throw Error("core.error.invalid", std::move(faults));
}

void Cabinet::copied(const Context& ctx, DossierId id, core::Date on, const std::string& number) {
    db_.write([&](Tx& tx) {
        take(tx, id);
        const auto dossier = told_by(tx, ctx, id);
        auto mark = marked_so(tx, id, Mark::Kind::guarded);
        if (!mark.reported) throw Error(Code::conflict, "archive.error.not_reported", {{"number", dossier.numbered()}});
        ensure_told(ctx, on, number, *mark.reported);
        mark.copied = on;
        mark.copy_number = number;
        store::put(tx, mark, dossier.unit);
        core::audit::append(tx, ctx, "archive.terjaga_copied", object_of(id),
                            {{"date", core::iso(on)}, {"number", number}});
    });
}

}  // namespace archive
