// SPDX-License-Identifier: Apache-2.0
// Words of schedules that are written a little wrong.
#include "classification/domain/phrases.h"
#include "classification/domain/reading.h"
#include "core/base/apart.h"
#include "core/base/text.h"

namespace classification {
namespace {

using core::text::lower;

bool nearly(std::string_view word, std::string_view meant) {
    const auto most = meant.size() / 3;
    return core::text::apart(lower(word), lower(meant), most) <= most;
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
    if (unit != "tahun" && unit != "th" && unit != "th." && unit != "thn" && unit != "thn." && core::text::apart(unit, "tahun", 2) > 2)
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

std::optional<std::string> near_mode(std::string_view text) {
    return nearest(text, {"tutup", "titik", "selama", "supersesi", "yurisdiksi"}, read_mode);
}

std::optional<std::string> near_scope(std::string_view text) {
    return nearest(text, {"berkas", "unit", "tahun anggaran"}, read_scope);
}

std::optional<std::string> near_logic(std::string_view text) {
    return nearest(text, {"salah satu", "semua"}, read_logic);
}

}  // namespace classification
