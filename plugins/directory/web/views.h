// SPDX-License-Identifier: Apache-2.0
// From values of the directory to what its templates show.
#pragma once

#include <string>

#include "core/page/page.h"
#include "core/words/words.h"
#include "directory/domain/import.h"
#include "directory/service/browse.h"

namespace directory::web {

// "Plt. Kepala Dinas ..."
std::string held_name(const Holder& holder);
std::string capacity_word(core::Capacity capacity, const core::words::Catalog& words);
std::string period(const Appointment& made, const core::words::Catalog& words);

// Sets NAME, CAPACITY, PERSON_URL inside a section HOLDER, or shows VACANT.
void show_holder(core::page::Data& data, const std::optional<Holder>& holder);
void show_terms(core::page::Data& data, const std::vector<Term>& terms,
                const core::words::Catalog& words, bool manage, core::Date today);
void show_plan(core::page::Data& data, const Plan& plan, const core::words::Catalog& words);

}  // namespace directory::web
