// SPDX-License-Identifier: Apache-2.0
// The retention engine against the model of days: every rule of the schedule with the events its own phrase names, 10,000
// random histories.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "archive/domain/retention.h"
#include "archive/tests/retention_model.h"
#include "classification/domain/import.h"
#include "core/base/file.h"
#include "core/base/text.h"

namespace model = retention_model;

namespace retention_model_test {

using namespace archive;

const model::Calendar& days() {
    static const model::Calendar all(1990, 2130);
    return all;
}

core::Date date_of(int number) {
    const auto day = days().at(number);
    return std::chrono::year(day.year) / day.month / day.day;
}

int told_day(const std::optional<core::Date>& date) {
    if (!date) return -1;
    return days().number(static_cast<int>(date->year()), static_cast<int>(unsigned(date->month())),
                         static_cast<int>(unsigned(date->day())));
}

// A line of the schedule, as both sides take it.
struct Line {
    int active = 0, inactive = 0;
    bool excepts = false;
    char fate = 'm';
    std::string phrase;   // lower case; "": none
    auto operator<=>(const Line&) const = default;
};

// What a phrase of the schedule waits for.
struct Phrase {
    std::vector<model::Cause> causes;
    bool together = false;
};

struct Schedule {
    std::map<Line, int> lines;         // how often each of that shape stands in it
    std::vector<std::string> unread;   // for the review list: no rule until somebody decides; which and why
};

std::map<std::string, Phrase> phrases() {
    const auto text = core::read_text(NASKAH_SOURCE "/packaging/demo/pemicu.tsv").value();
    const std::map<std::string, char> kinds{{"titik", 'p'}, {"selama", 's'}, {"supersesi", 'n'}, {"yurisdiksi", 'y'}, {"tutup", 'c'}};
    std::map<std::string, Phrase> found;
    bool heading = true;
    for (const auto& row : core::text::split(text, '\n')) {
        if (row.empty() || std::exchange(heading, false)) continue;
        const auto cells = core::text::split(row, '\t');
        auto& phrase = found[cells.at(0)];
        phrase.causes.push_back({cells.at(1), kinds.at(cells.at(3))});
        phrase.together = cells.at(5) == "semua";
    }
    return found;
}

char letter_of(Fate fate) { return fate == Fate::destroy ? 'm' : fate == Fate::keep ? 'p' : 'r'; }

Schedule schedule() {
    const auto text = core::read_text(NASKAH_SOURCE "/packaging/demo/retensi.tsv").value();
    Schedule found;
    std::vector<std::string> columns;
    for (const auto& row : core::text::split(text, '\n')) {
        if (row.empty()) continue;
        const auto cells = core::text::split(row, '\t');
        if (columns.empty()) {
            columns = cells;
            continue;
        }
        classification::Cells line;
        for (std::size_t at = 0; at < cells.size(); ++at) line[columns.at(at)] = cells[at];
        auto why = classification::Reason::differs;
        if (const auto read = classification::read_rule(line, why)) {
            const auto& rule = read->rule;
            ++found.lines[{rule.active_years, rule.inactive_years, !rule.exception.empty(), letter_of(rule.fate),
                           core::text::lower(rule.trigger)}];
        } else {
            found.unread.push_back(line["kode"] + " " + std::string(name(why)));
        }
    }
    return found;
}

class History {
  public:
    explicit History(unsigned seed) : chance_(seed) {}

    model::Case draw() {
        model::Case it;
        for (int volumes = below(10) < 8 ? 1 : 2; volumes > 0; --volumes)
            it.volumes.push_back(below(9) == 0 ? -1 : day());
        it.year = 2020 + below(4);
        lost_ = below(8) == 0;
        left_ = below(3) == 0;   // to a committee, which this schedule never does
        for (int records = below(5); records > 0; --records)
            it.records.push_back(
                {std::string(1, static_cast<char>('a' + below(5))), day(), below(2) == 0 ? 0 : 2020 + below(4)});
        for (auto& record : it.records) {
            const int reach = record.year == 0 ? below(4) : 0;
            record.of_person = reach == 1;
            record.of_unit = reach == 2;
        }
        it.begun = day();
        if (below(2) == 0) it.word = {"kdl"[below(3)], day(), 1 + below(5)};
        for (int sheets = below(4); sheets > 0; --sheets) it.sheets.push_back(sheet());
        it.sorted = below(2) == 0;
        it.to_december = below(4) == 0;
        it.to_march = below(3) == 0;
        it.inactive_decides = below(3) == 0;
        it.ministry = below(6) == 0;
        return it;
    }
    // The same history of a dossier whose rule says so: its first records are of what that rule waits for, unless
    // nobody has read the phrase.
    model::Case under(model::Case it, const Line& line, const std::map<std::string, Phrase>& known) const {
        it.active = line.active;
        it.inactive = line.inactive;
        it.excepts = line.excepts;
        it.fate = left_ ? 'r' : line.fate;
        it.words = !line.phrase.empty();
        if (!it.words || lost_) return it;
        const auto phrase = known.find(line.phrase);
        if (phrase == known.end()) return it;   // that the dictionary does not have
        it.causes = phrase->second.causes;
        it.together = phrase->second.together;
        for (auto& record : it.records)
            if (const auto at = static_cast<std::size_t>(record.what.front() - 'a'); at < it.causes.size())
                record.what = it.causes[at].what;
        return it;
    }
    // Near what decides, or anywhere.
    int today(const model::Told& told) {
        if (told.active_to >= 0 && below(3) == 0) return told.active_to + below(3) - 1;
        if (told.inactive_to >= 0 && below(2) == 0) return told.inactive_to + below(3) - 1;
        return days().number(2026, 1, 1) + below(12'000);
    }

  private:
    int below(int n) { return static_cast<int>(chance_() % static_cast<unsigned>(n)); }
    int day() {
        if (below(4) == 0) return days().number(2024, 2, 28 + below(2));
        return days().number(2018, 1, 1) + below(3'300);
    }
    model::Sheet sheet() {
        model::Sheet sheet;
        sheet.day = day();
        if (below(2) == 0) sheet.day_replaced = day();
        const int departs = below(8);
        sheet.gone = departs == 0;
        sheet.forever = departs == 1;
        if (below(4) == 0) {
            sheet.own_active = below(12);
            sheet.own_inactive = below(12);
        }
        return sheet;
    }
    std::mt19937 chance_;
    bool lost_ = false, left_ = false;
};

classification::Trigger trigger_of(const model::Cause& cause) {
    using classification::Mode;
    classification::Trigger trigger{cause.what, cause.what, Mode::point, classification::Scope::dossier};
    if (cause.kind == 'c') trigger.mode = Mode::close;
    if (cause.kind == 's') trigger.mode = Mode::state;
    if (cause.kind == 'n') trigger.mode = Mode::supersession;
    if (cause.kind == 'y') trigger.mode = Mode::jurisdiction;
    return trigger;
}

Rule rule_of(const model::Case& it) {
    Rule rule;
    rule.code = "000.1";
    rule.active_years = it.active;
    rule.inactive_years = it.inactive;
    rule.fate = it.fate == 'm' ? Fate::destroy : it.fate == 'p' ? Fate::keep : Fate::review;
    if (it.excepts) rule.exception = "kecuali SK";
    if (!it.words) return rule;
    rule.trigger = "setelah itu";
    rule.triggers.logic = it.together ? classification::Logic::all : classification::Logic::any;
    for (const auto& cause : it.causes) rule.triggers.all.push_back(trigger_of(cause));
    return rule;
}

Facts facts_of(const model::Case& it) {
    Facts facts;
    for (const int volume : it.volumes)
        facts.volumes.push_back(volume < 0 ? std::nullopt : std::optional(date_of(volume)));
    facts.fiscal_year = it.year;
    facts.opened = date_of(it.begun);
    for (const auto& record : it.records)
        facts.happenings.push_back({record.what, date_of(record.day),
                                    record.year == 0 ? std::nullopt : std::optional(record.year), record.of_person, record.of_unit});
    if (it.word.says != ' ') {
        Judgement word;
        word.verdict = it.word.says == 'k'   ? Judgement::Verdict::keep
                       : it.word.says == 'd' ? Judgement::Verdict::destroy
                                             : Judgement::Verdict::extend;
        word.on = date_of(it.word.day);
        word.years = it.word.years;
        facts.judged = word;
    }
    for (const auto& sheet : it.sheets) {
        Part part;
        part.departure = sheet.gone ? Departure::moved : sheet.forever ? Departure::permanent : Departure::none;
        part.dated = date_of(sheet.day);
        if (sheet.day_replaced >= 0) part.superseded = date_of(sheet.day_replaced);
        if (sheet.own_active >= 0) {
            part.active_years = sheet.own_active;
            part.inactive_years = sheet.own_inactive;
        }
        facts.items.push_back(part);
    }
    facts.exception_settled = it.sorted;
    return facts;
}

std::string line(std::string_view state, int from, int active_to, int inactive_to, bool whole, std::string_view asks, char fate,
                 bool may_go) {
    return std::string(state) + " " + std::to_string(from) + " " + std::to_string(active_to) + " " +
           std::to_string(inactive_to) + " " + (whole ? "whole" : "split") + " " + std::string(asks) + " " + fate + (may_go ? " may go" : " stays");
}

// Cases at a border: those a random history could well miss.
void count_met(std::map<std::string, int>& met, const model::Case& it, const model::Told& told) {
    ++met[told.state];
    if (told.from >= 0 && !it.to_december && it.active + it.inactive > 0) {
        const auto day = days().at(told.from);
        if (day.month == 2 && day.day == 29) ++met[it.to_march ? "29 February to March" : "29 February to February"];
    }
    const int decides = it.inactive_decides ? it.inactive : it.active + it.inactive;
    if (told.fate == 'm' && it.fate == 'r') ++met["judged to be destroyed"];
    if (told.fate == 'p' && it.fate != 'p') ++met["judged to be kept"];
    if (told.inactive_to >= 0 && it.word.says == 'l' && it.fate == 'r') ++met["judged longer"];
    if (told.may_go) ++met["may go"];
    for (const auto& cause : it.causes)
        for (const auto& record : it.records)
            if (record.what == cause.what && told.state == "waiting" && !model::meant(it, cause, record))
                ++met[record.of_person ? "before it, of its person" : "before it, of its unit"];
    if (told.fate != 'm' || it.ministry || told.asks == "none" || !it.sheets.empty()) return;
    if (decides == 9 || decides == 10) ++met[decides == 9 ? "nine years" : "ten years"];
}

TEST(RetentionModel, agrees_over_every_rule_of_the_schedule_and_ten_thousand_histories) {
    const auto [lines, unread] = schedule();
    const auto known = phrases();
    int rules = 0;
    for (const auto& [line, count] : lines) rules += count;
    ASSERT_EQ(rules, 2458) << "the schedule was not read";
    ASSERT_EQ(unread, (std::vector<std::string>{"II.1.1 years_unreadable", "II.1.2 years_unreadable", "II.1.3 years_unreadable",
                                                "II.1.4 years_unreadable", "II.2.1 years_unreadable", "II.2.2 years_unreadable"}))
        << "\"Selama berlaku\" tells no years";
    History history(14);
    std::map<std::string, int> met;
    for (int n = 0; n < 10'000; ++n) {
        const auto drawn = history.draw();
        for (const auto& [shape, count] : lines) {
            const auto it = history.under(drawn, shape, known);
            const auto today = history.today(model::tell(days(), it, 0));
            const auto told = model::tell(days(), it, today);
            const auto found = clock(rule_of(it), facts_of(it),
                                     {it.to_december, it.to_march, it.inactive_decides, it.ministry}, date_of(today));
            count_met(met, it, told);
            ASSERT_EQ(line(name(found.phase), told_day(found.start), told_day(found.active_until),
                           told_day(found.inactive_until), found.whole, name(found.route),
                           letter_of(found.fate), found.disposable()),
                      line(told.state, told.from, told.active_to, told.inactive_to, told.as_one, told.asks, told.fate, told.may_go))
                << "history " << n << ", " << it.active << "+" << it.inactive << " " << shape.phrase << " on "
                << core::iso(date_of(today));
            ASSERT_FALSE(found.why.empty());
        }
    }
    for (const char* state : {"open", "review", "waiting", "active", "inactive", "ended"})
        EXPECT_GT(met[state], 1'000) << state << " was hardly met";
    for (const char* word : {"judged to be destroyed", "judged to be kept", "judged longer", "may go"})
        EXPECT_GT(met[word], 1'000) << word << " was hardly met";
    for (const char* border : {"29 February to February", "29 February to March", "nine years", "ten years",
                               "before it, of its unit", "before it, of its person"})
        EXPECT_GT(met[border], 100) << border << " was hardly met";
}

// A row on the review list is no rule: whatever happened, its dossier is kept.
TEST(RetentionModel, rows_nobody_could_read_keep_their_dossiers_for_ever) {
    ASSERT_FALSE(schedule().unread.empty());
    History history(15);
    for (int n = 0; n < 1'000; ++n) {
        const auto it = history.draw();
        const auto found = clock(std::nullopt, facts_of(it),
                                 {it.to_december, it.to_march, it.inactive_decides, it.ministry}, date_of(days().number(2109, 12, 31)));
        ASSERT_FALSE(found.disposable());
        ASSERT_FALSE(found.active_until || found.inactive_until);
        const bool open = std::count(it.volumes.begin(), it.volumes.end(), -1) > 0;
        ASSERT_EQ(name(found.phase), open ? "open" : "unruled") << n;
    }
}

}  // namespace
