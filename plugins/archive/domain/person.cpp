// SPDX-License-Identifier: Apache-2.0
#include "archive/domain/person.h"

#include <algorithm>

#include "core/base/text.h"

namespace archive {

std::string nip_of(std::string_view typed) {
    std::string nip;
    for (const char each : typed)
        if (each != ' ' && each != '.' && each != '-') nip += each;
    return nip;
}

std::string titled(const Person& person) { return "Berkas perseorangan a.n. " + person.name; }

void check(const Person& person, std::vector<core::Fault>& faults) {
    if (person.name.empty()) faults.push_back({"person", "archive.fault.person", {}});
    if (core::text::length(person.name) > longest_person) faults.push_back({"person", "archive.fault.person_long", {}});
    const bool digits = std::all_of(person.nip.begin(), person.nip.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (person.nip.size() != 18 || !digits) faults.push_back({"nip", "archive.fault.nip", {}});
}

}  // namespace archive
