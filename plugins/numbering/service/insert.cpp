// SPDX-License-Identifier: Apache-2.0
// Asking and deciding.
#include "numbering/service/insert.h"

#include "core/audit/trail.h"
#include "numbering/store/insertion_store.h"
#include "numbering/store/number_store.h"
#include "numbering/store/series_store.h"

namespace numbering {

using core::Code;
using core::Context;
using core::Error;
using core::Fault;
using core::db::Tx;

namespace {

std::string object_of(InsertionId id) { return "insertion:" + id.text(); }

Insertion get(Tx& tx, const core::Actor& actor, InsertionId id, Right right) {
    auto insertion = store::insertion(tx, id);
    if (!insertion) throw Error(Code::not_found, "numbering.error.not_found");
    core::ensure(may(actor, right, insertion->unit));
    return std::move(*insertion);
}

// "2026-03" to the instants between which it lies.
void month_of(std::string_view month, core::Zone zone, store::Asked& asked) {
    if (month.empty()) return;
    core::Date first{};
    try {
        first = core::parse_date(std::string(month) + "-01");
    } catch (const Error&) {
        throw Error("core.error.invalid", {{"month", "numbering.fault.month_text", {{"value", std::string(month)}}}});
    }
    const core::Date next = (first.year() / first.month() + std::chrono::months(1)) / 1;
    asked.from = core::start_of(first, zone);
    asked.until = core::start_of(next, zone);
}

}  // namespace

std::string Insert::printed(Tx& tx, const Series& series, const Number& number,
                            const std::string& classification) {
    Wish wish;
    wish.classification = classification;
    wish.date = number.date;
    wish.origin = series.unit;
    return counter_.print(tx, series, wish, std::to_string(number.no), number.suffix, true);
}

Insertion Insert::ask(const Context& ctx, const InsertionWish& wish) {
    return parts_.db.write([&](Tx& tx) {
        const auto series = store::series(tx, wish.series);
        if (!series) throw Error("core.error.invalid", {{"series", "numbering.fault.series", {}}});
        core::ensure(may(ctx.actor, Right::keep, series->unit));
        std::vector<Fault> faults;
        check_classification(tx, parts_, wish.classification, faults);
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        Insertion insertion;
        insertion.id = InsertionId::make(ctx.now());
        insertion.series = series->id;
        insertion.unit = series->unit;
        insertion.period = period_of(series->reset, wish.date);
        insertion.date = wish.date;
        insertion.classification = wish.classification;
        insertion.reason = reason_of(wish.reason, "reason");
        insertion.asked_by = owner_of(ctx);
        insertion.asked_at = ctx.now();
        const auto standing = store::standing(tx, series->id, insertion.period);
        const auto base = store::base(tx, series->id, insertion.period, wish.date);
        const bool same = !parts_.policy.insert_same_period ||
                          insertion.period == period_of(series->reset, ctx.today());
        check_insertion(wish.date, ctx.today(), base && standing ? standing->last_date : std::nullopt, same);
        store::insert(tx, insertion);
        core::audit::append(tx, ctx, "numbering.insertion_asked", object_of(insertion.id),
                            {{"date", core::iso(wish.date)}, {"reason", insertion.reason}});
        return insertion;
    });
}

Number Insert::approve(const Context& ctx, InsertionId id) {
    return parts_.db.write([&](Tx& tx) {
        auto insertion = get(tx, ctx.actor, id, Right::approve);
        const auto series = store::series(tx, insertion.series);
        if (!series) throw Error(Code::internal, "numbering.error.stored", {{"value", "series"}});
        auto number = counter_.behind(tx, ctx, *series, insertion.date);
        insertion.approve(owner_of(ctx), ctx.now(), number.id);
        number.classification = insertion.classification;
        number.owner = insertion.asked_by;
        number.purpose = insertion.reason;
        number.expires = core::start_of(core::add_days(ctx.today(), parts_.policy.reserve_days + 1), ctx.zone);
        number.printed = printed(tx, *series, number, insertion.classification);
        counter_.keep(tx, number);
        store::decide(tx, insertion);
        core::audit::append(tx, ctx, "numbering.inserted", numbering::object_of(number.id),
                            {{"number", number.printed},
                             {"date", core::iso(number.date)},
                             {"reason", insertion.reason},
                             {"asked_by", insertion.asked_by.person_name}});
        return number;
    });
}

Insertion Insert::refuse(const Context& ctx, InsertionId id, std::string_view note) {
    return parts_.db.write([&](Tx& tx) {
        auto insertion = get(tx, ctx.actor, id, Right::approve);
        insertion.refuse(owner_of(ctx), ctx.now(), note);
        store::decide(tx, insertion);
        core::audit::append(tx, ctx, "numbering.insertion_refused", object_of(id), {{"note", insertion.note}});
        return insertion;
    });
}

Insertion Insert::withdraw(const Context& ctx, InsertionId id) {
    return parts_.db.write([&](Tx& tx) {
        auto insertion = get(tx, ctx.actor, id, Right::keep);
        insertion.withdraw(owner_of(ctx), ctx.now());
        store::decide(tx, insertion);
        core::audit::append(tx, ctx, "numbering.insertion_withdrawn", object_of(id));
        return insertion;
    });
}

std::vector<AskedInsertion> Insert::list(const Context& ctx, std::optional<Decision> decision,
                                         std::string_view month) {
    const auto book = ctx.actor.seat().book;
    core::ensure(may(ctx.actor, Right::read, book));
    store::Asked asked;
    asked.decision = decision;
    month_of(month, ctx.zone, asked);
    return parts_.db.read([&](Tx& tx) {
        std::vector<AskedInsertion> shown;
        for (auto& insertion : store::insertions(tx, book, asked)) {
            AskedInsertion one;
            const auto series = store::series(tx, insertion.series);
            if (series) one.series_name = series->name;
            const bool waiting = insertion.decision == Decision::waiting;
            const bool own = insertion.asked_by.person == ctx.actor.person;
            one.may_decide = waiting && !own && may(ctx.actor, Right::approve, book) == core::Verdict::allowed;
            one.may_withdraw = waiting && own;
            if (insertion.number) {
                const auto number = store::number(tx, *insertion.number);
                one.printed = number->printed;
                one.state = number->state;
            } else if (waiting && series) {
                Number next;
                next.no = store::base(tx, series->id, insertion.period, insertion.date).value_or(0);
                next.suffix = suffix_text(series->suffix,
                                          store::last_suffix(tx, series->id, insertion.period, next.no) + 1);
                next.date = insertion.date;
                one.ahead = printed(tx, *series, next, insertion.classification);
            }
            one.insertion = std::move(insertion);
            shown.push_back(std::move(one));
        }
        return shown;
    });
}

std::int64_t Insert::to_decide(const Context& ctx) {
    if (ctx.actor.acting >= ctx.actor.seats.size()) return 0;
    return parts_.db.read(
        [&](Tx& tx) { return store::count_to_decide(tx, ctx.actor.seat().book, ctx.actor.person); });
}

}  // namespace numbering
