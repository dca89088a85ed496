// SPDX-License-Identifier: Apache-2.0
// The number book on screen and printed by the browser; and one number.
#include <algorithm>

#include "core/base/text.h"
#include "numbering/input/fields.h"
#include "numbering/web/pages.h"
#include "numbering/web/views.h"

namespace numbering::web {

using core::page::Data;
using core::words::Catalog;

namespace {

constexpr std::array<std::string_view, 4> state_filters{"", "reserved", "used", "void"};

void show_line(Data& row, const BookLine& line, const Context& ctx, const Catalog& words) {
    const auto& number = line.number;
    row.set("NO", std::to_string(number.no) + number.suffix)
        .set("NUMBER", number.printed)
        .set("URL", address(number.id))
        .set("DATE", words.date(number.date))
        .set("ISO", core::iso(number.date))
        .set("TITLE", title_of(line, words))
        .set("TO", line.card ? line.card->to : "")
        .set("SIGNER", line.card ? line.card->signer : "")
        .set("REMARK", remark(number, ctx, words, line.card));
    if (line.card && !line.card->link.empty()) row.add("OPEN").set("LINK", line.card->link);
    row.show_if(!line.card || line.card->link.empty(), "CLOSED");
    show_state(row, number, words);
}

void show_head(Data& data, const Book& book, const Context& ctx, const Catalog& words) {
    data.set("UNIT", book.unit.name)
        .set("SERIES", book.series ? book.series->name : "")
        .set("PERIOD", book.series ? period_text(book.period, words) : "")
        .set("GAPS", gaps_text(book, words))
        .set("TALLY", tally_text(book.tally, words))
        .set("TODAY", words.date(ctx.today()))
        .set("PRINT_URL", book_address(book, "/numbers/print"))
        .set("SHEET_URL", book_address(book, "/numbers/book.xlsx"))
        .set("PAPER_URL", book_address(book, "/numbers/book.pdf"));
    show_findings(data, book.findings, words);
}

void show_units(Data& data, const Book& book) {
    if (book.open.size() < 2) return;
    auto& choice = data.add("UNITS");
    for (const auto& each : book.open)
        choice.add("UNIT_CHOICE")
            .set("VALUE", each.unit.id.text())
            .set("LABEL", each.unit.name)
            .show_if(each.unit.id == book.unit.id, "CHOSEN");
}

void show_choices(Data& data, const Book& book, const BookWish& wish, const Catalog& words) {
    show_units(data, book);
    for (const auto& series : book.all)
        data.add("SERIES_LINK")
            .set("URL", "/numbers?series=" + series.id.text())
            .set("LABEL", series.name)
            .show_if(book.series && series.id == book.series->id, "CURRENT");
    data.show_if(book.all.size() > 1, "MANY_SERIES").show_if(book.periods.size() > 1, "MANY_PERIODS");
    if (!book.series) return;
    const auto here = "/numbers?series=" + book.series->id.text();
    for (const auto& period : book.periods)
        data.add("PERIOD_LINK")
            .set("URL", here + "&period=" + period)
            .set("LABEL", period_text(period, words))
            .show_if(period == book.period, "CURRENT");
    for (const auto state : state_filters)
        data.add("STATE_LINK")
            .set("URL", book_address(book) + (state.empty() ? "" : "&state=" + std::string(state)))
            .set("LABEL", words.say("numbering.filter." + std::string(state.empty() ? "all" : state)))
            .show_if(!wish.path && (wish.state ? name(*wish.state) == state : state.empty()), "CURRENT");
    data.add("STATE_LINK")
        .set("URL", book_address(book) + "&path=inserted")
        .set("LABEL", words.say("numbering.filter.inserted"))
        .show_if(wish.path == Path::inserted, "CURRENT");
}

}  // namespace

Response book(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto wish = input::book_from(request.query);
    const auto book = room.services.books.book(ctx, wish);
    Data data;
    data.set("PAGE_TITLE", words.say("numbering.book.title"));
    show_head(data, book, ctx, words);
    show_choices(data, book, wish, words);
    for (const auto& line : book.lines) show_line(data.add("ROW"), line, ctx, words);
    const bool filtered = wish.state || wish.path;
    data.show_if(book.series.has_value(), "HAS_SERIES")
        .show_if(!book.series, "NO_SERIES")
        .show_if(book.series && book.lines.empty() && !filtered, "EMPTY")
        .show_if(book.series && book.lines.empty() && filtered, "NO_MATCH")
        .show_if(!book.lines.empty(), "ROWS")
        .show_if(book.may_keep && book.series.has_value(), "MAY_KEEP")
        .show_if(book.may_manage, "MAY_MANAGE")
        .set("BOOK_URL", book_address(book))
        .set("RESERVE_URL", book_address(book, "/numbers/reserve"));
    if (!book.next.empty()) {
        auto older = book_address(book) + "&before=" + book.next;
        if (wish.state) older += "&state=" + std::string(name(*wish.state));
        if (wish.path) older += "&path=" + std::string(name(*wish.path));
        data.add("OLDER").set("URL", older);
    }
    return room.pages.render(ctx, request, "numbering/book", std::move(data));
}

Response print(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    auto wish = input::book_from(request.query);
    wish.whole = true;
    const auto book = room.services.books.book(ctx, wish);
    Data data;
    data.set("PAGE_TITLE", words.say("numbering.print.title")).set("BACK_URL", book_address(book));
    show_head(data, book, ctx, words);
    for (const auto& line : book.lines) {
        auto& row = data.add("ROW");
        show_line(row, line, ctx, words);
    }
    data.show_if(book.lines.empty(), "EMPTY").show_if(!book.lines.empty(), "ROWS");
    return room.pages.render(ctx, request, "numbering/print", std::move(data));
}

namespace {

void show_facts(Data& data, const NumberShown& shown, const Context& ctx, const Catalog& words) {
    const auto& number = shown.number;
    const auto fact = [&](const char* word, const std::string& value) {
        if (!value.empty())
            data.add("FACT").set("LABEL", words.say(std::string("numbering.fact.") + word)).set("VALUE", value);
    };
    fact("unit", shown.unit_name);
    fact("series", shown.series.name + ", " + period_text(number.period, words));
    fact("date", words.date(number.date));
    fact("path", words.say("numbering.path." + std::string(name(number.path))));
    fact("classification", number.classification);
    fact("purpose", number.purpose);
    fact("owner", number.owner.person_name.empty() ? ""
                                                   : number.owner.person_name + ", " + number.owner.position_name);
    if (number.promised() && number.expires)
        fact("until", words.date(core::add_days(core::date_of(*number.expires, ctx.zone), -1)));
    if (shown.insertion) {
        const auto& by = shown.insertion->decided_by;
        fact("approved_by", by.person_name + ", " + by.position_name);
    }
    fact("reason", number.reason);
}

}  // namespace

Response number(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto shown = room.services.books.number(ctx, NumberId::parse(request.param("id")));
    const auto& number = shown.number;
    Data data;
    data.set("PAGE_TITLE", number.printed)
        .set("NUMBER", number.printed)
        .set("URL", address(number.id))
        .set("BOOK_URL", "/numbers?series=" + number.series.text() + "&period=" + number.period)
        .set("SERIES", shown.series.name)
        .set("TITLE", title_of({number, shown.card}, words))
        .set("TO", shown.card ? shown.card->to : "")
        .set("SIGNER", shown.card ? shown.card->signer : "");
    show_state(data, number, words);
    show_facts(data, shown, ctx, words);
    if (shown.card && !shown.card->link.empty()) data.add("OPEN").set("LINK", shown.card->link);
    data.show_if(!number.subject.empty(), "BOUND")
        .show_if(number.promised() && number.subject.empty(), "FREE")
        .show_if(shown.may_annul, "MAY_ANNUL")
        .show_if(shown.may_unbind, "MAY_UNBIND");
    for (const auto& entry : shown.trail)
        data.add("ACT")
            .set("WHAT", words.say("numbering.trail." + entry.act.substr(entry.act.find('.') + 1)))
            .set("WHO", entry.person_name)
            .set("AT", words.moment(entry.at, ctx.zone))
            .set("ISO", core::iso(entry.at));
    return room.pages.render(ctx, request, "numbering/number", std::move(data));
}

Response annul(Room& room, const Context& ctx, Request& request) {
    const auto id = NumberId::parse(request.param("id"));
    room.services.reserve.annul(ctx, id, input::reason_from(core::http::Given(request.form), "reason"));
    return core::http::see_other(address(id), "numbering.flash.voided");
}

Response bind(Room& room, const Context& ctx, Request& request) {
    core::http::Given given(request.form);
    const auto id = given.id<NumberId>("number");
    const auto subject = given.line("subject", 100);
    if (!id) given.fault("number", "numbering.fault.number");
    if (subject.empty()) given.fault("subject", "numbering.fault.subject");
    given.done();
    room.services.reserve.bind(ctx, *id, subject);
    return core::http::see_other(core::http::local_path(request.form.get("back"), address(*id)),
                                 "numbering.flash.bound");
}

Response unbind(Room& room, const Context& ctx, Request& request) {
    const auto id = NumberId::parse(request.param("id"));
    room.services.reserve.unbind(ctx, id);
    return core::http::see_other(core::http::local_path(request.form.get("back"), address(id)),
                                 "numbering.flash.unbound");
}

std::string panel(Room& room, const Context& ctx, const Request& request, std::string_view subject) {
    const auto& words = room.words.in(ctx.language);
    Data data;
    data.set("BACK", request.path).set("CSRF", request.session).set("SUBJECT", std::string(subject));
    if (const auto choice = room.services.reserve.choice(ctx, subject)) {
        auto& shown = data.add("CHOICE");
        shown.set("AHEAD", choice->ahead);
        if (choice->series) shown.add("SERIES").set("NAME", choice->series->name);
        if (choice->bound)
            shown.add("BOUND")
                .set("UNBIND_URL", address(choice->bound->id) + "/unbind")
                .set("DATE", words.date(choice->bound->date));
        if (!choice->bound && !choice->promised.empty()) {
            auto& promised = shown.add("PROMISED");
            for (const auto& number : choice->promised)
                promised.add("NUMBER")
                    .set("ID", number.id.text())
                    .set("LABEL", number.printed + ", " + words.date(number.date) + ": " + number.purpose);
        }
        return room.pages.fragment(ctx, request, "numbering/panel", data);
    }
    const auto number = room.services.reserve.number_of(ctx, subject);
    if (!number || may(ctx.actor, Right::read, number->unit) != core::Verdict::allowed) return {};
    auto& shown = data.add("NUMBERED");
    shown.set("NUMBER", number->printed)
        .set("URL", address(number->id))
        .set("DATE", words.date(number->date))
        .set("REMARK", remark(*number, ctx, words));
    show_state(shown, *number, words);
    return room.pages.fragment(ctx, request, "numbering/panel", data);
}

}  // namespace numbering::web
