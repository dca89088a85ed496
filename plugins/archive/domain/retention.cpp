// SPDX-License-Identifier: Apache-2.0
#include "archive/domain/retention.h"

namespace archive {

core::Json Rule::json() const {
    return {{"code", code},
            {"active_years", active_years},
            {"inactive_years", inactive_years},
            {"trigger", trigger},
            {"fate", fate_word(fate)},
            {"verified", verified}};
}

std::optional<Rule> Rule::from(const core::Json& json) {
    if (!json.is_object()) return std::nullopt;
    Rule rule;
    rule.code = core::json::text(json, "code");
    rule.active_years = json.value("active_years", 0);
    rule.inactive_years = json.value("inactive_years", 0);
    rule.trigger = core::json::text(json, "trigger");
    rule.verified = json.value("verified", false);
    for (const Fate fate : {Fate::destroy, Fate::keep, Fate::review})
        if (fate_word(fate) == core::json::text(json, "fate")) rule.fate = fate;
    return rule;
}

std::string_view fate_word(Fate fate) {
    switch (fate) {
        case Fate::destroy: return "musnah";
        case Fate::keep: return "permanen";
        case Fate::review: return "dinilai_kembali";
    }
    return "dinilai_kembali";
}

std::string_view name(Phase phase) {
    switch (phase) {
        case Phase::open: return "open";
        case Phase::unruled: return "unruled";
        case Phase::waiting: return "waiting";
        case Phase::active: return "active";
        case Phase::inactive: return "inactive";
        case Phase::ended: return "ended";
    }
    return "open";
}

Term term(const std::optional<Rule>& rule, std::optional<core::Date> closed,
          std::optional<core::Date> trigger, core::Date today) {
    Term term;
    if (!closed) return term;
    if (!rule) {
        term.phase = Phase::unruled;
        return term;
    }
    if (!rule->trigger.empty() && !trigger) {
        term.phase = Phase::waiting;
        return term;
    }
    // An event before the closing does not start the clock earlier.
    term.start = rule->trigger.empty() ? *closed : std::max(*closed, *trigger);
    term.active_until = core::add_years(*term.start, rule->active_years);
    term.inactive_until =
        core::add_years(*term.start, rule->active_years + rule->inactive_years);
    term.phase = today <= *term.active_until     ? Phase::active
                 : today <= *term.inactive_until ? Phase::inactive
                                                 : Phase::ended;
    return term;
}

bool adopts(const std::optional<Rule>& applied, const std::optional<Rule>& found) {
    if (!found) return false;
    if (!applied) return true;
    return found->fate == applied->fate && found->trigger == applied->trigger &&
           found->active_years >= applied->active_years &&
           found->active_years + found->inactive_years >=
               applied->active_years + applied->inactive_years;
}

}  // namespace archive
