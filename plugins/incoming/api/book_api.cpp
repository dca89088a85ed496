// SPDX-License-Identifier: Apache-2.0
#include "incoming/api/book_api.h"

#include "core/base/text.h"
#include "incoming/api/json.h"
#include "incoming/input/acts.h"
#include "incoming/input/fields.h"
#include "incoming/way/way.h"

namespace incoming::api {

using core::Json;
using core::http::Given;

namespace {

Json row_json(const Book& book, std::size_t at) {
    const auto& row = book.rows[at];
    Json json{{"no", row.no}, {"agenda", row.agenda}, {"received", core::iso(row.received)}, {"hidden", row.hidden}};
    if (row.hidden) return json;
    json["id"] = row.id.text();
    json["sender"] = row.sender;
    json["number"] = row.number;
    json["date"] = core::iso(row.date);
    json["subject"] = row.subject;
    json["access"] = classification::name(row.access);
    json["urgency"] = letters::name(row.urgency);
    json["pages"] = row.pages;
    json["copy"] = row.copy;
    json["position_name"] = row.position_name;
    json["to"] = row.to;
    json["instructions"] = row.orders;
    json["state"] = name(row.state);
    json["note"] = row.close_note;
    json["duplicate_of"] = row.duplicate_of;
    json["corrected"] = book.corrections.contains(row.id);
    json["moved_to"] = book.moved_to[at];
    json["moved_from"] = book.moved_from[at];
    return json;
}

Response asked(core::batch::BatchId id) {
    const auto link = "/api/v1/batches/" + id.text();
    return core::http::json({{"batch", id.text()}, {"link", link}}, 202).header("Location", link);
}

Json side_json(const Side& side) {
    return {{"kind", side.kind}, {"unit", side.unit ? Json(side.unit->text()) : Json(nullptr)}};
}

}  // namespace

Response book(Room& room, const Context& ctx, Request& request) {
    const auto book = room.services.books.book(ctx, input::book_from(request.query, 0));
    Json rows = Json::array();
    for (std::size_t at = 0; at < book.rows.size(); ++at) rows.push_back(row_json(book, at));
    return core::http::json({{"unit", book.unit.id.text()},
                             {"unit_name", book.unit.name},
                             {"year", book.ask.year},
                             {"from", core::iso(book.from)},
                             {"until", core::iso(book.until)},
                             {"hidden", book.hidden},
                             {"rows", std::move(rows)}});
}

Response sheet(Room& room, const Context& ctx, Request& request) {
    const auto id = IncomingId::parse(request.param("id"));
    return core::http::bytes(room.services.printed_forms.sheets(ctx, id, input::paper_from(request.query)), "application/pdf",
                             "lembar-disposisi.pdf");
}

Response way(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto whole = room.services.desk.whole(ctx, IncomingId::parse(request.param("id")));
    Json behind = Json::array(), ahead = Json::array();
    for (const auto& step : way_of(whole, ctx, words)) {
        if (step.when == core::way::When::past)
            behind.push_back({{"at", core::iso(*step.at)},
                              {"what", step.what},
                              {"note", core::text::join(step.notes, ". ")},
                              {"person", step.person},
                              {"position", step.position}});
        else
            ahead.push_back({{"what", step.what}, {"person", step.person}, {"until", step.until},
                             {"now", step.when == core::way::When::now}});
    }
    return core::http::json({{"behind", std::move(behind)}, {"ahead", std::move(ahead)}});
}

Response set_instruction(Room& room, const Context& ctx, Request& request) {
    room.services.keeping.set(ctx, input::instruction_from(Given::body(request)));
    const auto list = room.services.keeping.instructions(ctx);
    Json all = Json::array();
    for (const auto& each : list.all)
        all.push_back({{"code", each.code}, {"name", each.name}, {"place", each.place}, {"retired", each.retired},
                       {"own", each.own}});
    return core::http::json({{"unit", list.unit.id.text()}, {"instructions", std::move(all)}});
}

Response rules(Room& room, const Context& ctx, Request&) {
    Json all = Json::array();
    for (const auto& line : room.services.keeping.rules(ctx))
        all.push_back({{"id", line.rule.id.text()},
                       {"giver", side_json(line.rule.giver)},
                       {"receiver", side_json(line.rule.receiver)},
                       {"allowed", line.rule.allowed},
                       {"note", line.rule.note}});
    return core::http::json({{"rules", std::move(all)}});
}

Response add_rule(Room& room, const Context& ctx, Request& request) {
    const auto id = room.services.keeping.add(ctx, input::rule_from(Given::body(request)));
    return core::http::json({{"id", id.text()}}, 201);
}

Response drop_rule(Room& room, const Context& ctx, Request& request) {
    core::http::no_fields(request);
    room.services.keeping.drop(ctx, RuleId::parse(request.param("rule")));
    return core::http::no_content();
}

Response mailrooms(Room& room, const Context& ctx, Request&) {
    Json all = Json::array();
    for (const auto& line : room.services.keeping.mailrooms(ctx))
        all.push_back({{"unit", line.unit.text()}, {"unit_name", line.name}, {"mailroom", line.served_by.text()},
                       {"mailroom_name", line.served_name}});
    return core::http::json({{"mailrooms", std::move(all)}});
}

Response serve(Room& room, const Context& ctx, Request& request) {
    const auto wish = input::served_from(Given::body(request));
    room.services.keeping.serve(ctx, wish.unit, wish.by);
    return mailrooms(room, ctx, request);
}

Response many(Room& room, const Context& ctx, Request& request) {
    auto given = Given::body(request);
    const auto chosen = input::letters_from(given, "letters");
    const auto act = given.line("act", 20);
    if (act != "read" && act != "close" && act != "dispose") given.fault("act", "incoming.fault.act");
    if (act == "dispose") {
        core::ensure(ctx.actor.may("incoming.dispose") ? core::Verdict::allowed : core::Verdict::forbidden);
        return asked(room.many.dispose(ctx, chosen, input::instructions_from(std::move(given))));
    }
    const auto note = given.prose("note");
    given.done("incoming.error.incomplete");
    return asked(act == "read" ? room.many.read(ctx, chosen) : room.many.close(ctx, chosen, note));
}

Response report_many(Room& room, const Context& ctx, Request& request) {
    auto given = Given::body(request);
    const auto chosen = input::branches_from(given, "branches");
    const auto text = given.prose("report");
    if (text.empty()) given.fault("report", "incoming.fault.report");
    given.done("incoming.error.incomplete");
    return asked(room.many.report(ctx, chosen, text));
}

Response accept_many(Room& room, const Context& ctx, Request& request) {
    auto given = Given::body(request);
    const auto chosen = input::branches_from(given, "branches");
    given.done("incoming.error.incomplete");
    return asked(room.many.accept(ctx, chosen));
}

}  // namespace incoming::api
