// SPDX-License-Identifier: Apache-2.0
// What people send, read alike for pages and API. Throws Error(invalid) naming the field.
#pragma once

#include "core/http/given.h"
#include "directory/domain/appointment.h"
#include "directory/service/delegate.h"
#include "directory/table/workbook.h"

namespace directory::input {

// person, capacity, decree, decree_date, from, until. What could not be read is told by `given.done()`.
AppointmentForm appointment_from(core::http::Given& given, std::string position);
// receiver, form, kinds, groups, highest, from, until, basis. What could not be read is told by
// `given`; what is needed and missing too.
Delegation delegation_from(core::http::Given& given, std::optional<core::PositionId> giver);
// state, position, after, limit.
Delegate::Wish delegation_wish_from(core::http::Given& given);
// The sheets uploaded; what is wrong with a file is a fault of the field "files".
Workbook workbook_from(const core::http::Request& request);

}  // namespace directory::input
