// SPDX-License-Identifier: Apache-2.0
// Many letters or dispositions at once, from their lists.
#include "incoming/input/acts.h"
#include "incoming/input/fields.h"
#include "incoming/web/book.h"
#include "incoming/web/place.h"
#include "incoming/web/views.h"

namespace incoming::web {

using core::Context;
using core::http::Given;
using core::http::Request;
using core::http::Response;
using core::page::Data;

namespace {

// From the batch one goes back to the list as it was narrowed.
Response at_work(core::batch::BatchId id, const Request& request) {
    const auto back = core::http::local_path(request.form.get("next"), "");
    return core::http::see_other(with_fields("/batches/" + id.text(), {{"back", back}}));
}

// The same receivers and instructions for all chosen; what is shared by every letter is asked once.
Response dispose_form(Room& room, const Context& ctx, Request& request, const std::vector<IncomingId>& chosen,
                      const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    Data data;
    data.set("NEXT", core::http::local_path(request.form.get("next"), ""));
    data.set("PAGE_TITLE", words.say("incoming.many.title")).set("COUNT", static_cast<std::int64_t>(chosen.size()));
    auto& form = data.add("DISPOSE");
    form.set("HEADING", words.say("incoming.many.title"))
        .set("ACTION", "/incoming/dispose-many")
        .set("GIVE", words.say("incoming.many.act", {{"count", std::to_string(chosen.size())}}))
        .set("AFTER", words.say("incoming.many.after"))
        .show("FIRST")
        .show("UNFOLDED");
    for (const auto& id : chosen) {
        form.add("CARRIED").set("CARRIED_ID", id.text());
        data.add("LETTER").set("SUBJECT", room.services.desk.whole(ctx, id).entry.subject).set("URL", address(id));
    }
    show_dispose(form, room.services.desk.receivers(ctx, chosen.front()), room.services.desk.instructions(ctx), nullptr,
                 request.form, words);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "incoming/dispose_many", std::move(data), faults.empty() ? 200 : 422);
}

}  // namespace

Response many(Room& room, const Context& ctx, Request& request) {
    Given given(request.form);
    const auto chosen = input::letters_from(given, "letter");
    const auto act = given.line("act", 20);
    const auto note = given.prose("note");
    if (act != "read" && act != "close" && act != "dispose") given.fault("act", "incoming.fault.act");
    given.done("incoming.error.incomplete");
    if (act == "read") return at_work(room.many.read(ctx, chosen), request);
    if (act == "close") return at_work(room.many.close(ctx, chosen, note), request);
    return dispose_form(room, ctx, request, chosen, {});
}

Response dispose_many(Room& room, const Context& ctx, Request& request) {
    Given given(request.form);
    const auto chosen = input::letters_from(given, "letter");
    given.done("incoming.error.incomplete");
    try {
        return at_work(room.many.dispose(ctx, chosen, input::instructions_from(Given(request.form))), request);
    } catch (const core::Error& error) {
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        return dispose_form(room, ctx, request, chosen, error.faults());
    }
}

Response report_many(Room& room, const Context& ctx, Request& request) {
    Given given(request.form);
    const auto chosen = input::branches_from(given, "branch");
    const auto text = given.prose("report");
    if (text.empty()) given.fault("report", "incoming.fault.report");
    given.done("incoming.error.incomplete");
    return at_work(room.many.report(ctx, chosen, text), request);
}

Response accept_many(Room& room, const Context& ctx, Request& request) {
    Given given(request.form);
    const auto chosen = input::branches_from(given, "branch");
    given.done("incoming.error.incomplete");
    return at_work(room.many.accept(ctx, chosen), request);
}

}  // namespace incoming::web
