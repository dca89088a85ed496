// SPDX-License-Identifier: Apache-2.0
#include "depot/web/views.h"

#include <algorithm>

#include "core/base/text.h"

namespace depot::web {

using core::page::Data;
using core::words::Catalog;

std::string dossier_url(archive::DossierId id) { return "/archive/dossiers/" + id.text(); }
std::string hold_url(HoldId id) { return "/depot/holds/" + id.text(); }
std::string loan_url(LoanId id) { return "/depot/loans/" + id.text(); }

void show_dossier(Data& row, const archive::Kept& dossier) {
    row.set("URL", dossier_url(dossier.id))
        .set("ID", dossier.id.text())
        .set("NUMBER", dossier.number)
        .set("CODE", dossier.code)
        .set("CODE_NAME", dossier.code_name)
        .set("TITLE", dossier.title)
        .set("UNIT", dossier.unit_name)
        .set("PERIOD", period_of(dossier))
        .set("AMOUNT", amount_of(dossier))
        .set("PLACE", dossier.place)
        .show_if(!dossier.place.empty(), "PLACED");
}

void show_state(Data& row, const Loan& loan, core::Date today, const Catalog& words) {
    const bool late = loan.overdue(today);
    const char *tone = "none", *icon = "ban";
    switch (loan.state) {
        case LoanState::requested: tone = "wait", icon = "hourglass"; break;
        case LoanState::granted: tone = "info", icon = "check"; break;
        case LoanState::out:
            tone = late ? "bad" : "info";
            icon = late ? "clock-exclamation" : "corner-down-right";
            break;
        case LoanState::returned: tone = "good", icon = "circle-check"; break;
        case LoanState::lost: tone = "bad", icon = "alert-circle"; break;
        case LoanState::refused: icon = "circle-x"; break;
        case LoanState::withdrawn: break;
    }
    row.set("STATE", words.say(late ? "depot.loan_state.overdue" : "depot.loan_state." + std::string(name(loan.state))))
        .set("TONE", tone)
        .set("ICON", icon);
}

void show_state(Data& row, const Hold& hold, const Catalog& words) {
    const bool active = hold.state == HoldState::active, proposed = hold.state == HoldState::proposed;
    row.set("STATE", words.say("depot.hold_state." + std::string(name(hold.state))))
        .set("TONE", active ? "info" : proposed ? "wait" : "none")
        .set("ICON", active ? "lock" : proposed ? "hourglass" : "history");
}

std::string due_text(const deadlines::DueWords& due, const Catalog& words) {
    const auto days = std::to_string(due.days);
    switch (due.kind) {
        case deadlines::DueKind::today: return words.say("depot.due.today");
        case deadlines::DueKind::left: return words.say("depot.due.left", {{"count", days}});
        case deadlines::DueKind::late: return words.say("depot.due.late", {{"count", days}});
    }
    return {};
}

std::string scope_text(const Scope& scope, const std::string& unit, const Catalog& words) {
    std::vector<std::string> parts;
    if (!scope.code.empty()) parts.push_back(words.say("depot.scope.code", {{"code", scope.code}}));
    if (!unit.empty()) parts.push_back(words.say("depot.scope.unit", {{"unit", unit}}));
    if (scope.from && scope.until)
        parts.push_back(words.say("depot.scope.years", {{"from", std::to_string(*scope.from)},
                                                        {"until", std::to_string(*scope.until)}}));
    else if (scope.from) parts.push_back(words.say("depot.scope.from", {{"from", std::to_string(*scope.from)}}));
    else if (scope.until) parts.push_back(words.say("depot.scope.until", {{"until", std::to_string(*scope.until)}}));
    return core::text::join(parts, ", ");
}

void show_tabs(Data& data, const Context& ctx, const char* current) {
    const auto tab = [&](const char* section, bool may) {
        if (may) data.add(section).show_if(std::string_view(section) == current, "CURRENT");
    };
    tab("TAB_TODAY", true);
    tab("TAB_LOANS", true);
    tab("TAB_PLACES", ctx.actor.may("depot.lend"));
    tab("TAB_SCANS", ctx.actor.may("depot.lend"));
    tab("TAB_HOLDS", ctx.actor.may("depot.hold"));
    tab("TAB_REQUESTS", ctx.actor.may("depot.serve"));
    tab("TAB_READING", ctx.actor.may("depot.serve"));
}

Response sheet_response(core::Bytes bytes, bool workbook, const std::string& file_name) {
    if (!workbook) return core::http::bytes(std::move(bytes), "application/pdf", file_name + ".pdf");
    return core::http::bytes(std::move(bytes), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                             file_name + ".xlsx", false);
}

std::string upper(std::string_view field) {
    std::string made(field);
    for (char& c : made)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return made;
}

void show_choices(Data& data, const std::vector<archive::Kept>& all, const std::vector<std::string>& ticked) {
    for (const auto& each : all) {
        auto& row = data.add("CHOICE");
        show_dossier(row, each);
        row.show_if(std::find(ticked.begin(), ticked.end(), each.id.text()) != ticked.end(), "CHOSEN")
            .show_if(each.unplaced, "UNPLACED");
    }
    data.show_if(all.empty(), "NO_CHOICE").show_if(!all.empty(), "CHOICES");
}

void show_cut(Data& data, const Some& some, const std::string& here, const Catalog& words) {
    if (some.all <= Some::most && some.asked.page == 1) return;
    auto& cut = data.add("CUT");
    const auto shown = static_cast<std::int64_t>(some.dossiers.size());
    cut.set("TEXT", shown == 0 ? words.say("depot.cut.beyond", {{"all", words.number(some.all)}})
                               : words.say("depot.cut", {{"from", words.number(some.first())},
                                                         {"until", words.number(some.first() + shown - 1)},
                                                         {"all", words.number(some.all)}}));
    if (some.asked.page > 1) cut.add("EARLIER").set("PAGE_URL", here + std::to_string(some.asked.page - 1));
    if (some.more()) cut.add("LATER").set("PAGE_URL", here + std::to_string(some.asked.page + 1));
}

void show_choices(Data& data, const Some& some, const std::string& here, const Catalog& words) {
    std::vector<std::string> ticked;
    for (const auto& each : some.asked.ticked) ticked.push_back(each.text());
    auto all = some.elsewhere;
    all.insert(all.end(), some.dossiers.begin(), some.dossiers.end());
    show_choices(data, all, ticked);
    if (some.all <= Some::most && some.asked.code.empty() && some.asked.page == 1) return;
    auto& narrow = data.add("NARROW");
    narrow.set("HERE", here).set("AMONG", some.asked.code);
    if (!some.asked.code.empty()) narrow.show("NARROWED");
    show_cut(narrow, some, here + "?among=" + core::text::url(some.asked.code) + "&choices=", words);
}

std::string metres_text(std::int64_t centimetres, const Catalog& words) {
    const auto rest = std::to_string(centimetres % 100);
    return words.number(centimetres / 100) + (words.language() == "en" ? "." : ",") + (rest.size() < 2 ? "0" : "") + rest;
}

void show_metres(Data& data, const Metres& metres, const Catalog& words) {
    if (metres.room == 0 && metres.used == 0) return;
    auto& shown = data.add("METRES");
    shown.set("METRES_USED", metres_text(metres.used, words));
    if (metres.room > 0) shown.add("OF_ROOM").set("METRES_ROOM", metres_text(metres.room, words));
    else shown.show("NO_ROOM");
    if (metres.unmeasured > 0) shown.add("UNMEASURED").set("COUNT", words.number(metres.unmeasured));
    if (metres.filling().is(Space::full)) shown.show("FULL");
    else if (metres.filling().is(Space::nearly)) shown.show("NEARLY");
}

core::table::Print sheet_print(Room& room, const Context& ctx) {
    return {room.fonts, ctx.now(), ctx.language == "en" ? "en" : "id-ID",
            room.words.in(ctx.language).say("core.table.page")};
}

core::table::Cell day_cell(const std::optional<core::Date>& date, const Catalog& words) {
    if (!date) return std::string();
    return core::table::Day{*date, words.date(*date)};
}

void show_typed(Data& data, const Request& request, std::initializer_list<const char*> fields) {
    for (const char* field : fields) data.set(upper(field) + "_TYPED", request.form.get(field));
}

void show_form(Data& form, const Request& request, const Tried& tried, std::string_view act,
               std::initializer_list<const char*> fields, const Catalog& words, std::string_view row) {
    if (!tried.is(act, row)) return;
    form.show("OPEN");
    for (const char* field : fields) form.set(upper(field) + "_TYPED", request.form.get(field));
    for (const auto& fault : tried.faults)
        form.add("FAULT_" + upper(fault.field)).set("TEXT", words.say(fault.key, fault.args));
}

void show_fault_list(Data& data, const Tried& tried, const Catalog& words) {
    if (tried.faults.empty()) return;
    auto& list = data.add("FAULTS");
    for (const auto& fault : tried.faults)
        list.add("FAULT")
            .set("FIELD", fault.field + "-" + tried.act + (tried.of.empty() ? "" : "-" + tried.of))
            .set("TEXT", words.say(fault.key, fault.args));
}

Response form_page(Room& room, const Context& ctx, const Request& request, std::string_view page, Data data,
                   const std::vector<core::Fault>& faults) {
    core::page::show_faults(data, faults, room.words.in(ctx.language));
    return room.pages.render(ctx, request, page, std::move(data), faults.empty() ? 200 : core::http::fault_status);
}

Response form_page(Room& room, const Context& ctx, const Request& request, std::string_view page, Data data,
                   const Tried& tried) {
    show_fault_list(data, tried, room.words.in(ctx.language));
    const int status = tried.faults.empty() ? 200 : core::http::fault_status;
    return room.pages.render(ctx, request, page, std::move(data), status);
}

}  // namespace depot::web
