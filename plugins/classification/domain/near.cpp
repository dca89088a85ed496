// SPDX-License-Identifier: Apache-2.0
// Words of schedules that are written a little wrong.
#include <algorithm>
#include <numeric>

#include "classification/domain/reading.h"
#include "core/base/text.h"

namespace classification {
namespace {

using core::text::lower;

// How many letters are other, missing or too many.
std::size_t letters_apart(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = std::min({above + 1, row[j] + 1, corner + (a[i] == b[j] ? 0 : 1)});
            corner = above;
        }
    }
    return row.back();
}

bool nearly(std::string_view word, std::string_view meant) {
    return word.size() <= 2 * meant.size() && letters_apart(lower(word), lower(meant)) <= meant.size() / 3;
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    for (auto& word : core::text::split(text, ' '))
        if (!word.empty()) words.push_back(std::move(word));
    return words;
}

// `meant` instead of as many words at the front as it has, when they are nearly it.
std::optional<std::string> front(std::vector<std::string> words, const std::string& meant) {
    const auto count = words_in(meant).size();
    if (words.size() < count) return std::nullopt;
    const auto middle = words.begin() + static_cast<std::ptrdiff_t>(count);
    std::string was = core::text::join({words.begin(), middle}, " ");
    std::string tail;
    while (!was.empty() && (was.back() == ',' || was.back() == '.')) {
        if (was.back() == ',') tail = ",";
        was.pop_back();
    }
    if (!nearly(was, meant)) return std::nullopt;
    std::string said = meant + tail;
    for (auto word = middle; word != words.end(); ++word) said += " " + *word;
    return said;
}

template <class Reads>
std::optional<std::string> nearest(std::string_view text, std::initializer_list<const char*> all, Reads reads) {
    for (const char* meant : all)
        if (auto said = front(words_in(text), meant); said && reads(*said)) return said;
    return std::nullopt;
}

constexpr const char* said_numbers[] = {"satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"};

}  // namespace

std::optional<std::string> near_years(std::string_view text) {
    auto words = words_in(text);
    // "2 (dua) tahun"
    if (words.size() > 1 && words[1].starts_with("(") && words[1].ends_with(")")) words.erase(words.begin() + 1);
    if (words.size() < 2) return std::nullopt;
    for (std::size_t n = 0; n < std::size(said_numbers); ++n)
        if (lower(words[0]) == said_numbers[n]) words[0] = std::to_string(n + 1);
    const auto unit = lower(words[1]);
    if (unit != "tahun" && unit != "th" && unit != "th." && unit != "thn" && unit != "thn." && !nearly(unit, "tahun") &&
        letters_apart(unit, "tahun") > 2)
        return std::nullopt;
    words[1] = "Tahun";
    auto said = core::text::join(words, " ");
    return read_years(said) ? std::optional(std::move(said)) : std::nullopt;
}

std::optional<std::string> near_fate(std::string_view text) {
    return nearest(text, {"Musnah", "Permanen", "Dinilai kembali"}, read_fate);
}

std::optional<std::string> near_access(std::string_view text) {
    return nearest(text, {"Sangat Rahasia", "Rahasia", "Terbatas", "Terbuka", "Biasa"}, read_access);
}

}  // namespace classification
