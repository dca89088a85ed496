// SPDX-License-Identifier: Apache-2.0
// Mailboxes lent, in their table.
#pragma once

#include <optional>
#include <vector>

#include "core/db/db.h"
#include "directory/domain/grant.h"
#include "directory/store/conferral_row.h"

namespace directory::store {

void insert(core::db::Tx& tx, const MailboxGrant& grant);
void revoke(core::db::Tx& tx, const MailboxGrant& grant);
std::optional<MailboxGrant> mailbox_grant(core::db::Tx& tx, GrantId id);
// Those of the mailbox, newest first.
std::vector<MailboxGrant> grants_of(core::db::Tx& tx, core::PositionId position);
// Those in force that day which the person may use in an appointment of his.
std::vector<MailboxGrant> grants_to(core::db::Tx& tx, core::PersonId person, core::Date day);

struct GrantWish : ConferralWish<GrantId> {
    bool open = false;                           // neither revoked nor past its last day
    std::optional<GrantKind> kind;
};
// Newest first; one more than the limit tells that there are more.
std::vector<MailboxGrant> find(core::db::Tx& tx, const GrantWish& wish);

}  // namespace directory::store
