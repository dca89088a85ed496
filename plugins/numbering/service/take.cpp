// SPDX-License-Identifier: Apache-2.0
// Giving numbers. Every act is one step of domain/number.h, stored and told to the trail.
#include "numbering/service/take.h"

#include "core/audit/trail.h"
#include "numbering/store/number_store.h"

namespace numbering {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

namespace {

Taken told(const Number& number) {
    return {number.id,     number.series.text() + "/" + number.period, number.no, number.suffix,
            number.printed, number.date,                               number.unit};
}

// Every party of an agreement has its own number; they end together.
std::vector<Number> all_of(Tx& tx, std::string_view subject) {
    auto all = store::live_of(tx, subject);
    if (all.empty()) throw Error(Code::conflict, "numbering.error.no_number");
    return all;
}

}  // namespace

Taken Take::take(Tx& tx, const Context& ctx, const Wish& wish) {
    const auto live = store::live(tx, wish.subject, wish.party);
    if (live && live->given_at) {
        if (live->state == State::used)
            throw Error(Code::conflict, "numbering.error.settled.used", {{"number", live->printed}});
        return told(*live);   // again after a crash: the number is held already
    }
    std::optional<Number> promised = live;
    if (wish.promised) {
        if (live && live->id != *wish.promised)
            throw Error(Code::conflict, "numbering.error.has_number", {{"number", live->printed}});
        promised = store::number(tx, *wish.promised);
        if (!promised) throw Error(Code::not_found, "numbering.error.not_found");
    }
    const auto number = promised ? give(tx, ctx, wish, *promised) : fresh(tx, ctx, wish);
    core::audit::append(tx, ctx, "numbering.taken", object_of(number.id),
                        {{"subject", wish.subject},
                         {"number", number.printed},
                         {"date", core::iso(number.date)},
                         {"path", name(number.path)}});
    return told(number);
}

Number Take::give(Tx& tx, const Context& ctx, const Wish& wish, const Number& promised) {
    const auto series = counter_.find(tx, wish);
    if (!series || series->id != promised.series)
        throw Error(Code::conflict, "numbering.error.other_series",
                    {{"number", promised.printed}, {"series", series ? series->name : "\u2026"}});
    auto number = promised;
    auto dated = wish;
    dated.date = promised.date;
    number.give(wish, counter_.print(tx, *series, dated, std::to_string(promised.no), promised.suffix),
                ctx.now());
    counter_.never_twice(tx, number);
    store::update(tx, number, promised);
    return number;
}

Number Take::fresh(Tx& tx, const Context& ctx, const Wish& wish) {
    const auto series = counter_.find_or_open(tx, wish);
    auto number = counter_.next(tx, ctx, series, wish.date);
    number.give(wish, counter_.print(tx, series, wish, std::to_string(number.no)), ctx.now());
    counter_.keep(tx, number);
    return number;
}

void Take::use(Tx& tx, const Context& ctx, std::string_view subject) {
    for (const auto& was : all_of(tx, subject)) {
        auto number = was;
        number.use();
        store::update(tx, number, was);
        core::audit::append(tx, ctx, "numbering.used", object_of(number.id), {{"subject", subject}});
    }
}

void Take::annul(Tx& tx, const Context& ctx, std::string_view subject, std::string_view reason) {
    const auto why = reason_of(reason, "reason");
    for (const auto& was : all_of(tx, subject)) {
        auto number = was;
        number.annul(why);
        store::update(tx, number, was);
        core::audit::append(tx, ctx, "numbering.voided", object_of(number.id),
                            {{"subject", subject}, {"reason", why}});
    }
}

std::string Take::ahead(Tx& tx, const Wish& wish) {
    const auto series = counter_.find(tx, wish);
    const auto live = wish.subject.empty() ? std::nullopt : store::live(tx, wish.subject, wish.party);
    if (live && live->given_at) return live->printed;
    if (live && series && series->id == live->series) {
        auto dated = wish;
        dated.date = live->date;
        return counter_.print(tx, *series, dated, std::to_string(live->no), live->suffix);
    }
    return counter_.print(tx, series ? *series : counter_.unopened(tx, wish), wish, "\u2026");
}

}  // namespace numbering
