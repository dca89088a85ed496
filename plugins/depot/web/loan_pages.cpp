// SPDX-License-Identifier: Apache-2.0
#include "depot/web/loan_pages.h"

#include <algorithm>

#include "depot/input/fields.h"
#include "depot/papers/loan_words.h"
#include "depot/web/copy_pages.h"

namespace depot::web {

using core::http::Given;
using core::page::Data;
using core::words::Catalog;

namespace {

LoanId loan_id(const Request& request) { return LoanId::parse(request.param("id")); }

void show_loan(Data& row, const LoanShown& shown, const Context& ctx, const Catalog& words) {
    const auto loan = papers::in_words(shown.loan, words);
    show_dossier(row, shown.dossier);
    show_state(row, loan, ctx.today(), words);
    row.set("LOAN_URL", loan_url(loan.id))
        .set("LOAN_NUMBER", loan.called())
        .set("BORROWER", loan.borrower_name)
        .set("BORROWER_UNIT", loan.borrower_unit)
        .set("PHONE", loan.phone)
        .set("PURPOSE", loan.purpose)
        .set("DAYS", words.number(loan.days))
        .show_if(loan.at_table(), "AT_TABLE")
        .show_if(!loan.at_table(), "FOR_DAYS")
        .set("ASKED", words.moment(loan.asked, ctx.zone));
    if (!loan.basis.empty()) row.add("BASED").set("BASIS", loan.basis);
    if (!loan.paper_reason.empty()) row.add("ON_PAPER").set("PAPER_REASON", loan.paper_reason);
    if (!loan.phone.empty()) row.show("PHONED");
    if (loan.decided)
        row.add("DECIDED").set("BY", loan.decided->name).set("AT", words.moment(loan.decided->at, ctx.zone));
    if (!loan.decision.empty()) row.add("DECISION").set("WHY", loan.decision);
    if (loan.out_on) row.add("WENT").set("OUT_ON", words.date(*loan.out_on)).set("OUT_BY", loan.out_by);
    if (loan.due_on) row.add("DUE").set("DUE_ON", words.date(*loan.due_on));
    if (shown.due)
        row.add("LEFT")
            .set("DUE_TEXT", due_text(*shown.due, words))
            .set("DUE_CLASS", loan.overdue(ctx.today()) ? "is-late" : shown.due->days <= 1 ? "is-soon" : "");
    if (loan.ended_on) {
        auto& end = row.add("ENDED");
        end.set("ENDED_ON", words.date(*loan.ended_on)).set("ENDED_BY", loan.ended_by).set("NOTE", loan.note);
        const auto condition = loan.condition.value_or(Condition::good);
        if (loan.complete)
            end.add("CHECKED")
                .set("COMPLETE", words.say(*loan.complete ? "depot.loan.complete" : "depot.loan.incomplete"))
                .set("CONDITION", words.say("depot.condition." + std::string(name(condition))));
        if (!loan.loss_number.empty()) end.add("LOSS").set("LOSS_NUMBER", loan.loss_number);
        end.show_if(!loan.note.empty(), "NOTED");
    }
}

void show_taking_back(Data& data, const Tried& tried, const Request& request, const Catalog& words) {
    auto& act = data.add("MAY_TAKE_BACK");
    const bool typed = tried.is("return");
    show_form(act, request, tried, "return", {"note"}, words);
    for (const auto each : all_conditions)
        act.add("CONDITION_CHOICE")
            .set("VALUE", name(each))
            .set("LABEL", words.say("depot.condition." + std::string(name(each))))
            .show_if(typed && request.form.get("condition") == name(each), "CHOSEN");
    const auto complete = typed ? request.form.get("complete") : std::string();
    act.show_if(complete == "1", "WHOLE").show_if(complete == "0", "NOT_WHOLE");
}

void show_acts(Data& data, const LoanShown& shown, const Tried& tried, const Request& request, const Catalog& words) {
    const auto state = shown.loan.state;
    const auto days = std::to_string(std::max(shown.loan.days, 1));
    if (shown.keeps && state == LoanState::requested) {
        auto& grant = data.add("MAY_GRANT");
        grant.set("DAYS_TYPED", days).show_if(classification::withheld(shown.dossier.access), "WITHHELD");
        show_form(grant, request, tried, "grant", {"days", "basis"}, words);
        show_form(data.add("MAY_REFUSE"), request, tried, "refuse", {"reason"}, words);
    }
    if (shown.keeps && state == LoanState::granted) data.show("MAY_HAND_OUT");
    if (shown.keeps && state == LoanState::out) {
        if (!shown.loan.at_table()) {
            auto& extend = data.add("MAY_EXTEND");
            extend.set("DAYS_TYPED", days);
            show_form(extend, request, tried, "extend", {"days", "reason"}, words);
        }
        show_form(data.add("MAY_LOSE"), request, tried, "lost", {"loss_number", "note"}, words);
    }
    if (shown.keeps && (state == LoanState::out || state == LoanState::lost))
        show_taking_back(data, tried, request, words);
    data.show_if(state == LoanState::requested || state == LoanState::granted, "MAY_WITHDRAW");
    data.show_if(state == LoanState::out || state == LoanState::granted, "PAPERS");
    data.show_if(state == LoanState::lost, "LOSS_PAPER");
}

Response show_one_loan(Room& room, const Context& ctx, Request& request, const Tried& tried) {
    const auto& words = room.words.in(ctx.language);
    const auto shown = room.services.loans.one(ctx, loan_id(request));
    Data data;
    data.set("PAGE_TITLE", words.say("depot.loan.title", {{"number", shown.loan.called()}}));
    show_tabs(data, ctx, "TAB_LOANS");
    show_loan(data, shown, ctx, words);
    show_acts(data, shown, tried, request, words);
    for (const auto& each : shown.extensions)
        data.add("EXTENSION")
            .set("WAS", words.date(each.was))
            .set("UNTIL", words.date(each.due))
            .set("REASON", each.reason)
            .set("BY", each.by);
    return form_page(room, ctx, request, "depot/loan", std::move(data), tried);
}

template <class Do>
Response on_loan(Room& room, const Context& ctx, Request& request, const char* act, const char* flash, Do run) {
    return tried(flash, [&] { return run(), loan_url(loan_id(request)); },
                 [&](const auto& faults) { return show_one_loan(room, ctx, request, {act, {}, faults}); });
}

Response show_offer(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto& given = request.form.has("dossier") ? request.form : request.query;
    const auto offer = room.services.loans.offer(ctx, archive::DossierId::parse(given.get("dossier")));
    Data data;
    data.set("PAGE_TITLE", words.say("depot.loan.new"));
    show_tabs(data, ctx, "TAB_LOANS");
    show_dossier(data, offer.dossier);
    show_offered(data, offer, words);
    const bool readable = !offer.electronic.empty() || !offer.copies.empty();
    data.show_if(readable, "ELECTRONIC");
    if (!offer.obstacles.empty()) {
        data.add("WHY_NOT").set("WHY", words.say(offer.obstacles.front().word, offer.obstacles.front().args));
    } else {
        auto& form = data.add("MAY_ASK");
        show_typed(form, request, {"purpose", "phone", "paper_reason", "borrower_name", "borrower_unit", "basis"});
        form.set("DAYS_TYPED", request.form.has("days") ? request.form.get("days") : std::to_string(offer.days))
            .show_if(readable, "ASKS_PAPER")
            .show_if(offer.keeps, "KEEPS");
    }
    return form_page(room, ctx, request, "depot/loan_new", std::move(data), faults);
}

}  // namespace

Response loans(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const bool keeps = ctx.actor.may("depot.lend");
    const auto shelf = input::shelf_in(request.query, Shelf::mine);
    Data data;
    data.set("PAGE_TITLE", words.say("depot.loans.title"));
    show_tabs(data, ctx, "TAB_LOANS");
    for (const auto each : all_shelves) {
        if (each != Shelf::mine && !keeps) continue;
        auto& filter = data.add("FILTER");
        filter.set("FILTER_URL", "/depot/loans?show=" + std::string(name(each)))
            .set("LABEL", words.say("depot.shelf." + std::string(name(each))))
            .show_if(each == shelf, "CURRENT");
        if (each == Shelf::waiting || each == Shelf::granted || each == Shelf::overdue)
            if (const auto count = room.services.loans.count(ctx, each); count > 0)
                filter.add("COUNTED").set("COUNT", words.number(count));
    }
    const auto all = room.services.loans.list(ctx, shelf);
    for (const auto& each : all) show_loan(data.add("ROW"), each, ctx, words);
    data.show_if(all.empty(), "EMPTY").show_if(!all.empty(), "ROWS").show_if(keeps, "KEEPS");
    return room.pages.render(ctx, request, "depot/loans", std::move(data));
}

Response new_loan(Room& room, const Context& ctx, Request& request) { return show_offer(room, ctx, request, {}); }

Response ask_loan(Room& room, const Context& ctx, Request& request) {
    return tried("depot.flash.loan_asked",
                 [&] { return loan_url(room.services.loans.ask(ctx, input::loan_from(Given(request.form)))); },
                 [&](const std::vector<core::Fault>& faults) {
                     for (const auto& fault : faults)
                         if (fault.field == "dossier") throw core::Error("core.error.invalid", faults);
                     return show_offer(room, ctx, request, faults);
                 });
}

Response loan(Room& room, const Context& ctx, Request& request) { return show_one_loan(room, ctx, request, {}); }

Response grant_loan(Room& room, const Context& ctx, Request& request) {
    return on_loan(room, ctx, request, "grant", "depot.flash.loan_granted", [&] {
        const auto grant = input::grant_from(Given(request.form));
        room.services.loans.grant(ctx, loan_id(request), grant.basis, grant.days);
    });
}

Response refuse_loan(Room& room, const Context& ctx, Request& request) {
    return on_loan(room, ctx, request, "refuse", "depot.flash.loan_refused", [&] {
        room.services.loans.refuse(ctx, loan_id(request), input::reason_from(Given(request.form)));
    });
}

Response withdraw_loan(Room& room, const Context& ctx, Request& request) {
    return on_loan(room, ctx, request, "withdraw", "depot.flash.loan_withdrawn",
                   [&] { room.services.loans.withdraw(ctx, loan_id(request)); });
}

Response hand_out_loan(Room& room, const Context& ctx, Request& request) {
    return on_loan(room, ctx, request, "out", "depot.flash.loan_out",
                   [&] { room.services.loans.hand_out(ctx, loan_id(request)); });
}

Response extend_loan(Room& room, const Context& ctx, Request& request) {
    return on_loan(room, ctx, request, "extend", "depot.flash.loan_extended", [&] {
        const auto longer = input::longer_from(Given(request.form));
        room.services.loans.extend(ctx, loan_id(request), longer.days, longer.reason);
    });
}

Response take_back_loan(Room& room, const Context& ctx, Request& request) {
    return on_loan(room, ctx, request, "return", "depot.flash.loan_returned", [&] {
        const auto made = input::return_from(Given(request.form));
        room.services.loans.take_back(ctx, loan_id(request), made.complete, made.condition, made.note);
    });
}

Response lose_loan(Room& room, const Context& ctx, Request& request) {
    return on_loan(room, ctx, request, "lost", "depot.flash.loan_lost", [&] {
        const auto loss = input::loss_from(Given(request.form));
        room.services.loans.lose(ctx, loan_id(request), loss.number, loss.note);
    });
}

std::string states(Room& room, const Context& ctx, const Request& request, std::string_view subject) {
    const auto id = archive::dossier_of_object(subject);
    const auto around = room.services.around.of(ctx, id);
    if (!around || gone(around->loan.dossier)) return {};
    Data data;
    data.show_if(!around->holds.empty(), "HELD");
    if (around->loan.away) show_state(data.add("AWAY"), *around->loan.away, ctx.today(), room.words.in(ctx.language));
    return room.pages.fragment(ctx, request, "depot/states", data);
}

std::string panel(Room& room, const Context& ctx, const Request& request, std::string_view subject) {
    const auto id = archive::dossier_of_object(subject);
    const auto around = room.services.around.of(ctx, id);
    if (!around || gone(around->loan.dossier)) return {};   // a stub stands nowhere, is lent to nobody and held by nothing
    const auto& words = room.words.in(ctx.language);
    const auto* found = &around->loan;
    Data data;
    show_dossier(data, found->dossier);
    data.show_if(found->dossier.custody == archive::Custody::transit, "ON_THE_WAY").show_if(found->dossier.custody != archive::Custody::transit, "STANDS");
    for (const auto& each : around->holds) {
        auto& row = data.add("HELD");
        if (each.name.empty()) row.show("UNNAMED");
        else
            row.add("NAMED")
                .set("HOLD_URL", hold_url(each.id))
                .set("HOLD_NAME", each.name)
                .set("KIND", words.say("depot.hold_kind." + std::string(name(each.kind))));
    }
    data.show_if(ctx.actor.may("depot.hold"), "MAY_HOLD");
    if (const auto wrong = room.services.places.misplaced(ctx, id))
        data.add("MISPLACED")
            .set("ALLOWED", words.say("depot.class." + std::string(classification::name(wrong->allowed))));
    data.show_if(ctx.actor.may("depot.lend") && room.services.places.shelved(ctx, id), "LABEL");
    if (found->away) {
        auto& away = data.add("AWAY");
        show_state(away, *found->away, ctx.today(), words);
        if (found->tells_who)
            away.add("WHO")
                .set("BORROWER", papers::in_words(*found->away, words).borrower_name)
                .set("LOAN_URL", loan_url(found->away->id));
        if (found->away->due_on) away.add("UNTIL").set("DUE_ON", words.date(*found->away->due_on));
    }
    if (found->may_ask) data.add("MAY_ASK").set("ASK_URL", "/depot/loans/new?dossier=" + id.text());
    data.set("USES", words.number(found->use.loans)).set("USES_YEAR", words.number(found->use.this_year));
    if (found->use.last) data.add("USED").set("LAST", words.date(*found->use.last));
    return room.pages.fragment(ctx, request, "depot/panel", data);
}

}  // namespace depot::web
