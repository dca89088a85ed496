// SPDX-License-Identifier: Apache-2.0
#include "core/auth/account_store.h"

#include "core/base/text.h"

namespace core::account_store {
namespace {

std::string joined(const std::set<std::string>& roles) {
    return text::join({roles.begin(), roles.end()}, " ");
}

Account account_of(const db::Row& row) {
    Account account;
    account.id = row.id<AccountId>(0);
    account.login = row.text(1);
    if (!row.null(2)) account.person = row.id<PersonId>(2);
    account.name = row.text(3);
    for (auto& role : text::split(row.text(4), ' '))
        if (!role.empty()) account.roles.insert(std::move(role));
    account.language = row.text(5);
    account.active = row.flag(6);
    return account;
}

Login login_of(const db::Row& row) {
    return {account_of(row), row.text(7), row.integer(8), row.maybe(9, &db::Row::instant)};
}

}  // namespace

std::optional<Login> by_login(db::Tx& tx, std::string_view login) {
    return tx.one("SELECT id, login, person_id, name, roles, language, active, password, failures, "
                  "locked_until FROM core_account WHERE login = ?",
                  {login}, login_of);
}

std::optional<Login> by_person(db::Tx& tx, PersonId person) {
    return tx.one("SELECT id, login, person_id, name, roles, language, active, password, failures, "
                  "locked_until FROM core_account WHERE person_id = ?",
                  {person}, login_of);
}

std::optional<Account> by_id(db::Tx& tx, AccountId id) {
    return tx.one("SELECT id, login, person_id, name, roles, language, active FROM core_account "
                  "WHERE id = ?",
                  {id}, account_of);
}

std::vector<Account> all(db::Tx& tx) {
    return tx.all("SELECT id, login, person_id, name, roles, language, active FROM core_account "
                  "ORDER BY login",
                  {}, account_of);
}

void insert(db::Tx& tx, const Account& account, std::string_view password, Instant now) {
    const std::optional<PersonId> person =
        account.person.nil() ? std::nullopt : std::optional(account.person);
    tx.exec("INSERT INTO core_account (id, login, password, person_id, name, roles, language, active, "
            "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {account.id, account.login, password, person, account.name, joined(account.roles),
             account.language, account.active, now});
}

void set_password(db::Tx& tx, AccountId id, std::string_view password) {
    tx.exec("UPDATE core_account SET password = ? WHERE id = ?", {password, id});
}

void set_failures(db::Tx& tx, AccountId id, std::int64_t failures, std::optional<Instant> until) {
    tx.exec("UPDATE core_account SET failures = ?, locked_until = ? WHERE id = ?",
            {failures, until, id});
}

void insert_session(db::Tx& tx, const Digest& token, const SessionRow& row) {
    tx.exec("INSERT INTO core_session (token_hash, account_id, csrf, appointment_id, language, "
            "created_at, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            {token, row.account, row.csrf, row.appointment, row.language, row.created, row.seen});
}

std::optional<SessionRow> session(db::Tx& tx, const Digest& token) {
    return tx.one("SELECT account_id, csrf, appointment_id, language, created_at, seen_at "
                  "FROM core_session WHERE token_hash = ?",
                  {token}, [](const db::Row& row) {
                      return SessionRow{row.id<AccountId>(0), row.text(1), row.text(2),
                                        row.text(3),          row.instant(4), row.instant(5)};
                  });
}

void drop_session(db::Tx& tx, const Digest& token) {
    tx.exec("DELETE FROM core_session WHERE token_hash = ?", {token});
}

void set_appointment(db::Tx& tx, const Digest& token, std::string_view appointment) {
    tx.exec("UPDATE core_session SET appointment_id = ? WHERE token_hash = ?", {appointment, token});
}

void set_language(db::Tx& tx, const Digest& token, std::string_view language) {
    tx.exec("UPDATE core_session SET language = ? WHERE token_hash = ?", {language, token});
}

void drop_sessions_of(db::Tx& tx, AccountId account) {
    tx.exec("DELETE FROM core_session WHERE account_id = ?", {account});
}

void drop_sessions_before(db::Tx& tx, Instant created) {
    tx.exec("DELETE FROM core_session WHERE created_at < ?", {created});
}

void insert_token(db::Tx& tx, const Digest& token, AccountId account, std::string_view name,
                  Instant now, std::optional<Instant> expires) {
    tx.exec("INSERT INTO core_token (token_hash, account_id, name, created_at, expires_at) "
            "VALUES (?, ?, ?, ?, ?)",
            {token, account, name, now, expires});
}

std::optional<Login> by_token(db::Tx& tx, const Digest& token, Instant now) {
    return tx.one("SELECT a.id, a.login, a.person_id, a.name, a.roles, a.language, a.active, a.password, "
                  "a.failures, a.locked_until FROM core_token t JOIN core_account a "
                  "ON a.id = t.account_id WHERE t.token_hash = ? "
                  "AND (t.expires_at IS NULL OR t.expires_at > ?)",
                  {token, now}, login_of);
}

void drop_tokens_of(db::Tx& tx, AccountId account) {
    tx.exec("DELETE FROM core_token WHERE account_id = ?", {account});
}

}  // namespace core::account_store
