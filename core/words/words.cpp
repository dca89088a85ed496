// SPDX-License-Identifier: Apache-2.0
#include "core/words/words.h"

#include <array>

#include "core/base/text.h"
#include "core/words/po.h"

namespace core::words {
namespace {

constexpr std::array<std::string_view, 12> indonesian_months{
    "Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
    "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};
constexpr std::array<std::string_view, 12> english_months{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> indonesian_days{"Minggu", "Senin", "Selasa", "Rabu",
                                                          "Kamis",  "Jumat", "Sabtu"};
constexpr std::array<std::string_view, 7> english_days{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                       "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> small_numbers{
    "nol",  "satu",  "dua",     "tiga",     "empat",   "lima",
    "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"};

std::string two(std::int64_t value) {
    return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

std::string small(std::uint64_t value) { return std::string(small_numbers[value]); }

std::string after(std::uint64_t rest);

// Groups above hundreds are spelled with one and the same rule: "<count> <unit> <rest>".
std::string positive(std::uint64_t value) {
    if (value < 12) return small(value);
    if (value < 20) return small(value - 10) + " belas";
    if (value < 100) return small(value / 10) + " puluh" + after(value % 10);
    if (value < 200) return "seratus" + after(value - 100);
    if (value < 1000) return small(value / 100) + " ratus" + after(value % 100);
    if (value < 2000) return "seribu" + after(value - 1000);
    struct Unit {
        std::uint64_t size;
        std::string_view word;
    };
    constexpr std::array<Unit, 6> units{{{1'000'000'000'000'000'000u, "kuintiliun"},
                                         {1'000'000'000'000'000u, "kuadriliun"},
                                         {1'000'000'000'000u, "triliun"},
                                         {1'000'000'000u, "miliar"},
                                         {1'000'000u, "juta"},
                                         {1'000u, "ribu"}}};
    for (const auto& unit : units)
        if (value >= unit.size)
            return positive(value / unit.size) + " " + std::string(unit.word) +
                   after(value % unit.size);
    return {};
}

std::string after(std::uint64_t rest) { return rest == 0 ? std::string() : " " + positive(rest); }

std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

}  // namespace

std::string Catalog::say(std::string_view key, const Args& args) const {
    const auto* sentence = find(key);
    return sentence ? text::fill(*sentence, args) : std::string(key);
}

bool Catalog::has(std::string_view key) const { return find(key) != nullptr; }

const std::string* Catalog::find(std::string_view key) const {
    const auto found = sentences_.find(key);
    return found == sentences_.end() ? nullptr : &found->second;
}

std::string Catalog::date(Date date) const {
    const auto month = (static_cast<unsigned>(date.month()) + 11) % 12;
    const auto& months = language_ == "en" ? english_months : indonesian_months;
    return std::to_string(static_cast<unsigned>(date.day())) + " " + std::string(months[month]) +
           " " + std::to_string(static_cast<int>(date.year()));
}

std::string Catalog::day_date(Date date) const {
    const auto& days = language_ == "en" ? english_days : indonesian_days;
    const std::chrono::weekday day{std::chrono::sys_days(date)};
    return std::string(days[day.c_encoding()]) + ", " + this->date(date);
}

std::string Catalog::time(Instant at, Zone zone) const {
    const auto minutes = (at - start_of(date_of(at, zone), zone)).count() / 60'000;
    return two(minutes / 60) + (language_ == "en" ? ":" : ".") + two(minutes % 60) + " " +
           std::string(name(zone));
}

std::string Catalog::moment(Instant at, Zone zone) const {
    return date(date_of(at, zone)) + " " + time(at, zone);
}

std::string Catalog::number(std::int64_t value) const {
    std::string digits = std::to_string(magnitude(value));
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, language_ == "en" ? "," : ".");
    }
    return value < 0 ? "-" + digits : digits;
}

void Words::add(std::string_view room, const Embedded& files) {
    const std::string prefix = std::string(room) + ".";
    for (const auto& file : files) {
        if (!file.name.ends_with(".po")) continue;
        const auto language = file.name.substr(0, file.name.size() - 3);
        const std::string where = std::string(room) + "/" + std::string(file.name);
        if (language != "id" && language != "en") {
            faults_.push_back(where + ": unknown language");
            continue;
        }
        auto& catalog = catalogs_[std::string(language)];
        catalog.language_ = language;
        for (auto& entry : read_po(where, file.text)) {
            const std::string line = where + ":" + std::to_string(entry.line) + ": ";
            if (!entry.key.starts_with(prefix))
                faults_.push_back(line + "key outside its room: " + entry.key);
            if (text::trim(entry.sentence).empty())
                faults_.push_back(line + "empty sentence: " + entry.key);
            if (!catalog.sentences_.emplace(entry.key, std::move(entry.sentence)).second)
                faults_.push_back(line + "key given twice: " + entry.key);
        }
    }
}

const Catalog& Words::in(std::string_view language) const {
    static const Catalog nothing;
    auto found = catalogs_.find(language);
    if (found == catalogs_.end()) found = catalogs_.find(std::string_view("id"));
    return found == catalogs_.end() ? nothing : found->second;
}

std::vector<std::string> Words::faults() const {
    std::vector<std::string> all = faults_;
    const auto sentences = [&](std::string_view language) {
        const auto found = catalogs_.find(language);
        return found == catalogs_.end() ? decltype(Catalog::sentences_)()
                                        : found->second.sentences_;
    };
    const auto indonesian = sentences("id"), english = sentences("en");
    for (const auto& [key, sentence] : indonesian) {
        const auto other = english.find(key);
        if (other == english.end())
            all.push_back("en: missing " + key);
        else if (placeholders(sentence) != placeholders(other->second))
            all.push_back("placeholders differ: " + key);
    }
    for (const auto& [key, sentence] : english)
        if (!indonesian.contains(key)) all.push_back("id: missing " + key);
    return all;
}

std::string spelled(std::int64_t value) {
    return (value < 0 ? "minus " : "") + positive(magnitude(value));
}

}  // namespace core::words
