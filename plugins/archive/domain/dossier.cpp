// SPDX-License-Identifier: Apache-2.0
#include "archive/domain/dossier.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"

namespace archive {

using core::Code;
using core::Error;

int rank(AccessClass access) { return static_cast<int>(access); }

AccessClass ranked(std::int64_t rank) {
    // What is out of range stays closed.
    return rank >= 0 && rank <= 3 ? static_cast<AccessClass>(rank) : AccessClass::top_secret;
}

std::string_view access_word(AccessClass access) {
    switch (access) {
        case AccessClass::ordinary: return "biasa";
        case AccessClass::limited: return "terbatas";
        case AccessClass::secret: return "rahasia";
        case AccessClass::top_secret: return "sangat_rahasia";
    }
    return "sangat_rahasia";
}

void Dossier::close(core::Date on, core::Date today) {
    if (state == State::closed)
        throw Error(Code::conflict, "archive.error.closed", {{"number", numbered()}});
    if (on < opened || on > today)
        throw Error("core.error.invalid", {{"date", "archive.fault.close_date", {}}});
    state = State::closed;
    closed = on;
}

void Dossier::engage(Process wanted, std::string_view proposal) {
    if (process_of == proposal) return;
    if (process != Process::none) throw Error(Code::conflict, "archive.obstacle.proposed", {{"number", numbered()}});
    process = wanted;
    process_of = proposal;
}

void Dossier::release(std::string_view proposal) {
    if (process_of != proposal) return;
    process = Process::none;
    process_of.clear();
}

Extent extent(const std::vector<Item>& items) {
    Extent extent;
    for (const Item& item : items) {
        ++extent.items;
        if (!extent.first || item.date < *extent.first) extent.first = item.date;
        if (!extent.last || item.date > *extent.last) extent.last = item.date;
        const auto same = std::find_if(extent.amounts.begin(), extent.amounts.end(),
                                       [&](const auto& sum) { return sum.first == item.amount_unit; });
        if (same == extent.amounts.end())
            extent.amounts.emplace_back(item.amount_unit, item.amount);
        else
            same->second += item.amount;
    }
    return extent;
}

Facts facts_of(const Dossier& dossier, const std::vector<Item>& items) {
    Facts facts;
    facts.volumes = {dossier.closed};
    facts.fiscal_year = dossier.year;
    if (dossier.trigger) facts.happenings.push_back({"", *dossier.trigger, {}});
    for (const Item& item : items) {
        facts.items.emplace_back();
        facts.items.back().number = item.number;
    }
    return facts;
}

bool files(const core::Actor& actor) {
    if (!actor.signed_in() || actor.seats.size() <= actor.acting) return false;
    const auto& roles = actor.seats[actor.acting].roles;
    return actor.may("archive.file") && (roles.contains("clerk") || roles.contains("archivist") ||
                                         roles.contains("head"));
}

}  // namespace archive
