// SPDX-License-Identifier: Apache-2.0
#include "core/db/migrate.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/db/script.h"

namespace core::db {
namespace {

// Runs text as it stands in a migration file; the only way round Sql, and for this file only.
class Script final : public Query {
  public:
    explicit Script(std::string_view text) : Query("") { append(text); }
};

std::vector<EmbeddedFile> in_order(Embedded files) {
    std::sort(files.begin(), files.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    return files;
}

bool has_table(Tx& tx) {
    return tx.engine() == Engine::sqlite
               ? tx.count("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'core_migration'") > 0
               : tx.count("SELECT COUNT(*) WHERE to_regclass('core_migration') IS NOT NULL") > 0;
}

// The lock ends with the unit. One per schema, so that tests in one database do not queue.
void lock(Tx& tx) {
    if (tx.engine() == Engine::sqlite) return;  // BEGIN IMMEDIATE holds the file
    tx.exec("SET LOCAL statement_timeout = 0");
    tx.exec("SELECT pg_advisory_xact_lock(hashtext('naskah ' || current_schema()))");
}

std::string applied(Tx& tx, const std::string& owner, std::string_view file) {
    return tx
        .one("SELECT checksum FROM core_migration WHERE owner = ? AND file = ?", {owner, file},
             [](const Row& row) { return row.text(0); })
        .value_or("");
}

// True when it was missing and is now applied.
bool apply(Tx& tx, const std::string& owner, const EmbeddedFile& file, Instant now) {
    lock(tx);
    tx.exec(
        "CREATE TABLE IF NOT EXISTS core_migration (owner TEXT NOT NULL, file TEXT NOT NULL, "
        "checksum TEXT NOT NULL, applied_at BIGINT NOT NULL, PRIMARY KEY (owner, file))");
    const auto checksum = sha256(file.text).hex();
    const auto before = applied(tx, owner, file.name);
    if (before == checksum) return false;
    if (!before.empty())
        throw Error(Code::conflict, "core.error.migration_changed",
                    {{"owner", owner}, {"file", std::string(file.name)}});
    for (const auto& statement : statements(file.text, tx.engine())) Script(statement).exec(tx);
    tx.exec("INSERT INTO core_migration (owner, file, checksum, applied_at) VALUES (?, ?, ?, ?)",
            {owner, file.name, checksum, now});
    return true;
}

}  // namespace

std::vector<Pending> migrate(Db& db, const std::vector<Migrations>& all, Instant now) {
    std::vector<Pending> done;
    for (const auto& room : all)
        for (const auto& file : in_order(room.files))
            if (db.write([&](Tx& tx) { return apply(tx, room.owner, file, now); }))
                done.push_back({room.owner, std::string(file.name)});
    return done;
}

std::vector<Pending> pending(Db& db, const std::vector<Migrations>& all) {
    return db.read([&](Tx& tx) {
        const bool any = has_table(tx);
        std::vector<Pending> missing;
        for (const auto& [owner, files] : all)
            for (const auto& file : in_order(files))
                if (!any || applied(tx, owner, file.name).empty())
                    missing.push_back({owner, std::string(file.name)});
        return missing;
    });
}

}  // namespace core::db
