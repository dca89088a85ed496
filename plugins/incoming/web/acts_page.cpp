// SPDX-License-Identifier: Apache-2.0
// The acts on a letter and its dispositions, each asked by a form of the letter's page.
#include "core/http/offer.h"
#include "incoming/input/acts.h"
#include "incoming/input/fields.h"
#include "incoming/web/agenda.h"
#include "incoming/web/pages.h"
#include "incoming/web/place.h"
#include "incoming/web/views.h"

namespace incoming::web {

using core::http::Given;

namespace {

// The act, then the letter again; what was typed wrongly stays on the page with its faults. Where several forms
// of the page bear a note, the faults of this one's stand at `note`.
template <class Act>
Response or_faults(Room& room, const Context& ctx, Request& request, IncomingId id, Act act,
                   const char* note = "note") {
    try {
        return act();
    } catch (const core::Error& error) {
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        auto faults = error.faults();
        for (auto& each : faults)
            if (each.field == "note") each.field = note;
        return letter_page(room, ctx, request, id, faults, 422);
    }
}

// With what he may take back of it offered beside the message.
Response with_undo(Room& room, const Context& ctx, IncomingId id, Response response) {
    const auto act = room.services.undoing.offered(ctx, id);
    return act ? core::http::offer_undo(std::move(response), address(id) + "/undo", *act) : response;
}

template <class Act>
Response after(Room& room, const Context& ctx, Request& request, IncomingId id,
               std::string_view flash, Act act) {
    return or_faults(room, ctx, request, id, [&] {
        act();
        // With the next of the list named, one goes on there.
        return with_undo(room, ctx, id, core::http::see_other(onward(request, id), flash));
    });
}

// What was passed on is told by the page one comes to, with the way back; no second message.
template <class Act>
Response after_giving(Room& room, const Context& ctx, Request& request, IncomingId id, Act act) {
    return or_faults(room, ctx, request, id, [&] {
        act();
        return core::http::see_other(onward_given(request, id));
    });
}

template <class Act>
Response on_branch(Room& room, const Context& ctx, Request& request, std::string_view flash, Act act) {
    const auto branch = BranchId::parse(request.param("id"));
    const auto id = room.services.desk.letter_of(ctx, branch);
    return after(room, ctx, request, id, flash, [&] { act(branch); });
}

}  // namespace

Response dispose(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    return after_giving(room, ctx, request, id, [&] {
        room.services.dispose.give(ctx, id, input::instructions_from(Given(request.form)));
    });
}

Response sort(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    return after(room, ctx, request, id, "incoming.flash.sorted", [&] {
        const auto wish = input::sorted_from(Given(request.form));
        room.services.sorting.mark(ctx, id, wish.mark, wish.note);
    });
}

Response close(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    return after(room, ctx, request, id, "incoming.flash.closed",
                 [&] { room.services.dispose.close(ctx, id, input::text_from(Given(request.form), "note")); });
}

Response note_invitation(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const bool none = request.form.get("act") == "drop";
    return after(room, ctx, request, id, none ? "incoming.flash.invitation_dropped" : "incoming.flash.invitation_noted",
                 [&] {
                     std::optional<Occasion> occasion;
                     if (!none) occasion = input::whole_occasion_from(Given(request.form));
                     room.services.registry.note_invitation(ctx, id, occasion);
                 });
}

Response attend(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const auto act = [&] {
        const auto wish = input::answered_from(Given(request.form));
        const auto done = room.services.agenda.answer(ctx, id, wish).invitation;
        if (done.assignment && done.stance == Stance::represented)
            return core::http::see_other("/letters/" + done.assignment->text() + "/edit", "incoming.flash.assigned");
        return core::http::see_other(address(id), "incoming.flash." + std::string(name(done.stance)));
    };
    return or_faults(room, ctx, request, id, act, "decline");
}

Response answer(Room& room, const Context& ctx, Request& request) {
    const auto how = input::relation_from(Given(request.form));
    const auto letter = room.services.answer.begin(ctx, how, id_of(request));
    return core::http::see_other("/letters/" + letter.text() + "/edit", "incoming.flash.answer");
}

Response report(Room& room, const Context& ctx, Request& request) {
    return on_branch(room, ctx, request, "incoming.flash.reported", [&](BranchId id) {
        room.services.dispose.report(ctx, id, input::saying_from(Given(request.form), request));
    });
}

Response accept(Room& room, const Context& ctx, Request& request) {
    return on_branch(room, ctx, request, "incoming.flash.accepted",
                     [&](BranchId id) { room.services.dispose.accept(ctx, id); });
}

Response give_back(Room& room, const Context& ctx, Request& request) {
    return on_branch(room, ctx, request, "incoming.flash.returned", [&](BranchId id) {
        room.services.dispose.give_back(ctx, id, input::more_from(Given(request.form)));
    });
}

Response withdraw(Room& room, const Context& ctx, Request& request) {
    const auto branch = BranchId::parse(request.param("id"));
    const auto id = room.services.desk.letter_of(ctx, branch);
    room.services.dispose.withdraw(ctx, branch);
    return core::http::see_other(address(id), "incoming.flash.withdrawn");
}

Response withdraw_all(Room& room, const Context& ctx, Request& request) {
    Given given(request.form);
    const auto disposition = given.id<DispositionId>("disposition");
    if (!disposition && given.faults().empty()) given.fault("disposition", "incoming.fault.disposition");
    given.done("incoming.error.incomplete");
    const auto id = id_of(request);
    room.services.dispose.withdraw_all(ctx, id, *disposition);
    return core::http::see_other(address(id), "incoming.flash.withdrawn");
}

Response decline(Room& room, const Context& ctx, Request& request) {
    const auto branch = BranchId::parse(request.param("id"));
    const auto id = room.services.desk.letter_of(ctx, branch);
    return or_faults(room, ctx, request, id, [&] {
        room.services.dispose.decline(ctx, branch, input::reason_from(Given(request.form),
            "incoming.fault.decline_reason"));
        return with_undo(room, ctx, id, core::http::see_other("/dispositions", "incoming.flash.misdirected"));
    });
}

Response forward(Room& room, const Context& ctx, Request& request) {
    const auto branch = BranchId::parse(request.param("id"));
    const auto id = room.services.desk.letter_of(ctx, branch);
    return or_faults(room, ctx, request, id, [&] {
        const auto wish = input::forwarding_from(Given(request.form));
        room.services.dispose.forward(ctx, branch, wish.to, wish.note);
        return with_undo(room, ctx, id, core::http::see_other("/dispositions", "incoming.flash.forwarded"));
    });
}

Response prepare(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    return after(room, ctx, request, id, "incoming.flash.prepared", [&] {
        room.services.dispose.prepare(ctx, id, input::instructions_from(Given(request.form)));
    });
}

Response give_prepared(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    return after_giving(room, ctx, request, id, [&] {
        room.services.dispose.give_prepared(ctx, id, input::confirmed_from(Given(request.form)));
    });
}

Response drop_prepared(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.dispose.drop_prepared(ctx, id);
    return core::http::see_other(address(id), "incoming.flash.prepared_dropped");
}

Response reopen(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    return after(room, ctx, request, id, "incoming.flash.reopened", [&] {
        room.services.dispose.reopen(ctx, id, input::reason_from(Given(request.form), "incoming.fault.reopen_reason"));
    });
}

// Who moved it may often not read it any more: back to the list.
Response redirect(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    return or_faults(room, ctx, request, id, [&] {
        const auto wish = input::moving_from(Given(request.form));
        room.services.elsewhere.redirect(ctx, id, wish.to, wish.reason);
        return with_undo(room, ctx, id, core::http::see_other("/incoming", "incoming.flash.redirected"));
    });
}

Response undo(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.undoing.undo(ctx, id, input::undone_from(Given(request.form)));
    return core::http::see_other(address(id), "incoming.flash.undone");
}

Response refuse(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const bool outside = !room.services.desk.whole(ctx, id).entry.letter;
    return after(room, ctx, request, id, outside ? "incoming.flash.refused_outside" : "incoming.flash.refused", [&] {
        room.services.elsewhere.refuse(ctx, id, input::reason_from(Given(request.form),
            "incoming.fault.elsewhere_reason"));
    });
}

}  // namespace incoming::web
