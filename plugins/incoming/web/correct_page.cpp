// SPDX-License-Identifier: Apache-2.0
#include "incoming/web/correct_page.h"

#include "incoming/input/acts.h"
#include "incoming/web/views.h"

namespace incoming::web {

using core::http::Given;

void show_correcting(core::page::Data& data, const Whole& whole, const Request& request) {
    const auto& entry = whole.entry;
    if (entry.duplicate_of && whole.may_open_kept)
        data.add("DUPLICATE_OF").set("URL", address(*entry.duplicate_of)).set("AGENDA_KEPT", whole.duplicate_of);
    for (const auto& [id, agenda] : whole.duplicates)
        data.add("KEPT_FOR").set("URL", address(id)).set("AGENDA_TWICE", agenda);
    if (!whole.may_correct) return;
    const bool typed = request.method == "POST" && request.path.ends_with("/correct");
    const auto value = [&](const char* field, const std::string& now) { return typed ? request.form.get(field) : now; };
    data.show_if(typed && request.form.has("like_confirmed"), "LIKE_CONFIRMED");
    data.add("CORRECT")
        .set("SENDER_NOW", value("sender", entry.sender))
        .set("NUMBER_NOW", value("number", entry.number))
        .set("DATE_NOW", value("date", core::iso(entry.date)))
        .set("REPLY_NOW", value("reply_by", entry.reply_by ? core::iso(*entry.reply_by) : ""))
        .set("SUBJECT_NOW", value("subject", entry.subject))
        .set("WHY_TYPED", typed ? request.form.get("reason") : "")
        .show_if(!entry.copy, "MAY_REPLY")
        .show_if(typed, "CORRECT_OPEN");
}

namespace {

template <class Act>
Response correcting(Room& room, const Context& ctx, Request& request, std::string_view flash, Act act) {
    const auto id = id_of(request);
    try {
        act(id);
        return core::http::see_other(address(id), flash);
    } catch (const core::Error& error) {
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        return letter_page(room, ctx, request, id, error.faults(), 422);
    }
}

}  // namespace

Response correct(Room& room, const Context& ctx, Request& request) {
    return correcting(room, ctx, request, "incoming.flash.corrected", [&](IncomingId id) {
        room.services.correcting.correct(ctx, id, input::corrected_from(Given(request.form)));
    });
}

Response duplicate(Room& room, const Context& ctx, Request& request) {
    return correcting(room, ctx, request, "incoming.flash.duplicate", [&](IncomingId id) {
        room.services.correcting.duplicate(ctx, id, input::agenda_from(Given(request.form)));
    });
}

}  // namespace incoming::web
