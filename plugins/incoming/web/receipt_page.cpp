// SPDX-License-Identifier: Apache-2.0
// The receipt sent back to the sender of a letter that came by mail.
#include "incoming/web/pages.h"
#include "incoming/web/views.h"

namespace incoming::web {

void show_receipt_mail(core::page::Data& data, const Whole& whole, const core::Context& ctx,
                       const core::words::Catalog& words) {
    if (!whole.receipt) return;
    const auto& mail = *whole.receipt;
    auto& shown = data.add("RECEIPT_MAIL");
    shown.set("ADDRESS", mail.address).show_if(whole.may_send_receipt, "MAY_SEND");
    const auto at = mail.ended_at ? mail.ended_at : mail.asked_at;
    shown.set("HOW", words.say("incoming.receipt_mail.state." + std::string(name(mail.state)),
                               {{"at", at ? words.moment(*at, ctx.zone) : std::string()}}));
    if (!mail.reason.empty())
        shown.add("WHY_NOT").set("WHY", words.say(mail.reason, {{"code", mail.detail}}));
    shown.set("SEND", words.say(mail.state == Posting::failed ? "incoming.receipt_mail.again"
                                                              : "incoming.receipt_mail.send"));
}

Response send_receipt(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    room.services.receipt_post.ask(ctx, id);
    return core::http::see_other(address(id), "incoming.flash.receipt_asked");
}

}  // namespace incoming::web
