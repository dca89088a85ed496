// SPDX-License-Identifier: Apache-2.0
#include "core/search/stepwise.h"

#include <algorithm>

#include "core/base/text.h"

namespace core::search {

std::string Steps::of_run(const Run& run, Step step) const {
    const bool exactly = step == Step::exact_in_title || step == Step::exact;
    const auto reach = step == Step::exact_in_title || step == Step::stem_in_title ? Reach::title : Reach::anywhere;
    std::vector<std::string> ways;
    if (!run.exact.empty())
        ways.push_back(this->run(run.words(exactly), reach, exactly || run.quoted || run.beginning, run.beginning));
    const bool near = step != Step::stem && step != Step::misread;
    for (const auto& each : near ? run.number.whole : run.number.part) ways.push_back(part(each.text, each.beginning));
    if (step == Step::misread && !run.ocr.empty()) ways.push_back(recognised(run.ocr));
    return "(" + text::join(ways, any()) + ")";
}

std::string Steps::of_term(const Term& term, Step step) const {
    std::vector<std::string> ways;
    for (const auto& way : term) {
        std::vector<std::string> runs;
        for (const auto& run : way) runs.push_back(of_run(run, step));
        ways.push_back("(" + text::join(runs, all()) + ")");
    }
    return "(" + text::join(ways, any()) + ")";
}

std::string Steps::at(Step step) const {
    if (step == Step::phrase_in_title)
        return asked_.title_run.empty() ? "" : run(asked_.title_run, Reach::title, true, false);
    std::vector<std::string> terms;
    for (const auto& term : asked_.terms) terms.push_back(of_term(term, step));
    return text::join(terms, all());
}

std::string Steps::every() const { return at(Step::misread); }

std::string Steps::only(Step step) const {
    const auto own = at(step);
    std::vector<Step> before;
    if (step == Step::exact_in_title) before = {Step::phrase_in_title};
    if (step == Step::stem_in_title) before = {Step::exact_in_title};
    if (step == Step::exact) before = {Step::stem_in_title};
    if (step == Step::stem) before = {Step::stem_in_title, Step::exact};
    if (step == Step::misread) before = {Step::stem};
    std::vector<std::string> others;
    for (const Step each : before)
        if (auto other = at(each); other == own) return "";
        else if (!other.empty()) others.push_back("(" + std::move(other) + ")");
    return own.empty() || others.empty() ? own : without(own, text::join(others, any()));
}

std::vector<Placed> stepwise(const Asked& asked, const Steps& match, const Cursor& cursor, int most,
                             const Rows& rows) {
    if (!asked.best) return rows(match.every(), std::min(cursor.place, asked.before), most);
    std::vector<Placed> all;
    for (int step = cursor.step; step < steps && static_cast<int>(all.size()) < most; ++step) {
        const auto words = match.only(static_cast<Step>(step));
        if (words.empty()) continue;
        const auto before = step == cursor.step ? std::min(cursor.place, asked.before) : asked.before;
        for (auto& row : rows(words, before, most - static_cast<int>(all.size()))) {
            row.step = step;
            all.push_back(std::move(row));
        }
    }
    return all;
}

}  // namespace core::search
