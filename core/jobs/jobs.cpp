// SPDX-License-Identifier: Apache-2.0
#include "core/jobs/jobs.h"

#include "core/base/error.h"
#include "core/jobs/claim.h"

namespace core::jobs {
namespace {

std::optional<std::string> filled(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

JobId add(db::Tx& tx, Instant now, std::string_view kind, const Json& payload,
          const Options& options) {
    // A waiting job with this key stands for both; it runs at the earlier of the two times.
    const auto id = tx.one(
        "INSERT INTO core_job (id, kind, lane, key, payload, run_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (key) WHERE state = 'waiting' DO UPDATE SET run_at ="
        " CASE WHEN excluded.run_at < core_job.run_at THEN excluded.run_at"
        " ELSE core_job.run_at END RETURNING id",
        {JobId::make(now), kind, filled(options.lane), filled(options.key), json::write(payload),
         options.run_at.value_or(now)},
        [](const db::Row& row) { return row.id<JobId>(0); });
    tx.after_commit([&bell = tx.bell()] { bell.ring(); });
    return id.value();
}

std::vector<Dead> dead(db::Tx& tx) {
    return tx.all(
        "SELECT id, kind, payload, tries, error, ended_at FROM core_job WHERE state = 'dead'"
        " ORDER BY ended_at DESC, seq DESC",
        {}, [](const db::Row& row) {
            return Dead{row.id<JobId>(0),
                        row.text(1),
                        json::parse(row.text(2)),
                        static_cast<int>(row.integer(3)),
                        row.text(4),
                        row.instant(5)};
        });
}

bool retry(db::Tx& tx, JobId id, Instant now) {
    struct Kept {
        std::string kind, payload;
        Options options;
    };
    const auto kept = tx.one(
        "DELETE FROM core_job WHERE id = ? AND state = 'dead' RETURNING kind, payload, lane, key",
        {id}, [](const db::Row& row) {
            return Kept{row.text(0), row.text(1), {row.text(2), row.text(3), {}}};
        });
    if (!kept) return false;
    // A new row, so it queues at the end of its lane and never runs beside one that moved on.
    tx.exec(
        "INSERT INTO core_job (id, kind, lane, key, payload, run_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (key) WHERE state = 'waiting' DO NOTHING",
        {id, kept->kind, filled(kept->options.lane), filled(kept->options.key), kept->payload,
         now});
    tx.after_commit([&bell = tx.bell()] { bell.ring(); });
    return true;
}

std::int64_t waiting(db::Tx& tx) {
    return tx.count("SELECT COUNT(*) FROM core_job WHERE state <> 'dead'");
}

std::optional<Hindered> hindered(db::Tx& tx, std::string_view key) {
    const auto last = tx.one(
        "SELECT state, error FROM core_job WHERE key = ? ORDER BY seq DESC LIMIT 1", {key},
        [](const db::Row& row) { return std::pair(row.text(0), row.text(1)); });
    if (!last) return std::nullopt;
    if (last->first == "dead") return Hindered{true, {}};
    if (!last->second.starts_with(put_off_mark)) return std::nullopt;
    return Hindered{false, last->second.substr(put_off_mark.size())};
}

void Handlers::on(std::string kind, Handler handler, Retry retry, Where where, GivenUp given_up) {
    if (!entries_.emplace(kind, Entry{std::move(handler), retry, std::nullopt, where, std::move(given_up)}).second)
        throw Error(Code::internal, "core.error.job_kind_taken", {{"kind", kind}});
}

void Handlers::daily(std::string kind, std::chrono::minutes at, Handler handler) {
    if (!entries_.emplace(kind, Entry{std::move(handler), Retry{}, at}).second)
        throw Error(Code::internal, "core.error.job_kind_taken", {{"kind", kind}});
}

}  // namespace core::jobs
