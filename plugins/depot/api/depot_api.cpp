// SPDX-License-Identifier: Apache-2.0
#include "depot/api/depot_api.h"

#include "depot/api/places_api.h"
#include "depot/api/scans_api.h"
#include "depot/input/fields.h"
#include "depot/papers/loan_words.h"

namespace depot::api {

using core::Json;
using core::http::Given;

namespace {

HoldId hold_in(const Request& request) { return HoldId::parse(request.param("id")); }
LoanId loan_of(const Request& request) { return LoanId::parse(request.param("id")); }

Json day_or_null(const std::optional<core::Date>& date) { return date ? Json(core::iso(*date)) : Json(); }

Json step_json(const std::optional<Step>& step, const std::string& reason) {
    if (!step) return {};
    return {{"by", step->name}, {"at", core::iso(step->at)}, {"reason", reason}};
}

Json hold_json(const Hold& hold) {
    return {{"id", hold.id.text()},
            {"name", hold.name},
            {"kind", name(hold.kind)},
            {"mandate", hold.mandate},
            {"mandate_on", day_or_null(hold.mandate_on)},
            {"asked_by", hold.asked_by},
            {"reason", hold.reason},
            {"state", name(hold.state)},
            {"unit", hold.unit.text()},
            {"unit_name", hold.unit_name},
            {"by_query", hold.by_query},
            {"house", hold.house},
            {"code", hold.scope.code},
            {"of_unit", hold.scope.unit ? Json(hold.scope.unit->text()) : Json()},
            {"year_from", hold.scope.from ? Json(*hold.scope.from) : Json()},
            {"year_until", hold.scope.until ? Json(*hold.scope.until) : Json()},
            {"remind", day_or_null(hold.remind)},
            {"opened", step_json(hold.opened, "")},
            {"proposed", step_json(hold.proposed, hold.proposed_reason)},
            {"released", step_json(hold.closed, hold.closed_reason)}};
}

Json loan_json(const LoanShown& shown, const Room& room, const Context& ctx) {
    const auto loan = papers::in_words(shown.loan, room.words.in(ctx.language));
    Json extensions = Json::array();
    for (const auto& each : shown.extensions)
        extensions.push_back(
            {{"was", core::iso(each.was)}, {"due", core::iso(each.due)}, {"reason", each.reason}, {"by", each.by}});
    return {{"id", loan.id.text()},
            {"number", loan.numbered()},
            {"series", loan.series},
            {"state", name(loan.state)},
            {"overdue", loan.overdue(ctx.today())},
            {"dossier", dossier_json(shown.dossier)},
            {"borrower", loan.borrower_name},
            {"borrower_unit", loan.borrower_unit},
            {"phone", loan.phone},
            {"purpose", loan.purpose},
            {"basis", loan.basis},
            {"paper_reason", loan.paper_reason},
            {"days", loan.days},
            {"asked_at", core::iso(loan.asked)},
            {"decided", step_json(loan.decided, loan.decision)},
            {"place", loan.place},
            {"out", day_or_null(loan.out_on)},
            {"due", day_or_null(loan.due_on)},
            {"ended", day_or_null(loan.ended_on)},
            {"complete", loan.complete ? Json(*loan.complete) : Json()},
            {"condition", loan.condition ? Json(name(*loan.condition)) : Json()},
            {"note", loan.note},
            {"loss_number", loan.loss_number},
            {"extensions", std::move(extensions)}};
}

Response show_hold(Room& room, const Context& ctx, HoldId id, int status = 200, int page = 1) {
    const auto shown = room.services.holds.one(ctx, id, page);
    auto json = hold_json(shown.hold);
    json["count"] = shown.covered.all;
    json["next_page"] = shown.covered.more() ? Json(page + 1) : Json();
    json["dossiers"] = Json::array();
    for (const auto& each : shown.covered.dossiers) json["dossiers"].push_back(dossier_json(each));
    json["items"] = Json::array();
    for (const auto& each : shown.items)
        json["items"].push_back({{"dossier", dossier_json(each.dossier)}, {"item", each.number}, {"title", each.title}});
    auto response = core::http::json(json, status);
    if (status == 201) response.header("Location", "/api/v1/depot/holds/" + id.text());
    return response;
}

Response show_loan(Room& room, const Context& ctx, LoanId id, int status = 200) {
    auto response = core::http::json(loan_json(room.services.loans.one(ctx, id), room, ctx), status);
    if (status == 201) response.header("Location", "/api/v1/depot/loans/" + id.text());
    return response;
}

}  // namespace

Json dossier_json(const archive::Kept& dossier) {
    return {{"id", dossier.id.text()}, {"number", dossier.number},       {"code", dossier.code},
            {"title", dossier.title},  {"unit_name", dossier.unit_name}, {"place", dossier.place}};
}

Response holds(Room& room, const Context& ctx, Request& request) {
    Json items = Json::array();
    for (const auto& each : room.services.holds.list(ctx, input::hold_state_in(request.query)))
        items.push_back(hold_json(each));
    return core::http::json({{"items", items}});
}

Response hold(Room& room, const Context& ctx, Request& request) {
    return show_hold(room, ctx, hold_in(request), 200, input::page_in(request.query));
}

Response open_hold(Room& room, const Context& ctx, Request& request) {
    return show_hold(room, ctx, room.services.holds.open(ctx, input::hold_from(Given::body(request))), 201);
}

Response add_to_hold(Room& room, const Context& ctx, Request& request) {
    const auto adding = input::adding_from(Given::body(request));
    room.services.holds.add(ctx, hold_in(request), adding.dossiers, adding.selection);
    return hold(room, ctx, request);
}

Response hold_one(Room& room, const Context& ctx, Request& request) {
    const auto wanted = input::one_from(Given::body(request));
    room.services.holds.hold_one(ctx, hold_in(request), wanted.dossier, wanted.item);
    return hold(room, ctx, request);
}

Response propose_release(Room& room, const Context& ctx, Request& request) {
    room.services.holds.propose(ctx, hold_in(request), input::reason_from(Given::body(request)));
    return hold(room, ctx, request);
}

Response release_hold(Room& room, const Context& ctx, Request& request) {
    room.services.holds.release(ctx, hold_in(request), input::reason_from(Given::body(request)));
    return hold(room, ctx, request);
}

Response keep_hold(Room& room, const Context& ctx, Request& request) {
    room.services.holds.keep(ctx, hold_in(request), input::reason_from(Given::body(request)));
    return hold(room, ctx, request);
}

Response today(Room& room, const Context& ctx, Request&) {
    Json counts = Json::object();
    const auto found = room.services.today.look(ctx);
    for (const auto& [task, count] : found.tasks) counts[std::string(name(task))] = count;
    if (found.shelves) counts["shelf"] = metres_json(*found.shelves);
    return core::http::json(counts);
}

Response loans(Room& room, const Context& ctx, Request& request) {
    Json items = Json::array();
    for (const auto& each : room.services.loans.list(ctx, input::shelf_in(request.query, Shelf::mine)))
        items.push_back(loan_json(each, room, ctx));
    return core::http::json({{"items", items}});
}

Response loan_book(Room& room, const Context& ctx, Request& request) {
    const auto span = input::span_in(request.query, ctx.today());
    Json items = Json::array();
    for (const auto& each : room.services.loans.book(ctx, span.from, span.until))
        items.push_back(loan_json(each, room, ctx));
    return core::http::json({{"items", items}});
}

Response loan(Room& room, const Context& ctx, Request& request) { return show_loan(room, ctx, loan_of(request)); }

Response ask_loan(Room& room, const Context& ctx, Request& request) {
    return show_loan(room, ctx, room.services.loans.ask(ctx, input::loan_from(Given::body(request))), 201);
}

Response grant_loan(Room& room, const Context& ctx, Request& request) {
    const auto grant = input::grant_from(Given::body(request));
    room.services.loans.grant(ctx, loan_of(request), grant.basis, grant.days);
    return loan(room, ctx, request);
}

Response refuse_loan(Room& room, const Context& ctx, Request& request) {
    room.services.loans.refuse(ctx, loan_of(request), input::reason_from(Given::body(request)));
    return loan(room, ctx, request);
}

Response withdraw_loan(Room& room, const Context& ctx, Request& request) {
    core::http::no_fields(request);
    room.services.loans.withdraw(ctx, loan_of(request));
    return loan(room, ctx, request);
}

Response hand_out_loan(Room& room, const Context& ctx, Request& request) {
    core::http::no_fields(request);
    room.services.loans.hand_out(ctx, loan_of(request));
    return loan(room, ctx, request);
}

Response extend_loan(Room& room, const Context& ctx, Request& request) {
    const auto longer = input::longer_from(Given::body(request));
    room.services.loans.extend(ctx, loan_of(request), longer.days, longer.reason);
    return loan(room, ctx, request);
}

Response take_back_loan(Room& room, const Context& ctx, Request& request) {
    const auto made = input::return_from(Given::body(request));
    room.services.loans.take_back(ctx, loan_of(request), made.complete, made.condition, made.note);
    return loan(room, ctx, request);
}

Response lose_loan(Room& room, const Context& ctx, Request& request) {
    const auto loss = input::loss_from(Given::body(request));
    room.services.loans.lose(ctx, loan_of(request), loss.number, loss.note);
    return loan(room, ctx, request);
}

Response dossier(Room& room, const Context& ctx, Request& request) {
    const auto id = archive::DossierId::parse(request.param("id"));
    const auto around = room.services.around.of(ctx, id);
    if (!around) core::ensure(core::Verdict::hidden);
    const auto* found = &around->loan;
    auto json = dossier_json(found->dossier);
    json["lent"] = found->away.has_value();
    json["uses"] = {{"all", found->use.loans}, {"year", found->use.this_year}, {"last", day_or_null(found->use.last)}};
    json["holds"] = Json::array();
    for (const auto& each : around->holds)
        json["holds"].push_back({{"id", each.name.empty() ? Json() : Json(each.id.text())}, {"name", each.name},
                                 {"kind", each.name.empty() ? Json() : Json(name(each.kind))}});
    json["copies"] = copies_json(room.services.copies.of(ctx, id));
    return core::http::json(json);
}

}  // namespace depot::api
