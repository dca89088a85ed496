// SPDX-License-Identifier: Apache-2.0
// Forms, queries and JSON read into wishes; pages and API read them alike. What cannot be read is a
// fault of its field, all told together as Error("core.error.invalid", faults).
#pragma once

#include "core/http/given.h"
#include "numbering/service/services.h"

namespace numbering::input {

// What is not given keeps the value of `base`. A form gives all of it: a list of boxes that is not there
// is one with nothing ticked.
struct Typed {
    Series series;
    std::vector<core::Fault> faults;
};
Typed series_from(core::http::Given given, Series base, bool form);
Reservation reservation_from(core::http::Given given);
InsertionWish insertion_from(core::http::Given given);
// A reason under that name and nothing else.
std::string reason_from(core::http::Given given, std::string_view name);
// {"rules": [{"signer_kind": "sekda", "unit": "0193..."}]}
std::vector<CentralWish> central_from(core::http::Given given);
// Fields signer_kind.1 unit.1, signer_kind.2 unit.2 ...; lines without a kind are no rule.
std::vector<CentralWish> central_form(core::http::Given given);
BookWish book_from(const core::http::Fields& query);

struct AskedWish {
    std::optional<Decision> decision;
    std::string month;            // "2026-03", "" = all
};
AskedWish asked_from(const core::http::Fields& query);

}  // namespace numbering::input
