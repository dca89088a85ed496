// SPDX-License-Identifier: Apache-2.0
// What is told of a dossier beside its items, as packages and their rows write it: things of a kind with named values.
// By the same names they stand in ERMS as elements of our own, and in the row of an import.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "archive/dossier_account.h"

namespace packages {

struct Told {
    std::string kind;                            // "peristiwa", "tanda" ...
    std::map<std::string, std::string> values;   // none is empty
};

inline constexpr std::string_view told_event = "peristiwa", told_mark = "tanda", told_exception = "pengecualian",
                                  told_judgement = "penilaian", told_reference = "rujukan", told_rule = "aturan";

// Of the person in ERMS.
constexpr const char* person_agent = "perseorangan";

// What ERMS has no element for, or tells less of; year, volumes, scheme, numbers and person stand in elements of ERMS.
std::vector<Told> told_of(const archive::Account& account);
// Adds it; a kind nobody knows is left out. Throws Error(invalid) for a day that is none.
void tell(archive::Account& account, const Told& told);

}  // namespace packages
