// SPDX-License-Identifier: Apache-2.0
// A search kept under a name. Whoever runs it finds what he himself may see: sharing it shares words, never hits.
#pragma once

#include <string>
#include <vector>

#include "core/auth/actor.h"
#include "core/base/json.h"

namespace seeking {

using SavedId = core::Id<struct SavedTag>;

constexpr std::size_t longest_name = 120;
constexpr std::size_t most_saved = 100;   // of one person

struct Saved {
    SavedId id;
    core::PersonId person;
    std::string person_name;
    core::AppointmentId appointment;   // an alert looks with the eyes of this seat
    core::UnitId unit;                 // it may be shared with
    std::string name;
    core::Json wanted;
    bool shared = false, alert = false;
    std::int64_t fresh = 0;
    core::Instant made;
    std::optional<core::Date> floor;   // an alert watches from this day on

    bool owned(const core::Actor& actor) const { return actor.signed_in() && actor.person == person; }
    // The name has every word that is typed, or its beginning.
    bool called(std::string_view typed) const;
    core::Verdict run(const core::Actor& actor) const;
    core::Verdict change(const core::Actor& actor) const;
};

std::vector<core::Fault> name_faults(const std::string& name);

}  // namespace seeking
