// SPDX-License-Identifier: Apache-2.0
// Reading and filling patterns.
#include "numbering/domain/pattern.h"

#include <algorithm>

#include "core/base/text.h"

namespace numbering {

using core::Fault;

namespace {

constexpr std::size_t longest = 120;   // characters of a pattern
constexpr int widest = 6;              // figures of a running number

std::string roman(core::Date date) {
    static constexpr std::array<std::string_view, 13> months{
        "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"};
    const auto month = static_cast<unsigned>(date.month());
    return std::string(month < months.size() ? months[month] : "");
}

std::string padded(std::string figures, int width) {
    if (!figures.empty() && figures.find_first_not_of("0123456789") == std::string::npos)
        figures.insert(0, static_cast<std::size_t>(std::max(0, width - static_cast<int>(figures.size()))), '0');
    return figures;
}

const Part* part_named(std::string_view name) {
    const auto found = std::find_if(all_parts.begin(), all_parts.end(),
                                    [&](Part part) { return placeholder(part) == name; });
    return found == all_parts.end() ? nullptr : &*found;
}

std::string known() {
    std::vector<std::string> names;
    for (const Part part : all_parts) names.push_back("{" + std::string(placeholder(part)) + "}");
    return core::text::join(names, " ");
}

// 1 to 6 for "3"; 0 for anything else.
int width_of(std::string_view text) {
    if (text.size() != 1 || text[0] < '1' || text[0] > '0' + widest) return 0;
    return text[0] - '0';
}

bool plain(std::string_view text) {
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

}  // namespace

std::string_view placeholder(Part part) {
    switch (part) {
        case Part::access_code: return "access_code";
        case Part::no: return "no";
        case Part::classification: return "class";
        case Part::unit: return "unit";
        case Part::origin: return "origin";
        case Part::position: return "position";
        case Part::month: return "month";
        case Part::month_roman: return "month_roman";
        case Part::year: return "year";
    }
    return "";
}

core::Checked<Pattern> Pattern::read(std::string_view text) {
    std::vector<Fault> faults;
    const auto fault = [&](std::string key, core::Args args = {}) {
        faults.push_back({"pattern", "numbering.fault.pattern." + key, std::move(args)});
    };
    Pattern pattern;
    pattern.text_ = core::text::trim(text);
    const std::string& all = pattern.text_;
    if (core::text::length(all) > longest) fault("long", {{"most", std::to_string(longest)}});
    if (!plain(all)) fault("control");
    for (std::size_t at = 0; at < all.size();) {
        const auto open = all.find_first_of("{}", at);
        if (open != at) pattern.pieces_.push_back({true, all.substr(at, open - at), Part::no, 0});
        if (open == all.npos) break;
        const auto close = all.find_first_of("{}", open + 1);
        if (all[open] == '}' || close == all.npos || all[close] == '{') {
            fault("brace", {{"at", all.substr(open, 12)}});
            break;
        }
        const auto whole = all.substr(open + 1, close - open - 1);
        const auto colon = whole.find(':');
        const auto* part = part_named(whole.substr(0, colon));
        const bool wide = colon != whole.npos;
        const int width = wide ? width_of(whole.substr(colon + 1)) : 0;
        if (part == nullptr)
            fault("unknown", {{"name", "{" + whole + "}"}, {"known", known()}});
        else if (wide && (*part != Part::no || width == 0))
            fault("width", {{"name", "{" + whole + "}"}, {"most", std::to_string(widest)}});
        else if (!pattern.pieces_.empty() && !pattern.pieces_.back().literal)
            fault("adjacent", {{"name", "{" + whole + "}"}});
        if (part != nullptr) pattern.pieces_.push_back({false, "", *part, width});
        at = close + 1;
    }
    const auto numbers = std::count_if(pattern.pieces_.begin(), pattern.pieces_.end(), [](const Piece& one) {
        return !one.literal && one.part == Part::no;
    });
    if (numbers == 0 && faults.empty()) fault("no_number");
    if (numbers > 1) fault("two_numbers");
    if (!faults.empty()) return faults;
    return pattern;
}

bool Pattern::prints(Part part) const {
    return std::any_of(pieces_.begin(), pieces_.end(),
                       [&](const Piece& one) { return !one.literal && one.part == part; });
}

std::string Pattern::print(const Printed& values, int width) const {
    std::string text;
    for (const auto& piece : pieces_) {
        if (piece.literal) {
            text += piece.text;
            continue;
        }
        switch (piece.part) {
            case Part::access_code: text += values.access_code; break;
            case Part::no: text += padded(values.no, piece.width > 0 ? piece.width : width) + values.suffix; break;
            case Part::classification: text += values.classification; break;
            case Part::unit: text += values.unit; break;
            case Part::origin: text += values.origin; break;
            case Part::position: text += values.position; break;
            case Part::month: text += padded(std::to_string(static_cast<unsigned>(values.date.month())), 2); break;
            case Part::month_roman: text += roman(values.date); break;
            case Part::year: text += std::to_string(static_cast<int>(values.date.year())); break;
        }
    }
    return text;
}

std::string Pattern::shape(std::string_view unit) const {
    std::string shape;
    for (const auto& piece : pieces_) {
        if (piece.literal) shape += piece.text;
        else if (piece.part == Part::unit) shape += unit;
        else shape += "{" + std::string(placeholder(piece.part)) + "}";
    }
    return shape;
}

}  // namespace numbering
