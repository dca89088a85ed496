// SPDX-License-Identifier: Apache-2.0
// What is lent, and the words about it.
#include "depot/service/loans.h"

#include <algorithm>

#include "core/base/text.h"
#include "depot/store/scan_file_store.h"

namespace depot {

using archive::DossierId;
using core::Context;
using core::db::Tx;

std::string object_of(LoanId id) { return "loan:" + id.text(); }

std::string_view name(Shelf shelf) {
    switch (shelf) {
        case Shelf::waiting: return "waiting";
        case Shelf::granted: return "granted";
        case Shelf::out: return "out";
        case Shelf::overdue: return "overdue";
        case Shelf::closed: return "closed";
        case Shelf::mine: return "mine";
    }
    return "mine";
}

bool Loans::keeps(Tx& tx, const core::Actor& actor, core::UnitId unit) {
    return actor.may("depot.lend") && reaches(tx, parts_, actor, unit);
}

std::vector<notify::Receiver> Loans::keepers(Tx& tx, core::UnitId unit) {
    auto seats = seats_with(tx, parts_, unit, "archivist");
    if (seats.empty()) seats = seats_with(tx, parts_, unit, "clerk");
    return {seats.begin(), seats.end()};
}

void Loans::tell(Tx& tx, const Context& ctx, const char* kind, const Loan& loan, std::vector<notify::Receiver> to) {
    if (!to.empty()) parts_.notices.tell(tx, ctx, {kind, object_of(loan.id), std::move(to)});
}

std::vector<core::UnitId> Loans::lends(Tx& tx, const core::Actor& actor) {
    return actor.may("depot.lend") ? reach_of(tx, parts_, actor) : std::vector<core::UnitId>{};
}

std::optional<LoanShown> Loans::shown(Tx& tx, const Context& ctx, Loan loan) {
    auto found = shown(tx, ctx, std::vector{std::move(loan)});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<LoanShown> Loans::shown(Tx& tx, const Context& ctx, std::vector<Loan> loans) {
    const auto reach = lends(tx, ctx.actor);
    const auto own = [&](const Loan& loan) {
        return loan.borrower && ctx.actor.kind == core::Actor::Kind::person && *loan.borrower == ctx.actor.person;
    };
    const auto keeper = [&](const Loan& loan) {
        return ctx.actor.kind == core::Actor::Kind::system || among(reach, loan.unit);
    };
    std::erase_if(loans, [&](const Loan& each) { return !own(each) && !keeper(each); });
    std::vector<DossierId> ids;
    for (const auto& each : loans) ids.push_back(each.dossier);
    const auto known = known_of(tx, parts_, ctx, ids);
    std::optional<deadlines::WorkTime> days;
    Series series(tx, parts_, ctx.actor);
    std::vector<LoanShown> all;
    for (auto& loan : loans) {
        const auto dossier = known.find(loan.dossier);
        if (dossier == known.end()) continue;
        LoanShown made{std::move(loan), dossier->second};
        made.loan.series = series.of(made.loan.unit);
        if (made.loan.card_unit) made.loan.card_series = series.of(*made.loan.card_unit);
        made.own = own(made.loan);
        made.keeps = keeper(made.loan);
        if (made.loan.state == LoanState::out) {
            if (!days) days = parts_.calendar.worktime(tx);
            made.due = days->due_words(ctx.today(), *made.loan.due_on);
        }
        all.push_back(std::move(made));
    }
    return all;
}

LoanShown Loans::seen(Tx& tx, const Context& ctx, LoanId id) {
    auto loan = store::loan(tx, id);
    auto made = loan ? shown(tx, ctx, *std::move(loan)) : std::nullopt;
    if (!made) core::ensure(core::Verdict::hidden);
    return *std::move(made);
}

Loan Loans::kept(Tx& tx, const Context& ctx, LoanId id) {
    auto found = seen(tx, ctx, id);
    core::ensure(found.keeps ? core::Verdict::allowed : core::Verdict::forbidden);
    return std::move(found.loan);
}

store::LoanAsk Loans::asked(Tx& tx, const Context& ctx, Shelf shelf) {
    store::LoanAsk ask;
    ask.limit = most_listed;
    if (shelf == Shelf::mine) {
        ask.borrower = ctx.actor.person;
        return ask;
    }
    must(ctx, "depot.lend");
    ask.units = reach_of(tx, parts_, ctx.actor);
    if (shelf == Shelf::waiting) ask.states = {LoanState::requested};
    if (shelf == Shelf::granted) ask.states = {LoanState::granted};
    if (shelf == Shelf::out) ask.states = {LoanState::out};
    if (shelf == Shelf::overdue) ask.overdue_on = ctx.today();
    if (shelf == Shelf::closed)
        ask.states = {LoanState::returned, LoanState::lost, LoanState::refused, LoanState::withdrawn};
    return ask;
}

std::vector<LoanShown> Loans::list(const Context& ctx, Shelf shelf) {
    must(ctx, "depot.borrow");
    return parts_.db.read([&](Tx& tx) {
        return shown(tx, ctx, store::loans(tx, asked(tx, ctx, shelf)));
    });
}

std::int64_t Loans::count(const Context& ctx, Shelf shelf) {
    if (ctx.actor.seats.empty() || (shelf != Shelf::mine && !ctx.actor.may("depot.lend"))) return 0;
    must(ctx, "depot.borrow");
    return parts_.db.read([&](Tx& tx) { return count(tx, ctx, asked(tx, ctx, shelf)); });
}

std::int64_t Loans::late_of_his(const Context& ctx) {
    if (ctx.actor.seats.empty() || !ctx.actor.may("depot.borrow")) return 0;
    return parts_.db.read([&](Tx& tx) {
        auto ask = asked(tx, ctx, Shelf::mine);
        ask.overdue_on = ctx.today();
        return count(tx, ctx, ask);
    });
}

std::int64_t Loans::count(Tx& tx, const Context& ctx, const store::LoanAsk& ask) {
    const auto lent = store::lent_dossiers(tx, ask);
    const auto known = parts_.shelf.standing(tx, ctx, lent);
    return std::count_if(lent.begin(), lent.end(), [&](DossierId id) { return known.contains(id); });
}

std::vector<LoanShown> Loans::book(const Context& ctx, core::Date from, core::Date until) {
    must(ctx, "depot.lend");
    return parts_.db.read([&](Tx& tx) {
        store::LoanAsk ask;
        ask.units = reach_of(tx, parts_, ctx.actor);
        ask.from = from;
        ask.until = until;
        ask.limit = most_in_book;
        auto all = shown(tx, ctx, store::loans(tx, ask));
        std::reverse(all.begin(), all.end());
        return all;
    });
}

LoanShown Loans::one(const Context& ctx, LoanId id) {
    must(ctx, "depot.borrow");
    auto found = parts_.db.read([&](Tx& tx) {
        auto made = seen(tx, ctx, id);
        made.extensions = store::extensions(tx, id);
        return made;
    });
    parts_.notices.opened(ctx, object_of(id));
    return found;
}

LoanOffer Loans::offer(const Context& ctx, DossierId id) {
    must(ctx, "depot.borrow");
    return parts_.db.read([&](Tx& tx) {
        LoanOffer offer;
        offer.dossier = known(tx, parts_, ctx, id);
        for (auto& item : parts_.holdings.items(tx, ctx, id))
            if (item.digest != core::Digest{}) offer.electronic.push_back(std::move(item));
        offer.copies = store::copies_of(tx, id);
        offer.obstacles = parts_.gate.obstacles(tx, ctx, id, archive::Deed::lend);
        offer.days = parts_.terms.loan_days;
        offer.keeps = keeps(tx, ctx.actor, custodian_of(tx, parts_, offer.dossier));
        return offer;
    });
}

std::optional<LoanPanel> Loans::panel(const Context& ctx, DossierId id) {
    if (!ctx.actor.may("depot.borrow") || ctx.actor.seats.empty()) return std::nullopt;
    return parts_.db.read([&](Tx& tx) -> std::optional<LoanPanel> {
        auto dossier = parts_.holdings.find(tx, ctx, id);
        if (!dossier) return std::nullopt;
        LoanPanel panel{*std::move(dossier), store::away(tx, id), {}};
        panel.use = store::use_of(tx, id, core::add_years(ctx.today(), -1));
        panel.may_ask = parts_.gate.obstacles(tx, ctx, id, archive::Deed::lend).empty();
        if (auto away = panel.away ? shown(tx, ctx, *panel.away) : std::nullopt) {
            panel.away = std::move(away->loan);
            panel.tells_who = true;
        }
        return panel;
    });
}

}  // namespace depot
