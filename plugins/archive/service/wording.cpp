// SPDX-License-Identifier: Apache-2.0
#include "archive/service/wording.h"

#include "archive/period.h"
#include "core/base/text.h"

namespace archive::wording {

using core::words::Catalog;

namespace {

bool between(char each, char first, char last) { return first <= each && each <= last; }

std::string since(const Rule& rule, const Catalog& words) {
    return small(rule.trigger.empty() ? words.say("archive.term.since_closed") : rule.trigger);
}

}  // namespace

std::string capital(std::string word) {
    if (!word.empty() && between(word[0], 'a', 'z')) word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
}

std::string small(std::string word) {
    if (word.size() > 1 && between(word[0], 'A', 'Z') && between(word[1], 'a', 'z'))
        word[0] = static_cast<char>(word[0] - 'A' + 'a');
    return word;
}

std::string dates(const Clock& clock, const Catalog& words) {
    if (!clock.active_until || !clock.inactive_until) return words.say("archive.phase." + std::string(name(clock.phase)));
    return words.say("archive.shift.dates", {{"active", words.date(*clock.active_until)}, {"inactive", words.date(*clock.inactive_until)}});
}

std::string reason(const Whole& whole, const Catalog& words) {
    const auto& rule = whole.dossier.rule;
    auto key = "archive.term." + std::string(name(whole.term.phase));
    // The years of the rule no longer lead to the day.
    const bool over = whole.term.phase == Phase::inactive || whole.term.phase == Phase::ended;
    if (whole.term.extended && over) key += "_extended";
    else if (whole.term.by_item) key += "_item";
    if (!rule && whole.term.undecided) return words.say("archive.term.undecided");
    if (!rule) return words.say(whole.term.phase == Phase::open ? "archive.term.unruled" : key);
    core::Args args{
        {"active", std::to_string(rule->active_years)},
        {"inactive", std::to_string(rule->inactive_years)},
        {"total", std::to_string(rule->active_years + rule->inactive_years)},
        {"since", since(*rule, words)},
        {"code", rule->code},
        {"fate", words.say("archive.fate." + std::string(classification::name(whole.term.fate)))},
        {"mark", rule->verified ? "" : " " + words.say("archive.term.unverified")}};
    if (whole.term.active_until) args.push_back({"active_until", words.date(*whole.term.active_until)});
    if (whole.term.inactive_until)
        args.push_back({"inactive_until", words.date(*whole.term.inactive_until)});
    return words.say(key, args);
}

std::string kept_by(const std::optional<Rule>& rule, const Catalog& words) {
    if (!rule) return words.say("archive.move.unruled");
    return words.say("archive.move.kept", {{"active", std::to_string(rule->active_years)},
                                           {"inactive", std::to_string(rule->inactive_years)},
                                           {"since", since(*rule, words)},
                                           {"fate", words.say("archive.fate." + std::string(classification::name(rule->fate)))}});
}

std::string lost(const Lost& told, const Catalog& words) {
    const auto say = [&](const std::string& what) { return words.say("archive.move.lost." + what, told.args); };
    return told.also.empty() ? say(told.what) : say(told.what) + " " + say(told.also);
}

std::vector<std::string> explanation(const Clock& clock, const Catalog& words) {
    std::vector<std::string> sentences;
    for (const auto& reason : clock.why) {
        core::Args args = reason.args;
        for (const auto& [name, day] : reason.dates) args.push_back({name, words.date(day)});
        sentences.push_back(words.say(reason.word, args));
    }
    return sentences;
}

std::string period(const Extent& extent, core::Date opened, const Catalog& words) {
    if (extent.untold()) return words.say("archive.undated");
    return archive::period(static_cast<int>(extent.first.value_or(opened).year()),
                           static_cast<int>(extent.last.value_or(opened).year()));
}

std::string period(const Whole& whole, const Catalog& words) { return period(whole.extent, whole.dossier.opened, words); }

std::string amount(const Extent& extent, const Catalog& words) {
    std::string text = words.number(extent.items) + " " + words.say("archive.unit.item");
    for (const auto& [unit, sum] : extent.amounts) text += ", " + words.number(sum) + " " + words.say("archive.unit." + unit);
    return text;
}

std::string amount(const Whole& whole, const Catalog& words) { return amount(whole.extent, words); }

std::string amount(const Item& item, const Catalog& words) {
    return words.number(item.amount) + " " + words.say("archive.unit." + item.amount_unit);
}

std::string medium(const Extent& extent, const Catalog& words) {
    const auto whole = extent.medium();
    if (whole.empty()) return "";
    auto text = words.say("archive.medium." + std::string(whole));
    if (whole != "mixed") return text;
    std::vector<std::string> each;
    for (const auto& one : extent.media) each.push_back(small(words.say("archive.medium." + one)));
    return text + ": " + core::text::join(each, ", ");
}

std::string described(const Description& item, const Catalog& words) {
    auto text = words.say("archive.stage." + item.stage) + ", " + small(words.say("archive.medium." + item.medium));
    if (!item.physical.empty()) text += ", " + words.say("archive.physical." + item.physical);
    return text;
}

std::string told(Exception::Kind kind, const Catalog& words) {
    if (kind == Exception::Kind::moved) return words.say("archive.exception.moved_away");   // the choice of the form says more
    return words.say("archive.exception." + std::string(name(kind)));
}

std::string correction(const Correction& told, const Catalog& words) {
    std::vector<std::string> said;
    const auto say = [&](const char* column, const std::string& was, const std::string& now) {
        if (was == now) return;
        said.push_back(words.say("archive.described.change", {{"what", words.say(column)},
                                                              {"was", was.empty() ? "-" : was},
                                                              {"now", now}}));
    };
    const auto word = [&](const char* stem, const std::string& name) { return name.empty() ? name : words.say(stem + name); };
    const auto amount = [&](const Description& of) {
        return words.number(of.amount) + " " + words.say("archive.unit." + of.amount_unit);
    };
    const auto& [was, now] = std::pair(told.was, told.now);
    say("archive.column.stage", word("archive.stage.", was.stage), word("archive.stage.", now.stage));
    say("archive.column.medium", word("archive.medium.", was.medium), word("archive.medium.", now.medium));
    say("archive.field.condition", word("archive.physical.", was.physical), word("archive.physical.", now.physical));
    say("archive.column.amount", amount(was), amount(now));
    say("archive.field.sender", was.sender, now.sender);
    return core::text::join(said, "; ");
}

namespace {

void say_change(std::vector<std::string>& said, const char* column, const std::string& was, const std::string& now, const Catalog& words) {
    if (was == now) return;
    said.push_back(words.say("archive.described.change", {{"what", words.say(column)}, {"was", was.empty() ? "-" : was},
                                                          {"now", now.empty() ? "-" : now}}));
}

}  // namespace

std::string renaming(const Renaming& told, const Catalog& words) {
    std::vector<std::string> changes;
    const auto& [was, now] = std::pair(told.was, told.now);
    const auto days = [&](const Naming& of) { return archive::said(edtf_of(of.dated, of.first, of.date), words); };
    say_change(changes, "archive.column.item_title", was.title, now.title, words);
    say_change(changes, "archive.field.paper_number", was.number, now.number, words);
    say_change(changes, "archive.column.date", days(was), days(now), words);
    return core::text::join(changes, "; ");
}

std::string retitling(const Retitling& told, const Catalog& words) {
    std::vector<std::string> said;
    say_change(said, "archive.column.title", told.was.title, told.now.title, words);
    say_change(said, "archive.column.code", told.was.code + " " + told.was.code_name, told.now.code + " " + told.now.code_name, words);
    return core::text::join(said, "; ");
}

std::string word(Exception::Kind kind, const std::optional<int>& active, const std::optional<int>& inactive, const Catalog& words) {
    auto text = words.say("archive.exception." + std::string(name(kind)));
    if (kind == Exception::Kind::years)
        text += ": " + words.say("archive.list.term", {{"active", std::to_string(active.value_or(0))}, {"inactive", std::to_string(inactive.value_or(0))}});
    return text;
}

std::string known_by(const Person& person, const Catalog& words) {
    return person.registered.empty() ? words.say("archive.person.by_nip", {{"number", person.nip}})
                                     : words.say("archive.person.by_register", {{"number", person.registered}});
}

std::string gone_word(const Dossier& dossier) {
    return std::string("archive.gone.") + (dossier.life == Life::destroyed ? "destroyed"
                                           : dossier.annulled()            ? "annulled"
                                           : dossier.emptied()             ? "removed"
                                                                           : "handed_over");
}

std::string access(AccessClass access, const Catalog& words) {
    return words.say("archive.access." + std::string(classification::name(access)));
}

std::string programme(const Mark& mark, const Catalog& words) {
    const auto told = [&](const char* key, core::Date on, const std::string& number) {
        return words.say(std::string("archive.terjaga.") + key, {{"number", number}, {"date", words.date(on)}});
    };
    if (mark.copied) return told("copied", *mark.copied, mark.copy_number);
    if (mark.reported)
        return told("reported", *mark.reported, mark.report_number) + "; " + told("copy_due", *mark.copy_due(), "");
    const auto due = mark.report_due();
    return due ? told("due", *due, "") : std::string();
}

}  // namespace archive::wording
