// SPDX-License-Identifier: Apache-2.0
// Columns that the parts of one sheet share.
#include <algorithm>

#include "core/base/text.h"
#include "style/render/parts.h"

namespace style {

namespace {

constexpr double widest_shared = 40;   // millimetres; longer labels have a column of their own

// The word a part stands beside; none when it has the whole line.
std::string word_of(const Part& part) {
    switch (part.type) {
        case PartType::line: return part.look != Look::row ? "" : part.title.empty() ? part.label : part.title;
        case PartType::addressees: return part.title.empty() ? "Kepada" : part.title;
        case PartType::considerations:
        case PartType::persons:
        case PartType::rows:
        case PartType::clauses:
        case PartType::articles: return part.title;
        default: return "";
    }
}

// Single words, as a longer one goes over lines.
double width_of(const Sheet& sheet, const std::string& words) {
    constexpr double wider = 1.15;   // small letters of Bookman against those of Arial
    double widest = 0;
    for (const auto& word : core::text::split(words, ' ')) {
        const double width = label_width({word});
        const bool small = capitals(word) != word;
        widest = std::max(widest, sheet.kind.head == Head::produk_hukum && small ? width * wider : width);
    }
    return widest;
}

double own_width(const Part& part) {
    std::vector<std::string_view> labels;
    for (const auto& field : part.fields) labels.push_back(field.label);
    return label_width(labels);
}

bool has(const Sheet& sheet, PartType type) {
    return std::any_of(sheet.kind.parts.begin(), sheet.kind.parts.end(),
                       [&](const Part& part) { return part.type == type; });
}

bool any_beside(const Sheet& sheet) {
    return std::any_of(sheet.kind.parts.begin(), sheet.kind.parts.end(),
                       [&](const Part& part) { return stands(sheet, part) && !word_of(part).empty(); });
}

bool in_line_with_words(const Sheet& sheet, const Part& part) {
    return part.type == PartType::rows && part.title.empty() && !part.after && sheet.kind.head != Head::surat &&
           !has(sheet, PartType::signer) && own_width(part) <= widest_shared;
}

}  // namespace

bool stands(const Sheet& sheet, const Part& part) {
    if (sheet.values.contains(part.code) || !filled_in(part.type)) return true;
    // Fields of rows may be required one by one; a table may be printed empty, to be written into.
    return part.required || part.least > 0 || part.type == PartType::rows;
}

double word_column(const Sheet& sheet) {
    double widest = word_width;
    for (const auto& part : sheet.kind.parts) {
        if (!stands(sheet, part)) continue;
        if (in_line_with_words(sheet, part)) widest = std::max(widest, own_width(part));
        if (const auto word = word_of(part); !word.empty()) widest = std::max(widest, width_of(sheet, word));
        if (part.type != PartType::clauses || part.mark != Mark::ordinals) continue;
        const auto count = clauses_of(sheet.values, part.code).size();
        for (std::size_t i = 1; i <= count; ++i) widest = std::max(widest, width_of(sheet, ordinal(i)));
    }
    return widest;
}

double signer_label_width() { return label_width({"Pangkat/Golongan"}); }

RowsPlace rows_place(const Sheet& sheet, const Part& part) {
    if (sheet.kind.head == Head::surat) return {own_width(part), sheet.profile.first_line_mm};
    if (has(sheet, PartType::signer) && !part.after)
        return {std::max(own_width(part), signer_label_width()), sheet.profile.first_line_mm};
    if (in_line_with_words(sheet, part) && any_beside(sheet)) return {word_column(sheet), 0};
    return {own_width(part), 0};
}

}  // namespace style
