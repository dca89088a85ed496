// SPDX-License-Identifier: Apache-2.0
// What pages and the API are sent, made into wishes of the services.
#pragma once

#include "core/http/given.h"
#include "disposal/service/desk.h"

namespace disposal::input {

struct Drawing {
    Kind kind = Kind::transfer;
    std::string selection;
    std::optional<core::UnitId> unit;
};
Drawing drawing_of(const core::http::Fields& asked);   // kind, selection, unit; of the address or the form
Paper paper_of(const core::http::Request& request);   // of the address; throws Error(not_found)
Wish wish_from(const core::http::Fields& query);
Drawn drawn_from(core::http::Given given);
Removing removing_from(core::http::Given given);   // dossiers, reason
Doing doing_from(core::http::Given given);
Deciding deciding_from(core::http::Given given);
std::vector<Seated> seated_from(core::http::Given given);
// Of a letter of this house, or with the file that was uploaded.
Filing filing_from(core::http::Given given, const core::http::Request& request);
std::string reason_from(core::http::Given given);
std::string seen_from(core::http::Given given);   // digest of what was looked at
Confirming confirming_from(core::http::Given given);   // digest, why

}  // namespace disposal::input
