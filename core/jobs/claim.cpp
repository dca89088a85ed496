// SPDX-License-Identifier: Apache-2.0
#include "core/jobs/claim.h"

#include <algorithm>

#include "core/base/text.h"

namespace core::jobs {
namespace {

constexpr std::size_t longest_error = 500;

// Back into the table, unless a newer job with the same key waits, which does the same work.
void back(db::Tx& tx, const Claimed& claimed, int tries, std::string_view why, Instant at) {
    const auto superseded = tx.exec(
        "DELETE FROM core_job WHERE id = ? AND lease = ? AND EXISTS (SELECT 1 FROM core_job n"
        " WHERE n.key = core_job.key AND n.state = 'waiting')",
        {claimed.job.id, claimed.lease});
    if (superseded > 0) return;
    tx.exec(
        "UPDATE core_job SET state = 'waiting', lease = NULL, locked_until = NULL, error = ?, tries = ?,"
        " run_at = ? WHERE id = ? AND lease = ?",
        {why, tries, at, claimed.job.id, claimed.lease});
}

db::Values as_values(const std::vector<std::string>& kinds) { return {kinds.begin(), kinds.end()}; }

// Of a lane only the oldest job is free, and only while no other of it runs.
void add_due(db::Query& query, const std::vector<std::string>& kinds, Instant now) {
    query.add(" WHERE j.kind IN (").list(as_values(kinds));
    query.add(
        ") AND (j.state = 'waiting' AND j.run_at <= ? OR j.state = 'running' AND j.locked_until < "
        "?)"
        " AND NOT EXISTS (SELECT 1 FROM core_job e WHERE e.lane = j.lane AND e.seq < j.seq"
        " AND e.state IN ('waiting', 'running'))",
        {now, now});
}

}  // namespace

bool any_due(db::Tx& tx, const std::vector<std::string>& kinds, Instant now) {
    db::Query query("SELECT COUNT(*) FROM (SELECT 1 FROM core_job j");
    add_due(query, kinds, now);
    query.add(" LIMIT 1) AS due");
    return query.count(tx) > 0;
}

std::optional<Claimed> claim(db::Tx& tx, const std::vector<std::string>& kinds, Instant now) {
    const auto lease = Uuid::make(now).text();
    db::Query query(
        "UPDATE core_job SET state = 'running', lease = ?, locked_until = ?, tries = tries + 1"
        " WHERE seq = (SELECT j.seq FROM core_job j",
        {lease, now + lease_time});
    add_due(query, kinds, now);
    query.add(" ORDER BY j.run_at, j.seq LIMIT 1");
    if (tx.engine() == db::Engine::postgres) query.add(" FOR UPDATE SKIP LOCKED");
    query.add(") RETURNING id, kind, payload, tries");
    auto found = query.all(tx, [&](const db::Row& row) {
        return Claimed{{row.id<JobId>(0), row.text(1), json::parse(row.text(2)),
                        static_cast<int>(row.integer(3))},
                       lease};
    });
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void finish(db::Tx& tx, const Claimed& claimed) {
    tx.exec("DELETE FROM core_job WHERE id = ? AND lease = ?", {claimed.job.id, claimed.lease});
}

bool fail(db::Tx& tx, const Claimed& claimed, const Retry& retry, std::string_view error,
          Instant now) {
    std::string why(text::head(error, longest_error));
    std::replace(why.begin(), why.end(), '\0', ' ');
    if (!text::valid_utf8(why)) why = "unreadable error";
    if (claimed.job.tries >= retry.tries) {
        return tx.exec(
            "UPDATE core_job SET state = 'dead', lease = NULL, locked_until = NULL, error = ?,"
            " ended_at = ? WHERE id = ? AND lease = ?",
            {why, now, claimed.job.id, claimed.lease}) > 0;
    }
    back(tx, claimed, claimed.job.tries, why, now + backoff(retry, claimed.job.tries));
    return false;
}

void put_off(db::Tx& tx, const Claimed& claimed, const Later& later, Instant now) {
    back(tx, claimed, claimed.job.tries - 1, std::string(put_off_mark) + later.key(), now + later.wait());
}

void extend(db::Tx& tx, const Claimed& claimed, Instant now) {
    tx.exec("UPDATE core_job SET locked_until = ? WHERE id = ? AND lease = ?",
            {now + lease_time, claimed.job.id, claimed.lease});
}

std::chrono::seconds backoff(const Retry& retry, int tries) {
    constexpr std::chrono::seconds longest = std::chrono::hours(1);
    const int doublings = std::clamp(tries - 1, 0, 12);
    return std::min(longest, retry.first_wait * (1 << doublings));
}

}  // namespace core::jobs
