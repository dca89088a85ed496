// SPDX-License-Identifier: Apache-2.0
// The sign of life of a form that lies open, and taking over from whoever writes.
#include "core/http/given.h"
#include "letters/web/pages.h"
#include "letters/web/views.h"

namespace letters::web {

using core::page::Data;

Response locked(Room& room, const Context& ctx, Request& request, const Letter& letter, const Writer& writer) {
    const auto& words = room.words.in(ctx.language);
    const auto& subject = letter.content.subject;
    Data data;
    data.set("PAGE_TITLE", words.say("letters.writing"))
        .set("ID", letter.id.text())
        .set("SUBJECT", subject.empty() ? words.say("letters.no_subject") : subject)
        .set("WHO", writer.name)
        .set("AT", words.time(writer.since, ctx.zone));
    return room.pages.render(ctx, request, "letters/locked", std::move(data));
}

Response writing(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    core::http::Given given(request.form);
    const bool take = given.flag("take");
    given.done();
    const auto other = room.services.writing.begin(ctx, id, take);
    if (take) return core::http::see_other(address(id) + "/edit", "letters.flash.writing_taken");
    Data data;
    if (other)
        data.add("TAKEN").set("WHO", other->name).set("AT", room.words.in(ctx.language).time(other->since, ctx.zone));
    return core::http::html(room.pages.fragment(ctx, request, "letters/writing", data));
}

}  // namespace letters::web
