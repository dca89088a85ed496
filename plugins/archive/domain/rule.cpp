// SPDX-License-Identifier: Apache-2.0
#include "archive/domain/rule.h"

#include <algorithm>
#include <array>

namespace archive {
namespace {

using classification::Logic;
using classification::Mode;
using classification::Scope;
using classification::Trigger;

template <class Kind, std::size_t n>
Kind named(const std::array<Kind, n>& all, std::string_view word, Kind otherwise) {
    for (const Kind each : all)
        if (classification::name(each) == word) return each;
    return otherwise;
}

core::Json json_of(const classification::Triggers& triggers) {
    core::Json all = core::Json::array();
    for (const auto& each : triggers.all)
        all.push_back({{"key", each.key},
                       {"name", each.name},
                       {"mode", classification::name(each.mode)},
                       {"scope", classification::name(each.scope)},
                       {"repeats", each.repeats}});
    return all;
}

Trigger trigger_of(const core::Json& json) {
    constexpr std::array modes{Mode::close, Mode::point, Mode::state, Mode::supersession, Mode::jurisdiction};
    constexpr std::array scopes{Scope::dossier, Scope::unit, Scope::fiscal_year};
    return {core::json::text(json, "key"), core::json::text(json, "name"),
            named(modes, core::json::text(json, "mode"), Mode::point),
            named(scopes, core::json::text(json, "scope"), Scope::dossier),
            json.value("repeats", false)};
}

}  // namespace

core::Json Rule::json() const {
    return {{"code", code},
            {"active_years", active_years},
            {"inactive_years", inactive_years},
            {"trigger", trigger},
            {"fate", classification::name(fate)},
            {"verified", verified},
            {"exception", exception},
            {"verbatim", verbatim},
            {"edition", edition},
            {"to_personal", to_personal},
            {"logic", classification::name(triggers.logic)},
            {"triggers", json_of(triggers)}};
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
        if (classification::name(fate) == core::json::text(json, "fate")) rule.fate = fate;
    rule.exception = core::json::text(json, "exception");
    rule.verbatim = core::json::text(json, "verbatim");
    rule.edition = core::json::text(json, "edition");
    rule.to_personal = json.value("to_personal", false);
    if (!json.contains("triggers")) {
        if (!rule.trigger.empty()) rule.triggers.all = {{rule.trigger, rule.trigger, Mode::point, Scope::dossier}};
        return rule;
    }
    if (core::json::text(json, "logic") == classification::name(Logic::all)) rule.triggers.logic = Logic::all;
    for (const auto& each : json.at("triggers")) rule.triggers.all.push_back(trigger_of(each));
    return rule;
}

namespace {

// Of one event, whatever a dictionary calls it.
bool same_wait(const classification::Triggers& a, const classification::Triggers& b) {
    const auto same = [](const Trigger& one, const Trigger& other) {
        return one.key == other.key && one.mode == other.mode && one.scope == other.scope;
    };
    return a.logic == b.logic && std::equal(a.all.begin(), a.all.end(), b.all.begin(), b.all.end(), same);
}

// Nobody has told yet how the words of the trigger are read.
bool unread(const Rule& rule) {
    const auto& all = rule.triggers.all;
    return all.empty() || (all.size() == 1 && all.front().key == rule.trigger);
}

bool from_closing(const Rule& rule) {
    const auto& all = rule.triggers.all;
    if (all.empty()) return rule.trigger.empty();
    return std::all_of(all.begin(), all.end(), [](const Trigger& each) { return each.mode == Mode::close; });
}

// Kept for ever is surer than judged anew, and that than destroyed.
int surety(Fate fate) { return fate == Fate::keep ? 2 : fate == Fate::review ? 1 : 0; }

// Words nobody can read yet wait for ever.
bool waits_alike(const Rule& a, const Rule& b) {
    return same_wait(a.triggers, b.triggers) && (!a.triggers.all.empty() || a.trigger == b.trigger);
}

}  // namespace

bool differs(const std::optional<Rule>& seen, const std::optional<Rule>& found) {
    if (!seen || !found) return seen.has_value() != found.has_value();
    Rule now = *found;
    now.verified = seen->verified;   // of the schedule, not of what it says
    if (seen->edition.empty()) {   // kept before a rule told where it stands and how it is read
        now.edition = seen->edition;
        now.exception = seen->exception;
        now.to_personal = seen->to_personal;
        now.verbatim = seen->verbatim;
        now.triggers = seen->triggers;
    }
    return now != *seen;
}

bool adopts(const std::optional<Rule>& applied, const std::optional<Rule>& found) {
    if (!found) return false;
    if (!applied) return true;
    const int was = surety(applied->fate), now = surety(found->fate);
    // Years of what is kept for ever destroy nothing; what it excepts from that must have been excepted before.
    if (now > was && found->fate == Fate::keep) return found->exception.empty() || found->exception == applied->exception;
    return now >= was && found->trigger == applied->trigger &&
           (applied->exception.empty() || found->exception == applied->exception) &&
           (same_wait(found->triggers, applied->triggers) || (unread(*applied) && !found->triggers.all.empty())) &&
           found->active_years >= applied->active_years &&
           found->active_years + found->inactive_years >= applied->active_years + applied->inactive_years;
}

Loss loss(const std::optional<Rule>& from, const std::optional<Rule>& to) {
    const auto sure = [](const std::optional<Rule>& rule) { return surety(rule ? rule->fate : Fate::review); };
    if (sure(to) < sure(from)) return Loss::fate;
    if (!from || !to || to->fate == Fate::keep) return Loss::none;
    if (!from_closing(*from) && !waits_alike(*from, *to)) return Loss::event;
    const auto total = [](const Rule& rule) { return rule.active_years + rule.inactive_years; };
    return total(*to) < total(*from) ? Loss::years : Loss::none;
}

}  // namespace archive
