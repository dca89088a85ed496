// SPDX-License-Identifier: Apache-2.0
// Accounts, sessions and API tokens. Passwords are kept as argon2id; of sessions and tokens only the
// SHA-256 is kept.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/auth/actor.h"
#include "core/base/secret.h"
#include "core/db/db.h"

namespace core::auth {

using AccountId = Id<struct AccountTag>;

// Which positions a person holds today. Told by the directory; without it accounts have no seats.
class Seating {
  public:
    virtual ~Seating() = default;
    virtual std::vector<Seat> seats(db::Tx& tx, PersonId person, Date today) = 0;
    // Whom the directory knows by that login.
    struct Called {
        PersonId person;
        std::string name;
    };
    virtual std::optional<Called> called(db::Tx& tx, std::string_view login) = 0;
};

// Permissions and the roles that carry them by default, declared by the rooms.
class Rights {
  public:
    // `lent`: the acts a seat must be lent for to carry the right; none: it is never lent.
    void declare(std::string owner, std::string right, std::set<std::string> roles, std::set<std::string> lent = {});
    bool known(std::string_view right) const { return rights_.contains(right); }
    std::set<std::string> of(const std::set<std::string>& roles) const;
    // What the seat brings; of a lent one what its position has, as far as it was lent.
    std::set<std::string> of(const Seat& seat) const;
    struct Entry {
        std::string owner;
        std::set<std::string> roles, lent;
    };
    const std::map<std::string, Entry, std::less<>>& all() const { return rights_; }

  private:
    std::map<std::string, Entry, std::less<>> rights_;
};

struct Account {
    AccountId id;
    std::string login;
    PersonId person;             // nil for an account without a person (administrator)
    std::string name;
    std::set<std::string> roles;   // beside those of the position
    std::string language = "id";
    bool active = true;
};

struct Session {
    std::string token;   // goes into the cookie, never stored
    std::string csrf;
};

// Wrong password counts; five in a row lock the account for a quarter of an hour.
constexpr int max_failures = 5;
constexpr std::chrono::minutes lock_time{15};

class Accounts {
  public:
    Accounts(const Rights& rights, Seating* seating) : rights_(rights), seating_(seating) {}

    // Of the person the directory knows by that login, unless the account names one.
    // Throws Error(conflict, "core.error.login_taken"), Error(invalid) with faults for a weak password.
    AccountId create(db::Tx& tx, const Context& ctx, const Account& account, const Secret& password);
    // Ends all sessions and API tokens.
    void set_password(db::Tx& tx, const Context& ctx, AccountId id, const Secret& password);
    std::optional<Account> find(db::Tx& tx, std::string_view login);
    std::vector<Account> all(db::Tx& tx);

    // What the account may do from its main seat that day.
    std::set<std::string> rights_of(db::Tx& tx, const Account& account, Date today);

    // Checks in constant effort. Throws Error(unauthenticated, "core.error.password") for an unknown login or
    // a wrong password alike, Error(too_many, "core.error.locked") while locked. Counting happens in units
    // of its own, so a refusal is not rolled back.
    Account check(db::Db& db, const Context& ctx, std::string_view login, const Secret& password);
    Session sign_in(db::Db& db, const Context& ctx, std::string_view login, const Secret& password);
    void sign_out(db::Tx& tx, std::string_view token);
    // Acts under another of the person's own seats from now on.
    void act_as(db::Tx& tx, const Context& ctx, std::string_view token, AppointmentId appointment);

    struct Known {
        Actor actor;
        std::string csrf;      // "" for API tokens
        std::string language;
    };
    // `appointment` chooses the seat to act under for this request; "" is the one of the session, for a
    // token the main one. Throws Error(forbidden, "core.error.not_your_seat") for a seat the person does
    // not hold. by_token throws Error(too_many, "core.error.locked") while the account is locked: a
    // token must not go on guessing.
    std::optional<Known> by_session(db::Tx& tx, std::string_view token, std::string_view appointment,
                                    Instant now, Zone zone);
    std::optional<Known> by_token(db::Tx& tx, std::string_view token, std::string_view appointment,
                                  Instant now, Zone zone);
    void set_language(db::Tx& tx, std::string_view token, std::string_view language);
    // The person as he stands now, under that seat if he still holds it: for what he asked to be done later.
    // nullopt when the account is closed or gone; throws Error(too_many, "core.error.locked") while it is locked.
    std::optional<Actor> by_person(db::Tx& tx, PersonId person, AppointmentId appointment, Instant now, Zone zone);

    // Counts a wrong passphrase towards the same lock; gives how many more close it, 0 when it is closed.
    int note_wrong_secret(db::Db& db, const Context& ctx);
    // Clears the count. Throws Error(too_many, "core.error.locked") when others, guessing side by side,
    // have closed the lock meanwhile.
    void note_right_secret(db::Db& db, const Context& ctx);

    std::string create_token(db::Tx& tx, const Context& ctx, AccountId account, std::string_view name,
                             std::optional<Instant> expires);

  private:
    Actor actor(db::Tx& tx, const Account& account, std::string_view appointment, Date today);

    const Rights& rights_;
    Seating* seating_;
};

}  // namespace core::auth
