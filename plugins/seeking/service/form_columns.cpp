// SPDX-License-Identifier: Apache-2.0
#include "seeking/service/form_columns.h"

#include "core/base/text.h"
#include "seeking/service/kept_wish.h"

namespace seeking {

using core::Json;
using core::search::Listed;
using core::words::Catalog;

namespace {

std::string mark_text(const Listed& listed, std::string_view facet) {
    const auto* mark = listed.mark(facet);
    return !mark ? "" : mark->label.empty() ? mark->value : mark->label;
}

std::string kind_word(const std::string& kind, const Catalog& words) {
    const auto key = "seeking.kind." + kind;
    return words.has(key) ? words.say(key) : kind;
}

std::string value_word(const std::string& facet, const std::string& value, const Catalog& words) {
    const auto key = "core.search." + facet + "." + value;
    return words.has(key) ? words.say(key) : value;
}

// A dossier's number stands before its code in the index, so that both are found; in the form the code has a column.
std::string number_alone(const Listed& listed) {
    const auto code = listed.code();
    if (listed.hit.kind == "dossier" && !code.empty() && listed.hit.number.ends_with(" " + code))
        return listed.hit.number.substr(0, listed.hit.number.size() - code.size() - 1);
    return listed.hit.number;
}

// Spreadsheets read digits as a number and "=..." as a formula, whatever quotes say; a tab before keeps it text.
std::string csv_cell(const std::string& text) {
    const bool figures = !text.empty() && text.find_first_not_of("0123456789.,-+/ ") == std::string::npos;
    const bool formula = !text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos;
    return "\"" + std::string(figures || formula ? "\t" : "") + core::text::replace(text, "\"", "\"\"") + "\"";
}

}  // namespace

Json cells_of(const Listed& listed) {
    return {{"kind", listed.hit.kind},
            {"code", listed.code()},
            {"number", number_alone(listed)},
            {"date", core::iso(listed.hit.date)},
            {"title", listed.hit.title},
            {"about", listed.hit.summary},
            {"unit", mark_text(listed, "unit")},
            {"access", mark_text(listed, "access")},
            {"form", mark_text(listed, "form")},
            {"location", mark_text(listed, "location")}};
}

void tell_source(core::table::Sheet& sheet, const Selection& selection, const Catalog& words, core::Zone zone) {
    sheet.titles.push_back(words.say("seeking.sheet.sought", {{"what", wish_line(wish_kept(selection.wanted), words)}}));
    sheet.titles.push_back(words.say("seeking.sheet.made", {{"at", words.moment(selection.made, zone)},
                                                            {"person", selection.person_name},
                                                            {"position", selection.position_name}}));
    if (selection.cut)
        sheet.notes.push_back(words.say("seeking.sheet.cut", {{"count", words.number(selection.total)}}));
}

core::table::Sheet form_sheet(const std::vector<Listed>& results, const Selection& selection, const Catalog& words,
                              core::Zone zone) {
    core::table::Sheet sheet;
    sheet.name = words.say("seeking.sheet.name");
    sheet.titles = {words.say("seeking.sheet.title")};
    const std::array<std::pair<const char*, double>, 11> columns{{{"row", 6},
                                                                  {"kind", 14},
                                                                  {"code", 18},
                                                                  {"number", 28},
                                                                  {"date", 12},
                                                                  {"title", 50},
                                                                  {"about", 40},
                                                                  {"unit", 30},
                                                                  {"access", 22},
                                                                  {"form", 18},
                                                                  {"location", 24}}};
    for (const auto& [name, width] : columns)
        sheet.columns.push_back({words.say(std::string("seeking.column.") + name), width});
    std::int64_t number = 0;
    for (const auto& each : results) {
        const auto row = cells_of(each);
        const auto text = [&](const char* name) { return row.value(name, std::string()); };
        const auto date = core::parse_date(text("date"));
        sheet.rows.push_back({++number, kind_word(text("kind"), words), text("code"), text("number"),
                              core::table::Day{date, words.date(date)}, text("title"), text("about"), text("unit"),
                              value_word("access", text("access"), words), text("form"), text("location")});
    }
    tell_source(sheet, selection, words, zone);
    return sheet;
}

core::Bytes csv_of(const core::table::Sheet& sheet) {
    std::string out = "\xEF\xBB\xBF";
    const auto line = [&](const std::vector<std::string>& cells) { out += core::text::join(cells, ";") + "\r\n"; };
    std::vector<std::string> heads;
    for (const auto& column : sheet.columns) heads.push_back(csv_cell(column.heading));
    line(heads);
    for (const auto& row : sheet.rows) {
        std::vector<std::string> cells;
        for (const auto& cell : row) {
            if (const auto* number = std::get_if<std::int64_t>(&cell)) cells.push_back(std::to_string(*number));
            else if (const auto* day = std::get_if<core::table::Day>(&cell)) cells.push_back(core::iso(day->date));
            else cells.push_back(csv_cell(std::get<std::string>(cell)));
        }
        line(cells);
    }
    const auto bytes = core::view(out);
    return {bytes.begin(), bytes.end()};
}

std::string wish_line(const core::search::Wanted& wanted, const Catalog& words) {
    std::vector<std::string> said;
    if (!wanted.words.empty()) said.push_back(wanted.words);
    if (!wanted.number.empty()) said.push_back(words.say("seeking.wish.number", {{"number", wanted.number}}));
    if (wanted.kind) said.push_back(kind_word(*wanted.kind, words));
    if (wanted.from) said.push_back(words.say("seeking.wish.from", {{"date", words.date(*wanted.from)}}));
    if (wanted.until) said.push_back(words.say("seeking.wish.until", {{"date", words.date(*wanted.until)}}));
    for (const auto& mark : wanted.marks)
        if (mark.facet == "code") said.push_back(words.say("seeking.wish.code", {{"code", mark.value}}));
        else if (mark.facet == "year") said.push_back(words.say("seeking.wish.year", {{"year", mark.value}}));
        else if (mark.facet == "unit") said.push_back(words.say("seeking.wish.unit"));
        else if (mark.facet == core::search::dated_facet)
            said.push_back(words.say("core.search.facet." + mark.facet) + ": " + value_word(mark.facet, mark.value, words));
        else said.push_back(value_word(mark.facet, mark.value, words));
    return said.empty() ? words.say("seeking.wish.all") : core::text::join(said, "; ");
}

}  // namespace seeking
