// SPDX-License-Identifier: Apache-2.0
// Letter numbers: "000.1.5/12/DISKOMINFO" from the pattern "{class}/{no}/{unit}" (Permendagri 83/2022
// practice). Placeholders: {class} {no} {unit} {month_roman} {year}. The running number comes from a
// gapless series per numbering unit and year; a number once taken is never given to another letter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/clock.h"

namespace letters {

struct NumberParts {
    std::string classification;
    std::int64_t no = 0;
    std::string unit;       // the unit's letter code
    core::Date date{};
};

// Throws Error(invalid, "letters.error.number_pattern") when the pattern has no {no} or names an
// unknown placeholder.
void check_number_pattern(std::string_view pattern);
std::string format_number(std::string_view pattern, const NumberParts& parts);
// What stands where the number will: "000.1.5/…/DISKOMINFO".
std::string format_number_ahead(std::string_view pattern, const NumberParts& parts);

// "letters/DISKOMINFO/2026": the counter of a series.
std::string series_key(std::string_view unit_code, core::Date date);

enum class NumberState { reserved, used, void_ };   // dipesan, terpakai, batal
std::string_view name(NumberState state);           // "reserved", "used", "void"
NumberState number_state_named(std::string_view text);

}  // namespace letters
