// SPDX-License-Identifier: Apache-2.0
#include "core/auth/accounts.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/auth/account_store.h"
#include "core/auth/password.h"
#include "core/base/text.h"

namespace core::auth {
namespace {

// A session ends twelve hours after signing in: one working day.
constexpr std::chrono::hours session_life{12};

std::string fresh_token() { return base64url(random_bytes(32)); }

bool good_login(std::string_view login) {
    const bool plain = std::all_of(login.begin(), login.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
    return plain && login.size() >= 3 && login.size() <= 64;
}

bool locked(const account_store::Login& login, Instant now) {
    return login.locked_until && *login.locked_until > now;
}

Error lock_error(const account_store::Login& login, Instant now) {
    const auto left = std::chrono::ceil<std::chrono::minutes>(*login.locked_until - now);
    return {Code::too_many, "core.error.locked", {{"minutes", std::to_string(left.count())}}};
}

// One more wrong secret. Returns the lock, if this one closed it. A lock that stands is left
// standing: guesses sent side by side must not open it.
std::optional<Instant> count_failure(db::Tx& tx, const account_store::Login& login, Instant now) {
    if (locked(login, now)) return std::nullopt;
    const std::int64_t failures = login.failures + 1;
    const bool lock = failures >= max_failures;
    const auto until = lock ? std::optional(now + lock_time) : std::nullopt;
    account_store::set_failures(tx, login.account.id, lock ? 0 : failures, until);
    return until;
}

bool sits(const Actor& actor, std::string_view appointment) {
    return actor.acting < actor.seats.size() && actor.seats[actor.acting].appointment.text() == appointment;
}

// A seat asked for by name is taken or refused, never replaced.
void ensure_seat(const Actor& actor, std::string_view appointment) {
    if (!appointment.empty() && !sits(actor, appointment)) throw Error(Code::forbidden, "core.error.not_your_seat");
}

}  // namespace

AccountId Accounts::create(db::Tx& tx, const Context& ctx, const Account& account,
                           const Secret& password) {
    Account made = account;
    made.login = text::lower(text::trim(account.login));
    std::vector<Fault> faults = password_faults(made.login, password);
    if (!good_login(made.login)) faults.push_back({"login", "core.fault.login", {}});
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    if (account_store::by_login(tx, made.login))
        throw Error(Code::conflict, "core.error.login_taken", {{"login", made.login}});
    if (made.person.nil() && seating_ != nullptr)
        if (const auto known = seating_->called(tx, made.login)) {
            made.person = known->person;
            if (made.name.empty()) made.name = known->name;
        }
    if (made.name.empty()) made.name = made.login;
    made.id = AccountId::make(ctx.now());
    account_store::insert(tx, made, hash_password(password), ctx.now());
    audit::append(tx, ctx, "core.account_created", "account:" + made.id.text(),
                  {{"login", made.login}});
    return made.id;
}

void Accounts::set_password(db::Tx& tx, const Context& ctx, AccountId id, const Secret& password) {
    const auto account = account_store::by_id(tx, id);
    if (!account) throw Error(Code::not_found, "core.error.not_found");
    if (auto faults = password_faults(account->login, password); !faults.empty())
        throw Error("core.error.invalid", std::move(faults));
    account_store::set_password(tx, id, hash_password(password));
    account_store::set_failures(tx, id, 0, std::nullopt);
    account_store::drop_sessions_of(tx, id);
    account_store::drop_tokens_of(tx, id);
    audit::append(tx, ctx, "core.password_changed", "account:" + id.text());
}

std::optional<Account> Accounts::find(db::Tx& tx, std::string_view login) {
    const auto found = account_store::by_login(tx, text::lower(text::trim(login)));
    return found ? std::optional(found->account) : std::nullopt;
}

std::vector<Account> Accounts::all(db::Tx& tx) { return account_store::all(tx); }

std::set<std::string> Accounts::rights_of(db::Tx& tx, const Account& account, Date today) {
    return actor(tx, account, "", today).rights;
}

Account Accounts::check(db::Db& db, const Context& ctx, std::string_view login,
                        const Secret& password) {
    const std::string name = text::lower(text::trim(login));
    const auto found = db.read([&](db::Tx& tx) { return account_store::by_login(tx, name); });
    const Error refused(Code::unauthenticated, "core.error.password");
    if (!found || !found->account.active) {
        check_nothing(password);
        throw refused;
    }
    if (locked(*found, ctx.now())) throw lock_error(*found, ctx.now());
    if (!check_password(found->password, password)) {
        db.write([&](db::Tx& tx) {
            const auto login_now = account_store::by_login(tx, name);
            const auto until = count_failure(tx, *login_now, ctx.now());
            audit::append(tx, ctx, until ? "core.account_locked" : "core.sign_in_refused",
                          "account:" + login_now->account.id.text());
        });
        throw refused;
    }
    db.write([&](db::Tx& tx) {
        // Locked by others while this password was being checked.
        const auto login_now = account_store::by_login(tx, name);
        if (!login_now) throw refused;
        if (locked(*login_now, ctx.now())) throw lock_error(*login_now, ctx.now());
        account_store::set_failures(tx, found->account.id, 0, std::nullopt);
    });
    return found->account;
}

Session Accounts::sign_in(db::Db& db, const Context& ctx, std::string_view login,
                          const Secret& password) {
    const Account account = check(db, ctx, login, password);
    const Session session{fresh_token(), fresh_token()};
    db.write([&](db::Tx& tx) {
        account_store::drop_sessions_before(tx, ctx.now() - session_life);
        account_store::insert_session(
            tx, sha256(session.token),
            {account.id, session.csrf, "", account.language, ctx.now(), ctx.now()});
        audit::append(tx, ctx, "core.signed_in", "account:" + account.id.text());
    });
    return session;
}

void Accounts::sign_out(db::Tx& tx, std::string_view token) {
    account_store::drop_session(tx, sha256(token));
}

void Accounts::act_as(db::Tx& tx, const Context& ctx, std::string_view token,
                      AppointmentId appointment) {
    for (const Seat& seat : ctx.actor.seats) {
        if (seat.appointment != appointment) continue;
        account_store::set_appointment(tx, sha256(token), appointment.text());
        Json data = Json::object();
        if (seat.lent) data = {{"as", seat.lent->kind}, {"lent_by", seat.appointment.text()}};
        audit::append(tx, ctx, "core.acting_as", "position:" + seat.position.text(), data);
        return;
    }
    throw Error(Code::forbidden, "core.error.not_your_seat");
}

std::optional<Accounts::Known> Accounts::by_session(db::Tx& tx, std::string_view token,
                                                    std::string_view appointment, Instant now,
                                                    Zone zone) {
    const auto row = account_store::session(tx, sha256(token));
    if (!row || row->created + session_life < now) return std::nullopt;
    const auto account = account_store::by_id(tx, row->account);
    if (!account || !account->active) return std::nullopt;
    const auto seat = appointment.empty() ? std::string_view(row->appointment) : appointment;
    Known known{actor(tx, *account, seat, date_of(now, zone)), row->csrf, row->language};
    known.actor.seat_ended = appointment.empty() && !row->appointment.empty() && !known.actor.seats.empty() &&
                             !sits(known.actor, seat);
    ensure_seat(known.actor, appointment);
    return known;
}

std::optional<Accounts::Known> Accounts::by_token(db::Tx& tx, std::string_view token,
                                                  std::string_view appointment, Instant now,
                                                  Zone zone) {
    const auto login = account_store::by_token(tx, sha256(token), now);
    if (!login || !login->account.active) return std::nullopt;
    if (locked(*login, now)) throw lock_error(*login, now);
    Known known{actor(tx, login->account, appointment, date_of(now, zone)), "",
                login->account.language};
    ensure_seat(known.actor, appointment);
    return known;
}

std::optional<Actor> Accounts::by_person(db::Tx& tx, PersonId person, AppointmentId appointment, Instant now,
                                         Zone zone) {
    const auto login = account_store::by_person(tx, person);
    if (!login || !login->account.active) return std::nullopt;
    if (locked(*login, now)) throw lock_error(*login, now);
    return actor(tx, login->account, appointment.text(), date_of(now, zone));
}

void Accounts::set_language(db::Tx& tx, std::string_view token, std::string_view language) {
    if (language != "id" && language != "en")
        throw Error("core.error.invalid", {{"language", "core.fault.language", {}}});
    account_store::set_language(tx, sha256(token), language);
}

int Accounts::note_wrong_secret(db::Db& db, const Context& ctx) {
    return db.write([&](db::Tx& tx) {
        const auto login = account_store::by_person(tx, ctx.actor.person);
        if (!login) return max_failures;
        if (locked(*login, ctx.now())) return 0;
        if (count_failure(tx, *login, ctx.now())) {
            account_store::drop_sessions_of(tx, login->account.id);
            audit::append(tx, ctx, "core.account_locked", "account:" + login->account.id.text());
            return 0;
        }
        return max_failures - static_cast<int>(login->failures) - 1;
    });
}

void Accounts::note_right_secret(db::Db& db, const Context& ctx) {
    db.write([&](db::Tx& tx) {
        const auto login = account_store::by_person(tx, ctx.actor.person);
        if (!login) return;
        // A lock runs to its end: an API token must not open it.
        if (locked(*login, ctx.now())) throw lock_error(*login, ctx.now());
        account_store::set_failures(tx, login->account.id, 0, std::nullopt);
    });
}

std::string Accounts::create_token(db::Tx& tx, const Context& ctx, AccountId account,
                                   std::string_view name, std::optional<Instant> expires) {
    const std::string token = "nsk_" + fresh_token();
    account_store::insert_token(tx, sha256(token), account, name, ctx.now(), expires);
    audit::append(tx, ctx, "core.token_created", "account:" + account.text());
    return token;
}

Actor Accounts::actor(db::Tx& tx, const Account& account, std::string_view appointment, Date today) {
    Actor actor;
    actor.kind = Actor::Kind::person;
    actor.person = account.person;
    actor.person_name = account.name;
    actor.login = account.login;
    if (seating_ != nullptr && !account.person.nil())
        actor.seats = seating_->seats(tx, account.person, today);
    for (std::size_t i = 0; i < actor.seats.size(); ++i)
        if (actor.seats[i].appointment.text() == appointment) actor.acting = i;
    if (actor.acting < actor.seats.size()) actor.rights = rights_.of(actor.seats[actor.acting]);
    // In another's seat the account's own roles rest: nobody administers in the name of somebody else.
    if (!actor.borrows()) actor.rights.merge(rights_.of(account.roles));
    return actor;
}

}  // namespace core::auth
