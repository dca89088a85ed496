// SPDX-License-Identifier: Apache-2.0
#include "core/db/postgres_session.h"

#include <poll.h>

#include <array>
#include <charconv>
#include <cstdlib>

#include "core/base/text.h"
#include "core/db/rewrite.h"

namespace core::db {
namespace {

// Type numbers of the catalog (pg_type.dat), fixed for all releases.
constexpr Oid type_bool = 16, type_bytea = 17, type_int8 = 20, type_float8 = 701, type_by_place = 0;
constexpr std::size_t most_statements = 256;

class PostgresRow final : public Row {
  public:
    PostgresRow(const PGresult* result, int row) : result_(result), row_(row) {}

    bool null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
    std::int64_t integer(int column) const override {
        const auto text = raw(column);
        if (PQftype(result_, column) == type_bool) return text == "t";
        std::int64_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }
    double real(int column) const override {
        const auto text = raw(column);
        double number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }
    std::string text(int column) const override {
        if (PQftype(result_, column) == type_bool && !null(column))
            return raw(column) == "t" ? "1" : "0";
        return std::string(raw(column));
    }
    Bytes bytes(int column) const override {
        const auto text = raw(column);
        if (PQftype(result_, column) == type_bytea && text.starts_with("\\x"))
            return unhex(text.substr(2));
        const auto same = view(text);
        return {same.begin(), same.end()};
    }

  private:
    std::string_view raw(int column) const {
        return {PQgetvalue(result_, row_, column),
                static_cast<std::size_t>(PQgetlength(result_, row_, column))};
    }
    const PGresult* result_;
    int row_;
};

// Parameters in the form libpq wants them; numbers need somewhere to live.
struct Wire {
    std::vector<std::string> written;
    std::vector<const char*> data;
    std::vector<int> lengths;
    std::vector<int> formats;
    std::vector<Oid> types;

    explicit Wire(const Values& values) {
        written.reserve(values.size());
        for (const Value& value : values)
            std::visit([this](const auto& v) { add(v); }, value.any());
    }
    int count() const { return static_cast<int>(data.size()); }

  private:
    void add(std::nullptr_t) { put(nullptr, 0, 0, type_by_place); }
    void add(std::int64_t number) { put_written(std::to_string(number), type_int8); }
    void add(double number) {
        std::array<char, 40> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
        put_written(std::string(text.data(), end), type_float8);
    }
    void add(const std::string& text) { put(text.c_str(), text.size(), 0, type_by_place); }
    void add(const Bytes& bytes) {
        const auto* start = reinterpret_cast<const char*>(bytes.data());
        put(bytes.empty() ? "" : start, bytes.size(), 1, type_bytea);
    }
    void put_written(std::string text, Oid type) {
        written.push_back(std::move(text));
        put(written.back().c_str(), written.back().size(), 0, type);
    }
    void put(const char* start, std::size_t size, int format, Oid type) {
        data.push_back(start);
        lengths.push_back(static_cast<int>(size));
        formats.push_back(format);
        types.push_back(type);
    }
};

// Only these profit from a plan kept; the rest (DDL) cannot always be prepared.
bool worth_preparing(std::string_view sql) {
    const auto start = text::lower(text::trim(sql).substr(0, 6));
    return start == "select" || start == "insert" || start == "update" || start == "delete" ||
           start.starts_with("with");
}

std::string field(const PGresult* result, int which) {
    const char* text = result ? PQresultErrorField(result, which) : nullptr;
    return text ? text : "";
}

// "table.column, table.column" as SQLite says it; the index name where that cannot be told.
std::string unique_columns(const PGresult* result) {
    const auto name = field(result, PG_DIAG_CONSTRAINT_NAME);
    const auto detail = field(result, PG_DIAG_MESSAGE_DETAIL);
    const auto from = detail.find('(');
    const auto to = detail.find(")=(");
    if (from == std::string::npos || to == std::string::npos || from > to) return name;
    const auto columns = detail.substr(from + 1, to - from - 1);
    if (columns.find_first_of("(':") != std::string::npos) return name;
    std::string out;
    for (const auto& column : text::split(columns, ',')) {
        if (!out.empty()) out += ", ";
        out += field(result, PG_DIAG_TABLE_NAME) + "." + std::string(text::trim(column));
    }
    return out;
}

}  // namespace

Session::Session(const std::string& address) {
    // Later words override earlier ones, so the address may change what stands before it.
    const std::array<const char*, 8> words{
        "connect_timeout", "keepalives_idle",  "sslmode", "dbname",
        "client_encoding", "application_name", nullptr,   nullptr};
    const std::array<const char*, 8> values{"5",    "60",     "prefer", address.c_str(),
                                            "UTF8", "naskah", nullptr,  nullptr};
    handle_.reset(PQconnectdbParams(words.data(), values.data(), 1));
    if (!handle_ || PQstatus(handle_.get()) != CONNECTION_OK) away("no connection");
    PQsetNoticeProcessor(
        handle_.get(), [](void*, const char*) {}, nullptr);
    // A list is planned once for all archives, as SQLite does: the same few values asked at a million letters made the
    // planner weigh its statistics anew at every page (twice the time), and compile what runs in a millisecond.
    plain(
        "SET plan_cache_mode = force_generic_plan; SET jit = off; SET statement_timeout = '30s'; "
        "SET idle_in_transaction_session_timeout = '120s'; "
        "SET bytea_output = 'hex'; SET standard_conforming_strings = on; SET TimeZone = 'UTC'");
}

bool Session::hung_up() {
    pollfd socket{PQsocket(handle_.get()), POLLIN, 0};
    if (socket.fd < 0) return true;
    // An idle server has nothing to say but farewell; a changed setting costs us one session.
    return poll(&socket, 1, 0) != 0;
}

void Session::plain(const char* sql) {
    const Result result(PQexec(handle_.get(), sql));
    expect_ok(result);
}

bool Session::commit() {
    const Result result(PQexec(handle_.get(), "COMMIT"));
    if (broken()) away("connection lost while committing");
    expect_ok(result);
    return std::string_view(PQcmdStatus(result.get())) == "COMMIT";
}

std::int64_t Session::run(std::string_view sql, const Values& values,
                          const std::function<void(const Row&)>& take) {
    check(values);
    statement_failed_ = true;
    const Result result = send(sql, values);
    expect_ok(result);
    statement_failed_ = false;
    if (take)
        for (int row = 0; row < PQntuples(result.get()); ++row)
            take(PostgresRow(result.get(), row));
    if (std::string_view(PQcmdStatus(result.get())).starts_with("SELECT")) return 0;
    const std::string_view changed = PQcmdTuples(result.get());
    std::int64_t count = 0;
    std::from_chars(changed.data(), changed.data() + changed.size(), count);
    return count;
}

Session::Result Session::send(std::string_view sql, const Values& values) {
    const Wire wire(values);
    if (!worth_preparing(sql))
        return Result(PQexecParams(handle_.get(), rewrite(sql).c_str(), wire.count(),
                                   wire.types.data(), wire.data.data(), wire.lengths.data(),
                                   wire.formats.data(), 0));
    const auto name = prepared(sql, values, wire.types.data());
    return Result(PQexecPrepared(handle_.get(), name.c_str(), wire.count(), wire.data.data(),
                                 wire.lengths.data(), wire.formats.data(), 0));
}

std::string Session::prepared(std::string_view sql, const Values& values, const Oid* types) {
    std::string key;
    for (const Value& value : values) key += static_cast<char>('0' + value.any().index());
    key += ' ';
    key += sql;
    if (const auto found = prepared_.find(key); found != prepared_.end()) return found->second;
    if (prepared_.size() >= most_statements) {
        plain("DEALLOCATE ALL");
        prepared_.clear();
    }
    const auto name = "s" + std::to_string(++names_);
    const Result result(PQprepare(handle_.get(), name.c_str(), rewrite(sql).c_str(),
                                  static_cast<int>(values.size()), types));
    expect_ok(result);
    prepared_.emplace(std::move(key), name);
    return name;
}

void Session::expect_ok(const Result& result) {
    const auto status = result ? PQresultStatus(result.get()) : PGRES_FATAL_ERROR;
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result);
}

void Session::fail(const Result& result) {
    const auto state = field(result.get(), PG_DIAG_SQLSTATE);
    const auto message = field(result.get(), PG_DIAG_MESSAGE_PRIMARY);
    const auto kind = state.substr(0, 2);
    if (broken() || state.empty() || kind == "08" || kind == "57") {
        // 57014 is our own statement_timeout: running it again would only take as long.
        if (state == "57014") away("statement took too long");
        stale_ = true;
        throw Again(Code::unavailable, "core.error.database", reason("connection lost " + state));
    }
    if (state == "40001" || state == "40P01" || state == "55P03")
        throw Again(Code::unavailable, "core.error.database", reason(state));
    // "cached plan must not change result type", told in whatever language the server speaks.
    if (state == "0A000" &&
        field(result.get(), PG_DIAG_SOURCE_FUNCTION) == "RevalidateCachedQuery") {
        stale_ = true;
        throw Again(Code::unavailable, "core.error.database", reason("schema changed"));
    }
    if (state == "23505")
        throw Error(Code::conflict, "core.error.unique",
                    {{"constraint", unique_columns(result.get())}});
    if (state == "23503") throw Error(Code::conflict, "core.error.reference");
    if (kind == "53" || kind == "58") away(state + " " + message);
    // Messages of class 22 (data) repeat the value, which may be personal.
    fault(kind == "22" ? state : state + " " + message);
}

}  // namespace core::db
