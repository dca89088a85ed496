// SPDX-License-Identifier: Apache-2.0
// The database: a unit of work at a time, on SQLite or PostgreSQL.
//
//   db.write([&](db::Tx& tx) { store.save(tx, letter); });   commits at the end, or nothing
//   happened db.read([&](db::Tx& tx) { return store.find(tx, id); }); one consistent snapshot
//
// Stores take a Tx; nobody else begins or commits. A unit must be repeatable: it is run again (at
// most three times) when the database asks for it, so it touches nothing but the Tx.
// After a failed statement the unit is lost, even when its error was caught inside.
// Throws Error(unavailable, "core.error.database") when the database is away,
// Error(conflict, "core.error.unique", {{"constraint", "table.column, table.column"}}) on a broken
// unique key, Error(conflict, "core.error.reference") on a broken foreign key,
// Error(internal, ...) for faults of ours.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/db/bell.h"
#include "core/db/sql.h"

namespace core::db {

// A parameter. Text with NUL or broken UTF-8 is refused with Error(invalid). PostgreSQL takes a
// number as bigint and a text by its place; where neither fits write CAST(? AS ...).
class Value {
  public:
    using Any = std::variant<std::nullptr_t, std::int64_t, double, std::string, Bytes>;

    Value(std::nullptr_t) : any_(nullptr) {}
    Value(bool flag) : any_(std::int64_t{flag}) {}
    Value(int number) : any_(std::int64_t{number}) {}
    Value(std::int64_t number) : any_(number) {}
    Value(std::size_t number) : any_(static_cast<std::int64_t>(number)) {}
    Value(double number) : any_(number) {}
    Value(const char* text) : any_(std::string(text)) {}
    Value(std::string text) : any_(std::move(text)) {}
    Value(std::string_view text) : any_(std::string(text)) {}
    Value(Bytes bytes) : any_(std::move(bytes)) {}
    Value(Instant at) : any_(at.ms) {}
    Value(Date date) : any_(iso(date)) {}
    Value(const Digest& digest) : any_(digest.hex()) {}
    Value(const Uuid& id) : any_(id.text()) {}
    template <class Tag>
    Value(const Id<Tag>& id) : any_(id.text()) {}
    template <class T>
    Value(const std::optional<T>& maybe) : any_(maybe ? Value(*maybe).any_ : Any(nullptr)) {}

    const Any& any() const { return any_; }

  private:
    Any any_;
};
using Values = std::vector<Value>;

// The row under the cursor; valid only inside the callback. Columns count from 0.
class Row {
  public:
    virtual ~Row() = default;
    virtual bool null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual std::string text(int column) const = 0;  // "" for NULL
    virtual Bytes bytes(int column) const = 0;

    bool flag(int column) const { return integer(column) != 0; }
    Instant instant(int column) const { return {integer(column)}; }
    Date date(int column) const { return parse_date(text(column)); }
    Digest digest(int column) const { return Digest::parse(text(column)); }
    template <class I>
    I id(int column) const {
        return I::parse(text(column));
    }
    // nullopt for NULL, otherwise get(*this, column), e.g. row.maybe(3, &Row::instant).
    template <class T>
    std::optional<T> maybe(int column, T (Row::*get)(int) const) const {
        if (null(column)) return std::nullopt;
        return (this->*get)(column);
    }
};

enum class Engine { sqlite, postgres };

class Tx {
  public:
    virtual ~Tx() = default;
    virtual Engine engine() const = 0;

    // Runs a statement; gives the number of rows it changed.
    std::int64_t exec(Sql sql, const Values& values = {}) { return run(sql.text(), values, {}); }

    template <class F>
    void each(Sql sql, const Values& values, F&& take) {
        run(sql.text(), values, [&](const Row& row) { take(row); });
    }
    // Every row mapped by make(row).
    template <class F>
    auto all(Sql sql, const Values& values, F&& make) {
        std::vector<std::invoke_result_t<F, const Row&>> rows;
        run(sql.text(), values, [&](const Row& row) { rows.push_back(make(row)); });
        return rows;
    }
    // The first row mapped by make(row), if there is one.
    template <class F>
    auto one(Sql sql, const Values& values, F&& make) {
        std::optional<std::invoke_result_t<F, const Row&>> found;
        run(sql.text(), values, [&](const Row& row) {
            if (!found) found.emplace(make(row));
        });
        return found;
    }
    std::int64_t count(Sql sql, const Values& values = {}) {
        return one(sql, values, [](const Row& row) { return row.integer(0); }).value_or(0);
    }

    // Called once after this unit has truly committed; for nudges, never for facts.
    virtual void after_commit(std::function<void()> act) = 0;
    // Rung (after commit) by those who leave work for others in this process.
    virtual Bell& bell() = 0;

  protected:
    friend class Query;
    virtual std::int64_t run(std::string_view sql, const Values& values,
                             const std::function<void(const Row&)>& take) = 0;
};

// A statement put together from literals, for lists with optional filters.
//   Query query("SELECT id FROM letters_letter WHERE unit_id = ?", {unit});
//   if (kind) query.add(" AND kind = ?", {*kind});
//   query.all(tx, read_id);
class Query {
  public:
    Query(Sql sql, Values values = {}) : text_(sql.text()), values_(std::move(values)) {}
    Query& add(Sql sql, const Values& values = {}) {
        text_ += sql.text();
        values_.insert(values_.end(), values.begin(), values.end());
        return *this;
    }
    Query& add(const Query& other) {
        text_ += other.text_;
        values_.insert(values_.end(), other.values_.begin(), other.values_.end());
        return *this;
    }
    // "?, ?, ?" for an IN list; of an empty list "NULL", which matches nothing.
    Query& list(const Values& values) {
        if (values.empty()) text_ += "NULL";
        for (std::size_t i = 0; i < values.size(); ++i) text_ += i == 0 ? "?" : ", ?";
        values_.insert(values_.end(), values.begin(), values.end());
        return *this;
    }
    // " LIMIT 26", as a literal: of a bound one PostgreSQL plans for a tenth of the table.
    Query& limit(std::int64_t rows) {
        text_ += " LIMIT " + std::to_string(rows);
        return *this;
    }
    template <class F>
    auto all(Tx& tx, F&& make) const {
        std::vector<std::invoke_result_t<F, const Row&>> rows;
        tx.run(text_, values_, [&](const Row& row) { rows.push_back(make(row)); });
        return rows;
    }
    std::int64_t count(Tx& tx) const {
        std::int64_t found = 0;
        tx.run(text_, values_, [&](const Row& row) { found = row.integer(0); });
        return found;
    }
    std::int64_t exec(Tx& tx) const { return tx.run(text_, values_, {}); }

  protected:
    void append(std::string_view text) { text_ += text; }  // of migration files only

  private:
    std::string text_;
    Values values_;
};

class Db {
  public:
    virtual ~Db() = default;
    virtual Engine engine() const = 0;

    template <class F>
    auto write(F&& unit) {
        return within(Mode::write, std::forward<F>(unit));
    }
    template <class F>
    auto read(F&& unit) {
        return within(Mode::read, std::forward<F>(unit));
    }
    // Throws Error(unavailable) when the database does not answer.
    virtual void ping() = 0;
    // Runs one statement outside any unit: upkeep only (VACUUM, VACUUM INTO ?, checkpoint).
    virtual void outside(Sql sql, const Values& values = {}) = 0;
    virtual Bell& bell() = 0;

    // True while the calling thread has a unit open. Network calls assert that it is not.
    static bool unit_open() noexcept;

  protected:
    enum class Mode { read, write };
    virtual void unit(Mode mode, const std::function<void(Tx&)>& work) = 0;

  private:
    template <class F>
    auto within(Mode mode, F&& work) {
        using R = std::invoke_result_t<F, Tx&>;
        if constexpr (std::is_void_v<R>) {
            unit(mode, [&](Tx& tx) { work(tx); });
        } else {
            std::optional<R> result;
            unit(mode, [&](Tx& tx) { result.emplace(work(tx)); });
            return std::move(*result);
        }
    }
};

// "sqlite:/var/lib/naskah/naskah.db" or "postgresql://user@host/name". Opens lazily on PostgreSQL;
// a missing SQLite file is created.
std::unique_ptr<Db> open(const std::string& address);

// The next number of a gapless counter: rolls back with the unit that took it, so no number is
// lost or used twice. Numbers start at 1. `key` names the counter ("letters/DISKOMINFO/2026").
std::int64_t next(Tx& tx, std::string_view key);
std::int64_t last(Tx& tx, std::string_view key);  // 0 when none was taken

}  // namespace core::db
