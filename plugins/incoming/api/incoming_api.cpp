// SPDX-License-Identifier: Apache-2.0
// The handlers of the API.
#include "incoming/api/incoming_api.h"

#include "core/base/place.h"
#include "incoming/api/json.h"
#include "incoming/input/acts.h"
#include "incoming/input/fields.h"

namespace incoming::api {

using core::Json;

namespace {

IncomingId id_of(const Request& request) { return IncomingId::parse(request.param("id")); }
BranchId branch_of(const Request& request) { return BranchId::parse(request.param("id")); }

using core::http::Given;

// Acts may come without a body; one that comes says nothing.
using core::http::no_fields;

Response whole(Room& room, const Context& ctx, IncomingId id) {
    return core::http::json(whole_json(room.services.desk.whole(ctx, id), room.words.in(ctx.language)));
}

// A branch answers with its letter: what the act changed is there.
Response of_branch(Room& room, const Context& ctx, BranchId id) {
    return whole(room, ctx, room.services.desk.letter_of(ctx, id));
}

Json next_of(const std::string& next) { return next.empty() ? Json(nullptr) : Json(next); }

}  // namespace

Response list(Room& room, const Context& ctx, Request& request) {
    const auto found = room.services.desk.list(ctx, input::wish_from(request.query));
    Json lines = Json::array();
    for (const auto& line : found.lines) lines.push_back(line_json(line));
    return core::http::json({{"incoming", std::move(lines)}, {"next", next_of(found.next)}});
}

Response enter(Room& room, const Context& ctx, Request& request) {
    auto wish = input::registration_from(request.form);
    const auto refused = input::keep_files(room, ctx, request, wish);
    const auto done = input::together(refused, [&] { return room.services.registry.enter(ctx, wish); });
    if (!done.entry)
        throw core::Error(core::Code::conflict, "incoming.error.duplicate",
                          {{"agenda", done.like.front().agenda},
                           {"subject", done.like.front().subject}});
    auto made = entry_json(*done.entry);
    made["copies"] = Json::array();
    for (const auto& copy : done.copies)
        made["copies"].push_back({{"id", copy.id.text()}, {"agenda", copy.agenda}, {"position_name", copy.position_name}});
    auto response = core::http::json(made, 201);
    response.header("Location", "/api/v1/incoming/" + done.entry->id.text());
    return response;
}

Response show(Room& room, const Context& ctx, Request& request) {
    return whole(room, ctx, id_of(request));
}

Response pdf(Room& room, const Context& ctx, Request& request) {
    auto file = room.services.desk.pdf(ctx, id_of(request), input::form_from(request.query));
    return core::http::bytes(std::move(file.bytes), "application/pdf", file.name);
}

Response attachment(Room& room, const Context& ctx, Request& request) {
    std::string type;
    auto file = room.services.desk.attachment(ctx, id_of(request), core::place(request.param("place")), type);
    return core::http::bytes(std::move(file.bytes), type, file.name, false);
}

Response send_receipt(Room& room, const Context& ctx, Request& request) {
    no_fields(request);
    room.services.receipt_post.ask(ctx, id_of(request));
    auto response = whole(room, ctx, id_of(request));
    response.status = 202;
    return response;
}

Response receivers(Room& room, const Context& ctx, Request& request) {
    Json list = Json::array();
    for (const auto& each : room.services.desk.receivers(ctx, id_of(request)))
        list.push_back({{"position", each.position.text()},
                        {"name", each.name},
                        {"unit_name", each.unit_name},
                        {"holder", each.holder}});
    return core::http::json({{"receivers", std::move(list)}});
}

Response read(Room& room, const Context& ctx, Request& request) {
    no_fields(request);
    room.services.dispose.read(ctx, id_of(request));
    return whole(room, ctx, id_of(request));
}

Response dispose(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.dispose.give(ctx, id, input::instructions_from(Given::body(request)));
    auto response = whole(room, ctx, id);
    response.status = 201;
    response.header("Location", "/api/v1/incoming/" + id.text());
    return response;
}

Response report_mine(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const auto said = input::saying_from(Given::body(request), request);
    const auto mine = room.services.desk.whole(ctx, id).mine;
    if (!mine) throw core::Error(core::Code::conflict, "incoming.error.nothing_given");
    room.services.dispose.report(ctx, mine->id, said);
    return whole(room, ctx, id);
}

Response sort(Room& room, const Context& ctx, Request& request) {
    const auto wish = input::sorted_from(Given::body(request));
    room.services.sorting.mark(ctx, id_of(request), wish.mark, wish.note);
    return whole(room, ctx, id_of(request));
}

Response close(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.dispose.close(ctx, id, input::text_from(Given::body(request), "note"));
    return whole(room, ctx, id);
}

Response undo(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.undoing.undo(ctx, id, input::undone_from(Given::body(request)));
    return whole(room, ctx, id);
}

Response answer(Room& room, const Context& ctx, Request& request) {
    const auto how = input::relation_from(Given::body(request));
    const auto letter = room.services.answer.begin(ctx, how, id_of(request)).text();
    auto response = core::http::json({{"letter", letter}}, 201);
    response.header("Location", "/api/v1/letters/" + letter);
    return response;
}

Response instructions(Room& room, const Context& ctx, Request&) {
    Json list = Json::array();
    for (const auto& each : room.services.desk.instructions(ctx))
        list.push_back({{"code", each.code}, {"name", each.name}, {"place", each.place}});
    return core::http::json({{"instructions", std::move(list)}});
}

Response given(Room& room, const Context& ctx, Request& request) {
    const auto found = room.services.desk.given(ctx, input::given_wish_from(request.query));
    Json lines = Json::array();
    for (const auto& line : found.lines) lines.push_back(given_json(line));
    return core::http::json({{"dispositions", std::move(lines)}, {"next", next_of(found.next)}});
}

// With files it comes as multipart, otherwise as JSON.
Response report(Room& room, const Context& ctx, Request& request) {
    const auto id = branch_of(request);
    const bool multipart = request.type == "multipart/form-data";
    const auto said = input::saying_from(multipart ? Given(request.form) : Given::body(request), request);
    room.services.dispose.report(ctx, id, said);
    return of_branch(room, ctx, id);
}

Response report_file(Room& room, const Context& ctx, Request& request) {
    std::string type;
    auto file = room.services.desk.report_file(ctx, branch_of(request), ReportFileId::parse(request.param("file")),
        type);
    return core::http::bytes(std::move(file.bytes), type, file.name, false);
}

Response accept(Room& room, const Context& ctx, Request& request) {
    no_fields(request);
    const auto id = branch_of(request);
    room.services.dispose.accept(ctx, id);
    return of_branch(room, ctx, id);
}

Response give_back(Room& room, const Context& ctx, Request& request) {
    const auto id = branch_of(request);
    room.services.dispose.give_back(ctx, id, input::more_from(Given::body(request)));
    return of_branch(room, ctx, id);
}

Response withdraw(Room& room, const Context& ctx, Request& request) {
    no_fields(request);
    const auto id = branch_of(request);
    room.services.dispose.withdraw(ctx, id);
    return of_branch(room, ctx, id);
}

Response withdraw_all(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    auto given = Given::body(request);
    const auto disposition = given.id<DispositionId>("disposition");
    if (!disposition && given.faults().empty()) given.fault("disposition", "incoming.fault.disposition");
    given.done("incoming.error.incomplete");
    room.services.dispose.withdraw_all(ctx, id, *disposition);
    return whole(room, ctx, id);
}

Response decline(Room& room, const Context& ctx, Request& request) {
    const auto id = branch_of(request);
    room.services.dispose.decline(ctx, id, input::reason_from(Given::body(request), "incoming.fault.decline_reason"));
    return of_branch(room, ctx, id);
}

Response forward(Room& room, const Context& ctx, Request& request) {
    const auto id = branch_of(request);
    const auto wish = input::forwarding_from(Given::body(request));
    room.services.dispose.forward(ctx, id, wish.to, wish.note);
    return of_branch(room, ctx, id);
}

Response prepare(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.dispose.prepare(ctx, id, input::instructions_from(Given::body(request)));
    return whole(room, ctx, id);
}

Response give_prepared(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.dispose.give_prepared(ctx, id, input::confirmed_from(Given::body(request)));
    return whole(room, ctx, id);
}

Response drop_prepared(Room& room, const Context& ctx, Request& request) {
    no_fields(request);
    const auto id = id_of(request);
    room.services.dispose.drop_prepared(ctx, id);
    return whole(room, ctx, id);
}

Response reopen(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.dispose.reopen(ctx, id, input::reason_from(Given::body(request), "incoming.fault.reopen_reason"));
    return whole(room, ctx, id);
}

// Whoever moved it may not read it there: the answer is its row as it is told to him, or nothing but where.
Response redirect(Room& room, const Context& ctx, Request& request) {
    const auto wish = input::moving_from(Given::body(request));
    const auto now = room.services.elsewhere.redirect(ctx, id_of(request), wish.to, wish.reason);
    return core::http::json({{"incoming", now.text()}});
}

Response refuse(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.elsewhere.refuse(ctx, id, input::reason_from(Given::body(request),
        "incoming.fault.elsewhere_reason"));
    return whole(room, ctx, id);
}

Response correct(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.correcting.correct(ctx, id, input::corrected_from(Given::body(request)));
    return whole(room, ctx, id);
}

Response duplicate(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.correcting.duplicate(ctx, id, input::agenda_from(Given::body(request)));
    return whole(room, ctx, id);
}

Response set_class(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const auto wish = input::class_from(Given::body(request));
    room.services.reclassify.change(ctx, id, wish.access, wish.reason);
    if (!room.services.desk.may_open(ctx, id)) return core::http::no_content();
    return whole(room, ctx, id);
}

Response keep_class(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.reclassify.keep(ctx, id, input::reason_from(Given::body(request), "incoming.fault.class_reason"));
    return whole(room, ctx, id);
}

Response readings(Room& room, const Context& ctx, Request& request) {
    const auto all = room.services.reclassify.readings(ctx, id_of(request));
    return core::http::json({{"readings", core::audit::readings_json(all)}});
}

}  // namespace incoming::api
