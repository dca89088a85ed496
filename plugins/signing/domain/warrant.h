// SPDX-License-Identifier: Apache-2.0
// By which right a person signed: his position itself, the decree that made him act in it (Plt, Plh, Pj, Pjs), or a
// mandate to sign in another's name. Recorded with the signature; an appointment corrected later changes nothing.
#pragma once

#include "core/auth/actor.h"
#include "core/base/json.h"
#include "signing/particulars.h"

namespace signing {

struct Warrant {
    core::Capacity capacity = core::Capacity::definitive;
    std::string decree;                       // number of the appointment's decree; "" = none was entered
    std::optional<core::Date> decree_date;
    std::optional<core::Date> from, until;    // of the appointment; no end: until further notice
    std::optional<MandateUsed> mandate;       // none: in his own name
};

// What the right rests on: "mandate", "appointment" of who acts in a position, or the "position" itself.
std::string_view basis(const Warrant& authority);

core::Json to_json(const Warrant& authority);
core::Json to_json(const MandateUsed& mandate);
Warrant warrant_from(const core::Json& json);

}  // namespace signing
