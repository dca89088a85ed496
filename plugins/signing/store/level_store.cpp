// SPDX-License-Identifier: Apache-2.0
#include "signing/store/level_store.h"

#include "core/base/error.h"
#include "core/db/in_parts.h"

namespace signing::store {

using core::Digest;
using core::Instant;
using core::db::Row;
using core::db::Tx;

namespace {

Level level(const std::string& text) {
    if (const auto known = level_named(text)) return *known;
    throw core::Error(core::Code::internal, "signing.error.stored", {{"value", text}});
}

bool behind(const Standing& standing) { return standing.level < standing.wanted; }

// A file grown here may come in again as somebody's own: it stays known as what it grew from.
void insert_revision(Tx& tx, const Digest& sealed, const Standing& standing, Instant now) {
    tx.exec("INSERT INTO signing_revision (bytes, sealed, level, made_at) VALUES (?, ?, ?, ?) ON CONFLICT (bytes) DO NOTHING",
            {standing.bytes, sealed, name(standing.level), now});
}

}  // namespace

void insert(Tx& tx, const Sealing& sealing, Instant now) {
    const auto& stands = sealing.standing;
    tx.exec("INSERT INTO signing_level (sealed, subject, bytes, level, wanted, open, renew_by, renew_at, made_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {sealing.sealed, sealing.subject, stands.bytes, name(stands.level), name(stands.wanted), behind(stands),
             stands.renew_by, stands.renew_at, now});
    insert_revision(tx, sealing.sealed, stands, now);
}

bool handed_out(Tx& tx, const Digest& bytes) {
    return tx.count("SELECT COUNT(*) FROM signing_level WHERE bytes = ?", {bytes}) > 0;
}

std::optional<Sealing> sealing(Tx& tx, const Digest& sealed) {
    return tx.one("SELECT subject, bytes, level, wanted, renew_by, renew_at FROM signing_level WHERE sealed = ?", {sealed},
                  [&](const Row& row) {
                      return Sealing{sealed, row.text(0),
                                     {row.digest(1), level(row.text(2)), level(row.text(3)),
                                      row.maybe(4, &Row::instant), row.maybe(5, &Row::instant)}};
                  });
}

std::map<Digest, Digest> grown(Tx& tx, const std::vector<Digest>& sealed) {
    std::map<Digest, Digest> found;
    core::db::in_parts(sealed, [&](const core::db::Values& some) {
        core::db::Query query("SELECT sealed, bytes FROM signing_level WHERE bytes <> sealed AND sealed IN (");
        for (auto& each : query.list(some).add(")").all(tx, [](const Row& row) { return std::pair(row.digest(0), row.digest(1)); }))
            found.insert(std::move(each));
    });
    return found;
}

bool sealed_here(Tx& tx, const Digest& sealed) {
    return tx.count("SELECT COUNT(*) FROM signing_evidence WHERE sealed = ?", {sealed}) > 0;
}

std::optional<Digest> sealed_of(Tx& tx, const Digest& bytes) {
    return tx.one("SELECT sealed FROM signing_revision WHERE bytes = ?", {bytes},
                  [](const Row& row) { return row.digest(0); });
}

void want(Tx& tx, const Digest& sealed, Level level, bool open) {
    tx.exec("UPDATE signing_level SET wanted = ?, open = ? WHERE sealed = ?", {name(level), open, sealed});
}

bool grow(Tx& tx, const Digest& sealed, const Digest& before, const Standing& now_stands, Instant now) {
    const auto changed =
        tx.exec("UPDATE signing_level SET bytes = ?, level = ?, open = ?, renew_by = ?, renew_at = ? "
                "WHERE sealed = ? AND bytes = ?",
                {now_stands.bytes, name(now_stands.level), behind(now_stands), now_stands.renew_by,
                 now_stands.renew_at, sealed, before});
    if (changed == 1) insert_revision(tx, sealed, now_stands, now);
    return changed == 1;
}

void postpone(Tx& tx, const Digest& sealed, Instant renew_at) {
    tx.exec("UPDATE signing_level SET renew_at = ? WHERE sealed = ?", {renew_at, sealed});
}

std::vector<Digest> to_raise(Tx& tx, int most) {
    return tx.all("SELECT sealed FROM signing_level WHERE open = 1 ORDER BY made_at DESC, sealed LIMIT ?", {most},
                  [](const Row& row) { return row.digest(0); });
}

std::vector<Digest> to_renew(Tx& tx, Instant now, std::int64_t most) {
    return tx.all("SELECT sealed FROM signing_level WHERE renew_at <= ? AND wanted = 'B-LTA' ORDER BY renew_by, sealed LIMIT ?", {now, most},
                  [](const Row& row) { return row.digest(0); });
}

std::vector<std::pair<std::int64_t, std::int64_t>> renewals(Tx& tx, Instant now) {
    return tx.all("SELECT renew_by / 86400000, COUNT(*) FROM signing_level WHERE renew_at <= ? AND wanted = 'B-LTA' GROUP BY 1 ORDER BY 1", {now},
                  [](const Row& row) { return std::pair(row.integer(0), row.integer(1)); });
}

std::int64_t count_unrenewed(Tx& tx, Instant by) {
    return tx.count("SELECT COUNT(*) FROM signing_level WHERE renew_by < ? AND wanted = 'B-LTA'", {by});
}

std::int64_t count_behind(Tx& tx, Instant since) {
    return tx.count("SELECT COUNT(*) FROM signing_level WHERE open = 1 AND made_at < ?", {since});
}

}  // namespace signing::store
