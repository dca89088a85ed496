// SPDX-License-Identifier: Apache-2.0
// How long a step may take, by its urgency: data of the office. What is shipped are habits (letters.md
// 2.8), not law, and is marked so until somebody writes his own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "deadlines/waits.h"

namespace deadlines {

enum class Measure { hours, days, none };   // working hours, working days; none: the step has no deadline
std::string_view name(Measure measure);
std::optional<Measure> measure_named(std::string_view text);

constexpr std::array<std::string_view, 3> urgencies{"biasa", "segera", "sangat_segera"};

struct Rule {
    Step step = Step::initial;
    std::string urgency = "biasa";
    Measure measure = Measure::none;
    int amount = 0;
    int remind_hours = 0;      // working hours before it is due; 0: nobody is reminded
    int escalate_hours = 0;    // working hours after it was due, and again after as many; 0: never
    std::int64_t version = 0;  // 0: as shipped
    core::Instant since;       // of this version
    std::string by;            // who wrote it
    bool operator==(const Rule&) const = default;
};

// When what began then is due; nothing where the rule sets no deadline.
std::optional<core::Instant> due_by(const Rule& rule, core::Instant began, const WorkTime& time, core::Zone zone);
// A due date somebody set: the whole day may be used.
core::Instant end_of_day(core::Date due, core::Zone zone);
std::vector<core::Fault> faults_of(const Rule& rule);
// Every step and urgency, as shipped.
const std::vector<Rule>& shipped_rules();

// The rules as they stood at any time.
class RuleBook {
  public:
    RuleBook() = default;
    explicit RuleBook(std::vector<Rule> written) : written_(std::move(written)) {}   // oldest first

    Rule at(Step step, std::string_view urgency, core::Instant when) const;
    Rule now(Step step, std::string_view urgency) const;
    std::vector<Rule> history(Step step, std::string_view urgency) const;   // newest first; without the shipped one

  private:
    std::vector<Rule> written_;
};

constexpr int most_amount = 250;   // days or hours

}  // namespace deadlines
