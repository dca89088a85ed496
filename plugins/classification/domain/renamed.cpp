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

// Under a code that is not this one.
bool stands_elsewhere(const Existing& rows, const std::string& code, const std::string& plain) {
    return std::any_of(rows.codes.begin(), rows.codes.end(),
                       [&](const auto& each) { return each.first != code && plain_name(each.second.name) == plain; });
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
    std::set<std::string> moved, marked, told, untold;
    for (const auto& each : all) {
        if (each.what == Difference::moved) moved.insert(each.code);
        if (each.what == Difference::changed) marked.insert(each.code);
    }
    for (const auto& each : pairs) (each.withdrawn ? untold : told).insert(each.from);
    std::vector<Renamed> found;
    for (const auto& each : all) {
        const auto before = plain_name(each.before), after = plain_name(each.after);
        if (each.what != Difference::renamed || before == after || told.contains(each.code)) continue;
        Renamed one{each.code, each.before, each.after};
        if (moved.contains(each.code)) one.apart = Apart::moved;
        else if (marked.contains(each.code)) one.apart = Apart::marked;
        else if (stands_elsewhere(newer, each.code, before) || stands_elsewhere(older, each.code, after)) one.apart = Apart::elsewhere;
        else if (!one_fate(schedules, each.code)) one.apart = Apart::fate;
        else if (untold.contains(each.code)) one.apart = Apart::unmapped;
        else if (!alike_names(stems(each.before), stems(each.after))) one.apart = Apart::words;
        found.push_back(std::move(one));
    }
    return found;
}

}  // namespace classification
