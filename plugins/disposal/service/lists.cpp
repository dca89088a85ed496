// SPDX-License-Identifier: Apache-2.0
#include "disposal/service/lists.h"

#include <algorithm>
#include <cctype>

#include "archive/period.h"
#include "core/base/text.h"

namespace disposal {

using core::words::Catalog;

namespace {

bool final_list(State state) {
    return state == State::agreed || state == State::decreed || state == State::received || state == State::running ||
           state == State::executed || state == State::done;
}

bool was_sent(const Proposal& p) {
    return p.state == State::sent || p.state == State::received || p.state == State::done;
}

std::string text_at(const core::Json& snapshot, const char* key) {
    return snapshot.contains(key) && snapshot.at(key).is_string() ? snapshot.at(key).get<std::string>() : std::string();
}

std::int64_t number_at(const core::Json& snapshot, const char* key) {
    return snapshot.contains(key) && snapshot.at(key).is_number() ? snapshot.at(key).get<std::int64_t>() : 0;
}

}  // namespace

std::string years_text(const core::Json& snapshot, const char* key, const Catalog& words) {
    return words.say("disposal.years", {{"count", std::to_string(number_at(snapshot, key))}});
}

std::string verdict_text(const Line& line, const Catalog& words) {
    if (!line.verdict) return {};
    return words.say("disposal.verdict." + std::string(archive::name(*line.verdict)),
                     {{"years", std::to_string(line.years)}});
}

std::string rule_text(const core::Json& snapshot, const Catalog& words) {
    auto text = text_at(snapshot, "rule");
    if (!snapshot.contains("judged")) return text;
    const auto& judged = snapshot.at("judged");
    const auto word = words.say("disposal.verdict." + text_at(judged, "verdict"),
                                {{"years", std::to_string(number_at(judged, "years"))}});
    return text + (text.empty() ? "" : "; ") + text_at(judged, "paper") + ": " + word;
}

namespace {

std::string words_at(const core::Json& snapshot, const char* key) {
    std::vector<std::string> all;
    if (snapshot.contains(key))
        for (const auto& each : snapshot.at(key)) all.push_back(each.get<std::string>());
    return core::text::join(all, ", ");
}

}  // namespace

std::string stage_text(const core::Json& snapshot, const Catalog& words) {
    const auto found = snapshot.find("stages");
    if (found == snapshot.end() || found->empty()) return {};
    return words.say("archive.stage." + (found->size() > 1 ? "kombinasi" : found->front().get<std::string>()));
}

std::vector<Line> listed(const Proposal& p, const std::vector<Line>& lines) {
    std::vector<Line> found;
    for (const auto& line : lines) {
        const bool over = p.state == State::executed || p.state == State::done;
        // Of a review all are told: what was decided of each is in its remark.
        if (p.kind == Kind::review) {
            if (!final_list(p.state) || line.decision != Decision::struck) found.push_back(line);
            continue;
        }
        // What was found missing is told below the list.
        if (p.kind == Kind::transfer && (line.decision == Decision::struck || line.found == Found::missing)) continue;
        if (over && line.outcome != Outcome::done) continue;
        if (p.kind != Kind::transfer && final_list(p.state) && !line.stands()) continue;
        found.push_back(line);
    }
    return found;
}

std::string state_text(const Proposal& p, const Catalog& words) {
    const bool own = p.kind == Kind::handover && (p.state == State::decreed || p.state == State::received);
    return words.say((own ? "disposal.handover.state." : "disposal.state.") + std::string(name(p.state)));
}

std::string list_word(const Proposal& p) {
    const bool last = p.kind == Kind::transfer ? was_sent(p) : final_list(p.state);
    return "disposal.list." + std::string(name(p.kind)) + (last ? ".final" : ".proposed");
}

std::string list_file(const Proposal& p, const Catalog& words) {
    auto name = core::text::lower(words.say(list_word(p)) + " " + p.numbered());
    std::replace_if(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '-');
    return name;
}

std::string period_text(const core::Json& snapshot) {
    const auto opened = text_at(snapshot, "opened");
    if (opened.empty()) return {};
    const auto year = [&](const char* of) {
        const auto day = text_at(snapshot, of);
        return static_cast<int>(core::parse_date(day.empty() ? opened : day).year());
    };
    return archive::period(year("first"), year("last"));
}

std::string amount_text(const core::Json& snapshot, const Catalog& words) {
    auto text = words.say("disposal.letters", {{"count", words.number(number_at(snapshot, "items"))}});
    if (snapshot.contains("amounts"))
        for (const auto& each : snapshot.at("amounts"))
            if (each.at("unit") != "naskah")
                text += ", " + words.number(each.at("sum").get<std::int64_t>()) + " " + each.at("unit").get<std::string>();
    return text;
}

std::string why_text(const Line& line, const Catalog& words) {
    if (!line.outcome_why.is_object()) return {};
    core::Args args;
    for (const auto& [key, value] : line.outcome_why.at("args").items()) args.emplace_back(key, value.get<std::string>());
    return words.say(line.outcome_why.at("word").get<std::string>(), args);
}

namespace {

// Nothing held it: its receiver did not find it, or gave it back.
bool stayed_there(const Line& line) {
    const auto word = core::json::text(line.outcome_why, "word");
    return word == "disposal.blocked.not_there" || word == "disposal.blocked.given_back";
}

}  // namespace

std::string remark_text(const Line& line, const Catalog& words) {
    std::vector<std::string> said;
    if (line.definitive > 0)
        said.push_back(words.say("disposal.definitive", {{"number", std::to_string(line.definitive)}}));
    if (line.verdict && line.stands())
        said.push_back(words.say("disposal.judged", {{"what", verdict_text(line, words)}, {"reason", line.reason}}));
    const bool set_back = line.decision == Decision::struck && line.outcome == Outcome::blocked;
    if (line.decision == Decision::kept || line.decision == Decision::other || (line.decision == Decision::struck && !set_back))
        said.push_back(words.say("disposal.decision." + std::string(name(line.decision))) + ": " + line.reason);
    if (line.found == Found::differs || line.found == Found::missing)
        said.push_back(words.say("disposal.found." + std::string(name(line.found))) + ": " + line.found_note);
    if (line.arrived == Found::differs)
        said.push_back(words.say("disposal.found.differs") + ": " + line.arrived_note);
    if (line.arrived == Found::matches && !line.arrived_note.empty())
        said.push_back(words.say("disposal.arrived.matches", {{"note", line.arrived_note}}));
    if (line.outcome == Outcome::blocked)
        said.push_back((stayed_there(line) ? "" : words.say("disposal.outcome.blocked") + ": ") + why_text(line, words));
    return core::text::join(said, "; ");
}

// "Pengecualian: item 3, 7 permanen; item 4 permanen, dicabut".
std::string exceptions_text(const core::Json& snapshot, const Catalog& words) {
    const auto found = snapshot.find("exceptions");
    if (found == snapshot.end() || found->empty()) return {};
    std::vector<std::pair<std::string, std::string>> rows;   // what is told, of which items
    for (const auto& each : *found) {
        auto what = words.say("disposal.exception." + core::json::text(each, "kind"),
                              {{"active", std::to_string(each.value("active_years", 0))}, {"inactive", std::to_string(each.value("inactive_years", 0))}});
        if (each.value("lifted", false)) what += ", " + words.say("disposal.exception.lifted");
        const auto item = std::to_string(each.value("item", 0));
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& known) { return known.first == what; });
        if (row == rows.end()) rows.emplace_back(what, item);
        else row->second += ", " + item;
    }
    std::vector<std::string> said;
    for (const auto& [what, items] : rows) said.push_back(words.say("disposal.exception.items", {{"items", items}, {"what", what}}));
    return words.say("disposal.exceptions", {{"told", core::text::join(said, "; ")}});
}

std::string remark_cell(const Line& line, const Catalog& words) {
    std::vector<std::string> said{exceptions_text(line.snapshot, words), words_at(line.snapshot, "media"), text_at(line.snapshot, "condition"),
                                  remark_text(line, words)};
    std::erase(said, "");
    return core::text::join(said, "; ");
}

std::string hindered_text(const core::jobs::Hindered& why, const Catalog& words) {
    return words.say(why.dead ? "disposal.waits.dead" : why.why);
}

std::string heir_text(const Heir& heir, const Catalog& words) {
    return words.say("disposal.heir", {{"unit", heir.unit_name}, {"basis", heir.basis}});
}

std::string outside_text(const Document& paper, const Catalog& words) {
    std::vector<std::string> signers;
    std::string indication;
    if (paper.judged.is_object()) {
        indication = core::json::text(paper.judged, "indication");
        for (const auto& each : paper.judged.at("signers")) signers.push_back(each.get<std::string>());
    }
    const char* worth = !paper.judged.is_object()        ? "unjudged"
                        : indication.empty()             ? "none"
                        : indication == "TOTAL-PASSED"   ? "genuine"
                        : indication == "TOTAL-FAILED"   ? "wrong"
                                                         : "uncertain";
    return words.say("disposal.outside." + std::string(worth), {{"names", core::text::join(signers, ", ")}});
}

namespace {

using core::table::Cell;
using core::table::Column;
using Cells = std::vector<Cell>;

constexpr double narrow = 5, middle = 12, wide = 38;

// Forms 14, 16 and 17.
std::vector<Column> proposed_columns(const Catalog& words) {
    return {{words.say("disposal.column.no"), narrow},       {words.say("disposal.column.code"), middle},
            {words.say("disposal.column.series"), wide},     {words.say("disposal.column.period"), middle},
            {words.say("disposal.column.amount"), middle},   {words.say("disposal.column.stage"), middle},
            {words.say("disposal.column.rule"), wide},       {words.say("disposal.column.active"), middle},
            {words.say("disposal.column.inactive"), middle}, {words.say("disposal.column.remark"), wide}};
}

Cells proposed_row(std::int64_t no, const Line& line, const Catalog& words) {
    const auto& s = line.snapshot;
    return {no, text_at(s, "code"), text_at(s, "number") + " " + text_at(s, "title"), period_text(s), amount_text(s, words),
            stage_text(s, words), rule_text(s, words), years_text(s, "active_years", words),
            years_text(s, "inactive_years", words), remark_cell(line, words)};
}

// The inactive list, without the definitive number: that is given where it arrives.
constexpr std::size_t moved_information = 4;
std::vector<Column> moved_columns(const Catalog& words) {
    return {{words.say("archive.column.creator"), middle},        {words.say("archive.column.unit"), middle},
            {words.say("archive.column.number_archive"), middle}, {words.say("archive.column.code"), middle},
            {words.say("archive.column.information"), wide},      {words.say("archive.column.period"), middle},
            {words.say("archive.column.amount"), middle},         {words.say("archive.column.stage"), middle},
            {words.say("archive.column.remark_medium"), middle},  {words.say("archive.column.place_room"), middle},
            {words.say("archive.column.term"), middle},           {words.say("archive.column.category"), middle}};
}

std::string term_text(const core::Json& s, const Catalog& words) {
    return words.say("archive.list.term", {{"active", std::to_string(number_at(s, "active_years"))},
                                           {"inactive", std::to_string(number_at(s, "inactive_years"))}}) +
           ", " + words.say("archive.fate." + text_at(s, "fate"));
}

std::string category_text(const core::Json& s, const Catalog& words) {
    if (!s.contains("marks")) return {};   // frozen before they were told
    std::vector<std::string> said;
    for (const auto& each : s.at("marks")) said.push_back(words.say("archive.mark." + each.get<std::string>()));
    return said.empty() ? words.say("archive.mark.none") : core::text::join(said, ", ");
}

Cells moved_row(const Line& line, const Catalog& words) {
    const auto& s = line.snapshot;
    const auto made_by = text_at(s, "creator_unit");
    return {text_at(s, "creator"), made_by.empty() ? text_at(s, "unit") : made_by, text_at(s, "number"), text_at(s, "code"),
            text_at(s, "title"), period_text(s), amount_text(s, words), stage_text(s, words), remark_cell(line, words),
            text_at(s, "place"), term_text(s, words), category_text(s, words)};
}

// Why others are not on it.
void told_below(core::table::Sheet& sheet, const Proposal& p, const std::vector<Line>& all, const std::vector<int>& hidden,
                const Catalog& words) {
    for (const auto& line : all) {
        const bool secret = std::find(hidden.begin(), hidden.end(), line.number) != hidden.end();
        if (line.outcome == Outcome::blocked && p.kind != Kind::transfer && !secret)
            sheet.notes.push_back(words.say("disposal.list.blocked", {{"number", text_at(line.snapshot, "number")},
                                                                      {"why", why_text(line, words)}}));
        // What was dropped or found missing is told by the list the act of a transfer rests on.
        const bool left = p.kind == Kind::transfer &&
                          (line.decision == Decision::struck || line.decision == Decision::kept || line.found == Found::missing);
        if (left && !secret)
            sheet.notes.push_back(words.say("disposal.list.left", {{"number", text_at(line.snapshot, "number")},
                                                                   {"why", remark_text(line, words)}}));
    }
}

}  // namespace

core::table::Sheet list_sheet(const Proposal& p, const std::vector<Line>& all, const std::vector<int>& hidden,
                              const Catalog& words) {
    core::table::Sheet sheet;
    sheet.name = words.say("disposal.list.tab");
    sheet.titles = {words.say(list_word(p)), p.unit_name};
    for (const auto& heir : p.heirs) sheet.titles.push_back(heir_text(heir, words));
    sheet.titles.push_back(words.say("disposal.list.number", {{"number", p.numbered()}, {"unit", p.records_unit_name}}));
    const bool moved = p.kind == Kind::transfer && was_sent(p);
    sheet.columns = moved ? moved_columns(words) : proposed_columns(words);
    const auto lines = listed(p, all);
    std::int64_t no = 0;
    for (const auto& line : lines) {
        ++no;
        if (std::find(hidden.begin(), hidden.end(), line.number) != hidden.end()) {
            Cells row(sheet.columns.size(), std::string());
            if (!moved) row[0] = no;
            row[moved ? moved_information : 2] = words.say("disposal.secret_line");
            sheet.rows.push_back(std::move(row));
        } else {
            sheet.rows.push_back(moved ? moved_row(line, words) : proposed_row(no, line, words));
        }
    }
    sheet.notes = {words.say("disposal.list.total", {{"count", words.number(no)}}),
                   words.say("disposal.list.hash", {{"hash", hash_of(lines).hex()}})};
    told_below(sheet, p, all, hidden, words);
    return sheet;
}

Document made_paper(Parts& parts, const Proposal& p, Paper kind, core::ByteView bytes) {
    const auto now = by_house(parts).now();
    Document paper;
    paper.kind = kind;
    paper.number = p.numbered();
    paper.date = core::date_of(now, parts.zone);
    paper.bytes = parts.blobs.put(bytes);
    paper.name = std::string(kind == Paper::list ? "daftar-arsip-" : "daftar-kirim-") + std::to_string(p.number) + "-" +
                 std::to_string(p.year) + (kind == Paper::parcel_seal ? ".pdf.p7s" : ".pdf");
    paper.added = now;
    return paper;
}

core::Bytes list_paper(Parts& parts, const Proposal& p, const std::vector<Line>& lines, core::Instant at) {
    const auto& words = parts.words.in("id");
    auto as_executed = p;
    if (p.state == State::running) as_executed.state = State::executed;
    const auto signs = parts.db.read([&](core::db::Tx& tx) {
        as_executed.heirs = heirs_of(tx, parts, p.unit);
        return signed_by(tx, parts, p, core::date_of(at, parts.zone), words);
    });
    return core::table::pdf(list_sheet(as_executed, lines, {}, words),
                            {parts.fonts, at, "id-ID", words.say("core.table.page")}, signs);
}

}  // namespace disposal
