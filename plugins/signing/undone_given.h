// SPDX-License-Identifier: Apache-2.0
// Taking back having given a subject back, as pages and API are asked for it.
#pragma once

#include <array>

#include "core/base/text.h"
#include "core/http/given.h"
#include "core/http/offer.h"

namespace signing {

// act: "returned". Throws Error(invalid) naming the field for any other.
inline void undone_given(core::http::Given given) {
    constexpr std::array<std::string_view, 1> acts{"returned"};
    const auto act = given.one_of("act", acts, [](std::string_view each) { return each; });
    if (!act && given.faults().empty()) given.fault("act", "signing.fault.undo");
    given.done();
}

inline core::http::Response offer_to_unreturn(core::http::Response response, std::string_view subject) {
    return core::http::offer_undo(std::move(response), "/signing/" + core::text::url(subject) + "/undo", "returned");
}

}  // namespace signing
