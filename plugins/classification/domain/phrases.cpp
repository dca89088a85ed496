// SPDX-License-Identifier: Apache-2.0
// The fate of each phrase of a dictionary. Its lines are taken together or not at all: with one event left out a clock
// would start too early.
#include "classification/domain/phrases.h"

#include <algorithm>
#include <array>

#include "classification/domain/import.h"
#include "core/base/text.h"

namespace classification {
namespace {

constexpr std::array all_modes{Mode::close, Mode::point, Mode::state, Mode::supersession, Mode::jurisdiction};
constexpr std::array all_scopes{Scope::dossier, Scope::unit, Scope::fiscal_year};
constexpr std::array all_logics{Logic::any, Logic::all};
constexpr const char* event_columns[] = {"kode", "peristiwa", "mode", "cakupan", "berulang"};

template <class Kind, std::size_t n>
std::optional<Kind> named(const std::array<Kind, n>& all, std::string_view text) {
    const auto word = core::text::replace(plain_phrase(core::text::trim(text)), " ", "_");
    for (const Kind each : all)
        if (name(each) == word) return each;
    return std::nullopt;
}

std::vector<std::string> parts_of(const Cells& row, const char* column) {
    std::vector<std::string> parts;
    for (const auto& part : core::text::split(cell(row, column), '|')) parts.push_back(said(part));
    return parts;
}

// The lines of one phrase as one, the cells of their events side by side.
std::vector<Line> gathered(const Table& table) {
    std::vector<Line> all;
    std::map<std::string, std::size_t> at;
    std::map<std::string, std::vector<Cells>> told;
    for (const Line& line : table.lines) {
        const auto phrase = plain_phrase(cell(line.cells, "frasa"));
        const auto found = at.find(phrase);
        if (phrase.empty() || found == at.end()) {
            at.emplace(phrase, all.size());
            told[phrase] = {line.cells};
            all.push_back(line);
            continue;
        }
        auto& before = told[phrase];
        if (std::find(before.begin(), before.end(), line.cells) != before.end()) continue;
        before.push_back(line.cells);
        auto& cells = all[found->second].cells;
        for (const char* column : event_columns)
            if (table.has(column)) cells[column] += " | " + cell(line.cells, column);
        if (plain_phrase(cell(cells, "logika")) != plain_phrase(cell(line.cells, "logika")))
            cells["logika"] += " | " + cell(line.cells, "logika");
    }
    return all;
}

// As it reads beside what stands: a mark that was not told is no difference.
Triggers with_marks_of(const Triggers& stands, const PhraseRow& row) {
    auto triggers = row.triggers;
    if (!row.told && triggers.all.size() == stands.all.size())
        for (std::size_t at = 0; at < triggers.all.size(); ++at) triggers.all[at].repeats = stands.all[at].repeats;
    return triggers;
}

}  // namespace

std::string plain_phrase(std::string_view words) {
    std::string out;
    for (const std::string& word : core::text::split(core::text::lower(words), ' ')) {
        if (word.empty()) continue;
        if (!out.empty()) out += ' ';
        out += word;
    }
    return out;
}

std::optional<Mode> read_mode(std::string_view text) { return named(all_modes, text); }
std::optional<Scope> read_scope(std::string_view text) { return named(all_scopes, text); }
std::optional<Logic> read_logic(std::string_view text) { return named(all_logics, text); }

std::optional<PhraseRow> read_phrase(const Cells& row, Reason& why) {
    PhraseRow made{plain_phrase(cell(row, "frasa")), {}};
    const auto keys = parts_of(row, "kode"), names = parts_of(row, "peristiwa"), modes = parts_of(row, "mode"),
               scopes = parts_of(row, "cakupan"), marks = parts_of(row, "berulang");
    made.told = row.contains("berulang");
    const auto refuse = [&](Reason reason) {
        why = reason;
        return std::nullopt;
    };
    if (made.phrase.empty()) return refuse(Reason::phrase_missing);
    if (keys.size() != names.size()) return refuse(Reason::event_missing);
    for (std::size_t at = 0; at < keys.size(); ++at) {
        if (keys[at].empty() || names[at].empty()) return refuse(Reason::event_missing);
        const auto mode = at < modes.size() ? read_mode(modes[at]) : std::nullopt;
        if (!mode || modes.size() != keys.size()) return refuse(Reason::mode_unknown);
        const auto scope = at < scopes.size() ? read_scope(scopes[at]) : std::nullopt;
        if (!scope || scopes.size() != keys.size()) return refuse(Reason::scope_unknown);
        const auto again = !made.told ? std::optional(core::text::contains_folded(names[at], "terakhir"))
                           : at < marks.size() ? read_mark(marks[at]) : std::nullopt;
        if (!again || (made.told && marks.size() != keys.size())) return refuse(Reason::mark_unknown);
        made.triggers.all.push_back({keys[at], names[at], *mode, *scope, *again});
    }
    const auto logic = read_logic(cell(row, "logika"));
    if (!logic) return refuse(Reason::logic_unknown);
    made.triggers.logic = *logic;
    return made;
}

ImportPlan plan_phrases(const Existing& existing, const Table& table) {
    ImportPlan plan;
    const auto wait = [&](const Line& line, Reason why, std::string present = {}) {
        plan.findings.push_back(
            {Kind::trigger, line.number, subject_of(Kind::trigger, line.cells), why, line.cells, std::move(present)});
    };
    for (const Line& line : gathered(table)) {
        Reason why{};
        auto row = read_phrase(line.cells, why);
        if (!row) {
            wait(line, why);
            continue;
        }
        const auto there = existing.phrases.find(row->phrase);
        if (there == existing.phrases.end()) plan.phrases.push_back(*std::move(row));
        else if (there->second == with_marks_of(there->second, *row)) ++plan.same;
        else wait(line, Reason::differs, in_words(there->second));
    }
    return plan;
}

}  // namespace classification
