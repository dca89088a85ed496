// SPDX-License-Identifier: Apache-2.0
// Filling the number pattern.
#include "letters/domain/number.h"

#include <array>

#include "core/base/error.h"
#include "core/base/text.h"

namespace letters {

namespace {

std::string roman_month(core::Date date) {
    static constexpr std::array<std::string_view, 13> months{
        "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"};
    const auto month = static_cast<unsigned>(date.month());
    return std::string(month < months.size() ? months[month] : "");
}

std::string filled(std::string_view pattern, const NumberParts& parts, std::string no) {
    return core::text::fill(pattern, {{"class", parts.classification},
                                      {"no", std::move(no)},
                                      {"unit", parts.unit},
                                      {"month_roman", roman_month(parts.date)},
                                      {"year", std::to_string(static_cast<int>(parts.date.year()))}});
}

}  // namespace

void check_number_pattern(std::string_view pattern) {
    static constexpr std::array<std::string_view, 5> known{"class", "no", "unit", "month_roman", "year"};
    bool numbered = false;
    bool ok = true;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '}') ok = false;
        if (pattern[at] != '{') continue;
        const auto end = pattern.find('}', at);
        const auto name = end == pattern.npos ? "" : pattern.substr(at + 1, end - at - 1);
        bool found = false;
        for (const auto each : known) found = found || each == name;
        ok = ok && found;
        numbered = numbered || name == "no";
        if (end == pattern.npos) break;
        at = end;
    }
    if (!ok || !numbered)
        throw core::Error(core::Code::invalid, "letters.error.number_pattern",
                          {{"pattern", std::string(pattern)}});
}

std::string format_number(std::string_view pattern, const NumberParts& parts) {
    return filled(pattern, parts, std::to_string(parts.no));
}

std::string format_number_ahead(std::string_view pattern, const NumberParts& parts) {
    return filled(pattern, parts, "\u2026");
}

std::string series_key(std::string_view unit_code, core::Date date) {
    return "letters/" + std::string(unit_code) + "/" +
           std::to_string(static_cast<int>(date.year()));
}

std::string_view name(NumberState state) {
    switch (state) {
        case NumberState::reserved: return "reserved";
        case NumberState::used: return "used";
        case NumberState::void_: return "void";
    }
    return "";
}

NumberState number_state_named(std::string_view text) {
    for (const auto state : {NumberState::reserved, NumberState::used, NumberState::void_})
        if (name(state) == text) return state;
    throw core::Error(core::Code::internal, "letters.error.stored", {{"value", std::string(text)}});
}

}  // namespace letters
