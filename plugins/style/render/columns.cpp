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

bool any_beside(const Sheet& sheet) {
    return std::any_of(sheet.kind.parts.begin(), sheet.kind.parts.end(),
                       [&](const Part& part) { return stands(sheet, part) && !word_of(part).empty(); });
}

bool in_line_with_words(const Sheet& sheet, const Part& part) {
    return part.type == PartType::rows && part.title.empty() && !part.after && sheet.kind.head != Head::surat &&
           !part_of(sheet, PartType::signer) && label_width(part.fields) <= widest_shared;
}

// Words and labels of a form stand in one ruled column, which leaves the rest to what is said.
double form_column(const Sheet& sheet) {
    constexpr double padding = 2.4, least = 35, most = 62;
    double widest = least;
    for (const auto& part : sheet.kind.parts) {
        if (!stands(sheet, part)) continue;
        if (part.type == PartType::rows) widest = std::max(widest, label_width(part.fields) + padding);
        else if (filled_in(part.type) && part.type != PartType::table)
            widest = std::max(widest, label_width({part.title}) + padding);
    }
    return std::min(widest, most);
}

}  // namespace

const Part* part_of(const Sheet& sheet, PartType type) {
    for (const auto& part : sheet.kind.parts)
        if (part.type == type) return &part;
    return nullptr;
}

bool stands(const Sheet& sheet, const Part& part) {
    if (sheet.values.contains(part.code) || !filled_in(part.type)) return true;
    // Fields of rows may be required one by one; a table may be printed empty, to be written into.
    return part.required || part.least > 0 || part.type == PartType::rows;
}

double word_column(const Sheet& sheet) {
    if (sheet.kind.head == Head::formulir) return form_column(sheet);
    double widest = word_width;
    for (const auto& part : sheet.kind.parts) {
        if (!stands(sheet, part)) continue;
        if (in_line_with_words(sheet, part)) widest = std::max(widest, label_width(part.fields));
        if (const auto word = word_of(part); !word.empty()) widest = std::max(widest, width_of(sheet, word));
        if (part.type != PartType::clauses || part.mark != Mark::ordinals) continue;
        const auto count = clauses_of(sheet.values, part.code).size();
        for (std::size_t i = 1; i <= count; ++i) widest = std::max(widest, width_of(sheet, ordinal(i)));
    }
    return widest;
}

double label_width(const std::vector<Field>& fields) {
    std::vector<std::string_view> labels;
    for (const auto& field : fields) labels.push_back(field.label);
    return label_width(labels);
}

double signer_label_width() { return label_width({"Pangkat/Golongan"}); }

RowsPlace rows_place(const Sheet& sheet, const Part& part, double word_mm) {
    if (sheet.kind.head == Head::surat) return {label_width(part.fields), sheet.profile.first_line_mm};
    if (part_of(sheet, PartType::signer) && !part.after)
        return {std::max(label_width(part.fields), signer_label_width()), sheet.profile.first_line_mm};
    if (in_line_with_words(sheet, part) && any_beside(sheet)) return {word_mm, 0};
    return {label_width(part.fields), 0};
}

}  // namespace style
