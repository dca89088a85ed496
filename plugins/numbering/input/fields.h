// SPDX-License-Identifier: Apache-2.0
// Forms, queries and JSON read into wishes; pages and API read them alike. What cannot be read is a
// fault of its field, all told together as Error("core.error.invalid", faults).
#pragma once

#include "core/http/message.h"
#include "numbering/service/services.h"

namespace numbering::input {

// A form as the JSON the API takes; a name in `lists` is a list even when it came once.
core::Json json_of(const core::http::Fields& form, const std::vector<std::string>& lists = {});

// What is not given keeps the value of `base`.
struct Typed {
    Series series;
    std::vector<core::Fault> faults;
};
Typed series_from(const core::Json& json, Series base);
Reservation reservation_from(const core::Json& json);
InsertionWish insertion_from(const core::Json& json);
std::vector<CentralWish> central_from(const core::Json& json);   // {"rules": [{"signer_kind", "unit"}]}
BookWish book_from(const core::http::Fields& query);
std::optional<Decision> decision_from(const core::http::Fields& query);

}  // namespace numbering::input
