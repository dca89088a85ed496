// SPDX-License-Identifier: Apache-2.0
// The life of a promise.
#include "numbering/service/reserve.h"

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "numbering/store/number_store.h"
#include "numbering/store/series_store.h"

namespace numbering {

using core::Code;
using core::Context;
using core::Error;
using core::Fault;
using core::db::Tx;

namespace {

constexpr int soon_days = 3;
constexpr int expired_at_once = 100;

Number get(Tx& tx, NumberId id) {
    auto number = store::number(tx, id);
    if (!number) throw Error(Code::not_found, "numbering.error.not_found");
    return std::move(*number);
}

// The end of the last day a promise is kept.
core::Instant end_of(core::Date day, core::Zone zone) { return core::start_of(core::add_days(day, 1), zone); }

void check_until(core::Date until, core::Date today, int longest, std::vector<Fault>& faults) {
    const auto last = core::add_days(today, longest);
    if (until < today || until > last)
        faults.push_back({"until", "numbering.fault.reserve_until",
                          {{"from", core::iso(today)}, {"until", core::iso(last)}}});
}

}  // namespace

Number Reserve::reserve(const Context& ctx, const Reservation& wish) {
    const auto date = wish.date.value_or(ctx.today());
    const auto until = wish.until.value_or(core::add_days(ctx.today(), longest_days()));
    return parts_.db.write([&](Tx& tx) {
        auto faults = wish.unread;
        const auto series = store::series(tx, wish.series);
        if (!series && faults.empty()) faults.push_back({"series", "numbering.fault.series", {}});
        if (!series) throw Error("core.error.invalid", std::move(faults));
        core::ensure(may(ctx.actor, Right::keep, series->unit));
        if (!series->active(date))
            faults.push_back({"series", "numbering.fault.series_ended", {{"name", series->name}}});
        if (core::text::trim(wish.purpose).empty() && wish.unread.empty())
            faults.push_back({"purpose", "numbering.fault.purpose_empty", {}});
        check_until(until, ctx.today(), longest_days(), faults);
        check_classification(tx, parts_, wish.classification, faults);
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        Wish printed;
        printed.classification = wish.classification;
        printed.date = date;
        printed.origin = series->unit;
        auto number = counter_.next(tx, ctx, *series, date);
        number.path = Path::reserved;
        number.classification = wish.classification;
        number.owner = owner_of(ctx);
        number.purpose = reason_of(wish.purpose, "purpose");
        number.expires = end_of(until, ctx.zone);
        number.printed = counter_.print(tx, *series, printed, std::to_string(number.no), {}, true);
        counter_.keep(tx, number);
        core::audit::append(tx, ctx, "numbering.reserved", object_of(number.id),
                            {{"number", number.printed},
                             {"purpose", number.purpose},
                             {"until", core::iso(until)}});
        return number;
    });
}

Number Reserve::annul(const Context& ctx, NumberId id, std::string_view reason) {
    const auto why = reason_of(reason, "reason");
    return parts_.db.write([&](Tx& tx) {
        const auto was = get(tx, id);
        core::ensure(may(ctx.actor, Right::keep, was.unit));
        if (was.state == State::reserved && was.given_at)
            throw Error(Code::conflict, "numbering.error.sealing", {{"number", was.printed}});
        auto number = was;
        number.annul(why);
        store::update(tx, number, was);
        core::audit::append(tx, ctx, "numbering.voided", object_of(id), {{"reason", why}});
        return number;
    });
}

Card Reserve::choosing(Tx& tx, const Context& ctx, std::string_view subject) {
    auto* owner = parts_.owners.of(subject);
    auto card = owner ? owner->card(tx, ctx.actor, subject) : std::nullopt;
    // A card without a link is for the book alone: the actor may not open the document.
    if (!card || card->link.empty()) core::ensure(core::Verdict::hidden);
    return *card;
}

Number Reserve::bind(const Context& ctx, NumberId id, std::string_view subject) {
    return parts_.db.write([&](Tx& tx) {
        const auto card = choosing(tx, ctx, subject);
        core::ensure(card.may_choose ? core::Verdict::allowed : core::Verdict::forbidden);
        const auto wish = parts_.owners.of(subject)->wish(tx, ctx, subject);
        const auto was = get(tx, id);
        const auto series = wish ? counter_.find(tx, *wish) : std::nullopt;
        // Who writes for a book may use what was promised in it, and knows no other numbers.
        if (!series || series->id != was.series) {
            core::ensure(may(ctx.actor, Right::read, was.unit));
            throw Error(Code::conflict, "numbering.error.other_series",
                        {{"number", was.printed}, {"series", series ? series->name : "\u2026"}});
        }
        if (const auto has = store::live(tx, subject, wish->party); has && has->id != id)
            throw Error(Code::conflict, "numbering.error.has_number", {{"number", has->printed}});
        auto number = was;
        number.bind(subject, wish->party, ctx.now());
        store::update(tx, number, was);
        core::audit::append(tx, ctx, "numbering.bound", object_of(id), {{"subject", subject}});
        return number;
    });
}

Number Reserve::unbind(const Context& ctx, NumberId id) {
    return parts_.db.write([&](Tx& tx) {
        const auto was = get(tx, id);
        if (may(ctx.actor, Right::keep, was.unit) != core::Verdict::allowed) {
            const auto card = choosing(tx, ctx, was.subject);
            core::ensure(card.may_choose ? core::Verdict::allowed : core::Verdict::forbidden);
        }
        auto number = was;
        number.bind("", 1, ctx.now());
        store::update(tx, number, was);
        core::audit::append(tx, ctx, "numbering.unbound", object_of(id), {{"subject", was.subject}});
        return number;
    });
}

std::optional<Choice> Reserve::choice(const Context& ctx, std::string_view subject) {
    auto* owner = parts_.owners.of(subject);
    if (owner == nullptr) return std::nullopt;
    return parts_.db.read([&](Tx& tx) -> std::optional<Choice> {
        const auto card = owner->card(tx, ctx.actor, subject);
        const auto wish = card && card->may_choose ? owner->wish(tx, ctx, subject) : std::nullopt;
        if (!wish) return std::nullopt;
        Choice choice;
        choice.subject = subject;
        choice.ahead = numbers_.ahead(tx, *wish);
        choice.series = counter_.find(tx, *wish);
        choice.bound = store::live(tx, subject, wish->party);
        if (choice.series) choice.promised = store::promised(tx, choice.series->id, ctx.now());
        std::erase_if(choice.promised, [&](const Number& number) {
            return !number.classification.empty() && number.classification != wish->classification;
        });
        return choice;
    });
}

std::optional<Number> Reserve::number_of(const Context& ctx, std::string_view subject) {
    auto* owner = parts_.owners.of(subject);
    if (owner == nullptr) return std::nullopt;
    return parts_.db.read([&](Tx& tx) -> std::optional<Number> {
        const auto card = owner->card(tx, ctx.actor, subject);
        if (!card || card->link.empty()) return std::nullopt;
        return store::newest(tx, subject);
    });
}

int Reserve::expire(const core::words::Catalog& words) {
    const auto ctx = system_context(parts_);
    int done = 0;
    for (;;) {
        const auto batch = parts_.db.write([&](Tx& tx) {
            const auto expired = store::expired(tx, ctx.now(), expired_at_once);
            for (const auto& was : expired) {
                auto number = was;
                const auto last = core::add_days(core::date_of(*was.expires, ctx.zone), -1);
                number.annul(words.say("numbering.reason.expired", {{"until", words.date(last)}}));
                store::update(tx, number, was);
                core::audit::append(tx, ctx, "numbering.expired", object_of(number.id),
                                    {{"reason", number.reason}});
            }
            return static_cast<int>(expired.size());
        });
        done += batch;
        if (batch < expired_at_once) return done;
    }
}

std::int64_t Reserve::ending_soon(const Context& ctx) {
    if (ctx.actor.acting >= ctx.actor.seats.size()) return 0;
    const auto until = end_of(core::add_days(ctx.today(), soon_days - 1), ctx.zone);
    return parts_.db.read([&](Tx& tx) { return store::count_promised(tx, ctx.actor.seat().book, until); });
}

}  // namespace numbering
