// SPDX-License-Identifier: Apache-2.0
// Comparing sheets with what is there: each row gets its fate, and only a plan without refusals is
// carried out. The sheets and their columns are listed in the room's README.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "directory/domain/organisation.h"
#include "directory/domain/sheet.h"

namespace directory {

enum class Fate { fresh, changed, same, refused };
std::string_view name(Fate fate);  // "fresh", "changed", "same", "refused"

struct RowFate {
    std::string sheet;
    int line = 0;
    std::string key;  // what the row is known by
    Fate fate = Fate::same;
    std::vector<std::string> columns;  // that changed
    std::vector<core::Fault> faults;   // why refused; field = column
    std::vector<core::Fault> notes;    // worth a look, not refused
};

struct Plan {
    std::vector<RowFate> rows;
    Organisation save;  // rows to write: new and changed ones

    std::int64_t count(Fate fate) const;
    bool ok() const { return count(Fate::refused) == 0; }
    // The fates in one text; equal texts mean equal plans.
    std::string outline() const;
};

// Gives an id not used before.
using FreshId = std::function<core::Uuid()>;

Plan plan_import(const Organisation& existing, const Workbook& book, const FreshId& fresh);

// "staf" -> "staff" and so on; "" for a word not known.
std::string role_named(std::string_view word);

}  // namespace directory
