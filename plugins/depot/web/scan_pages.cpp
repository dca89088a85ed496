// SPDX-License-Identifier: Apache-2.0
#include "depot/web/scan_pages.h"

#include <algorithm>

#include "depot/input/fields.h"
#include "depot/input/scan_fields.h"
#include "depot/papers/scan_papers.h"
#include "depot/web/copy_pages.h"

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
        .set("DEVICE", scan.device)
        .set("ROUND", words.number(scan.round))
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
    row.show_if(!scan.kept_in.empty(), "KEPT").show_if(!scan.device.empty(), "BY_DEVICE");
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
        show_typed(form, request, {"title", "method", "device", "format", "medium_from", "medium_to", "kept_in", "operator",
                                   "resolution"});
        form.set("DATE_TYPED", request.form.has("date") ? request.form.get("date") : core::iso(ctx.today()));
        const auto choices = room.services.scans.choices(ctx, input::choosing_in(request));
        show_choices(form, choices, "/depot/scans", words);
    }
    return form_page(room, ctx, request, "depot/scans", std::move(data), faults);
}

bool ticked(const Request& request, const char* field, const std::string& id) {
    const auto all = request.form.every(field);
    return std::find(all.begin(), all.end(), id) != all.end();
}

void show_files(Data& data, const ScanShown& shown, bool keeps, const Request& request, const Catalog& words) {
    constexpr std::int64_t kilobyte = 1024;
    for (const auto& file : shown.files) {
        auto& row = data.add("FILE");
        const auto of = std::find_if(shown.rows.begin(), shown.rows.end(),
                                     [&](const ScanRow& each) { return each.dossier == file.dossier; });
        const auto id = file.id.text();
        row.set("FILE_ID", id)
            .set("FILE_NAME", file.name)
            .set("FILE_URL", copy_url(file.id))
            .set("OF", of == shown.rows.end() ? std::string() : of->number)
            .set("PAGES", words.number(file.pages))
            .set("SIZE", words.number((file.octets + kilobyte - 1) / kilobyte))
            .set("SHA256", file.digest.hex())
            .set("BY", file.added.name)
            .set("FILE_ROUND", words.number(file.round));
        if (file.item > 0) row.add("ITEM").set("ITEM_NUMBER", words.number(file.item));
        if (file.dpi > 0) row.add("TOLD").set("DPI", words.number(file.dpi)).show_if(file.dpi < shown.scan.resolution, "LOW");
        row.show_if(file.state == FileState::refused, "REFUSED").show_if(file.state == FileState::withdrawn, "WITHDRAWN");
        if (file.state != FileState::here) continue;
        if (shown.may_check)
            row.add("CHECKS")
                .show_if(ticked(request, "looked", id), "LOOKED")
                .show_if(ticked(request, "bad", id), "BAD");
        else row.show_if(file.looked, "SEEN");
        row.show_if(keeps && shown.scan.state == ScanState::open, "MAY_WITHDRAW");
    }
    data.show_if(!shown.files.empty(), "FILES").show_if(shown.files.empty(), "NO_FILES");
}

void show_checks(Data& data, const ScanShown& shown, const Context& ctx, const Catalog& words) {
    for (const auto& each : shown.checks)
        data.add("CHECK")
            .set("CHECK_ROUND", words.number(each.round))
            .set("BY", each.by.name)
            .set("AT", words.moment(each.by.at, ctx.zone))
            .set("NOTE", each.note)
            .set("LOOKED", words.number(each.looked))
            .set("ALL", words.number(each.files))
            .show_if(each.accepted, "GOOD")
            .show_if(!each.accepted, "AGAIN");
    data.show_if(!shown.checks.empty(), "CHECKS_ANY");
}

void show_check_form(Data& data, Room& room, const ScanShown& shown, const Request& request, const Tried& tried,
                     const Catalog& words) {
    auto& form = data.add("MAY_CHECK");
    show_form(form, request, tried, "check", {"note"}, words);
    const bool again = tried.is("check") && request.form.get("accepted") == "0";
    form.show_if(!again, "ACCEPTS").show_if(again, "REFUSES");
    for (const auto& each : all_findings)
        form.add("FINDING")
            .set("FIELD", each.name)
            .set("LABEL", words.say("depot.scan.finding." + std::string(each.name)))
            .show_if(request.form.get(each.name) == "1", "CHOSEN");
    const auto all = still_here(shown.files).size();
    if (all > 0)
        form.add("LEAST").set("COUNT", words.number(room.services.scans.least(shown.files))).set("ALL", words.number(static_cast<std::int64_t>(all)));
}

// Of each dossier, by the first of its files; of none what it means is said.
void show_seals(Data& data, const ScanShown& shown, const Context& ctx, const Catalog& words) {
    for (const auto& seal : shown.seals)
        for (const auto& file : still_here(shown.files)) {
            if (file.dossier != seal.dossier) continue;
            show_seal(data.add("SEAL"), seal, file.id, ctx, words);
            break;
        }
    const bool accepted = shown.scan.state == ScanState::accepted || shown.scan.state == ScanState::recorded;
    data.show_if(accepted && shown.seals.empty() && !still_here(shown.files).empty(), "NO_SEAL");
}

// By a letter begun here, by another of this house, or where the office signs so by the number of one on paper.
void show_recording(Data& data, const Room& room, const ScanShown& shown, const Context& ctx, const Request& request, const Tried& tried,
                    const Catalog& words) {
    auto& form = data.add("MAY_RECORD");
    show_form(form, request, tried, "record", {"act_number"}, words);
    const auto& letter = shown.act_letter;
    const bool by_letter = letter && letter->unfit.empty();
    form.show_if(by_letter, "BY_LETTER").set("HINT", words.say(by_letter ? "depot.scan.number_of_letter"
                                                               : room.services.parts.terms.paper_acts ? "depot.scan.number_of_paper"
                                                                                                      : "depot.scan.number_of_other"));
    if (!letter && ctx.actor.may("letters.write")) form.show("MAY_DRAFT");
    if (!letter) return;
    auto& told = form.add("LETTER");
    told.set("BY", letter->by).set("AT", words.moment(letter->at, ctx.zone));
    if (letter->open) told.add("LETTER_OPEN").set("LETTER_URL", "/letters/" + letter->letter.text());
    if (letter->unfit == "depot.fault.act_unsigned") return void(told.show("UNSIGNED"));
    told.add("SIGNED").set("LETTER_NUMBER", letter->number).set("LETTER_ON", words.date(letter->date));
    if (!by_letter) told.add("UNFIT").set("WHY", words.say(letter->unfit));
}

template <class Do>
Response on_scan(Room& room, const Context& ctx, Request& request, const char* act, const char* flash, Do run) {
    return tried(flash, [&] { return run(), scan_url(scan_id(request)); },
                 [&](const auto& faults) { return scan_page(room, ctx, request, {act, {}, faults}); });
}

}  // namespace

Response scan_page(Room& room, const Context& ctx, Request& request, const Tried& tried) {
    const auto& words = room.words.in(ctx.language);
    const auto shown = room.services.scans.one(ctx, scan_id(request));
    const bool keeps = ctx.actor.may("depot.keep"), open = shown.scan.state == ScanState::open;
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
            .set("REMARK", remark_of(row, words));
    show_files(data, shown, keeps, request, words);
    show_checks(data, shown, ctx, words);
    show_seals(data, shown, ctx, words);
    if (keeps && open) {
        auto& form = data.add("MAY_ADD");
        show_form(form, request, tried, "files", {"item", "pages"}, words);
        form.show_if(shown.files.empty(), "FIRST");
        for (const auto& row : shown.rows)
            form.add("OF_CHOICE")
                .set("VALUE", row.dossier.text())
                .set("LABEL", row.description)
                .show_if(tried.is("files") && request.form.get("dossier") == row.dossier.text(), "CHOSEN");
    }
    if (shown.may_check) show_check_form(data, room, shown, request, tried, words);
    data.show_if(shown.may_redo && keeps, "MAY_REDO");
    if (shown.may_record && keeps) show_recording(data, room, shown, ctx, request, tried, words);
    data.show_if(open && !shown.may_check, "NOT_SECOND");
    return form_page(room, ctx, request, "depot/scan", std::move(data), tried);
}

Response scans(Room& room, const Context& ctx, Request& request) { return show_scans(room, ctx, request, {}); }

Response open_scan(Room& room, const Context& ctx, Request& request) {
    return tried("depot.flash.scan_opened",
                 [&] { return scan_url(room.services.scans.open(ctx, input::scan_from(Given(request.form)))); },
                 [&](const auto& faults) { return show_scans(room, ctx, request, faults); });
}

Response scan(Room& room, const Context& ctx, Request& request) { return scan_page(room, ctx, request, {}); }

Response check_scan(Room& room, const Context& ctx, Request& request) {
    return on_scan(room, ctx, request, "check", "depot.flash.scan_checked", [&] {
        room.services.scans.check(ctx, scan_id(request), input::check_from(Given(request.form)));
    });
}

Response redo_scan(Room& room, const Context& ctx, Request& request) {
    return on_scan(room, ctx, request, "redo", "depot.flash.scan_redone",
                   [&] { room.services.scans.redo(ctx, scan_id(request)); });
}

Response record_scan(Room& room, const Context& ctx, Request& request) {
    return on_scan(room, ctx, request, "record", "depot.flash.scan_recorded", [&] {
        room.services.scans.record(ctx, scan_id(request), input::act_number_from(Given(request.form)));
    });
}

Response draft_scan_act(Room& room, const Context& ctx, Request& request) {
    const auto [letter, fresh] = room.services.scans.draft_act(ctx, scan_id(request), room.words.in("id"));
    if (!fresh) return core::http::see_other("/letters/" + letter.text(), "depot.flash.scan_letter_there");
    return core::http::see_other("/letters/" + letter.text() + "/edit", "depot.flash.scan_letter");
}

Response scan_paper(Room& room, const Context& ctx, Request& request) {
    const auto shown = room.services.scans.one(ctx, scan_id(request));
    if (shown.scan.state != ScanState::recorded)
        throw core::Error(core::Code::conflict, "depot.error.scan_state", {{"number", shown.scan.numbered()}});
    return sheet_response(papers::scan_act(shown, {room.fonts, ctx.now(), ctx.zone, room.words.in("id")}), false,
                          "berita-acara-alih-media");
}

Response scan_sheet(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto sheet = scan_list(room.services.scans.one(ctx, scan_id(request)), words);
    return sheet_response(core::table::xlsx(sheet), true, "daftar-arsip-alih-media");
}

}  // namespace depot::web
