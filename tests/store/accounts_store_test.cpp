// SPDX-License-Identifier: Apache-2.0
// Accounts on both databases: signing in, the lock, sessions, seats and API tokens.
#include "core/auth/accounts.h"
#include "core/base/error.h"
#include "tests/support/db.h"

namespace accounts_store_test {

using namespace core;
using auth::AccountId;
using auth::Accounts;
using db::Tx;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using tests::TestDb;

constexpr const char* right_password = "sandi yang benar";

// Melati holds two positions, everybody else none.
class TwoSeats final : public auth::Seating {
  public:
    TwoSeats() {
        for (const char* role : {"head", "clerk"}) {
            Seat seat;
            seat.appointment = AppointmentId::make(Instant{1});
            seat.position = PositionId::make(Instant{1});
            seat.roles = {role};
            seats_.push_back(seat);
        }
    }
    std::optional<Called> called(Tx&, std::string_view) override { return std::nullopt; }
    std::vector<Seat> seats(Tx&, PersonId person, Date) override {
        return person == melati ? seats_ : std::vector<Seat>{};
    }
    const PersonId melati = PersonId::make(Instant{1});
    std::vector<Seat> seats_;
};

class AccountsStore : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place_ = std::make_unique<TestDb>(GetParam());
        rights_.declare("letters", "letters.sign", {"head"});
        rights_.declare("letters", "letters.send", {"clerk", "admin"});
        id_ = create("melati", seating_.melati);
    }
    db::Db& db() { return place_->db(); }
    Context context() const {
        Context ctx;
        ctx.clock = &clock_;
        ctx.actor = Actor::system();
        return ctx;
    }
    AccountId create(const std::string& login, PersonId person = {}) {
        auth::Account account;
        account.login = login;
        account.person = person;
        account.name = "Melati Contoh";
        return db().write([&](Tx& tx) {
            return accounts_.create(tx, context(), account, Secret(std::string(right_password)));
        });
    }
    auth::Session enter(const std::string& login = "melati",
                        const char* password = right_password) {
        return accounts_.sign_in(db(), context(), login, Secret(std::string(password)));
    }
    std::string refusal(const std::string& login, const char* password) {
        return key_of([&] { enter(login, password); });
    }
    template <class F>
    std::string key_of(F&& act) {
        try {
            act();
        } catch (const Error& error) {
            return std::string(name(error.code())) + " " + error.key();
        }
        return "done";
    }
    void fail(int times, const std::string& login = "melati") {
        for (int i = 0; i < times; ++i)
            ASSERT_EQ(refusal(login, "sandi yang salah"), "unauthenticated core.error.password")
                << i;
    }
    std::optional<Accounts::Known> known(const std::string& token, std::string_view seat = {}) {
        return db().read(
            [&](Tx& tx) { return accounts_.by_session(tx, token, seat, clock_.now(), Zone::wib); });
    }
    std::optional<Accounts::Known> by_token(const std::string& token, std::string_view seat = {}) {
        return db().read(
            [&](Tx& tx) { return accounts_.by_token(tx, token, seat, clock_.now(), Zone::wib); });
    }
    Context of(const Accounts::Known& known) const {
        Context ctx = context();
        ctx.actor = known.actor;
        return ctx;
    }

    SetClock clock_{parse_instant("2026-11-23T08:00:00+07:00")};
    TwoSeats seating_;
    auth::Rights rights_;
    Accounts accounts_{rights_, &seating_};
    AccountId id_;
    std::unique_ptr<TestDb> place_;
};

const std::string locked = "too_many core.error.locked";

TEST_P(AccountsStore, a_session_is_known_by_its_token) {
    const auto session = enter("  MELATI ");
    const auto found = known(session.token);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->csrf, session.csrf);
    EXPECT_EQ(found->language, "id");
    EXPECT_EQ(found->actor.login, "melati");
    EXPECT_EQ(found->actor.person, seating_.melati);
    EXPECT_EQ(found->actor.seats.size(), 2U);
    EXPECT_EQ(found->actor.rights, std::set<std::string>{"letters.sign"});
    EXPECT_FALSE(known(session.csrf));
    EXPECT_FALSE(known(""));
    EXPECT_NE(enter().token, session.token);
    db().write([&](Tx& tx) { accounts_.sign_out(tx, session.token); });
    EXPECT_FALSE(known(session.token));
}

TEST_P(AccountsStore, the_token_itself_is_nowhere_in_the_database) {
    const auto session = enter();
    const auto rows = db().read([&](Tx& tx) {
        return tx.count("SELECT COUNT(*) FROM core_session WHERE token_hash = ? OR csrf = ?",
                        {session.token, session.token});
    });
    EXPECT_EQ(rows, 0);
}

TEST_P(AccountsStore, an_unknown_login_and_a_wrong_password_look_alike) {
    EXPECT_EQ(refusal("nobody", right_password), refusal("melati", "sandi yang salah"));
    for (int i = 0; i < 8; ++i)
        EXPECT_EQ(refusal("nobody", right_password), "unauthenticated core.error.password");
}

TEST_P(AccountsStore, five_wrong_passwords_lock_though_each_sign_in_is_refused) {
    fail(5);
    EXPECT_EQ(refusal("melati", right_password), locked);
    create("kenanga");
    EXPECT_NO_THROW(enter("kenanga"));
    clock_.pass(auth::lock_time - milliseconds(1));
    EXPECT_EQ(refusal("melati", right_password), locked);
    clock_.pass(milliseconds(1));
    EXPECT_NO_THROW(enter());
}

TEST_P(AccountsStore, after_a_lock_the_count_begins_anew) {
    fail(5);
    clock_.pass(auth::lock_time);
    fail(5);
    EXPECT_EQ(refusal("melati", right_password), locked);
}

TEST_P(AccountsStore, a_right_password_clears_the_count) {
    fail(4);
    enter();
    fail(4);
    EXPECT_NO_THROW(enter());
}

TEST_P(AccountsStore, a_session_ends_after_twelve_hours) {
    const auto session = enter();
    clock_.pass(hours(12));
    EXPECT_TRUE(known(session.token));
    clock_.pass(milliseconds(1));
    EXPECT_FALSE(known(session.token));
}

TEST_P(AccountsStore, one_acts_only_under_own_seats) {
    const auto session = enter();
    const auto before = known(session.token);
    ASSERT_TRUE(before);
    const AppointmentId second = seating_.seats_[1].appointment;
    db().write([&](Tx& tx) { accounts_.act_as(tx, of(*before), session.token, second); });
    const auto after = known(session.token);
    ASSERT_TRUE(after);
    EXPECT_EQ(after->actor.seat().appointment, second);
    EXPECT_EQ(after->actor.rights, std::set<std::string>{"letters.send"});
    EXPECT_EQ(key_of([&] {
                  db().write([&](Tx& tx) {
                      accounts_.act_as(tx, of(*after), session.token,
                                       AppointmentId::make(Instant{9}));
                  });
              }),
              "forbidden core.error.not_your_seat");
    EXPECT_EQ(known(session.token)->actor.seat().appointment, second);
    // The appointment ends: back to the main seat, with its rights only.
    seating_.seats_.pop_back();
    EXPECT_EQ(known(session.token)->actor.rights, std::set<std::string>{"letters.sign"});
}

TEST_P(AccountsStore, a_token_speaks_until_it_expires) {
    const Instant end = clock_.now() + hours(24);
    const auto [brief, lasting] = db().write([&](Tx& tx) {
        return std::pair(accounts_.create_token(tx, context(), id_, "brief", end),
                         accounts_.create_token(tx, context(), id_, "lasting", std::nullopt));
    });
    ASSERT_TRUE(by_token(brief));
    EXPECT_EQ(by_token(brief)->csrf, "");
    EXPECT_EQ(by_token(brief)->actor.rights, std::set<std::string>{"letters.sign"});
    const auto second = by_token(brief, seating_.seats_[1].appointment.text());
    EXPECT_EQ(second->actor.rights, std::set<std::string>{"letters.send"});
    EXPECT_FALSE(known(brief)) << "a token is no session";
    EXPECT_FALSE(by_token("nsk_" + brief));
    clock_.set(end - milliseconds(1));
    EXPECT_TRUE(by_token(brief));
    clock_.set(end);
    EXPECT_FALSE(by_token(brief));
    EXPECT_TRUE(by_token(lasting));
}

TEST_P(AccountsStore, a_token_keeps_to_its_persons_seats_and_to_the_lock) {
    const std::string token = db().write(
        [&](Tx& tx) { return accounts_.create_token(tx, context(), id_, "one", std::nullopt); });
    const std::string stranger = AppointmentId::make(clock_.now()).text();
    EXPECT_EQ(key_of([&] { by_token(token, stranger); }), "forbidden core.error.not_your_seat");
    const Context ctx = of(*by_token(token));
    for (int i = 0; i < 5; ++i) accounts_.note_wrong_secret(db(), ctx);
    EXPECT_EQ(key_of([&] { by_token(token); }), locked) << "a token must not go on guessing";
    clock_.pass(auth::lock_time);
    EXPECT_TRUE(by_token(token));
    db().write([&](Tx& tx) {
        accounts_.set_password(tx, context(), id_, Secret(std::string("sandi yang baru")));
    });
    EXPECT_FALSE(by_token(token)) << "a new password ends the tokens";
}

TEST_P(AccountsStore, checking_a_password_opens_no_session) {
    EXPECT_EQ(accounts_.check(db(), context(), "melati", Secret(std::string(right_password))).id, id_);
    EXPECT_EQ(db().read([](Tx& tx) { return tx.count("SELECT COUNT(*) FROM core_session"); }), 0);
}

TEST_P(AccountsStore, a_new_password_ends_all_sessions_and_the_lock) {
    const auto first = enter(), second = enter();
    create("kenanga");
    const auto other = enter("kenanga");
    fail(5);
    db().write([&](Tx& tx) {
        accounts_.set_password(tx, context(), id_, Secret(std::string("sandi yang baru")));
    });
    EXPECT_FALSE(known(first.token));
    EXPECT_FALSE(known(second.token));
    EXPECT_TRUE(known(other.token));
    EXPECT_EQ(refusal("melati", right_password), "unauthenticated core.error.password");
    EXPECT_NO_THROW(enter("melati", "sandi yang baru"));
}

TEST_P(AccountsStore, wrong_passphrases_count_towards_the_same_lock) {
    const auto session = enter();
    const Context ctx = of(*known(session.token));
    fail(2);
    EXPECT_EQ(accounts_.note_wrong_secret(db(), ctx), 2);
    EXPECT_EQ(accounts_.note_wrong_secret(db(), ctx), 1);
    EXPECT_TRUE(known(session.token));
    EXPECT_EQ(accounts_.note_wrong_secret(db(), ctx), 0);
    EXPECT_FALSE(known(session.token)) << "a lock ends the sessions";
    EXPECT_EQ(refusal("melati", right_password), locked);
}

TEST_P(AccountsStore, neither_a_guess_nor_a_right_passphrase_opens_the_lock) {
    const Context ctx = of(*known(enter().token));
    for (int i = 0; i < 5; ++i) accounts_.note_wrong_secret(db(), ctx);
    EXPECT_EQ(accounts_.note_wrong_secret(db(), ctx), 0);
    EXPECT_EQ(refusal("melati", right_password), locked);
    EXPECT_EQ(key_of([&] { accounts_.note_right_secret(db(), ctx); }), locked)
        << "a right guess beside wrong ones must not get through";
    EXPECT_EQ(refusal("melati", right_password), locked);
    clock_.pass(auth::lock_time);
    EXPECT_NO_THROW(enter());
}

TEST_P(AccountsStore, a_right_passphrase_clears_the_count) {
    const Context ctx = of(*known(enter().token));
    for (int i = 0; i < 4; ++i) accounts_.note_wrong_secret(db(), ctx);
    accounts_.note_right_secret(db(), ctx);
    fail(4);
    EXPECT_NO_THROW(enter());
}

TEST_P(AccountsStore, logins_are_single_and_passwords_strong) {
    EXPECT_EQ(key_of([&] { create("Melati"); }), "conflict core.error.login_taken");
    for (const char* bad : {"", "me", "me lati", "melati'--"})
        EXPECT_EQ(key_of([&] { create(bad); }), "invalid core.error.invalid") << bad;
    EXPECT_EQ(key_of([&] {
                  db().write([&](Tx& tx) {
                      accounts_.set_password(tx, context(), id_, Secret(std::string("pendek")));
                  });
              }),
              "invalid core.error.invalid");
    EXPECT_NO_THROW(enter());
}

NASKAH_ON_BOTH_DATABASES(AccountsStore);

}  // namespace
