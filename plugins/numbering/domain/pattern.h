// SPDX-License-Identifier: Apache-2.0
// How a number is written: "{class}/{no}/{unit}" gives "000.1.5/12/DISKOMINFO" (Permendagri 83/2022
// practice), "{access_code}-{no}/{position}/{class}/{month}/{year}" gives "R-99/IJ/KP.07.6/04/2026"
// (ANRI model). What stands between the placeholders is printed as it is.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace numbering {

// {no:3} is {no} with at least three figures. {origin} is the unit that wrote the letter, {unit} the
// one that numbers it: 000.8.3.3/15/OR of Bagian Organisasi stands in the book of Sekretariat Daerah.
enum class Part { access_code, no, classification, unit, origin, position, month, month_roman, year };
inline constexpr std::array all_parts{Part::access_code, Part::no,    Part::classification,
                               Part::unit,        Part::origin, Part::position,
                               Part::month,       Part::month_roman, Part::year};
std::string_view placeholder(Part part);   // "access_code": as written between the braces

// What is put in. `no` is text so that a number not yet taken can be shown as "…".
struct Printed {
    std::string access_code, classification, unit, origin, position;
    std::string no;
    std::string suffix;        // stands directly behind the number: "12.A"
    core::Date date{};
};

class Pattern {
  public:
    // Faults stand at field "pattern" and name the placeholder they are about.
    static core::Checked<Pattern> read(std::string_view text);

    const std::string& text() const { return text_; }
    bool prints(Part part) const;
    // `width` is the least count of figures where the pattern itself says none.
    std::string print(const Printed& values, int width = 1) const;
    // Two patterns of one unit with the same shape would print the same number twice.
    std::string shape(std::string_view unit) const;

  private:
    struct Piece {
        bool literal = true;
        std::string text;      // of a literal
        Part part = Part::no;
        int width = 0;         // of {no:3}
    };
    std::string text_;
    std::vector<Piece> pieces_;
};

}  // namespace numbering
