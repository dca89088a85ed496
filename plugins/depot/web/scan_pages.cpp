// SPDX-License-Identifier: Apache-2.0
#include "depot/web/scan_pages.h"

#include "depot/input/fields.h"
#include "depot/input/scan_fields.h"
#include "depot/papers/scan_papers.h"

namespace depot::web {

using core::http::Given;
using core::page::Data;
using core::words::Catalog;

namespace {

ScanId scan_id(const Request& request) { return ScanId::parse(request.param("id")); }
std::string scan_url(ScanId id) { return "/depot/scans/" + id.text(); }

void show_scan(Data& row, const Scan& scan, const Context& ctx, const Catalog& words) {
    const bool done = scan.state == ScanState::recorded, again = scan.state == ScanState::again,
               waits = scan.state == ScanState::open;
    row.set("SCAN_URL", scan_url(scan.id))
        .set("SCAN_TITLE", scan.title)
        .set("SCAN_NUMBER", scan.called())
        .set("SCAN_UNIT", scan.unit_name)
        .set("METHOD", scan.method)
        .set("RESOLUTION", words.number(scan.resolution))
        .set("FORMAT", scan.format)
        .set("MEDIUM_FROM", scan.medium_from)
        .set("MEDIUM_TO", scan.medium_to)
        .set("KEPT_IN", scan.kept_in)
        .set("OPERATOR", scan.operator_name)
        .set("MADE_ON", words.date(scan.made))
        .set("STATE", words.say("depot.scan_state." + std::string(name(scan.state))))
        .set("TONE", done ? "good" : again ? "bad" : waits ? "wait" : "info")
        .set("ICON", done ? "circle-check" : again ? "alert-circle" : waits ? "hourglass" : "check");
    if (scan.checked)
        row.add("CHECKED")
            .set("BY", scan.checked->name)
            .set("AT", words.moment(scan.checked->at, ctx.zone))
            .set("NOTE", scan.check_note);
    if (scan.act_on) row.add("ACT").set("ACT_NUMBER", scan.act_number).set("ACT_ON", words.date(*scan.act_on));
}

Response show_scans(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("depot.scans.title"));
    show_tabs(data, ctx, "TAB_SCANS");
    const auto all = room.services.scans.list(ctx);
    for (const auto& each : all) show_scan(data.add("ROW"), each, ctx, words);
    data.show_if(all.empty(), "EMPTY");
    if (ctx.actor.may("depot.keep")) {
        auto& form = data.add("KEEPS");
        form.show_if(all.empty() || !faults.empty() || request.query.has("among"), "OPEN");
        show_typed(form, request, {"title", "method", "format", "medium_from", "medium_to", "kept_in", "operator",
                                   "resolution"});
        form.set("DATE_TYPED", request.form.has("date") ? request.form.get("date") : core::iso(ctx.today()));
        const auto choices = room.services.scans.choices(ctx, input::choosing_in(request.query));
        show_choices(form, choices, "/depot/scans", request.form.every("dossiers"), words);
    }
    return form_page(room, ctx, request, "depot/scans", std::move(data), faults);
}

Response show_one_scan(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto shown = room.services.scans.one(ctx, scan_id(request));
    Data data;
    data.set("PAGE_TITLE", shown.scan.title);
    show_tabs(data, ctx, "TAB_SCANS");
    show_scan(data, shown.scan, ctx, words);
    std::int64_t number = 0;
    for (const auto& row : shown.rows)
        data.add("ROW")
            .set("N", ++number)
            .set("CODE", row.code)
            .set("DESCRIPTION", row.description)
            .set("PERIOD", row.period)
            .set("AMOUNT", row.amount)
            .show_if(row.permanent, "PERMANENT");
    const bool keeps = ctx.actor.may("depot.keep");
    data.show_if(shown.may_check, "MAY_CHECK")
        .show_if(shown.may_redo && keeps, "MAY_REDO")
        .show_if(shown.may_record && keeps, "MAY_RECORD");
    data.show_if(shown.scan.state == ScanState::open && !shown.may_check, "NOT_SECOND");
    show_typed(data, request, {"note", "act_number"});
    return form_page(room, ctx, request, "depot/scan", std::move(data), faults);
}

template <class Do>
Response on_scan(Room& room, const Context& ctx, Request& request, const char* flash, Do act) {
    return tried(flash, [&] { return act(), scan_url(scan_id(request)); },
                 [&](const auto& faults) { return show_one_scan(room, ctx, request, faults); });
}

}  // namespace

Response scans(Room& room, const Context& ctx, Request& request) { return show_scans(room, ctx, request, {}); }

Response open_scan(Room& room, const Context& ctx, Request& request) {
    return tried("depot.flash.scan_opened",
                 [&] { return scan_url(room.services.scans.open(ctx, input::scan_from(Given(request.form)))); },
                 [&](const auto& faults) { return show_scans(room, ctx, request, faults); });
}

Response scan(Room& room, const Context& ctx, Request& request) { return show_one_scan(room, ctx, request, {}); }

Response check_scan(Room& room, const Context& ctx, Request& request) {
    return on_scan(room, ctx, request, "depot.flash.scan_checked", [&] {
        const auto verdict = input::verdict_from(Given(request.form));
        room.services.scans.check(ctx, scan_id(request), verdict.accepted, verdict.note);
    });
}

Response redo_scan(Room& room, const Context& ctx, Request& request) {
    return on_scan(room, ctx, request, "depot.flash.scan_redone",
                   [&] { room.services.scans.redo(ctx, scan_id(request)); });
}

Response record_scan(Room& room, const Context& ctx, Request& request) {
    return on_scan(room, ctx, request, "depot.flash.scan_recorded", [&] {
        room.services.scans.record(ctx, scan_id(request), input::act_number_from(Given(request.form)));
    });
}

Response scan_paper(Room& room, const Context& ctx, Request& request) {
    const auto shown = room.services.scans.one(ctx, scan_id(request));
    if (shown.scan.state != ScanState::recorded)
        throw core::Error(core::Code::conflict, "depot.error.scan_state", {{"number", shown.scan.numbered()}});
    return sheet_response(papers::scan_act(shown, {room.fonts, ctx.now(), ctx.zone, room.words.in("id")}), false,
                          "berita-acara-alih-media");
}

}  // namespace depot::web
