// SPDX-License-Identifier: Apache-2.0
#include "classification/web/served_words.h"

#include <algorithm>

namespace classification::web {

std::string rule_sentence(const RetentionRule& rule, const core::words::Catalog& words) {
    const auto start = rule.trigger.empty() ? words.say("classification.rule.closing") : rule.trigger;
    auto fate = words.say("classification.fate." + std::string(name(rule.fate)));
    if (!rule.exception.empty()) fate += ", " + rule.exception;
    return words.say("classification.rule.sentence", {{"active", words.number(rule.active_years)},
                                                      {"start", start},
                                                      {"inactive", words.number(rule.inactive_years)},
                                                      {"fate", fate}});
}

std::string served_sentence(const Finding& finding, const Catalog::Served& served, const core::words::Catalog& words) {
    const bool rules = finding.kind == Kind::retention, own = served.from == finding.code;
    core::Args args{{"code", finding.code}, {"from", served.from}};
    args.push_back({"count", words.number(std::max<std::int64_t>(served.waits, 1))});
    args.push_back({"says", rules ? served.rule ? rule_sentence(*served.rule, words) : std::string()
                                  : words.say("classification.access." + std::string(name(served.access)))});
    const std::string what = served.from.empty() ? "none" : served.undecided ? own ? "others" : "above_waits" : own ? "own" : "above";
    return words.say("classification.then." + std::string(rules ? "rule." : "access.") + what, args);
}

}  // namespace classification::web
