// SPDX-License-Identifier: Apache-2.0
// The way of a letter on its page and as PDF; and its facts.
#include "incoming/web/way.h"

#include "core/base/text.h"
#include "core/table/sheet.h"
#include "incoming/web/views.h"

namespace incoming::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;
using core::words::Catalog;

void show_facts(Data& data, const Whole& whole, const Catalog& words) {
    const auto& entry = whole.entry;
    const auto fact = [&](std::string_view word, const std::string& value) {
        if (!value.empty())
            data.add("FACT")
                .set("LABEL", words.say("incoming.fact." + std::string(word)))
                .set("VALUE", value);
    };
    fact("agenda", entry.agenda);
    fact("book", whole.unit_name);
    fact("sender", entry.sender);
    fact("number", entry.number);
    fact("date", words.date(entry.date));
    fact("received", words.date(entry.received));
    if (entry.reply_by) fact("reply_by", words.date(*entry.reply_by));
    fact("position", entry.position_name);
    fact("copies", core::text::join(whole.copied_to, "; "));
    fact("copied_from", whole.copied_from);
    fact("classification", entry.classification);
    fact("access", words.say("incoming.access." + std::string(classification::name(entry.access))));
    if (whole.copy_number > 0)
        fact("copy_number", words.say("incoming.copy_number", {{"n", std::to_string(whole.copy_number)},
                                                               {"all", std::to_string(whole.copies)}}));
    fact("urgency", words.say("incoming.urgency." + std::string(letters::name(entry.urgency))));
}

Response way_paper(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto whole = room.services.desk.whole(ctx, id_of(request));
    auto sheet = core::way::sheet(way_of(whole, ctx, words), words, ctx.zone, ctx.now());
    sheet.titles = {words.say("incoming.way.title"), whole.entry.subject,
                    whole.entry.sender + ", " + whole.entry.number + ", " + words.say("incoming.agenda_n",
                        {{"agenda", whole.entry.agenda}})};
    const core::table::Print print{room.services.parts.fonts, ctx.now(), ctx.language == "en" ? "en" : "id-ID",
                                   words.say("core.table.page")};
    return core::http::bytes(core::table::pdf(sheet, print), "application/pdf",
                             words.say("incoming.way.file") + "-" + core::text::replace(whole.entry.agenda, "/",
                                 "-") + ".pdf");
}

}  // namespace incoming::web
