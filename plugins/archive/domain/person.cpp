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
    const auto& own = person.registered;
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (!own.empty() && !person.nip.empty()) faults.push_back({"register", "archive.fault.register_both", {}});
    if (core::text::length(own) > longest_register) faults.push_back({"register", "archive.fault.register_long", {}});
    // Sixteen digits are a NIK: the least personal data that finds the dossier is enough (UU 27/2022).
    const auto bare = nip_of(own);
    if (bare.size() == 16 && std::all_of(bare.begin(), bare.end(), digit)) faults.push_back({"register", "archive.fault.register_nik", {}});
    if (!own.empty()) return;
    const bool digits = std::all_of(person.nip.begin(), person.nip.end(), digit);
    if (person.nip.size() != 18 || !digits) faults.push_back({"nip", person.nip.empty() ? "archive.fault.no_identity" : "archive.fault.nip", {}});
}

}  // namespace archive
