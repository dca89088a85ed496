// SPDX-License-Identifier: Apache-2.0
#include "archive/web/list_pages.h"

#include "archive/input/care_fields.h"
#include "archive/service/forms.h"
#include "archive/service/kept_lists.h"
#include "core/base/text.h"
#include "core/http/reader.h"

namespace archive::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;
using core::words::Catalog;

namespace {

constexpr int most_printed = most_kept;   // rows on paper

// What was asked for, by the names it was sent with.
std::vector<std::pair<const char*, std::string>> fields_of(const ListWish& wish) {
    std::vector<std::pair<const char*, std::string>> all{{"form", std::string(name(wish.form))}};
    const auto add = [&](const char* field, std::string value) {
        if (!value.empty()) all.emplace_back(field, std::move(value));
    };
    add("unit", wish.wish.unit ? wish.wish.unit->text() : "");
    add("dossier", wish.wish.id ? wish.wish.id->text() : "");
    add("code", wish.wish.code);
    add("year", wish.wish.year ? std::to_string(*wish.wish.year) : "");
    add("place", wish.wish.place);
    add("unplaced", wish.wish.unplaced ? "1" : "");
    add("from", wish.wish.year_from ? std::to_string(*wish.wish.year_from) : "");
    add("until", wish.wish.year_until ? std::to_string(*wish.wish.year_until) : "");
    add("phase", wish.every_phase ? std::string(ListWish::every) : wish.wish.phase ? std::string(name(*wish.wish.phase)) : "");
    add("fate", wish.wish.fate ? std::string(classification::name(*wish.wish.fate)) : "");
    add("ending", wish.wish.ending ? std::string(name(*wish.wish.ending)) : "");
    add("month", wish.month);
    add("waits", wish.wish.waits ? std::string(name(*wish.wish.waits)) : "");
    add("order", wish.wish.by_definitive ? "definitive" : "");
    return all;
}

// "daftar-inaktif-12-2026-11-30.pdf": several saved beside each other are told apart.
std::string list_file(const Context& ctx, const ListWish& wish, const char* ending) {
    return core::text::replace("daftar-" + std::string(name(wish.form)), "_", "-") + "-" + core::iso(ctx.today()) + ending;
}

std::string question(const ListWish& wish) {
    std::string text;
    for (const auto& [field, value] : fields_of(wish))
        text += (text.empty() ? "?" : "&") + std::string(field) + "=" + core::text::url(value);
    return text;
}

// Where a search for them begins: what is too long to wait for is exported from there. Of endings and what waits a search
// knows nothing.
std::string search_of(const ListWish& wish, const Listed& listed) {
    std::string url = "/search?kind=dossier";
    const auto add = [&](const char* field, std::string_view value) {
        if (!value.empty()) url += "&" + std::string(field) + "=" + core::text::url(value);
    };
    add("code", wish.wish.code);
    add("phase", wish.wish.phase ? name(*wish.wish.phase) : "");
    add("fate", wish.wish.fate ? classification::name(*wish.wish.fate) : "");
    add("from", wish.wish.year_from ? std::to_string(*wish.wish.year_from) + "-01-01" : "");
    add("until", wish.wish.year_until ? std::to_string(*wish.wish.year_until) + "-12-31" : "");
    // Search knows a place by the whole way to it.
    add("location", listed.lines.front().dossier.place.starts_with(wish.wish.place) ? wish.wish.place : "");
    add("unit", wish.wish.unit ? wish.wish.unit->text() : "");
    const bool guarded = wish.form == Form::guarded || wish.form == Form::guarded_contents;
    add("mark", guarded ? name(Mark::Kind::guarded) : wish.form == Form::vital ? name(Mark::Kind::vital) : "");
    add("life", wish.form == Form::archival ? name(Life::archival) : "");
    return url;
}

// What stands behind the last line shown.
std::string next_page(const ListWish& wish, const Listed& listed) {
    auto url = "/archive/lists" + question(wish) + "&after=" + listed.lines.back().dossier.id.text();
    if (wish.wish.limit != most_shown) url += "&limit=" + std::to_string(wish.wish.limit);
    return url + "&no=" + std::to_string(wish.before + static_cast<std::int64_t>(listed.lines.size()));
}

std::string month_of(const std::string& month, const Catalog& words) {
    if (month.starts_with(month_and_before))
        return words.say("archive.due.until", {{"month", month_of(month.substr(month_and_before.size()), words)}});
    const auto text = words.date(core::parse_date(month + "-01"));
    return text.substr(text.find(' ') + 1);
}

void show_filters(Data& data, const ListWish& wish, const Listed& listed, const Catalog& words) {
    for (const auto form : all_forms) {
        auto other = wish;
        other.form = form;
        data.add("FORM")
            .set("URL", "/archive/lists" + question(other))
            .set("LABEL", words.say("archive.form.tab." + std::string(name(form))))
            .show_if(form == wish.form, "CURRENT");
    }
    for (const auto& unit : listed.units)
        data.add("UNIT_CHOICE")
            .set("ID", unit.id.text())
            .set("LABEL", unit.name)
            .show_if(wish.wish.unit == unit.id, "CHOSEN");
    const auto every = [&](bool chosen, std::string_view value, const char* word) {
        data.add("PHASE_CHOICE").set("VALUE", std::string(value)).set("LABEL", words.say(word)).show_if(chosen, "CHOSEN");
    };
    const bool of_active = wish.form == Form::register_ || wish.form == Form::contents;
    if (of_active) every(wish.of_active(), "", "archive.lists.in_use");
    every(!wish.wish.phase && !wish.of_active(), of_active ? ListWish::every : "", "archive.lists.any_phase");
    for (const auto phase : {Phase::open, Phase::waiting, Phase::active, Phase::inactive, Phase::ended, Phase::review,
                             Phase::unruled})
        data.add("PHASE_CHOICE")
            .set("VALUE", std::string(name(phase)))
            .set("LABEL", words.say("archive.phase." + std::string(name(phase))))
            .show_if(wish.wish.phase == phase, "CHOSEN");
    for (const auto fate : {Fate::destroy, Fate::keep, Fate::review})
        data.add("FATE_CHOICE")
            .set("VALUE", std::string(classification::name(fate)))
            .set("LABEL", words.say("archive.fate." + std::string(classification::name(fate))))
            .show_if(wish.wish.fate == fate, "CHOSEN");
    // Only what a records unit or an institution has bears such numbers.
    const bool numbered = inactive(wish.form) || wish.form == Form::archival;
    auto* ordered = numbered || wish.wish.by_definitive ? &data.add("ORDERED") : nullptr;
    for (const bool definitive : {false, true}) {
        if (ordered == nullptr) break;
        ordered->add("ORDER_CHOICE")
            .set("VALUE", definitive ? "definitive" : "number")
            .set("LABEL", words.say(definitive ? "archive.order.definitive" : "archive.order.number"))
            .show_if(definitive == wish.wish.by_definitive, "CHOSEN");
    }
    // Only they receive, too; whoever narrowed another list by it sees that it is.
    if (numbered || wish.wish.unplaced) data.add("STANDING").show_if(wish.wish.unplaced, "UNPLACED");
    data.set("FORM_NAME", std::string(name(wish.form)))
        .set("CODE_TYPED", wish.wish.code)
        .set("PLACE_TYPED", wish.wish.place)
        .set("FROM_TYPED", wish.wish.year_from ? std::to_string(*wish.wish.year_from) : "")
        .set("UNTIL_TYPED", wish.wish.year_until ? std::to_string(*wish.wish.year_until) : "")
        .set("YEAR_TYPED", wish.wish.year ? std::to_string(*wish.wish.year) : "");
    if (!wish.month.empty())
        data.add("ENDING").set("TEXT", words.say("archive.due.filter." + std::string(name(*wish.wish.ending)),
                                                 {{"month", month_of(wish.month, words)}}))
            .set("ENDING_NAME", std::string(name(*wish.wish.ending)))
            .set("MONTH", wish.month);
    if (wish.wish.waits) {
        const auto waits = std::string(name(*wish.wish.waits));
        data.add("WAITS").set("TEXT", words.say("archive.waits." + waits)).set("WAITS_NAME", waits);
    }
    if (wish.wish.id) data.add("OF_DOSSIER").set("ID", wish.wish.id->text());
}

std::size_t linked_column(Form form) {
    switch (form) {
        case Form::active:
        case Form::vital: return 1;
        case Form::inactive:
        case Form::inactive_long:
        case Form::archival:
        case Form::guarded: return 2;
        default: return 0;
    }
}

void show_table(Data& table, const core::table::Sheet& sheet, Form form, const std::vector<DossierId>& ids, const Catalog& words) {
    for (const auto& column : sheet.columns) table.add("HEAD").set("LABEL", column.heading);
    for (std::size_t at = 0; at < sheet.rows.size(); ++at) {
        auto& row = table.add("ROW");
        const auto url = "/archive/dossiers/" + ids[at].text();
        for (std::size_t i = 0; i < sheet.rows[at].size(); ++i) {
            auto& cell = row.add("CELL");
            cell.set("LABEL", sheet.columns[i].heading);
            const auto text = core::table::text_of(sheet.rows[at][i]);
            if (text.ends_with(copies_anchor))   // whole as it is printed; here it is a word
                cell.add("LINKED").set("VALUE", words.say("archive.list.copies")).set("URL", url + std::string(copies_anchor));
            else if (i == linked_column(form) && !text.empty()) cell.add("LINKED").set("VALUE", text).set("URL", url);
            else cell.add("PLAIN").set("VALUE", text);
        }
    }
}

}  // namespace

void ListPages::show_keeping(Data& data, const Context& ctx, const Request& request, const ListWish& wish,
                             const std::vector<core::Fault>& faults) {
    auto& form = data.add("KEEP");
    for (const auto& [field, value] : fields_of(wish)) form.add("KEPT_FIELD").set("NAME", field).set("VALUE", value);
    if (wish.form == Form::guarded || wish.form == Form::guarded_contents)
        form.add("REPORTED")
            .set("REPORT_NUMBER_TYPED", request.form.get("report_number"))
            .set("REPORT_DATE_TYPED", request.form.get("report_date"));
    form.show_if(!faults.empty(), "REFUSED");
    core::page::show_faults(data, faults, words_.in(ctx.language));
}

Response ListPages::shown(const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const auto wish = input::list_from(faults.empty() ? request.query : request.form, most_shown);
    const auto listed = lists_.list(ctx, wish);
    std::vector<DossierId> ids;
    const auto sheet = sheet_of(listed, wish, ctx, words, &ids);
    Data data;
    data.set("PAGE_TITLE", words.say("archive.lists.title"))
        .set("TITLE", words.say("archive.form." + std::string(name(wish.form))))
        .set("AS_OF", sheet.notes.front())
        .set("SHEET_URL", "/archive/lists.xlsx" + question(wish))
        .set("PAPER_URL", "/archive/lists.pdf" + question(wish));
    show_filters(data, wish, listed, words);
    data.show_if(sheet.rows.empty(), "EMPTY");
    if (ctx.actor.may("archive.manage") && !sheet.rows.empty()) show_keeping(data, ctx, request, wish, faults);
    if (listed.more)
        data.add("MORE")
            .set("SHEET_MOST", words.number(most_at_once))
            .set("PAPER_MOST", words.number(most_printed))
            .set("SEARCH_URL", search_of(wish, listed))
            .set("URL", next_page(wish, listed));
    if (!sheet.rows.empty()) show_table(data.add("TABLE"), sheet, wish.form, ids, words);
    const bool secret = lists_.note_reading(ctx, listed, core::http::before_a_reader(request) ? "list" : "");
    auto response = book_.render(ctx, request, "archive/lists", std::move(data), faults.empty() ? 200 : core::http::fault_status);
    if (secret) response.forget();
    return response;
}

Response ListPages::taken(const Context& ctx, const Request& request, const Listed& listed, Response response) {
    if (lists_.note_reading(ctx, listed, core::http::before_a_reader(request) ? "export" : "")) response.forget();
    return response;
}

Response ListPages::sheet(const Context& ctx, Request& request) {
    const auto wish = input::list_from(request.query, most_at_once);
    const auto listed = lists_.list(ctx, wish);
    const auto sheet = sheet_of(listed, wish, ctx, words_.in(ctx.language));
    const auto type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return taken(ctx, request, listed, core::http::bytes(core::table::xlsx(sheet), type, list_file(ctx, wish, ".xlsx"), false));
}

Response ListPages::paper(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    const auto wish = input::list_from(request.query, most_printed);
    const auto listed = lists_.list(ctx, wish);
    const auto sheet = sheet_of(listed, wish, ctx, words);
    const core::table::Print print{fonts_, ctx.now(), ctx.language == "en" ? "en" : "id-ID",
                                   words.say("core.table.page")};
    return taken(ctx, request, listed, core::http::bytes(core::table::pdf(sheet, print), "application/pdf", list_file(ctx, wish, ".pdf")));
}

namespace {

struct Sums {
    std::int64_t active = 0, destroy = 0, keep = 0, review = 0;
    void add(const store::Due& due) {
        if (due.ending == Ending::active) active += due.dossiers;
        else if (due.fate == Fate::destroy) destroy += due.dossiers;
        else if (due.fate == Fate::keep) keep += due.dossiers;
        else review += due.dossiers;
    }
    bool none() const { return active + destroy + keep + review == 0; }
};

void show_count(Data& row, const char* section, std::int64_t count, const std::string& url, const Catalog& words) {
    auto& cell = row.add(section);
    if (count == 0) cell.show("NONE");
    else cell.add("SOME").set("COUNT", words.number(count)).set("URL", url);
}

void show_sums(Data& row, const Sums& sums, const std::string& unit, const std::string& month, const Catalog& words) {
    const auto url = [&](const char* ending, const char* fate) {
        auto text = "/archive/lists?ending=" + std::string(ending) + "&month=" + core::text::url(month);
        if (!unit.empty()) text += "&unit=" + unit;
        return fate[0] == 0 ? text : text + "&fate=" + fate;
    };
    show_count(row, "ACTIVE", sums.active, url("active", ""), words);
    show_count(row, "DESTROY", sums.destroy, url("inactive", "musnah"), words);
    show_count(row, "KEEP", sums.keep, url("inactive", "permanen"), words);
    show_count(row, "REVIEW", sums.review, url("inactive", "dinilai_kembali"), words);
}

}  // namespace

Response ListPages::due(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    const auto wish = input::due_from(request.query, ctx.today());
    const auto calendar = lists_.due(ctx, wish.year, wish.unit);
    const auto unit = wish.unit ? wish.unit->text() : std::string();
    const auto address = [&](int year) {
        return "/archive/due?year=" + std::to_string(year) + (unit.empty() ? "" : "&unit=" + unit);
    };
    Data data;
    data.set("PAGE_TITLE", words.say("archive.due.title"))
        .set("YEAR", std::int64_t{wish.year})
        .set("BEFORE_URL", address(wish.year - 1))
        .set("BEFORE", std::int64_t{wish.year - 1})
        .set("NEXT_URL", address(wish.year + 1))
        .set("NEXT", std::int64_t{wish.year + 1});
    for (const auto& each : calendar.units)
        data.add("UNIT_CHOICE").set("ID", each.id.text()).set("LABEL", each.name).show_if(wish.unit == each.id, "CHOSEN");
    std::map<std::string, Sums> months;
    std::map<core::UnitId, Sums> units;
    Sums year;
    std::string before;
    for (const auto& each : calendar.due) {
        months[each.month].add(each);
        if (each.month.starts_with(month_and_before)) {
            before = each.month;
            continue;
        }
        units[each.unit].add(each);
        year.add(each);
    }
    if (!before.empty()) {
        auto& row = data.add("MONTH");
        row.set("NAME", month_of(before, words));
        show_sums(row, months[before], unit, before, words);
    }
    for (unsigned at = 1; at <= 12; ++at) {
        const auto month = core::iso(core::Date(std::chrono::year(wish.year) / std::chrono::month(at) / 1)).substr(0, 7);
        if (months[month].none()) continue;
        auto& row = data.add("MONTH");
        row.set("NAME", month_of(month, words));
        show_sums(row, months[month], unit, month, words);
    }
    const bool several = !wish.unit && calendar.units.size() > 1 && !year.none();
    for (const auto& each : calendar.units) {
        const auto& sums = units[each.id];
        if (!several || sums.none()) continue;
        data.add("UNIT_ROW")
            .set("NAME", each.name)
            .set("URL", "/archive/due?year=" + std::to_string(wish.year) + "&unit=" + each.id.text())
            .set("ACTIVE", words.number(sums.active))
            .set("DESTROY", words.number(sums.destroy))
            .set("KEEP", words.number(sums.keep))
            .set("REVIEW", words.number(sums.review));
    }
    data.show_if(several, "UNITS").show_if(year.none() && before.empty(), "EMPTY").show_if(!before.empty() || !year.none(), "SOME_MONTHS");
    return book_.render(ctx, request, "archive/due", std::move(data));
}

}  // namespace archive::web
