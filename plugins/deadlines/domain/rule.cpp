// SPDX-License-Identifier: Apache-2.0
// Deadlines by the office's rules.
#include "deadlines/domain/rule.h"

#include <limits>

namespace deadlines {

namespace {

constexpr std::array<Measure, 3> all_measures{Measure::hours, Measure::days, Measure::none};

struct Habit {
    Measure measure;
    int ordinary, urgent, most_urgent;   // days; most_urgent of short steps in hours
};

// Answers and follow-up in five, two and one working days; what is only to be looked at in less.
Habit habit_of(Step step) {
    switch (step) {
        case Step::initial:
        case Step::coordination:
        case Step::signature:
        case Step::revision:
        case Step::disposition:
        case Step::accepted:
        case Step::closing: return {Measure::days, 2, 1, 4};
        case Step::opened:
        case Step::told:
        case Step::scan:
        case Step::delivery: return {Measure::days, 2, 1, 2};
        case Step::follow_up: return {Measure::days, 5, 2, 8};
        case Step::copy:
        case Step::answered: return {Measure::none, 0, 0, 0};
    }
    return {Measure::none, 0, 0, 0};
}

std::vector<Rule> made() {
    std::vector<Rule> all;
    for (const auto step : all_steps)
        for (const auto urgency : urgencies) {
            const auto habit = habit_of(step);
            Rule rule;
            rule.step = step;
            rule.urgency = urgency;
            rule.measure = habit.measure;
            if (habit.measure == Measure::none) {
                all.push_back(rule);
                continue;
            }
            rule.amount = urgency == "biasa" ? habit.ordinary : urgency == "segera" ? habit.urgent : habit.most_urgent;
            if (urgency == "sangat_segera") rule.measure = Measure::hours;
            rule.remind_hours = urgency == "biasa" ? 4 : urgency == "segera" ? 2 : 1;
            rule.escalate_hours = urgency == "biasa" ? 8 : urgency == "segera" ? 4 : 2;
            all.push_back(rule);
        }
    return all;
}

}  // namespace

std::string_view name(Measure measure) {
    return measure == Measure::hours ? "hours" : measure == Measure::days ? "days" : "none";
}

std::optional<Measure> measure_named(std::string_view text) {
    for (const auto measure : all_measures)
        if (name(measure) == text) return measure;
    return std::nullopt;
}

std::optional<core::Instant> due_by(const Rule& rule, core::Instant began, const WorkTime& time, core::Zone zone) {
    constexpr int hour = 60;
    switch (rule.measure) {
        case Measure::hours: return time.after_minutes(began, std::int64_t{rule.amount} * hour, zone);
        case Measure::days:
            return time.closing(time.after_working_days(core::date_of(began, zone), rule.amount), zone);
        case Measure::none: return std::nullopt;
    }
    return std::nullopt;
}

core::Instant end_of_day(core::Date due, core::Zone zone) {
    return core::start_of(core::add_days(due, 1), zone) - std::chrono::minutes(1);
}

std::vector<core::Fault> faults_of(const Rule& rule) {
    std::vector<core::Fault> faults;
    const core::Args most{{"most", std::to_string(most_amount)}};
    if (rule.measure != Measure::none && (rule.amount < 1 || rule.amount > most_amount))
        faults.push_back({"amount", "deadlines.fault.amount", most});
    if (rule.remind_hours < 0 || rule.remind_hours > most_amount)
        faults.push_back({"remind", "deadlines.fault.hours", most});
    if (rule.escalate_hours < 0 || rule.escalate_hours > most_amount)
        faults.push_back({"escalate", "deadlines.fault.hours", most});
    return faults;
}

Rule RuleBook::at(Step step, std::string_view urgency, core::Instant when) const {
    for (auto rule = written_.rbegin(); rule != written_.rend(); ++rule)
        if (rule->step == step && rule->urgency == urgency && rule->since <= when) return *rule;
    for (const auto& rule : shipped_rules())
        if (rule.step == step && rule.urgency == urgency) return rule;
    Rule none;
    none.step = step;
    none.urgency = urgency;
    return none;
}

Rule RuleBook::now(Step step, std::string_view urgency) const {
    return at(step, urgency, {std::numeric_limits<std::int64_t>::max()});
}

std::vector<Rule> RuleBook::history(Step step, std::string_view urgency) const {
    std::vector<Rule> found;
    for (auto rule = written_.rbegin(); rule != written_.rend(); ++rule)
        if (rule->step == step && rule->urgency == urgency) found.push_back(*rule);
    return found;
}

const std::vector<Rule>& shipped_rules() {
    static const std::vector<Rule> all = made();
    return all;
}

}  // namespace deadlines
