// SPDX-License-Identifier: Apache-2.0
// SQL of the review list.
#include "classification/store/review_store.h"

#include "core/base/json.h"

namespace classification::store {
namespace {

using core::db::Row;
using core::db::Tx;

Review read_review(const Row& row) {
    Review made;
    made.id = row.id<ReviewId>(0);
    made.version = row.text(1);
    made.finding.kind = kind_named(row.text(2));
    made.finding.line = static_cast<int>(row.integer(3));
    made.finding.code = row.text(4);
    made.finding.reason = reason_named(row.text(5));
    const core::Json cells = core::json::parse(row.text(6));
    for (const auto& [column, value] : cells.items())
        made.finding.row[column] = value.get<std::string>();
    made.finding.present = row.text(7);
    made.state = row.text(8);
    return made;
}

}  // namespace

bool add(Tx& tx, ReviewId id, std::string_view version, const Finding& finding) {
    core::Json cells = core::Json::object();
    for (const auto& [column, value] : finding.row) cells[column] = value;
    const std::string row = core::json::write(cells);
    const auto mark = core::sha256(std::string(name(finding.kind)) + " " + row);
    return tx.exec(
               "INSERT INTO classification_review (id, version_id, kind, line, code, reason, "
               "row_cells, present, "
               "mark) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (version_id, mark) DO NOTHING",
               {id, version, name(finding.kind), finding.line, finding.code, name(finding.reason),
                row, finding.present, mark}) > 0;
}

std::vector<Review> open_reviews(Tx& tx, std::string_view kind, std::string_view reason, std::string_view after,
                                 int limit) {
    core::db::Query query(
        "SELECT id, version_id, kind, line, code, reason, row_cells, present, state FROM "
        "classification_review "
        "WHERE state = 'open'");
    if (!kind.empty()) query.add(" AND kind = ?", {kind});
    if (!reason.empty()) query.add(" AND reason = ?", {reason});
    if (!after.empty()) query.add(" AND id > ?", {after});
    query.add(" ORDER BY id LIMIT ?", {limit});
    return query.all(tx, read_review);
}

std::vector<Fault> open_faults(Tx& tx) {
    return tx.all(
        "SELECT kind, reason, COUNT(*) FROM classification_review WHERE state = 'open' GROUP BY kind, reason ORDER BY kind, "
        "reason",
        {}, [](const Row& row) { return Fault{kind_named(row.text(0)), reason_named(row.text(1)), row.integer(2)}; });
}

std::int64_t count_open(Tx& tx) {
    return tx.count("SELECT COUNT(*) FROM classification_review WHERE state = 'open'");
}

std::optional<Review> review(Tx& tx, ReviewId id) {
    return tx.one(
        "SELECT id, version_id, kind, line, code, reason, row_cells, present, state FROM "
        "classification_review "
        "WHERE id = ?",
        {id}, read_review);
}

bool decide(Tx& tx, ReviewId id, std::string_view state, std::string_view by, core::Instant at,
            const std::string& why) {
    return tx.exec(
               "UPDATE classification_review SET state = ?, decided_by = ?, decided_at = ?, reason_told = ? "
               "WHERE id = ? AND state = 'open'",
               {state, by, at, why, id}) > 0;
}

}  // namespace classification::store
