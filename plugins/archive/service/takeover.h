// SPDX-License-Identifier: Apache-2.0
// What another archive handed over, as it is put into this one.
#pragma once

#include <functional>

#include "archive/dossier_account.h"
#include "archive/service/subjects.h"

namespace archive {

// One another archive handed over, known by its source, with those of its items that are not here yet; closed where
// `wanted` is, and told of what the other house told once it is `complete`. Asks no rights.
struct Takeover {
    Dossier wanted;
    std::vector<Item> items;
    Account account = {};
    bool complete = false;
    std::function<std::string(const std::string&)> source_of = {};   // what another dossier of that house is known by here
    Readers readers = {};   // where it is withheld
};

}  // namespace archive
