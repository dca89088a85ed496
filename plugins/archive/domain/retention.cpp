// SPDX-License-Identifier: Apache-2.0
#include "archive/domain/retention.h"

#include <algorithm>
#include <iterator>

namespace archive {
namespace {

using classification::Logic;
using classification::Mode;
using classification::Trigger;
using core::Date;
using MaybeDate = std::optional<Date>;

const MaybeDate& later(const MaybeDate& one, const MaybeDate& other) { return one < other ? other : one; }

// One computation; each step adds the sentences that explain it.
class Reckoning {
  public:
    Reckoning(const Rule& rule, const Facts& facts, const Policy& policy, Clock& clock)
        : rule_(rule), facts_(facts), policy_(policy), clock_(clock) {}

    void run(Date today);

  private:
    void say(std::string word, core::Args args = {}, std::vector<std::pair<std::string, Date>> dates = {}) {
        clock_.why.push_back({std::move(word), std::move(args), std::move(dates)});
    }
    void quote();
    bool readable();
    MaybeDate closed();
    const Happening* recorded(const Trigger& trigger, const Happening*& passed) const;
    MaybeDate superseded();
    MaybeDate happened(const Trigger& trigger, Date closed);
    MaybeDate start(Date closed);
    Date end(Date from, int years) const;
    void years();
    void periods(Date from, Date today);
    void split();
    void judged();
    void extend();
    void route();

    const Rule& rule_;
    const Facts& facts_;
    const Policy& policy_;
    Clock& clock_;
    // Of the rule, or of an item that has longer ones of its own.
    int active_ = 0, inactive_ = 0, total_ = 0;
    std::vector<std::pair<int, int>> terms_;   // active and inactive years, of the rule and of each such item
};

void Reckoning::quote() {
    say("archive.clock.rule", {{"code", rule_.code},
                               {"active", std::to_string(rule_.active_years)},
                               {"inactive", std::to_string(rule_.inactive_years)}});
    if (!rule_.edition.empty()) say("archive.clock.edition", {{"edition", rule_.edition}});
    if (!rule_.verbatim.empty()) say("archive.clock.verbatim", {{"text", rule_.verbatim}});
}

bool Reckoning::readable() {
    if (rule_.active_years < 0 || rule_.inactive_years < 0) {
        say("archive.clock.years_unread");
        return false;
    }
    if (rule_.trigger.empty() || !rule_.triggers.all.empty()) return true;
    say("archive.clock.trigger_unread", {{"text", rule_.trigger}});
    return false;
}

MaybeDate Reckoning::closed() {
    MaybeDate last;
    for (const auto& volume : facts_.volumes) {
        if (!volume) return std::nullopt;
        last = later(last, volume);
    }
    const bool several = facts_.volumes.size() > 1;
    if (last) say(several ? "archive.clock.volumes_closed" : "archive.clock.closed", {}, {{"on", *last}});
    return last;
}

// Of several records of one event the latest counts: nothing is kept shorter for a second record.
// `passed`: the latest that was told for many, but before what is in this dossier.
const Happening* Reckoning::recorded(const Trigger& trigger, const Happening*& passed) const {
    const Happening* last = nullptr;
    for (const auto& each : facts_.happenings) {
        // Recorded before anybody read the phrase: under its own words.
        if (!each.trigger.empty() && each.trigger != trigger.key && each.trigger != rule_.trigger) continue;
        const bool for_a_year = trigger.mode == Mode::jurisdiction || each.fiscal_year;
        if (for_a_year && each.fiscal_year.value_or(facts_.fiscal_year) != facts_.fiscal_year) continue;
        auto& latest = reaches(each, trigger.mode, facts_) ? last : passed;
        if (latest == nullptr || latest->on < each.on) latest = &each;
    }
    return last;
}

// A dossier is superseded when all that is in it is.
MaybeDate Reckoning::superseded() {
    MaybeDate last;
    int done = 0, total = 0;
    for (const auto& item : facts_.items) {
        if (item.departure == Departure::moved) continue;
        ++total;
        if (!item.superseded) continue;
        ++done;
        last = later(last, item.superseded);
    }
    if (total > 0 && done == total) return last;
    if (done > 0)
        say("archive.clock.partly_superseded", {{"done", std::to_string(done)}, {"total", std::to_string(total)}});
    return std::nullopt;
}

MaybeDate Reckoning::happened(const Trigger& trigger, Date closed) {
    if (trigger.mode == Mode::close) return closed;
    const Happening* passed = nullptr;
    const Happening* told = recorded(trigger, passed);
    MaybeDate on = told == nullptr ? std::nullopt : MaybeDate(told->on);
    if (trigger.mode == Mode::supersession) on = later(on, superseded());
    if (on) {
        const bool of_person = told != nullptr && told->of_person && told->on == *on;
        say(of_person ? "archive.clock.event_person" : "archive.clock.event", {{"name", trigger.name}}, {{"on", *on}});
        return on;
    }
    clock_.awaited.push_back(trigger.key);
    if (passed != nullptr) say("archive.clock.event_before", {{"name", trigger.name}}, {{"on", passed->on}});
    if (trigger.mode == Mode::jurisdiction)
        say("archive.clock.missing_year", {{"name", trigger.name}, {"year", std::to_string(facts_.fiscal_year)}});
    else
        say(trigger.mode == Mode::state ? "archive.clock.missing_end" : "archive.clock.missing",
            {{"name", trigger.name}});
    return std::nullopt;
}

MaybeDate Reckoning::start(Date closed) {
    const auto& triggers = rule_.triggers;
    if (triggers.all.empty()) return closed;
    if (triggers.all.size() > 1) say(triggers.logic == Logic::all ? "archive.clock.all" : "archive.clock.any");
    MaybeDate found;
    std::vector<Reason> missing;   // told last, and only where the years do not run for it
    for (const auto& trigger : triggers.all) {
        const auto said = static_cast<std::ptrdiff_t>(clock_.why.size());
        const auto on = happened(trigger, closed);
        if (!on) {
            std::move(clock_.why.begin() + said, clock_.why.end(), std::back_inserter(missing));
            clock_.why.resize(static_cast<std::size_t>(said));
        } else if (!found) {
            found = on;
        } else {
            found = triggers.logic == Logic::all ? std::max(*found, *on) : std::min(*found, *on);
        }
    }
    if (!found || (!missing.empty() && triggers.logic == Logic::all)) {
        std::move(missing.begin(), missing.end(), std::back_inserter(clock_.why));
        return std::nullopt;
    }
    clock_.awaited.clear();
    if (*found < closed) say("archive.clock.not_before", {}, {{"on", closed}});
    return std::max(*found, closed);
}

Date Reckoning::end(Date from, int years) const {
    Date day = from + std::chrono::years(years);
    if (!day.ok())
        day = policy_.leap_to_march ? Date(day.year() / std::chrono::March / 1)
                                    : Date(day.year() / std::chrono::February / std::chrono::last);
    if (policy_.year_end) day = day.year() / std::chrono::December / 31;
    return day;
}

void Reckoning::years() {
    active_ = rule_.active_years;
    inactive_ = rule_.inactive_years;
    total_ = active_ + inactive_;
    terms_ = {{active_, inactive_}};
    for (const auto& item : facts_.items) {
        if (item.departure == Departure::moved || !item.active_years || !item.inactive_years) continue;
        if (*item.active_years > active_ || *item.active_years + *item.inactive_years > total_)
            say("archive.clock.longer_item", {{"item", std::to_string(item.number)}});
        terms_.emplace_back(*item.active_years, *item.inactive_years);
        active_ = std::max(active_, *item.active_years);
        inactive_ = std::max(inactive_, *item.inactive_years);
        total_ = std::max(total_, *item.active_years + *item.inactive_years);
    }
}

void Reckoning::periods(Date from, Date today) {
    clock_.start = from;
    for (const auto& [active, inactive] : terms_) {
        const auto until = end(from, active);
        clock_.active_until = later(clock_.active_until, until);
        clock_.inactive_until = later(clock_.inactive_until, end(until, inactive));
    }
    say("archive.clock.active", {{"years", std::to_string(active_)}}, {{"from", from}, {"until", *clock_.active_until}});
    say("archive.clock.inactive", {{"years", std::to_string(total_ - active_)}}, {{"until", *clock_.inactive_until}});
    const bool leap = from.month() == std::chrono::February && from.day() == std::chrono::day(29);
    if (leap) say(policy_.leap_to_march ? "archive.clock.leap_march" : "archive.clock.leap");
    if (policy_.year_end) say("archive.clock.year_end");
    extend();
    clock_.phase = today <= *clock_.active_until     ? Phase::active
                   : today <= *clock_.inactive_until ? Phase::inactive
                                                     : Phase::ended;
    const auto by_rule = end(from, rule_.active_years);
    clock_.by_item = clock_.phase == Phase::active ? *clock_.active_until != by_rule
                                                   : *clock_.inactive_until != end(by_rule, rule_.inactive_years);
}

// Kept longer than it was to be; nobody's word keeps it shorter.
void Reckoning::extend() {
    const auto& judged = facts_.judged;
    if (!judged || judged->verdict != Judgement::Verdict::extend || rule_.fate != Fate::review) return;
    clock_.inactive_until = end(std::max(*clock_.inactive_until, judged->on), judged->years);
    clock_.extended = true;
    say("archive.clock.judged_extend",
        {{"paper", judged->paper}, {"reason", judged->reason}, {"years", std::to_string(judged->years)}},
        {{"on", judged->on}, {"until", *clock_.inactive_until}});
}

// A dossier kept for ever by a committee stays so whatever the rule becomes; to be destroyed it is only while the rule
// leaves it to them.
void Reckoning::judged() {
    const auto& judged = facts_.judged;
    if (!judged || judged->verdict == Judgement::Verdict::extend) return;
    const bool keeps = judged->verdict == Judgement::Verdict::keep;
    if (!keeps && rule_.fate != Fate::review) return;
    clock_.fate = keeps ? Fate::keep : Fate::destroy;
    say(keeps ? "archive.clock.judged_keep" : "archive.clock.judged_destroy",
        {{"paper", judged->paper}, {"reason", judged->reason}}, {{"on", judged->on}});
}

void Reckoning::split() {
    if (clock_.fate != Fate::destroy) return;
    if (!rule_.exception.empty() && !facts_.exception_settled) {
        clock_.whole = false;
        say("archive.clock.exception", {{"text", rule_.exception}});
    }
    for (const auto& item : facts_.items) {
        if (item.departure != Departure::permanent && item.departure != Departure::unresolved) continue;
        clock_.whole = false;
        say(item.departure == Departure::permanent ? "archive.clock.permanent_item" : "archive.clock.unresolved_item",
            {{"item", std::to_string(item.number)}});
    }
}

void Reckoning::route() {
    if (clock_.fate != Fate::destroy) return;
    const int years = policy_.by_inactive ? inactive_ : total_;
    clock_.route = policy_.national || years >= national_archives_from ? Route::national_archives : Route::head;
    if (policy_.national)
        say("archive.clock.route_national");
    else
        say(clock_.route == Route::head ? "archive.clock.route_head" : "archive.clock.route_archives",
            {{"years", std::to_string(years)}, {"border", std::to_string(national_archives_from)}});
}

void Reckoning::run(Date today) {
    quote();
    const auto closing = closed();
    const bool understood = readable();
    clock_.phase = closing ? Phase::review : Phase::open;
    if (!closing) say("archive.clock.open");
    if (!understood) return;
    years();
    clock_.fate = rule_.fate;
    judged();
    if (closing) {
        clock_.phase = Phase::waiting;
        if (const auto from = start(*closing)) periods(*from, today);
    }
    split();
    route();
}

}  // namespace

bool reaches(const Happening& told, Mode mode, const Facts& facts) {
    const bool ends_or_replaces = mode == Mode::state || mode == Mode::supersession;
    if (told.of_person ? !ends_or_replaces : !told.of_unit) return true;
    MaybeDate last;
    for (const auto& item : facts.items)
        if (item.departure != Departure::moved) last = later(last, item.dated);
    const bool holds_nothing_newer = last && told.on >= *last;
    if (mode == Mode::supersession && last) return holds_nothing_newer;
    return holds_nothing_newer || told.on >= facts.opened;
}

Clock clock(const std::optional<Rule>& rule, const Facts& facts, const Policy& policy, Date today) {
    Clock found;
    if (rule) {
        Reckoning(*rule, facts, policy, found).run(today);
        return found;
    }
    const bool open = facts.volumes.empty() || std::count(facts.volumes.begin(), facts.volumes.end(), std::nullopt) > 0;
    found.phase = open ? Phase::open : Phase::unruled;
    found.undecided = !facts.undecided.empty();
    if (found.undecided) found.why.push_back({"archive.clock.undecided", {{"code", facts.undecided}}, {}});
    else found.why.push_back({"archive.clock.unruled", {}, {}});
    return found;
}

}  // namespace archive
