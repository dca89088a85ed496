// SPDX-License-Identifier: Apache-2.0
#include "depot/service/reading_room.h"

#include <algorithm>

#include "core/audit/trail.h"

namespace depot {

using archive::DossierId;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

constexpr std::string_view reading_right = "depot.serve";

}  // namespace

std::string object_of(ReaderId id) { return "reader:" + id.text(); }
std::string object_of(VisitId id) { return "visit:" + id.text(); }

Visit ReadingRoom::seen(Tx& tx, const Context& ctx, VisitId id) {
    auto found = store::visit(tx, id);
    if (!found || !serves(tx, parts_, ctx.actor, found->unit)) core::ensure(core::Verdict::hidden);
    return *std::move(found);
}

void ReadingRoom::keep_open(Tx& tx, const Visit& visit) {
    if (!store::keep_open(tx, visit.id))
        throw Error(core::Code::conflict, "depot.error.visit_over", {{"number", visit.numbered()}});
}

VisitShown ReadingRoom::shown(Tx& tx, const Context& ctx, Visit visit) {
    VisitShown made;
    made.reader = store::reader(tx, visit.reader).value_or(Reader{});
    Series series(tx, parts_, ctx.actor);
    made.reader.series = series.of(made.reader.unit);
    visit.series = series.of(visit.unit);
    std::vector<Loan> table;
    for (const auto& id : store::taken(tx, visit.id))
        if (auto loan = store::loan(tx, id)) table.push_back(*std::move(loan));
    made.loans = loans_.shown(tx, ctx, std::move(table));
    made.visit = std::move(visit);
    return made;
}

ReadingShown ReadingRoom::now(const Context& ctx, const ReaderWanted& wanted) {
    must(ctx, reading_right);
    return parts_.db.read([&](Tx& tx) {
        store::ReaderAsk ask;
        ask.units = own_units(tx, parts_, ctx.actor);
        ask.words = clean(wanted.words);
        ask.limit = most_readers;
        ReadingShown made;
        made.found = store::count(tx, ask);
        made.pages = static_cast<int>(std::max<std::int64_t>(1, (made.found + most_readers - 1) / most_readers));
        made.page = std::clamp(wanted.page, 1, made.pages);
        ask.skip = std::int64_t{made.page - 1} * most_readers;
        made.readers = store::readers(tx, ask);
        Series series(tx, parts_, ctx.actor);
        for (auto& each : made.readers) each.series = series.of(each.unit);
        for (auto& each : store::present(tx, ask.units)) made.present.push_back(shown(tx, ctx, std::move(each)));
        return made;
    });
}

VisitShown ReadingRoom::visit(const Context& ctx, VisitId id) {
    must(ctx, reading_right);
    return parts_.db.read([&](Tx& tx) { return shown(tx, ctx, seen(tx, ctx, id)); });
}

Reader ReadingRoom::reader(const Context& ctx, ReaderId id) {
    must(ctx, reading_right);
    return parts_.db.read([&](Tx& tx) {
        auto found = store::reader(tx, id);
        if (!found || !serves(tx, parts_, ctx.actor, found->unit)) core::ensure(core::Verdict::hidden);
        return *std::move(found);
    });
}

ReadingBook ReadingRoom::sums(Tx& tx, const Context& ctx, Period period) {
    const auto [first, next] = days_of(period);
    ReadingBook made;
    made.unit_name = parts_.directory.numbering_unit(tx, ctx.actor.seat().unit).name;
    made.from = core::start_of(first, ctx.zone);
    made.until = core::start_of(next, ctx.zone);
    made.counts = store::reading_counts(tx, own_units(tx, parts_, ctx.actor), made.from, made.until);
    return made;
}

ReadingBook ReadingRoom::sums(const Context& ctx, Period period) {
    must(ctx, reading_right);
    return parts_.db.read([&](Tx& tx) { return sums(tx, ctx, period); });
}

ReadingBook ReadingRoom::book(const Context& ctx, Period period) {
    must(ctx, reading_right);
    return parts_.db.read([&](Tx& tx) {
        auto made = sums(tx, ctx, period);
        made.visits = store::visit_lines(tx, own_units(tx, parts_, ctx.actor), made.from, made.until, most_in_book);
        Series series(tx, parts_, ctx.actor);
        for (auto& [visit, reader, dossiers] : made.visits) {
            visit.series = series.of(visit.unit);
            reader.series = series.of(reader.unit);
        }
        return made;
    });
}

ReaderId ReadingRoom::enter(const Context& ctx, const ReaderWish& wish) {
    must(ctx, reading_right);
    std::vector<core::Fault> faults;
    if (clean(wish.name).empty()) faults.push_back({"name", "depot.fault.reader_name", {}});
    if (clean(wish.contact).empty()) faults.push_back({"contact", "depot.fault.contact", {}});
    if (!wish.rules) faults.push_back({"rules", "depot.fault.rules", {}});
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    return parts_.db.write([&](Tx& tx) {
        Reader reader;
        reader.id = ReaderId::make(ctx.now());
        reader.unit = own_unit(tx, parts_, ctx.actor);
        reader.year = static_cast<int>(ctx.today().year());
        reader.number = next_number(tx, "reader", reader.unit, reader.year);
        reader.name = clean(wish.name);
        reader.contact = clean(wish.contact);
        reader.origin = clean(wish.origin);
        reader.rules = reader.last = ctx.today();
        reader.entered_name = ctx.actor.named();
        store::insert(tx, reader);
        core::audit::append(tx, ctx, "depot.reader_entered", object_of(reader.id), {{"number", reader.numbered()}});
        return reader.id;
    });
}

VisitId ReadingRoom::come(const Context& ctx, ReaderId id, const std::string& purpose) {
    must(ctx, reading_right);
    return parts_.db.write([&](Tx& tx) {
        const auto reader = store::reader(tx, id);
        Visit visit;
        visit.unit = own_unit(tx, parts_, ctx.actor);
        if (!reader || !serves(tx, parts_, ctx.actor, reader->unit) || reader->forgotten) core::ensure(core::Verdict::hidden);
        visit.purpose = clean(purpose);
        if (visit.purpose.empty()) throw Error("core.error.invalid", {{"purpose", "depot.fault.visit_purpose", {}}});
        visit.id = VisitId::make(ctx.now());
        visit.reader = id;
        visit.year = static_cast<int>(ctx.today().year());
        visit.number = next_number(tx, "visit", visit.unit, visit.year);
        visit.came = ctx.now();
        visit.entered_name = ctx.actor.named();
        store::insert(tx, visit, ctx.today());
        core::audit::append(tx, ctx, "depot.visit_begun", object_of(visit.id),
                            {{"number", visit.numbered()}, {"card", reader->numbered()}});
        return visit.id;
    });
}

LoanId ReadingRoom::ask(const Context& ctx, VisitId id, DossierId dossier, const std::string& paper_reason) {
    must(ctx, reading_right);
    return parts_.db.write([&](Tx& tx) {
        const auto visit = seen(tx, ctx, id);
        keep_open(tx, visit);
        const auto reader = store::reader(tx, visit.reader);
        const auto loan = loans_.to_table(tx, ctx, {dossier, reader->numbered(), visit.numbered(), paper_reason});
        store::take(tx, id, loan);
        core::audit::append(tx, ctx, "depot.visit_asked", object_of(id),
                            {{"dossier", dossier.text()}, {"loan", loan.text()}});
        return loan;
    });
}

void ReadingRoom::leave(const Context& ctx, VisitId id) {
    must(ctx, reading_right);
    parts_.db.write([&](Tx& tx) {
        const auto visit = seen(tx, ctx, id);
        keep_open(tx, visit);
        for (const auto& each : store::taken(tx, id))
            if (auto loan = store::loan(tx, each)) {
                if (loan->state == LoanState::out)
                    throw Error(core::Code::conflict, "depot.error.visit_table", {{"number", loan->numbered()}});
                if (loan->state == LoanState::granted) loans_.never_brought(tx, ctx, *std::move(loan));
            }
        store::leave(tx, id, ctx.now());
        core::audit::append(tx, ctx, "depot.visit_ended", object_of(id), {{"number", visit.numbered()}});
    });
}

std::int64_t ReadingRoom::forget() {
    const auto before = forgotten_before(parts_);
    if (!before) return 0;
    const auto ctx = system_context(parts_);
    std::int64_t all = 0, portion = 0;
    do {
        portion = parts_.db.write([&](Tx& tx) {
            const auto found = store::readers_to_forget(tx, *before, most_forgotten);
            for (const auto& reader : found) {
                store::forget(tx, reader.id, ctx.today());
                core::audit::append(tx, ctx, "depot.reader_forgotten", object_of(reader.id),
                                    {{"number", reader.numbered()}});
            }
            return static_cast<std::int64_t>(found.size());
        });
        all += portion;
    } while (portion == most_forgotten);
    return all;
}

}  // namespace depot
