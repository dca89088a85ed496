// SPDX-License-Identifier: Apache-2.0
// Berkas perseorangan: of whom a dossier is, where it is of a person and not of a matter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/id.h"

namespace archive {

constexpr std::size_t longest_person = 200, longest_register = 50;   // characters

// The same for all dossiers of one person; it tells nothing of him.
using PersonKey = core::Id<struct PersonKeyTag>;

struct Person {
    std::string name;
    std::string nip;              // 18 digits; or, of who has none,
    std::string registered = {};  // the number a register of the unit gives him: never a NIK

    bool none() const { return name.empty() && nip.empty() && registered.empty(); }
    bool operator==(const Person&) const = default;
};

// As people type it, "19780512 200312 2 004" or with dots: the digits, and what else stands in it.
std::string nip_of(std::string_view typed);
// What a dossier of that person is called.
std::string titled(const Person& person);
void check(const Person& person, std::vector<core::Fault>& faults);

}  // namespace archive
