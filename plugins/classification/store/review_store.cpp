// SPDX-License-Identifier: Apache-2.0
// SQL of the review list.
#include "classification/store/review_store.h"

#include <algorithm>

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

std::vector<Review> waiting(Tx& tx, std::string_view version, Kind kind, const std::vector<std::string>& codes) {
    // Of codes kept as numbers there are few, and which they may be is no matter of letters.
    core::db::Query query(
        "SELECT id, version_id, kind, line, code, reason, row_cells, present, state FROM classification_review "
        "WHERE version_id = ? AND kind = ? AND state = 'open' AND (code LIKE ? OR code IN (",
        {version, name(kind), std::string("%") + unsure});
    query.list(core::db::Values(codes.begin(), codes.end())).add(")) ORDER BY id");
    auto all = query.all(tx, read_review);
    std::erase_if(all, [&](const Review& each) {
        return unsure_code(each.finding.code) &&
               std::none_of(codes.begin(), codes.end(), [&](const auto& code) { return may_be_code(each.finding.code, code); });
    });
    return all;
}

void copy_reviews(Tx& tx, core::Instant at, std::string_view from, std::string_view to) {
    struct Kept {
        std::int64_t line = 0;
        std::string kind, code, reason, cells, present, state, by, mark, why;
        std::optional<core::Instant> decided;
    };
    const auto all = tx.all(
        "SELECT line, kind, code, reason, row_cells, present, state, decided_by, mark, reason_told, decided_at "
        "FROM classification_review WHERE version_id = ? AND state IN ('open', 'dropped') ORDER BY id", {from},
        [](const Row& row) {
            return Kept{row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6),
                        row.text(7), row.text(8), row.text(9), row.maybe(10, &Row::instant)};
        });
    auto made = at;   // ids a millisecond apart keep the order
    for (const auto& each : all) {
        tx.exec("INSERT INTO classification_review (id, version_id, kind, line, code, reason, row_cells, present, state, "
                "decided_by, mark, reason_told, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                {ReviewId::make(made), to, each.kind, each.line, each.code, each.reason, each.cells, each.present, each.state,
                 each.by, each.mark, each.why, each.decided});
        made = made + std::chrono::milliseconds(1);
    }
}

std::optional<Dropped> dropped(Tx& tx, std::string_view version, Kind kind, std::string_view code) {
    return tx.one("SELECT decided_at, reason_told FROM classification_review WHERE version_id = ? AND kind = ? AND code = ? "
                  "AND state = 'dropped' ORDER BY decided_at DESC, id DESC LIMIT 1",
                  {version, name(kind), code},
                  [&](const Row& row) { return Dropped{kind, row.instant(0), row.text(1)}; });
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
