// SPDX-License-Identifier: Apache-2.0
// Where the signature goes on a file others signed: its empty fields, nine places over the picture of a page, or
// nowhere. Plain radio buttons over the picture, so that it works by touch, by keyboard and without scripts.
#include "core/page/problem.h"
#include "letters/filters.h"
#include "letters/web/form.h"
#include "letters/web/pages.h"
#include "letters/web/views.h"

namespace letters::web {

using core::Error;
using core::page::Data;

namespace {

std::string points(double value) { return std::to_string(static_cast<int>(value + 0.5)); }

// A rectangle of the drawing, whose corner is the upper left one.
Data& rectangle(Data& data, const char* name, const signing::Spot& at, double height) {
    return data.add(name)
        .set("X", points(at.left))
        .set("Y", points(height - at.bottom - at.height))
        .set("WIDTH", points(at.width))
        .set("HEIGHT", points(at.height));
}

void show_fields(Data& data, const File& file, const signing::PageRoom& room, const core::words::Catalog& words) {
    if (!file.fields.empty()) data.show("FIELDS");
    for (const auto& each : file.fields) {
        const bool shows = each.at.width > 0;
        data.add("FIELD")
            .set("NAME", each.name)
            .set("WHERE", shows ? words.say("letters.place.field_page", {{"page", words.number(each.at.page)}})
                                : words.say("letters.place.field_hidden"))
            .show_if(each.closes, "CLOSES")
            .show_if(each.name == file.field, "CHOSEN");
        if (shows && each.at.page == room.page) rectangle(data, "LYING", each.at, room.height);
    }
}

void show_nine(Data& data, const File& file, const signing::PageRoom& room, const core::words::Catalog& words) {
    bool among = false;
    for (std::size_t i = 0; i < room.places.size(); ++i) {
        const auto& offer = room.places[i];
        const std::string name(signing::nine_places[i]);
        const bool chosen = file.mark == offer.at;
        among = among || chosen;
        data.add("PLACE")
            .set("VALUE", name)
            .set("LABEL", words.say("letters.place." + name))
            .show_if(offer.clear || chosen, "CLEAR")
            .show_if(!offer.clear && !chosen, "TAKEN")
            .show_if(chosen, "CHOSEN");
    }
    if (!file.mark) return;
    if (file.mark->page == room.page) rectangle(data, "MARK", *file.mark, room.height);
    if (!among) data.add("ELSEWHERE").set("TEXT", words.say("letters.place.now", {{"page", words.number(file.mark->page)}}));
}

Response page_of(Room& room, const Context& ctx, Request& request, int page, const std::vector<core::Fault>& faults) {
    const auto found = room.services.upload.places(ctx, id_of(request), page);
    const auto& [letter, offered] = found;
    const auto& file = *letter.content.file;
    const auto& words = room.words.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("letters.place.title"))
        .set("ID", letter.id.text())
        .set("BACK", letter.state == State::draft ? address(letter.id) + "/edit" : address(letter.id))
        .set("SUBJECT", letter.content.subject)
        .set("REVISION", letter.version)
        .set("PAGE", offered.page)
        .set("PAGES", file.pages)
        .set("PICTURE", picture_link(letter, offered.page))
        .set("WIDTH", points(offered.width))
        .set("HEIGHT", points(offered.height))
        .show_if(file.field.empty() && !file.mark, "HIDDEN")
        .show_if(file.pages > 1, "SEVERAL");
    show_fields(data, file, offered, words);
    show_nine(data, file, offered, words);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "letters/place", std::move(data), faults.empty() ? 200 : core::page::status(core::Code::invalid));
}

}  // namespace

Response places(Room& room, const Context& ctx, Request& request) {
    return page_of(room, ctx, request, page_asked(request.query), {});
}

Response place(Room& room, const Context& ctx, Request& request) {
    const auto seen = revision_of(request);
    core::http::Given given(request.form);
    const auto where = where_typed(given);
    given.done("letters.error.place");
    const auto id = id_of(request);
    try {
        const auto outcome = room.services.upload.place(ctx, id, where, seen);
        if (outcome.letter.state == State::draft) return core::http::see_other(address(id) + "/edit", "letters.flash.placed");
        return core::http::see_other(address(id), outcome.lapsed.empty() ? "letters.flash.placed" : "letters.flash.corrected_lapsed");
    } catch (const Error& error) {
        if (error.key() != "letters.error.place") throw;
        return page_of(room, ctx, request, where.page, error.faults());
    }
}

}  // namespace letters::web
