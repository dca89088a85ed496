// SPDX-License-Identifier: Apache-2.0
#include "classification/domain/renamed.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "classification/domain/code.h"
#include "core/base/apart.h"
#include "core/base/text.h"

namespace classification {
namespace {

constexpr std::size_t long_word = 7;   // in a shorter one another letter makes another word ("formal", "normal")

bool alike_words(const std::string& one, const std::string& other) {
    if (one == other) return true;
    const auto shorter = std::min(one.size(), other.size());
    if (shorter < long_word) return false;
    return core::text::apart(one, other, 1) <= 1;
}

// "Barang bergerak" and "barang tidak bergerak" have all but one word in common.
bool turns(const std::string& word) {
    constexpr std::array<std::string_view, 8> turning{"tidak", "bukan", "non", "tanpa", "selain", "kecuali", "belum", "luar"};
    return std::find(turning.begin(), turning.end(), word) != turning.end();
}

// Two thirds of the longer one.
bool alike_names(const std::vector<std::string>& before, const std::vector<std::string>& after) {
    const auto turning = [](const auto& words) { return std::count_if(words.begin(), words.end(), turns); };
    if (turning(before) != turning(after)) return false;
    auto left = after;
    std::size_t shared = 0;
    for (const auto& each : before) {
        const auto at = std::find_if(left.begin(), left.end(), [&](const auto& other) { return alike_words(each, other); });
        if (at == left.end()) continue;
        left.erase(at);
        ++shared;
    }
    const auto longer = std::max(before.size(), after.size());
    return longer > 0 && 3 * shared >= 2 * longer;
}

std::optional<Fate> fate_in(const Existing& schedule, const std::string& code) {
    std::vector<std::string> line{code};
    for (auto& above : dotted_above(code)) line.push_back(std::move(above));
    for (const auto& each : line)
        if (const auto at = schedule.rules.find(each); at != schedule.rules.end()) return at->second.rule.fate;
    return std::nullopt;
}

bool one_fate(const std::vector<Existing>& schedules, const std::string& code) {
    std::set<Fate> fates;
    for (const auto& each : schedules)
        if (const auto fate = fate_in(each, code)) fates.insert(*fate);
    return fates.size() < 2;
}

std::set<std::string> plain_names(const Existing& rows) {
    std::set<std::string> all;
    for (const auto& each : rows.codes) all.insert(plain_name(each.second.name));
    return all;
}

// Called otherwise, and no pair tells what became of it.
bool unmatched(const Change& change, const std::set<std::string>& told) {
    return change.what == Difference::renamed && plain_name(change.before) != plain_name(change.after) && !told.contains(change.code);
}

std::set<std::string> codes_told(const std::vector<Mapping>& pairs) {
    std::set<std::string> told;
    for (const auto& each : pairs)
        if (!each.withdrawn) told.insert(each.from);
    return told;
}

}  // namespace

std::string_view name(Apart apart) {
    switch (apart) {
        case Apart::none: return "none";
        case Apart::moved: return "moved";
        case Apart::marked: return "marked";
        case Apart::elsewhere: return "elsewhere";
        case Apart::fate: return "fate";
        case Apart::unmapped: return "unmapped";
        case Apart::words: return "words";
    }
    return "none";
}

std::string plain_name(std::string_view name) {
    std::string plain;
    for (const char each : core::text::lower(name))
        if (std::isalnum(static_cast<unsigned char>(each)) != 0 || static_cast<unsigned char>(each) >= 0x80) plain += each;
    return plain;
}

std::vector<Renamed> renamed(const Existing& older, const Existing& newer, const std::vector<Existing>& schedules,
                             const std::vector<Mapping>& pairs, const Stems& stems) {
    const auto all = changes(Kind::scheme, older, newer);
    const auto told = codes_told(pairs), names_before = plain_names(older), names_after = plain_names(newer);
    std::set<std::string> moved, marked, untold;
    for (const auto& each : all) {
        if (each.what == Difference::moved) moved.insert(each.code);
        if (each.what == Difference::changed) marked.insert(each.code);
    }
    for (const auto& each : pairs)
        if (each.withdrawn) untold.insert(each.from);
    std::vector<Renamed> found;
    for (const auto& each : all) {
        if (!unmatched(each, told)) continue;
        // Its own code has the other name there, so whatever is called so is another one.
        const bool elsewhere = names_after.contains(plain_name(each.before)) || names_before.contains(plain_name(each.after));
        Renamed one{each.code, each.before, each.after};
        if (moved.contains(each.code)) one.apart = Apart::moved;
        else if (marked.contains(each.code)) one.apart = Apart::marked;
        else if (elsewhere) one.apart = Apart::elsewhere;
        else if (!one_fate(schedules, each.code)) one.apart = Apart::fate;
        else if (untold.contains(each.code)) one.apart = Apart::unmapped;
        else if (!alike_names(stems(each.before), stems(each.after))) one.apart = Apart::words;
        found.push_back(std::move(one));
    }
    return found;
}

bool any_renamed(const Existing& older, const Existing& newer, const std::vector<Mapping>& pairs) {
    const auto told = codes_told(pairs);
    const auto all = changes(Kind::scheme, older, newer);
    return std::any_of(all.begin(), all.end(), [&](const Change& each) { return unmatched(each, told); });
}

}  // namespace classification
