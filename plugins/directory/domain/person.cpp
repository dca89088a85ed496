// SPDX-License-Identifier: Apache-2.0
// Names, ranks and service numbers as they are printed.
#include "directory/domain/person.h"

#include <algorithm>

#include "core/base/text.h"

namespace directory {
namespace {

int number(std::string_view digits) {
    int value = 0;
    for (char c : digits) value = value * 10 + (c - '0');
    return value;
}

}  // namespace

std::string titled(const Person& person) {
    std::string full = person.title_before.empty() ? "" : person.title_before + " ";
    full += person.name;
    if (!person.title_after.empty()) full += ", " + person.title_after;
    return full;
}

std::string printed_rank(const Person& person) {
    if (person.rank.empty()) return person.grade;
    return person.grade.empty() ? person.rank : person.rank + " (" + person.grade + ")";
}

std::string masked_nip(std::string_view nip) {
    if (nip.empty()) return {};
    std::string masked;
    const std::size_t shown = std::min<std::size_t>(4, nip.size());
    for (std::size_t i = 0; i + shown < nip.size(); ++i) masked += "•";
    return masked + std::string(nip.substr(nip.size() - shown));
}

bool usual_nip(std::string_view nip) {
    if (nip.size() != 18 ||
        !std::all_of(nip.begin(), nip.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return false;
    const std::chrono::year_month_day birth{
        std::chrono::year{number(nip.substr(0, 4))},
        std::chrono::month{static_cast<unsigned>(number(nip.substr(4, 2)))},
        std::chrono::day{static_cast<unsigned>(number(nip.substr(6, 2)))}};
    const int entry = number(nip.substr(12, 2));
    const char sex = nip[14];
    return birth.ok() && number(nip.substr(0, 4)) > 1900 && entry >= 1 && entry <= 12 &&
           (sex == '1' || sex == '2');
}

}  // namespace directory
