// SPDX-License-Identifier: Apache-2.0
// A series of numbers: whose it is, what it is for, how its numbers look and when they begin anew.
// Of the series that fit a document the most specific numbers it: one that names its kind before one
// that names its group before one for everything; among equals one that names its access class.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "numbering/domain/pattern.h"
#include "numbering/numbering.h"

namespace numbering {

enum class Reset { yearly, monthly, never };
std::string_view name(Reset reset);                      // "yearly", "monthly", "never"
std::optional<Reset> reset_named(std::string_view text);

enum class SuffixStyle { letters, digits };              // 12.A, 12.B or 12.1, 12.2
std::string_view name(SuffixStyle style);                // "letters", "digits"
std::optional<SuffixStyle> suffix_style_named(std::string_view text);

// Empty: for every kind, group or class. Kinds and groups add to each other; the class narrows both.
struct Scope {
    std::set<std::string> kinds;
    std::set<std::string> groups;
    std::set<classification::AccessClass> accesses;

    bool operator==(const Scope&) const = default;
};

struct Series {
    SeriesId id;
    core::UnitId unit;             // that numbers
    std::string name;              // "Naskah korespondensi", unique in the unit
    Scope scope;
    Reset reset = Reset::yearly;
    std::string pattern;
    int width = 1;                 // least figures of the running number
    std::int64_t first_no = 1;     // in the first period; a book taken over from paper goes on
    SuffixStyle suffix = SuffixStyle::letters;
    core::Date from{};
    std::optional<core::Date> until;   // last day, inclusive
    std::int64_t version = 1;

    bool active(core::Date day) const { return from <= day && (!until || day <= *until); }
};

// "2026", "2026-03", or "all" of a series that never begins anew.
std::string period_of(Reset reset, core::Date date);
// The number its counter begins with in that period.
std::int64_t first_of(const Series& series, std::string_view period);

struct Occasion {
    std::string kind, group;
    classification::AccessClass access = classification::AccessClass::ordinary;
    core::Date date{};
};

// The series of one unit that numbers it; nullptr when none fits.
const Series* choose(const std::vector<Series>& all, const Occasion& occasion);

// What is wrong with a series beside the `others` of its unit. Once `begun` (a number was taken)
// only name, scope and end may differ from `before`.
struct Begun {
    const Series& before;
    std::optional<core::Date> last;   // date of the last number
};
std::vector<core::Fault> faults_of(const Series& series, std::string_view unit_code,
                                   const std::vector<Series>& others, const std::optional<Begun>& begun);

}  // namespace numbering
