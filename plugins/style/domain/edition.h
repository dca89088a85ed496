// SPDX-License-Identifier: Apache-2.0
// Editions of a kind, a profile or a letterhead. A published one never changes; letters name the
// edition they were made by.
//
//   (nothing) --save--> draft --publish--> published
//                        |  ^
//                        '--' save, while nobody else saved since
//   draft --discard--> (nothing)
//
// There is at most one draft of a thing; it bears the number after the newest published one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/auth/actor.h"
#include "core/base/clock.h"
#include "core/base/json.h"

namespace style {

enum class Thing { kind, profile, letterhead, unit_head };
std::string_view name(Thing thing);   // "kind", "profile", "letterhead", "unit_head"

struct Edition {
    Thing thing = Thing::kind;
    std::string code;              // of the kind, profile, variant; the id of a unit
    std::int64_t number = 0;
    bool published = false;
    std::int64_t revision = 1;     // counts savings of a draft
    core::Json definition;         // null: the unit has no head of its own any more
    std::string shipped;           // digest of the shipped file it copies; "" = written here
    core::Instant changed;
    std::optional<core::PersonId> person;
    std::string by;
    std::optional<core::Instant> published_at;
};

// The draft after `definition` was saved over it; `newest` is the newest published edition. Throws
// Error(conflict, "style.error.changed") when the draft is not at revision `seen` (0: there is none).
Edition saved(Thing thing, std::string_view code, const std::optional<Edition>& draft,
              const std::optional<Edition>& newest, core::Json definition, std::int64_t seen);
// Throws the same, and Error(conflict, "style.error.no_draft") when there is nothing to publish.
Edition published(const std::optional<Edition>& draft, std::int64_t seen, core::Instant at);

enum class Act { read, manage };
inline core::Verdict may(const core::Actor& actor, Act act) {
    return actor.may(act == Act::read ? "style.read" : "style.manage") ? core::Verdict::allowed
                                                                       : core::Verdict::forbidden;
}

}  // namespace style
