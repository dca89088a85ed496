// SPDX-License-Identifier: Apache-2.0
// What people tell of an edition and of the rows that wait; read alike for pages and API.
#pragma once

#include "classification/service/editions.h"
#include "core/http/given.h"

namespace classification::input {

using core::http::Given;

Approval approval_from(Given given);
std::string reason_from(Given given);
struct CopyGiven {
    std::string name;
    std::optional<core::Date> effective;
};
CopyGiven copy_from(Given given);
Mapping mapping_from(Given given, const std::string& newer);
std::string older_from(Given given);   // the older edition; "" = not told

}  // namespace classification::input
