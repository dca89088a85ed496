// SPDX-License-Identifier: Apache-2.0
#include "packages/web/told_words.h"

namespace packages::web {
namespace {

using archive::Account;
using core::words::Catalog;
using Sentences = std::vector<std::string>;

// The word of a room's own list; what it does not know is told as it came.
std::string called(const Catalog& words, const std::string& list, const std::string& word) {
    return words.has(list + word) ? words.say(list + word) : word;
}

std::string of(const Account::Rule& rule, const Catalog& words) {
    auto text = words.say("packages.told.rule", {{"edition", rule.edition}, {"code", rule.code},
                                                 {"active", std::to_string(rule.active_years)},
                                                 {"inactive", std::to_string(rule.inactive_years)},
                                                 {"fate", called(words, "archive.fate.", rule.fate)}});
    if (!rule.trigger.empty()) text += " " + words.say("packages.told.rule.trigger", {{"trigger", rule.trigger}});
    if (!rule.exception.empty()) text += " " + words.say("packages.told.rule.exception", {{"exception", rule.exception}});
    return text;
}

std::string of(const Account::Event& event, const Catalog& words) {
    return words.say("packages.told.event", {{"name", event.name}, {"date", words.date(event.on)}, {"evidence", event.evidence}});
}

std::string of(const Account::Mark& mark, const Catalog& words) {
    if (mark.kind == "vital")
        return words.say("packages.told.vital", {{"protection", called(words, "archive.protection.", mark.protection)},
                                                 {"date", mark.review ? words.date(*mark.review) : "-"}, {"reason", mark.reason}});
    if (mark.kind != "terjaga") return words.say("packages.told.mark", {{"kind", mark.kind}, {"reason", mark.reason}});
    auto text = words.say("packages.told.guarded", {{"category", called(words, "archive.category.", mark.category)}, {"reason", mark.reason}});
    if (mark.reported)
        text += " " + words.say("packages.told.guarded.reported", {{"date", words.date(*mark.reported)}, {"number", mark.report_number}});
    return text;
}

std::string of(const Account::Exception& apart, const Catalog& words) {
    const auto kind = called(words, "archive.exception.", apart.kind);
    if (apart.item == 0) return words.say("packages.told.settled", {{"reason", apart.reason}});
    auto text = words.say("packages.told.exception", {{"item", std::to_string(apart.item)}, {"kind", kind}, {"reason", apart.reason}});
    if (apart.active_years && apart.inactive_years)
        text += " " + words.say("packages.told.exception.years", {{"active", std::to_string(*apart.active_years)},
                                                                  {"inactive", std::to_string(*apart.inactive_years)}});
    return text;
}

std::string of(const Account::Judgement& judged, const Catalog& words) {
    const auto key = "packages.verdict." + judged.verdict;
    return words.say("packages.told.judged", {{"date", words.date(judged.on)}, {"paper", judged.paper},
                                              {"verdict", words.has(key) ? words.say(key, {{"years", std::to_string(judged.years)}}) : judged.verdict},
                                              {"reason", judged.reason}});
}

std::string of(const Account::Reference& reference, const Catalog& words) {
    return words.say("packages.told.reference", {{"number", reference.number}, {"reason", reference.reason}});
}

void add_person(const Account& account, const Catalog& words, Sentences& all) {
    if (account.person.empty()) return;
    const auto* key = account.nip.empty() ? "packages.told.person" : "packages.told.person_nip";
    all.push_back(words.say(key, {{"name", account.person}, {"nip", account.nip}}));
}

void add_volumes(const Account& account, const Catalog& words, Sentences& all) {
    if (account.volumes.empty()) return;
    std::string days;
    for (const auto& on : account.volumes) days += (days.empty() ? "" : ", ") + words.date(on);
    all.push_back(words.say("packages.told.volumes", {{"count", std::to_string(account.volumes.size() + 1)}, {"dates", days}}));
}

// What tells of the house it was in: where it stood there and by which instruments.
void add_there(const Content& content, const Catalog& words, Sentences& all) {
    const auto& account = content.account;
    if (content.held) all.push_back(words.say("packages.told.held"));
    if (!account.definitive.empty()) all.push_back(words.say("packages.told.definitive", {{"number", account.definitive}}));
    if (!content.place.empty()) all.push_back(words.say("packages.told.place", {{"place", content.place}}));
    if (!account.scheme.empty()) all.push_back(words.say("packages.told.scheme", {{"edition", account.scheme}}));
    if (account.rule) all.push_back(of(*account.rule, words));
}

}  // namespace

Sentences told_sentences(const Content& content, const Catalog& words) {
    const auto& account = content.account;
    Sentences all;
    add_there(content, words, all);
    if (account.fiscal_year > 0) all.push_back(words.say("packages.told.year", {{"year", std::to_string(account.fiscal_year)}}));
    add_volumes(account, words, all);
    add_person(account, words, all);
    const auto add = [&](const auto& each) { all.push_back(of(each, words)); };
    for (const auto& each : account.events) add(each);
    for (const auto& each : account.marks) add(each);
    for (const auto& each : account.exceptions) add(each);
    if (account.judged) add(*account.judged);
    for (const auto& each : account.references) add(each);
    return all;
}

Sentences left_sentences(const Content& content, const Catalog& words) {
    const auto& account = content.account;
    Sentences all;
    add_there(content, words, all);
    if (account.nip.empty()) add_person(account, words, all);
    if (account.judged && account.judged->verdict == "destroy") all.push_back(of(*account.judged, words));
    for (const auto& each : account.references) all.push_back(of(each, words));
    return all;
}

}  // namespace packages::web
