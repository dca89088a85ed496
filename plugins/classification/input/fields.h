// SPDX-License-Identifier: Apache-2.0
// What people tell of an edition and of the rows that wait; read alike for pages and API.
#pragma once

#include "classification/service/editions.h"
#include "classification/service/import.h"
#include "core/http/given.h"

namespace classification::input {

using core::http::Given;

Approval approval_from(Given given);
std::string seen_from(Given given);   // id of the request that was looked at
Editions::Letter letter_of(const core::http::Request& request);   // "file"; empty where there is none
std::string reason_from(Given given);
std::string annex_from(Given given);   // "compared_with"
struct CopyGiven {
    std::string name;
    std::optional<core::Date> effective;
};
CopyGiven copy_from(Given given);
Mapping mapping_from(Given given, const std::string& newer);
struct ListGiven {
    std::optional<Kind> kind;
    std::optional<Reason> reason;
    std::string after;
    std::optional<std::int64_t> limit;
};
constexpr std::int64_t most_reviews = 500;
ListGiven list_from(Given given);
struct ManyGiven {
    Many many;
    std::optional<std::int64_t> expected;   // how many it was shown to settle
};
ManyGiven many_from(Given given);
Mark mark_from(Given given);
std::string after_from(Given given);   // the code a page begins after; "" = from the first
struct RowsGiven {
    std::string after;
    std::int64_t limit = 0;
};
constexpr std::int64_t most_rows = 500;
RowsGiven rows_from(Given given);
constexpr std::size_t most_renamed = 2000;
Editions::Taking taking_from(Given given);
std::string older_from(Given given);   // the older edition; "" = not told

}  // namespace classification::input
