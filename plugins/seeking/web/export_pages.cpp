// SPDX-License-Identifier: Apache-2.0
// All results frozen, and the table made of them.
#include "core/http/sought.h"
#include "seeking/input/files.h"
#include "seeking/service/form_columns.h"
#include "seeking/service/kept_wish.h"
#include "seeking/web/pages.h"

namespace seeking::web {

using core::http::Given;
using core::page::Data;

namespace {

SelectionId selection_id(const Request& request) { return SelectionId::parse(request.param("id")); }
ExportId export_id(const Request& request) { return ExportId::parse(request.param("id")); }

constexpr std::int64_t last_place = core::search::most_named;

void show_state(Data& data, const Export& made, const core::words::Catalog& words) {
    using State = ExportState;
    if (!made.over()) {
        auto& running = data.add("RUNNING");
        if (made.of > 0)
            running.add("REACHED").set("N", made.reached).set("ALL", made.of)
                .set("TEXT", words.say("seeking.export.reached", {{"lines", words.number(made.reached)},
                                                                  {"of", words.number(made.of)}}));
        else running.show("BEGUN");
    }
    data.show_if(made.state == State::refused, "REFUSED").show_if(made.state == State::stopped, "STOPPED")
        .show_if(made.state == State::failed, "FAILED")
        .show_if(made.state == State::stopped || made.state == State::failed, "AGAIN");
}

}  // namespace

Response select(Room& room, const Context& ctx, Request& request) {
    Given given(request.form);
    const auto wanted = core::http::sought(given);
    if (!core::http::asks(wanted)) given.fault("q", "seeking.fault.nothing");
    given.done();
    return core::http::see_other("/selections/" + room.exporting.select(ctx, wanted).text());
}

Response selection(Room& room, const Context& ctx, Request& request) {
    Given given(request.query);
    const auto after = given.number("after", 0, last_place).value_or(0);
    const auto id = selection_id(request);
    const auto shown = room.exporting.show(ctx, id, after);
    given.done();
    const auto& words = room.words.in(ctx.language);
    const auto& made = shown.selection;
    const auto wanted = wish_kept(made.wanted);
    Data data;
    data.set("PAGE_TITLE", words.say("seeking.selection.title", {{"count", words.number(made.total)}}))
        .set("ID", id.text())
        .set("SOUGHT", wish_line(wanted, words))
        .set("SEARCH_URL", address_of(wanted))
        .set("AT", words.moment(made.made, ctx.zone))
        .set("UNTIL", words.moment(made.expires, ctx.zone))
        .set("POSITION", made.position_name);
    for (const auto& form : room.exporting.forms(ctx.actor))
        data.add("FORM").set("NAME", form.name).set("LABEL", words.say(form.word));
    if (made.cut) data.add("CUT").set("COUNT", words.number(made.total));
    for (const auto& each : shown.some) show_listed(data.add("ROW"), each, words);
    if (shown.next > 0)
        data.add("MORE").set("URL", "/selections/" + id.text() + "?after=" + std::to_string(shown.next));
    return room.pages.render(ctx, request, "seeking/selection", std::move(data), 200, id.text());
}

Response ask_export(Room& room, const Context& ctx, Request& request) {
    Given given(request.form);
    const auto form = given.line("form", input::longest_form);
    given.done();
    return core::http::see_other("/exports/" + room.exporting.ask(ctx, selection_id(request), form).text());
}

Response show_export(Room& room, const Context& ctx, Request& request) {
    const auto made = room.exporting.find(ctx, export_id(request));
    const auto& words = room.words.in(ctx.language);
    const auto url = "/exports/" + made.id.text();
    Data data;
    data.set("PAGE_TITLE", input::title_of(room, ctx, made))
        .set("HERE", url)
        .set("FORM", made.form)
        .set("SELECTION_URL", "/selections/" + made.selection.text())
        .set("AT", words.moment(made.asked, ctx.zone))
        .set("UNTIL", words.moment(made.expires, ctx.zone))
        .set("ALL", words.number(made.total));
    show_state(data, made, words);
    if (made.state == ExportState::done)
        data.add("DONE")
            .set("ROWS", words.number(made.told))
            .set("XLSX", url + "/daftar.xlsx")
            .set("CSV", url + "/daftar.csv")
            .show_if(!made.form.empty(), "OF_FORM");
    return room.pages.render(ctx, request, "seeking/export", std::move(data));
}

Response stop_export(Room& room, const Context& ctx, Request& request) {
    const auto id = export_id(request);
    room.exporting.stop(ctx, id);
    return core::http::see_other("/exports/" + id.text(), "seeking.flash.stopped");
}

Response export_file(Room& room, const Context& ctx, Request& request) {
    return input::file_answer(room, ctx, export_id(request), request.param("file"));
}

}  // namespace seeking::web
