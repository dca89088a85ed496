// SPDX-License-Identifier: Apache-2.0
// Rows of accounts, sessions and tokens.
#pragma once

#include "core/auth/accounts.h"

namespace core::account_store {

using auth::Account;
using auth::AccountId;

struct Login {
    Account account;
    std::string password;
    std::int64_t failures = 0;
    std::optional<Instant> locked_until;
};

std::optional<Login> by_login(db::Tx& tx, std::string_view login);
std::optional<Login> by_person(db::Tx& tx, PersonId person);
std::optional<Account> by_id(db::Tx& tx, AccountId id);
std::vector<Account> all(db::Tx& tx);
void insert(db::Tx& tx, const Account& account, std::string_view password, Instant now);
void set_password(db::Tx& tx, AccountId id, std::string_view password);
void set_failures(db::Tx& tx, AccountId id, std::int64_t failures, std::optional<Instant> until);

struct SessionRow {
    AccountId account;
    std::string csrf, appointment, language;
    Instant created, seen;
};
void insert_session(db::Tx& tx, const Digest& token, const SessionRow& row);
std::optional<SessionRow> session(db::Tx& tx, const Digest& token);
void drop_session(db::Tx& tx, const Digest& token);
void set_appointment(db::Tx& tx, const Digest& token, std::string_view appointment);
void set_language(db::Tx& tx, const Digest& token, std::string_view language);
void drop_sessions_of(db::Tx& tx, AccountId account);
void drop_sessions_before(db::Tx& tx, Instant created);

void insert_token(db::Tx& tx, const Digest& token, AccountId account, std::string_view name,
                  Instant now, std::optional<Instant> expires);
// Of a token that has not expired.
std::optional<Login> by_token(db::Tx& tx, const Digest& token, Instant now);
void drop_tokens_of(db::Tx& tx, AccountId account);

}  // namespace core::account_store
