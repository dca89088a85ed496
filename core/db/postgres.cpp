// SPDX-License-Identifier: Apache-2.0
// The database on a server: a pool of sessions that waits rather than refuses.
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>

#include "core/db/postgres_session.h"

namespace core::db {
namespace {

constexpr std::size_t most_sessions = 16;
constexpr std::chrono::seconds patience{10};
constexpr const char* usual_limits = "SET statement_timeout = '30s'; SET lock_timeout = 0";

class Pool {
  public:
    explicit Pool(std::string address) : address_(std::move(address)) {}

    std::unique_ptr<Session> take() {
        std::unique_lock lock(mutex_);
        for (;;) {
            const auto ready = [&] { return !idle_.empty() || made_ < most_sessions; };
            if (!returned_.wait_for(lock, patience, ready)) away("no session free");
            if (idle_.empty()) break;
            auto session = std::move(idle_.back());
            idle_.pop_back();
            if (!session->hung_up()) return session;
            --made_;
        }
        ++made_;
        lock.unlock();
        try {
            return std::make_unique<Session>(address_);
        } catch (...) {
            forget();
            throw;
        }
    }
    void give(std::unique_ptr<Session> session) {
        if (session->broken() || session->in_unit()) {
            session.reset();
            return forget();
        }
        {
            const std::lock_guard lock(mutex_);
            idle_.push_back(std::move(session));
        }
        returned_.notify_one();
    }

  private:
    void forget() {
        {
            const std::lock_guard lock(mutex_);
            --made_;
        }
        returned_.notify_one();
    }

    std::string address_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::deque<std::unique_ptr<Session>> idle_;
    std::size_t made_ = 0;
};

class Borrowed {
  public:
    explicit Borrowed(Pool& pool) : pool_(pool), session_(pool.take()) {}
    ~Borrowed() { pool_.give(std::move(session_)); }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    Session& operator*() const { return *session_; }

  private:
    Pool& pool_;
    std::unique_ptr<Session> session_;
};

class PostgresTx final : public Tx {
  public:
    PostgresTx(Session& session, Bell& bell) : session_(session), bell_(bell) {}
    Engine engine() const override { return Engine::postgres; }
    void after_commit(std::function<void()> act) override { acts_.push_back(std::move(act)); }
    Bell& bell() override { return bell_; }
    Acts& acts() { return acts_; }
    void rethrow_lost() const {
        if (lost_) std::rethrow_exception(lost_);
    }

  protected:
    std::int64_t run(std::string_view sql, const Values& values,
                     const std::function<void(const Row&)>& take) override {
        rethrow_lost();
        try {
            return session_.run(sql, values, take);
        } catch (const Error&) {
            if (session_.statement_failed() && !lost_) lost_ = std::current_exception();
            throw;
        }
    }

  private:
    Session& session_;
    Bell& bell_;
    Acts acts_;
    std::exception_ptr lost_;
};

class PostgresDb final : public Db {
  public:
    explicit PostgresDb(std::string address) : pool_(std::move(address)) {}

    Engine engine() const override { return Engine::postgres; }
    Bell& bell() override { return bell_; }
    void ping() override {
        read([](Tx& tx) { tx.count("SELECT 1"); });
    }
    void outside(Sql sql, const Values& values) override {
        const UnitMark mark(true);
        const Borrowed session(pool_);
        // Not long behind what others hold, for everybody else waits behind us.
        (*session).plain("SET statement_timeout = 0; SET lock_timeout = '3s'");
        try {
            (*session).run(sql.text(), values, {});
        } catch (...) {
            as_it_was(*session);
            throw;
        }
        (*session).plain(usual_limits);
    }

  protected:
    // A connection lost before COMMIT was sent leaves nothing behind, so the unit may run again;
    // one lost while committing leaves us in doubt, so it may not.
    void unit(Mode mode, const std::function<void(Tx&)>& work) override {
        const char* begin = mode == Mode::write ? "BEGIN ISOLATION LEVEL READ COMMITTED"
                                                : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        repeat(mode == Mode::write, [&] {
            const Borrowed borrowed(pool_);
            Session& session = *borrowed;
            session.plain(begin);
            try {
                PostgresTx tx(session, bell_);
                work(tx);
                tx.rethrow_lost();
                if (!session.commit()) fault("unit was rolled back by the server");
                return std::move(tx.acts());
            } catch (...) {
                roll_back(session);
                throw;
            }
        });
    }

  private:
    // A session that cannot be set back is dropped by the pool.
    static void as_it_was(Session& session) noexcept {
        try {
            if (!session.broken()) session.plain(usual_limits);
        } catch (const std::exception&) {
            session.leave();
        }
    }
    // A session that cannot even roll back is dropped by the pool.
    static void roll_back(Session& session) noexcept {
        try {
            if (!session.broken() && session.in_unit()) session.plain("ROLLBACK");
        } catch (const std::exception&) {
        }
    }

    Pool pool_;
    Bell bell_;
};

}  // namespace

std::unique_ptr<Db> open_postgres(std::string address) {
    return std::make_unique<PostgresDb>(std::move(address));
}

}  // namespace core::db
