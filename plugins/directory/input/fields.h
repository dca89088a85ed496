// SPDX-License-Identifier: Apache-2.0
// What people send, read alike for pages and API. Throws Error(invalid) naming the field.
#pragma once

#include "core/http/given.h"
#include "directory/domain/appointment.h"
#include "directory/service/delegate.h"
#include "directory/service/lend.h"
#include "directory/service/partner_book.h"
#include "directory/service/reorganise.h"
#include "directory/table/workbook.h"

namespace directory::input {

// person, capacity, decree, decree_date, from, until. What could not be read is told by `given.done()`.
AppointmentForm appointment_from(core::http::Given& given, std::string position);
// successor, on, basis.
EndingForm ending_from(core::http::Given given);
// receiver, form, kinds, groups, highest, from, until, basis. What could not be read is told by
// `given`; what is needed and missing too.
Delegation delegation_from(core::http::Given& given, std::optional<core::PositionId> giver);
// reason, of a revocation. Throws Error(invalid, `error`) when it cannot be read.
std::string revoke_reason_from(core::http::Given given, const char* error);
// state, position, after, limit.
store::DelegationWish delegation_wish_from(core::http::Given& given);
// kind, receiver, acts, works, highest, from, until, reason, basis, note. A secretary begins today when no day is said.
MailboxGrant grant_from(core::http::Given& given, core::PositionId position, core::Date today);
// open, kind, position, after, limit.
store::GrantWish grant_wish_from(core::http::Given& given);
// name, official, kind, place, address, email, phone, note.
Partner partner_from(core::http::Given& given);
// q, kind, after, limit.
PartnerBook::Wish partner_wish_from(core::http::Given& given);
// The revision a form started from; absent is a fault of the field.
std::int64_t revision_in(core::http::Given& given, std::string_view field);
// The one sheet uploaded, under the name given; what is wrong with it is a fault of the field "files".
Sheet table_from(const core::http::Request& request, const std::string& name);
// The sheets uploaded; what is wrong with a file is a fault of the field "files".
Workbook workbook_from(const core::http::Request& request);

}  // namespace directory::input
