// SPDX-License-Identifier: Apache-2.0
// The database in one file: one writer that takes turns, a few readers, write-ahead log.
#include <sqlite3.h>

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>

#include "core/db/driver.h"
#include "core/db/scrub.h"

namespace core::db {
namespace {

constexpr int busy_ms = 10'000;
constexpr int checkpoint_ms = 1'000;  // nobody writes while it waits for those who read
constexpr std::size_t most_readers = 8;
constexpr std::size_t most_kept = 256;
constexpr std::chrono::seconds reader_patience{10};

// First come, first served; std::mutex promises no such thing and starves under load.
class Turns {
  public:
    class Hold {
      public:
        explicit Hold(Turns& turns) : turns_(turns) {
            std::unique_lock lock(turns_.mutex_);
            const auto mine = turns_.given_++;
            turns_.called_.wait(lock, [&] { return turns_.serving_ == mine; });
        }
        ~Hold() {
            {
                const std::lock_guard lock(turns_.mutex_);
                ++turns_.serving_;
            }
            turns_.called_.notify_all();
        }
        Hold(const Hold&) = delete;
        Hold& operator=(const Hold&) = delete;

      private:
        Turns& turns_;
    };

  private:
    std::mutex mutex_;
    std::condition_variable called_;
    std::uint64_t given_ = 0;
    std::uint64_t serving_ = 0;
};

[[noreturn]] void fail(sqlite3* handle, int code) {
    const std::string message = handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code);
    const auto tail = [&] {
        const auto at = message.find(": ");
        return at == std::string::npos ? message : message.substr(at + 2);
    };
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            throw Error(Code::conflict, "core.error.unique", {{"constraint", tail()}});
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            throw Error(Code::conflict, "core.error.reference");
        default:
            break;
    }
    switch (code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Again(Code::unavailable, "core.error.database", reason(message));
        case SQLITE_PROTOCOL:
            throw Again(Code::unavailable, "core.error.database", reason(message));
        case SQLITE_READONLY:
            // A write through one of our own reading connections is a fault of ours, not the disk's.
            if (code == SQLITE_READONLY && sqlite3_db_readonly(handle, "main") == 0) fault(message);
            away(message);
        case SQLITE_FULL:
        case SQLITE_IOERR:
        case SQLITE_PERM:
        case SQLITE_NOMEM:
        case SQLITE_CANTOPEN:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            away(message);
        default:
            fault(message);
    }
}

class Connection {
  public:
    Connection(const std::string& path, bool reader) {
        const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                          (reader ? 0 : SQLITE_OPEN_CREATE);
        const int code = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
        try {
            if (code != SQLITE_OK) fail(handle_, code);
            sqlite3_busy_timeout(handle_, busy_ms);
            sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
            // Of 2 MB, as it comes, a question to a large index reads its pages anew from the system each time.
            plain("PRAGMA cache_size = -32768");
            // Page size counts only while the file is empty. REPLACE must not slip past the
            // triggers that guard the trail, and what is removed is overwritten.
            plain(reader ? "PRAGMA query_only = ON"
                         : "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; "
                           "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
                           "PRAGMA recursive_triggers = ON; PRAGMA secure_delete = ON");
        } catch (...) {
            sqlite3_close(handle_);
            throw;
        }
    }
    ~Connection() {
        drop_statements();
        sqlite3_close(handle_);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    sqlite3* handle() const { return handle_; }
    bool in_unit() const { return sqlite3_get_autocommit(handle_) == 0; }

    void plain(const char* sql) {
        const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) fail(handle_, code);
    }

    // A statement in use is out of the cache, so a unit may run the same text inside its own rows.
    sqlite3_stmt* take(std::string_view sql) {
        if (const auto found = idle_.find(sql); found != idle_.end()) {
            auto* statement = found->second;
            idle_.erase(found);
            return statement;
        }
        sqlite3_stmt* statement = nullptr;
        const char* rest = nullptr;
        const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                            SQLITE_PREPARE_PERSISTENT, &statement, &rest);
        if (code != SQLITE_OK) fail(handle_, code);
        const std::string_view left(rest, static_cast<std::size_t>(sql.data() + sql.size() - rest));
        if (!statement || left.find_first_not_of(" \n\t;") != std::string_view::npos) {
            sqlite3_finalize(statement);
            fault("one statement at a time");
        }
        return statement;
    }
    void give(std::string_view sql, sqlite3_stmt* statement) {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
        if (idle_.size() >= most_kept) drop_statements();
        if (!idle_.emplace(std::string(sql), statement).second) sqlite3_finalize(statement);
    }

  private:
    void drop_statements() {
        for (const auto& [sql, statement] : idle_) sqlite3_finalize(statement);
        idle_.clear();
    }

    sqlite3* handle_ = nullptr;
    std::map<std::string, sqlite3_stmt*, std::less<>> idle_;
};

class SqliteRow final : public Row {
  public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
    bool null(int column) const override {
        return sqlite3_column_type(statement_, column) == SQLITE_NULL;
    }
    std::int64_t integer(int column) const override {
        return sqlite3_column_int64(statement_, column);
    }
    double real(int column) const override { return sqlite3_column_double(statement_, column); }
    std::string text(int column) const override {
        const auto* data = sqlite3_column_text(statement_, column);
        if (!data) return {};
        return {reinterpret_cast<const char*>(data),
                static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    Bytes bytes(int column) const override {
        const auto* data =
            static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
        if (!data) return {};
        return {data, data + sqlite3_column_bytes(statement_, column)};
    }

  private:
    sqlite3_stmt* statement_;
};

int bind(sqlite3_stmt* statement, int at, const Value::Any& any) {
    struct Binder {
        sqlite3_stmt* statement;
        int at;
        int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, at); }
        int operator()(std::int64_t n) const { return sqlite3_bind_int64(statement, at, n); }
        int operator()(double n) const { return sqlite3_bind_double(statement, at, n); }
        int operator()(const std::string& text) const {
            return sqlite3_bind_text64(statement, at, text.data(), text.size(), SQLITE_STATIC,
                                       SQLITE_UTF8);
        }
        int operator()(const Bytes& bytes) const {
            if (bytes.empty()) return sqlite3_bind_zeroblob(statement, at, 0);
            return sqlite3_bind_blob64(statement, at, bytes.data(), bytes.size(), SQLITE_STATIC);
        }
    };
    return std::visit(Binder{statement, at}, any);
}

// Runs one statement to its end; gives the rows changed.
std::int64_t step_through(Connection& connection, std::string_view sql, const Values& values,
                          const std::function<void(const Row&)>& take) {
    check(values);
    auto* statement = connection.take(sql);
    struct Giver {
        Connection& connection;
        std::string_view sql;
        sqlite3_stmt* statement;
        ~Giver() { connection.give(sql, statement); }
    } const giver{connection, sql, statement};
    if (sqlite3_bind_parameter_count(statement) != static_cast<int>(values.size()))
        fault("wrong number of parameters");
    for (std::size_t i = 0; i < values.size(); ++i)
        if (const int code = bind(statement, static_cast<int>(i) + 1, values[i].any());
            code != SQLITE_OK)
            fail(connection.handle(), code);
    const auto before = sqlite3_total_changes64(connection.handle());
    const SqliteRow row(statement);
    int code = SQLITE_OK;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
        if (take) take(row);
    if (code != SQLITE_DONE) fail(connection.handle(), code);
    const bool changed = sqlite3_total_changes64(connection.handle()) != before;
    return changed && !sqlite3_stmt_readonly(statement) ? sqlite3_changes64(connection.handle())
                                                        : 0;
}

class SqliteTx final : public Tx {
  public:
    SqliteTx(Connection& connection, Bell& bell) : connection_(connection), bell_(bell) {}
    Engine engine() const override { return Engine::sqlite; }
    void after_commit(std::function<void()> act) override { acts_.push_back(std::move(act)); }
    Bell& bell() override { return bell_; }
    Acts& acts() { return acts_; }
    void rethrow_lost() const {
        if (lost_) std::rethrow_exception(lost_);
    }

  protected:
    // PostgreSQL gives up a transaction at its first failed statement; so do we, lest a unit work
    // here and break there.
    std::int64_t run(std::string_view sql, const Values& values,
                     const std::function<void(const Row&)>& take) override {
        rethrow_lost();
        std::exception_ptr own;
        const auto guarded = [&](const Row& row) {
            try {
                take(row);
            } catch (...) {
                own = std::current_exception();
                throw;
            }
        };
        try {
            return step_through(connection_, sql, values,
                                take ? std::function<void(const Row&)>(guarded) : take);
        } catch (const Error& error) {
            if (!own && error.code() != Code::invalid) lost_ = std::current_exception();
            throw;
        }
    }

  private:
    Connection& connection_;
    Bell& bell_;
    Acts acts_;
    std::exception_ptr lost_;
};

class SqliteDb final : public Db {
  public:
    explicit SqliteDb(std::string path) : path_(std::move(path)), writer_(path_, false) {}

    Engine engine() const override { return Engine::sqlite; }
    Bell& bell() override { return bell_; }
    void ping() override {
        read([](Tx& tx) { tx.count("SELECT 1"); });
    }
    void outside(Sql sql, const Values& values) override {
        const UnitMark mark(true);
        const Turns::Hold turn(turns_);
        if (sql.text().starts_with("PRAGMA wal_checkpoint")) return checkpoint(sql.text());
        step_through(writer_, sql.text(), values, {});
    }

  protected:
    void unit(Mode mode, const std::function<void(Tx&)>& work) override {
        repeat(mode == Mode::write, [&] {
            if (mode == Mode::write) {
                const Turns::Hold turn(turns_);
                return within(writer_, "BEGIN IMMEDIATE", work);
            }
            auto reader = take_reader();
            struct Giver {
                SqliteDb& db;
                std::unique_ptr<Connection>& reader;
                ~Giver() { db.give_reader(std::move(reader)); }
            } const giver{*this, reader};
            return within(*reader, "BEGIN", work);
        });
    }

  private:
    // Whoever still reads older pages of the log keeps it as it is; that is no error of SQLite's but a word in its row.
    void checkpoint(std::string_view sql) {
        sqlite3_busy_timeout(writer_.handle(), checkpoint_ms);
        struct Patient {
            Connection& writer;
            ~Patient() { sqlite3_busy_timeout(writer.handle(), busy_ms); }
        } const patient{writer_};
        bool busy = false;
        step_through(writer_, sql, {}, [&](const Row& row) { busy = row.integer(0) != 0; });
        if (busy) throw InTheWay("core.scrub.reader");
    }

    Acts within(Connection& connection, const char* begin, const std::function<void(Tx&)>& work) {
        connection.plain(begin);
        try {
            SqliteTx tx(connection, bell_);
            work(tx);
            tx.rethrow_lost();
            connection.plain("COMMIT");
            return std::move(tx.acts());
        } catch (...) {
            // Some faults (disk full) have rolled back already.
            if (connection.in_unit())
                sqlite3_exec(connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
            throw;
        }
    }

    std::unique_ptr<Connection> take_reader() {
        std::unique_lock lock(mutex_);
        const auto ready = [&] { return !idle_.empty() || readers_ < most_readers; };
        if (!returned_.wait_for(lock, reader_patience, ready)) away("no reader free");
        if (idle_.empty()) {
            auto fresh = std::make_unique<Connection>(path_, true);
            ++readers_;
            return fresh;
        }
        auto reader = std::move(idle_.back());
        idle_.pop_back();
        return reader;
    }
    void give_reader(std::unique_ptr<Connection> reader) {
        {
            const std::lock_guard lock(mutex_);
            idle_.push_back(std::move(reader));
        }
        returned_.notify_one();
    }

    std::string path_;
    Bell bell_;
    Turns turns_;
    Connection writer_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::size_t readers_ = 0;
};

}  // namespace

std::unique_ptr<Db> open_sqlite(std::string path) {
    return std::make_unique<SqliteDb>(std::move(path));
}

}  // namespace core::db
