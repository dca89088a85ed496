// SPDX-License-Identifier: Apache-2.0
// A letter signed with ink: its scan handed in, looked at, said to bear the signature.
#include "letters/web/ink_page.h"

#include "core/base/text.h"
#include "core/http/given.h"
#include "core/page/problem.h"
#include "letters/filters.h"
#include "letters/web/pages.h"
#include "letters/web/views.h"

namespace letters::web {

using core::page::Data;

namespace {

// All whose names are printed under it.
std::string signers(const Letter& letter) {
    std::vector<std::string> names{letter.numbered_as->block.name};
    for (const auto& each : letter.numbered_as->cosigners) names.push_back(each.block.name);
    return core::text::join(names, ", ");
}

}  // namespace

void show_ink(Data& data, const Whole& whole, const Context& ctx, const core::words::Catalog& words) {
    const auto& letter = whole.letter;
    if (!letter.by_ink() || !whole.inside || letter.state == State::void_) return;
    auto& box = data.add("INK");
    const auto base = address(letter.id);
    const bool waits = letter.state == State::printed;
    const auto* last = whole.scans.empty() ? nullptr : &whole.scans.back();
    if (waits) box.show(last ? "TO_SAY" : "WAITING");
    if (last && last->said)
        box.add("SIGNED").set("TEXT", words.say("letters.ink.said", {{"person", signers(letter)},
                                                                     {"date", words.date(last->said->on)},
                                                                     {"by", last->said->by},
                                                                     {"at", words.moment(last->said->at, ctx.zone)}}));
    if (letter.unsigned_bytes) box.show("MADE");
    for (auto each = whole.scans.rbegin(); each != whole.scans.rend(); ++each) {
        auto& row = box.add("SCAN");
        row.set("N", each->number)
            .set("TEXT", words.say("letters.ink.scanned", {{"by", each->by}, {"at", words.moment(each->at, ctx.zone)},
                                                           {"pages", words.number(each->pages)}}));
        if (!each->reason.empty()) row.add("REPLACES").set("REASON", each->reason);
    }
    if (waits && last && letter.unsigned_bytes)
        data.add("BESIDE")
            .set("MADE_URL", base + "/made?page=1")
            .set("SCAN_URL", base + "/scan/" + std::to_string(last->number) + "?page=1")
            .set("SCAN_FILE", base + "/scan/" + std::to_string(last->number));
    if (!whole.may_scan) return;
    auto& act = box.add("MAY_SCAN");
    act.set("SEEN", last ? last->number : 0).show_if(last == nullptr, "FIRST");
    if (!last) return;
    act.show("AGAIN");
    act.add("MAY_SAY")
        .set("N", last->number)
        .set("PERSON", signers(letter))
        .set("FROM", core::iso(letter.numbered_as->date))
        .set("TODAY", core::iso(ctx.today()));
}

namespace {

template <class Act>
Response acted(Room& room, const Context& ctx, Request& request, std::string_view flash, Act act) {
    try {
        act();
        return core::http::see_other(address(id_of(request)), flash);
    } catch (const core::Error& error) {
        if (error.key() != "letters.error.scan" || !room.services.desk.whole(ctx, id_of(request)).may_scan) throw;
        return show_with(room, ctx, request, error.faults(), core::page::status(error.code()));
    }
}

// The picture of ?page=, else the PDF.
template <class Picture, class File>
Response seen(const Request& request, Picture picture, File file) {
    const auto text = request.query.get("page");
    if (text.empty()) {
        auto kept = file();
        return core::http::bytes(std::move(kept.bytes), "application/pdf", kept.name);
    }
    const auto page = whole_number(text);
    if (!page || *page < 1 || *page > most_scan_pages) throw core::Error(core::Code::not_found, "letters.error.page");
    auto response = core::http::bytes(picture(static_cast<int>(*page)), "image/png");
    response.header("Cache-Control", "private, no-cache");
    return response;
}

}  // namespace

Response put_scan(Room& room, const Context& ctx, Request& request) {
    return acted(room, ctx, request, "letters.flash.scanned", [&] {
        const auto wish = scan_from(request);
        room.services.ink.put(ctx, id_of(request), wish.files, wish.seen, wish.reason);
    });
}

Response say_signed(Room& room, const Context& ctx, Request& request) {
    return acted(room, ctx, request, "letters.flash.inked", [&] {
        room.services.ink.say(ctx, id_of(request), saying_from(core::http::Given(request.form)));
    });
}

Response scan(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const auto number = scan_number(request);
    auto& ink = room.services.ink;
    return seen(request, [&](int page) { return ink.picture(ctx, id, number, page); },
                [&] { return ink.scan(ctx, id, number); });
}

Response made(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    auto& ink = room.services.ink;
    return seen(request, [&](int page) { return ink.made_picture(ctx, id, page); }, [&] { return ink.made(ctx, id); });
}

}  // namespace letters::web
