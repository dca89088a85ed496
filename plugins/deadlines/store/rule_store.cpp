// SPDX-License-Identifier: Apache-2.0
#include "deadlines/store/rule_store.h"

namespace deadlines {

using core::db::Row;
using core::db::Tx;

std::vector<Rule> RuleStore::all(Tx& tx) {
    return tx.all("SELECT step, urgency, version, measure, amount, remind_hours, escalate_hours, since_at, person "
                  "FROM deadlines_rule ORDER BY since_at, version",
                  {}, [](const Row& row) {
                      Rule rule;
                      rule.step = step_named(row.text(0)).value_or(Step::initial);
                      rule.urgency = row.text(1);
                      rule.version = row.integer(2);
                      rule.measure = measure_named(row.text(3)).value_or(Measure::none);
                      rule.amount = static_cast<int>(row.integer(4));
                      rule.remind_hours = static_cast<int>(row.integer(5));
                      rule.escalate_hours = static_cast<int>(row.integer(6));
                      rule.since = row.instant(7);
                      rule.by = row.text(8);
                      return rule;
                  });
}

void RuleStore::insert(Tx& tx, const Rule& rule) {
    tx.exec("INSERT INTO deadlines_rule (step, urgency, version, measure, amount, remind_hours, escalate_hours, "
            "since_at, person) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {name(rule.step), rule.urgency, rule.version, name(rule.measure), rule.amount, rule.remind_hours,
             rule.escalate_hours, rule.since, rule.by});
}

}  // namespace deadlines
