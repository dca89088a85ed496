// SPDX-License-Identifier: Apache-2.0
// Questions the acts of the cabinet share.
#pragma once

#include "archive/service/cabinet.h"
#include "core/auth/actor.h"
#include "core/base/error.h"

namespace archive {

void ensure_files(const core::Context& ctx);
// The class named by `word`, or the least; a lower one is a fault.
AccessClass asked(const std::string& word, AccessClass least, std::vector<core::Fault>& faults);

void ensure_reason(const std::string& reason);

// Of a secret dossier alone, and ahead.
void ensure_review(const std::optional<core::Date>& review, AccessClass access, core::Date today, std::vector<core::Fault>& faults);

// The one of that number that was not moved away. Throws Error(invalid) on "item", or Error(conflict) of one that was.
const Item& standing_item(const std::vector<Item>& items, int number);

// What a word about an item takes from the one that stands, and from its own years that one stands above; `told`: of its
// dossier.
std::optional<Lost> lost_by(const Item& item, const Exception& word, const std::vector<Exception>& told);

// A dossier, or the volume told, ends on the day of its last letter at the earliest; one dated ahead holds nothing up.
void ensure_holds_all(const std::vector<Item>& items, core::Date closed, core::Date today, int volume = 0);

// What cannot be read of paper told by hand, field by field.
std::vector<core::Fault> faults_of(const Paper& paper, core::Date today);
Paper with_days(Paper paper, core::Date today);   // the days it may be of, where those are not what was told
Item item_of(const Paper& paper);

}  // namespace archive
