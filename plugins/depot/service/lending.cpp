// SPDX-License-Identifier: Apache-2.0
// The acts of a loan.
#include <algorithm>

#include "core/audit/trail.h"
#include "depot/service/loans.h"
#include "depot/service/publicity.h"
#include "depot/store/scan_file_store.h"

namespace depot {

using core::Context;
using core::Error;
using core::db::Tx;

namespace {

int days_in(int given, int usual) {
    const int days = given == 0 ? usual : given;
    if (days < 1 || days > most_loan_days)
        throw Error("core.error.invalid", {{"days", "depot.fault.days", {{"most", std::to_string(most_loan_days)}}}});
    return days;
}

// In the trail of the loan and of its dossier.
void note(Tx& tx, const Context& ctx, const char* act, const Loan& loan, core::Json data = core::Json::object()) {
    data["number"] = loan.numbered();
    core::audit::append(tx, ctx, act, object_of(loan.id), data);
    core::audit::append(tx, ctx, act, object_of(loan.dossier), data);
}

// With its number.
Loan fresh(Tx& tx, const Context& ctx, const archive::Kept& dossier, core::UnitId unit) {
    Loan loan;
    loan.id = LoanId::make(ctx.now());
    loan.year = static_cast<int>(ctx.today().year());
    loan.number = next_number(tx, "loan", unit, loan.year);
    loan.dossier = dossier.id;
    loan.unit = unit;
    loan.asked = ctx.now();
    return loan;
}

}  // namespace

void Loans::must_be_public(Tx& tx, const Context& ctx, const archive::Kept& dossier) {
    if (const auto closed = closed_to_public(tx, parts_, dossier, ctx.today()))
        throw Error(core::Code::conflict, closed->until ? "depot.error.table_closed" : "depot.error.table_closed_open",
                    {{"number", dossier.number}, {"ground", closed->ground},
                     {"until", closed->until ? core::iso(*closed->until) : std::string()}});
}

LoanId Loans::to_table(Tx& tx, const Context& ctx, const ToTable& wish) {
    const auto dossier = known(tx, parts_, ctx, wish.dossier);
    if (classification::withheld(dossier.access))
        throw Error(core::Code::conflict, "depot.error.table_withheld", {{"number", dossier.number}});
    const auto unit = custodian_of(tx, parts_, dossier);
    core::ensure(keeps(tx, ctx.actor, unit) ? core::Verdict::allowed : core::Verdict::forbidden);
    must_be_public(tx, ctx, dossier);
    const auto why = read_without_paper(tx, ctx, dossier.id) ? std::optional(clean(wish.paper_reason)) : std::nullopt;
    if (why && why->empty())
        throw Error("core.error.invalid", {{"paper_reason", "depot.fault.paper_reason", {}}});
    parts_.gate.pass(tx, ctx, dossier.id, archive::Deed::lend);
    auto loan = fresh(tx, ctx, dossier, unit);
    loan.card = wish.card;
    loan.visit = wish.visit;
    loan.paper_reason = why.value_or("");
    store::insert(tx, loan);
    loan.grant(step_of(ctx), "", 0, dossier.access);
    store::save(tx, loan);
    note(tx, ctx, "depot.loan_granted", loan, {{"card", loan.card}, {"visit", loan.visit}});
    return loan.id;
}

void Loans::never_brought(Tx& tx, const Context& ctx, Loan loan) {
    loan.withdraw();
    store::save(tx, loan);
    note(tx, ctx, "depot.loan_withdrawn", loan);
}

void Loans::risen(Tx& tx, const Context& ctx, archive::DossierId id) {
    const auto loan = store::away(tx, id);
    const auto dossier = loan ? parts_.holdings.find(tx, system_context(parts_), id) : std::nullopt;
    if (!dossier || loan->state != LoanState::out) return;
    const bool knows = !loan->borrower || may_know(tx, parts_, ctx, *loan->borrower, id);
    const bool table = loan->at_table() && classification::withheld(dossier->access);
    if (knows && !table && loan->by_right(dossier->access)) return;
    fetch(tx, ctx, *loan, *dossier);
}

void Loans::closed(Tx& tx, const Context& ctx, const archive::Kept& dossier) {
    const auto loan = store::away(tx, dossier.id);
    if (loan && loan->state == LoanState::out && loan->at_table()) fetch(tx, ctx, *loan, dossier);
}

void Loans::fetch(Tx& tx, const Context& ctx, const Loan& loan, const archive::Kept& dossier) {
    note(tx, ctx, "depot.loan_fetch", loan, {{"access", classification::name(dossier.access)}});
    tell(tx, ctx, fetch_kind, loan, fetchers(tx, loan.unit));
}

// The head as well: what rose to secret the archivist may not know of.
std::vector<notify::Receiver> Loans::fetchers(Tx& tx, core::UnitId unit) {
    auto all = keepers(tx, unit);
    for (const auto& seat : seats_with(tx, parts_, unit, "head")) all.emplace_back(seat);
    return all;
}

void Loans::may_still_know(Tx& tx, const Context& ctx, const Loan& loan) {
    if (loan.borrower && !may_know(tx, parts_, ctx, *loan.borrower, loan.dossier))
        throw Error(core::Code::conflict, "depot.error.loan_unknown", {{"number", loan.numbered()}});
}

void Loans::calm(Tx& tx, const Context& ctx, const Loan& loan) {
    if (loan.borrower_position)
        for (const char* kind : {due_kind, late_kind})
            parts_.notices.withdraw(tx, ctx, kind, object_of(loan.id), *loan.borrower_position);
    for (const auto& seat : keepers(tx, loan.unit))
        parts_.notices.withdraw(tx, ctx, late_kind, object_of(loan.id), seat);
    for (const auto& seat : fetchers(tx, loan.unit))
        parts_.notices.withdraw(tx, ctx, fetch_kind, object_of(loan.id), seat);
}

// Letters that came electronically, or accepted copies of its paper.
bool Loans::read_without_paper(Tx& tx, const Context& ctx, archive::DossierId id) {
    if (!store::copies_of(tx, id).empty()) return true;
    const auto items = parts_.holdings.items(tx, ctx, id);
    return std::any_of(items.begin(), items.end(), [](const archive::KeptItem& each) { return each.digest != core::Digest{}; });
}

LoanId Loans::ask(const Context& ctx, const LoanWish& wish) {
    must(ctx, "depot.borrow");
    return parts_.db.write([&](Tx& tx) {
        const auto dossier = known(tx, parts_, ctx, wish.dossier);
        const auto unit = custodian_of(tx, parts_, dossier);
        const bool for_other = !clean(wish.borrower_name).empty();
        core::ensure(!for_other || keeps(tx, ctx.actor, unit) ? core::Verdict::allowed : core::Verdict::forbidden);
        std::vector<core::Fault> faults;
        if (clean(wish.purpose).empty()) faults.push_back({"purpose", "depot.fault.purpose", {}});
        if (for_other && clean(wish.borrower_unit).empty())
            faults.push_back({"borrower_unit", "depot.fault.borrower_unit", {}});
        const auto why = read_without_paper(tx, ctx, dossier.id) ? std::optional(clean(wish.paper_reason)) : std::nullopt;
        if (why && why->empty()) faults.push_back({"paper_reason", "depot.fault.paper_reason", {}});
        if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
        parts_.gate.pass(tx, ctx, dossier.id, archive::Deed::lend);
        auto loan = fresh(tx, ctx, dossier, unit);
        loan.borrower_name = for_other ? clean(wish.borrower_name) : ctx.actor.person_name;
        loan.borrower_unit = for_other ? clean(wish.borrower_unit) : ctx.actor.seat().unit_name;
        if (!for_other) {
            loan.borrower = ctx.actor.person;
            loan.borrower_position = ctx.actor.seat().position;
        }
        loan.phone = clean(wish.phone);
        loan.purpose = clean(wish.purpose);
        loan.paper_reason = why.value_or("");
        loan.days = days_in(wish.days, parts_.terms.loan_days);
        store::insert(tx, loan);
        note(tx, ctx, "depot.loan_asked", loan, {{"borrower", loan.borrower_name}, {"purpose", loan.purpose}, {"paper", loan.paper_reason}});
        if (for_other) {
            loan.grant(step_of(ctx), clean(wish.basis), loan.days, dossier.access);
            store::save(tx, loan);
            note(tx, ctx, "depot.loan_granted", loan, {{"basis", loan.basis}});
        } else {
            tell(tx, ctx, asked_kind, loan, keepers(tx, loan.unit));
        }
        return loan.id;
    });
}

void Loans::grant(const Context& ctx, LoanId id, const std::string& basis, int days) {
    must(ctx, "depot.lend");
    parts_.db.write([&](Tx& tx) {
        auto loan = kept(tx, ctx, id);
        const auto dossier = known(tx, parts_, ctx, loan.dossier);
        may_still_know(tx, ctx, loan);
        parts_.gate.pass(tx, ctx, loan.dossier, archive::Deed::lend);
        loan.grant(step_of(ctx), clean(basis), days_in(days, loan.days), dossier.access);
        store::save(tx, loan);
        note(tx, ctx, "depot.loan_granted", loan, {{"basis", loan.basis}, {"days", loan.days}});
        parts_.notices.done(tx, ctx, object_of(id));
        if (loan.borrower_position) tell(tx, ctx, granted_kind, loan, {*loan.borrower_position});
    });
}

void Loans::refuse(const Context& ctx, LoanId id, const std::string& reason) {
    must(ctx, "depot.lend");
    parts_.db.write([&](Tx& tx) {
        auto loan = kept(tx, ctx, id);
        loan.refuse(step_of(ctx), clean(reason));
        store::save(tx, loan);
        note(tx, ctx, "depot.loan_refused", loan, {{"reason", loan.decision}});
        parts_.notices.done(tx, ctx, object_of(id));
        if (loan.borrower_position) tell(tx, ctx, refused_kind, loan, {*loan.borrower_position});
    });
}

void Loans::withdraw(const Context& ctx, LoanId id) {
    must(ctx, "depot.borrow");
    parts_.db.write([&](Tx& tx) {
        auto found = seen(tx, ctx, id);
        core::ensure(found.own || found.keeps ? core::Verdict::allowed : core::Verdict::forbidden);
        found.loan.withdraw();
        store::save(tx, found.loan);
        note(tx, ctx, "depot.loan_withdrawn", found.loan);
        parts_.notices.done(tx, ctx, object_of(id));
        for (const auto& seat : keepers(tx, found.loan.unit))
            parts_.notices.withdraw(tx, ctx, asked_kind, object_of(id), seat);
    });
}

void Loans::hand_out(const Context& ctx, LoanId id) {
    must(ctx, "depot.lend");
    parts_.db.write([&](Tx& tx) {
        auto loan = kept(tx, ctx, id);
        parts_.gate.take(tx, loan.dossier);
        const auto dossier = known(tx, parts_, ctx, loan.dossier);
        const auto due = loan.at_table() ? ctx.today()
                                         : parts_.calendar.worktime(tx).after_working_days(ctx.today(), loan.days);
        loan.hand_out(ctx.today(), due, ctx.actor.named(), dossier.place, dossier.access);
        may_still_know(tx, ctx, loan);
        if (loan.at_table()) must_be_public(tx, ctx, dossier);   // it may have been closed since it was asked for
        parts_.gate.pass(tx, ctx, loan.dossier, archive::Deed::lend);
        store::save(tx, loan);
        parts_.shelf.reindex(tx, loan.dossier);
        note(tx, ctx, "depot.loan_out", loan, {{"due", core::iso(due)}, {"borrower", loan.borrower_name},
                                               {"card", loan.card}});
    });
}

void Loans::extend(const Context& ctx, LoanId id, int days, const std::string& reason) {
    must(ctx, "depot.lend");
    parts_.db.write([&](Tx& tx) {
        auto loan = kept(tx, ctx, id);
        const auto why = reason_in(reason);
        parts_.gate.take(tx, loan.dossier);
        const auto access = known(tx, parts_, ctx, loan.dossier).access;
        if (loan.state != LoanState::out || loan.at_table()) loan.extend(ctx.today(), 0, access);   // says why not
        may_still_know(tx, ctx, loan);
        store::Extension extension;
        extension.was = *loan.due_on;
        const auto from = std::max(ctx.today(), *loan.due_on);
        loan.extend(parts_.calendar.worktime(tx).after_working_days(from, days_in(days, parts_.terms.loan_days)),
                    parts_.terms.most_extensions, access);
        extension.due = *loan.due_on;
        extension.reason = why;
        extension.at = ctx.now();
        extension.by = ctx.actor.named();
        store::save(tx, loan);
        store::extended(tx, loan, extension);
        note(tx, ctx, "depot.loan_extended", loan, {{"due", core::iso(extension.due)}, {"reason", why}});
        calm(tx, ctx, loan);
    });
}

void Loans::take_back(const Context& ctx, LoanId id, bool complete, Condition condition, const std::string& remark) {
    must(ctx, "depot.lend");
    parts_.db.write([&](Tx& tx) {
        auto loan = kept(tx, ctx, id);
        parts_.gate.take(tx, loan.dossier);
        loan.take_back(ctx.today(), ctx.actor.named(), complete, condition, clean(remark));
        store::save(tx, loan);
        parts_.shelf.reindex(tx, loan.dossier);
        note(tx, ctx, "depot.loan_returned", loan,
             {{"complete", complete}, {"condition", name(condition)}, {"note", loan.note}});
        calm(tx, ctx, loan);
    });
}

void Loans::lose(const Context& ctx, LoanId id, const std::string& act_number, const std::string& remark) {
    must(ctx, "depot.lend");
    parts_.db.write([&](Tx& tx) {
        auto loan = kept(tx, ctx, id);
        parts_.gate.take(tx, loan.dossier);
        loan.lose(ctx.today(), ctx.actor.named(), clean(act_number), clean(remark));
        store::save(tx, loan);
        parts_.shelf.reindex(tx, loan.dossier);
        note(tx, ctx, "depot.loan_lost", loan, {{"act", loan.loss_number}, {"note", loan.note}});
        calm(tx, ctx, loan);
        std::vector<notify::Receiver> heads;
        for (const auto& seat : seats_with(tx, parts_, loan.unit, "head")) heads.emplace_back(seat);
        if (loan.borrower_position) heads.emplace_back(*loan.borrower_position);
        tell(tx, ctx, lost_kind, loan, std::move(heads));
    });
}

void Loans::remind() {
    const auto ctx = system_context(parts_);
    constexpr int again = 5;   // working days
    parts_.db.write([&](Tx& tx) {
        const auto today = ctx.today();
        const auto time = parts_.calendar.worktime(tx);
        for (auto& loan : store::out_until(tx, time.after_working_days(today, std::max(parts_.terms.remind_days, 1)))) {
            const bool late = loan.overdue(today);
            if (!late && loan.reminded_for == loan.due_on) continue;
            if (late && loan.pressed_on && time.after_working_days(*loan.pressed_on, again) > today) continue;
            std::vector<notify::Receiver> to;
            if (loan.borrower_position) to.emplace_back(*loan.borrower_position);
            if (late)
                for (const auto& seat : keepers(tx, loan.unit)) to.push_back(seat);
            tell(tx, ctx, late ? late_kind : due_kind, loan, std::move(to));
            (late ? loan.pressed_on : loan.reminded_for) = late ? std::optional(today) : loan.due_on;
            store::save(tx, loan);
        }
    });
}

}  // namespace depot
