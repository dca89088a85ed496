// SPDX-License-Identifier: Apache-2.0
// Choosing and judging series.
#include "numbering/domain/series.h"

#include <algorithm>

#include "core/base/text.h"

namespace numbering {

using core::Fault;

namespace {

constexpr std::size_t longest_name = 80;
constexpr int widest_series = 6;
constexpr std::int64_t highest_first = 999'999;

// Higher is more specific; 0 does not fit.
int fits(const Series& series, const Occasion& occasion) {
    const auto& scope = series.scope;
    if (!series.active(occasion.date)) return 0;
    if (!scope.accesses.empty() && !scope.accesses.contains(occasion.access)) return 0;
    const int narrow = scope.accesses.empty() ? 0 : 1;
    if (scope.kinds.contains(occasion.kind)) return 5 + narrow;
    if (scope.groups.contains(occasion.group)) return 3 + narrow;
    return scope.kinds.empty() && scope.groups.empty() ? 1 + narrow : 0;
}

bool overlap(const Series& a, const Series& b) {
    return (!b.until || a.from <= *b.until) && (!a.until || b.from <= *a.until);
}

void own_faults(const Series& series, std::vector<Fault>& faults) {
    if (core::text::trim(series.name).empty()) faults.push_back({"name", "numbering.fault.name_empty", {}});
    if (core::text::length(series.name) > longest_name)
        faults.push_back({"name", "numbering.fault.name_long", {{"most", std::to_string(longest_name)}}});
    if (series.width < 1 || series.width > widest_series)
        faults.push_back({"width", "numbering.fault.width", {{"most", std::to_string(widest_series)}}});
    if (series.first_no < 1 || series.first_no > highest_first)
        faults.push_back({"first_no", "numbering.fault.first_no", {{"most", std::to_string(highest_first)}}});
    if (!series.from.ok()) faults.push_back({"from", "numbering.fault.from", {}});
    if (series.until && series.from.ok() && *series.until < series.from)
        faults.push_back({"until", "numbering.fault.until", {{"from", core::iso(series.from)}}});
}

// A number must say what its series is divided by, or two documents carry the same one.
void printed_faults(const Series& series, const Pattern& pattern, std::vector<Fault>& faults) {
    const bool month = pattern.prints(Part::month) || pattern.prints(Part::month_roman);
    if (series.reset == Reset::monthly && !month) faults.push_back({"pattern", "numbering.fault.month", {}});
    if (!series.scope.accesses.empty() && !pattern.prints(Part::access_code))
        faults.push_back({"pattern", "numbering.fault.access", {}});
}

bool meet(const Scope& a, const Scope& b) {
    if (a.accesses.empty() || b.accesses.empty()) return true;
    return std::any_of(a.accesses.begin(), a.accesses.end(),
                       [&](auto access) { return b.accesses.contains(access); });
}

void neighbour_faults(const Series& series, const Pattern& pattern, std::string_view unit_code,
                      const std::vector<Series>& others, std::vector<Fault>& faults) {
    for (const auto& other : others) {
        if (other.id == series.id) continue;
        if (core::text::lower(other.name) == core::text::lower(series.name))
            faults.push_back({"name", "numbering.fault.name_taken", {{"name", other.name}}});
        if (!overlap(series, other)) continue;
        if (series.scope == other.scope)
            faults.push_back({"scope", "numbering.fault.scope_taken", {{"name", other.name}}});
        const auto theirs = Pattern::read(other.pattern);
        // The class is printed where it divides, so series of different classes never meet.
        if (theirs && theirs.value().shape(unit_code) == pattern.shape(unit_code) &&
            meet(series.scope, other.scope))
            faults.push_back({"pattern", "numbering.fault.pattern.taken", {{"name", other.name}}});
    }
}

void begun_faults(const Series& series, const Begun& begun, std::vector<Fault>& faults) {
    const auto& before = begun.before;
    const auto fixed = [&](bool same, const char* field) {
        if (!same) faults.push_back({field, "numbering.fault.begun", {{"name", before.name}}});
    };
    fixed(series.unit == before.unit, "unit");
    fixed(series.reset == before.reset, "reset");
    fixed(series.pattern == before.pattern, "pattern");
    fixed(series.width == before.width, "width");
    fixed(series.first_no == before.first_no, "first_no");
    fixed(series.suffix == before.suffix, "suffix");
    fixed(series.from == before.from, "from");
    if (series.until && begun.last && *series.until < *begun.last)
        faults.push_back({"until", "numbering.fault.until_begun", {{"last", core::iso(*begun.last)}}});
}

}  // namespace

std::string_view name(Reset reset) {
    switch (reset) {
        case Reset::yearly: return "yearly";
        case Reset::monthly: return "monthly";
        case Reset::never: return "never";
    }
    return "";
}

std::optional<Reset> reset_named(std::string_view text) {
    for (const auto reset : {Reset::yearly, Reset::monthly, Reset::never})
        if (name(reset) == text) return reset;
    return std::nullopt;
}

std::string_view name(SuffixStyle style) { return style == SuffixStyle::letters ? "letters" : "digits"; }

std::optional<SuffixStyle> suffix_style_named(std::string_view text) {
    for (const auto style : {SuffixStyle::letters, SuffixStyle::digits})
        if (name(style) == text) return style;
    return std::nullopt;
}

std::string period_of(Reset reset, core::Date date) {
    switch (reset) {
        case Reset::yearly: return core::iso(date).substr(0, 4);
        case Reset::monthly: return core::iso(date).substr(0, 7);
        case Reset::never: return "all";
    }
    return "";
}

std::int64_t first_of(const Series& series, std::string_view period) {
    return period == period_of(series.reset, series.from) ? series.first_no : 1;
}

const Series* choose(const std::vector<Series>& all, const Occasion& occasion) {
    const Series* best = nullptr;
    int highest = 0;
    for (const auto& series : all) {
        const int fit = fits(series, occasion);
        // Of equals the younger one: it was made to take over.
        if (fit == 0 || fit < highest || (fit == highest && series.from < best->from)) continue;
        best = &series;
        highest = fit;
    }
    return best;
}

std::vector<Fault> faults_of(const Series& series, std::string_view unit_code,
                             const std::vector<Series>& others, const std::optional<Begun>& begun) {
    std::vector<Fault> faults;
    own_faults(series, faults);
    if (const auto pattern = Pattern::read(series.pattern)) {
        printed_faults(series, pattern.value(), faults);
        if (series.from.ok()) neighbour_faults(series, pattern.value(), unit_code, others, faults);
    } else {
        faults.insert(faults.end(), pattern.faults().begin(), pattern.faults().end());
    }
    if (begun) begun_faults(series, *begun, faults);
    return faults;
}

}  // namespace numbering
