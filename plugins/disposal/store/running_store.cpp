// SPDX-License-Identifier: Apache-2.0
#include "disposal/store/running_store.h"

#include <algorithm>

#include "core/db/counter.h"

namespace disposal {

using archive::DossierId;
using core::db::Row;
using core::db::Tx;

void RunningStore::queue(Tx& tx, ProposalId id) {
    tx.exec("UPDATE disposal_line SET outcome = 'queued' WHERE proposal_id = ? AND decision = 'agreed'", {id});
}

std::optional<int> RunningStore::next_line(Tx& tx, ProposalId id) {
    return tx.one("SELECT line_no FROM disposal_line WHERE proposal_id = ? AND outcome = 'queued' ORDER BY line_no LIMIT 1",
                  {id}, [](const Row& row) { return static_cast<int>(row.integer(0)); });
}

bool RunningStore::take(Tx& tx, ProposalId id, int line, Outcome outcome, const core::Json& why) {
    return tx.exec("UPDATE disposal_line SET outcome = ?, outcome_why = ? "
                   "WHERE proposal_id = ? AND line_no = ? AND outcome = 'queued'",
                   {name(outcome), core::json::write(why), id, line}) == 1;
}

void RunningStore::gone(Tx& tx, ProposalId id, DossierId dossier, std::string_view subject) {
    tx.exec("INSERT INTO disposal_gone (subject, proposal_id, dossier_id) VALUES (?, ?, ?)", {subject, id, dossier});
}

std::vector<std::string> RunningStore::gone_with(Tx& tx, ProposalId id, DossierId dossier) {
    return tx.all("SELECT subject FROM disposal_gone WHERE proposal_id = ? AND dossier_id = ? ORDER BY subject",
                  {id, dossier}, [](const Row& row) { return row.text(0); });
}

void RunningStore::freed(Tx& tx, ProposalId id, const core::Digest& bytes) {
    tx.exec("INSERT INTO disposal_freed (bytes, proposal_id) VALUES (?, ?) ON CONFLICT DO NOTHING", {bytes, id});
}

std::vector<core::Digest> RunningStore::all_freed(Tx& tx, ProposalId id) {
    return tx.all("SELECT bytes FROM disposal_freed WHERE proposal_id = ? ORDER BY bytes", {id},
                  [](const Row& row) { return row.digest(0); });
}

void RunningStore::drop_freed(Tx& tx, ProposalId id, const core::Digest& bytes) {
    tx.exec("DELETE FROM disposal_freed WHERE bytes = ? AND proposal_id = ?", {bytes, id});
}

std::int64_t RunningStore::definitive(Tx& tx, const std::vector<core::UnitId>& records, DossierId dossier,
                                      std::int64_t above) {
    const auto had = tx.one("SELECT number FROM disposal_definitive WHERE dossier_id = ?", {dossier},
                            [](const Row& row) { return row.integer(0); });
    if (had) return *had;
    core::db::Values units(records.begin(), records.end());
    core::db::Query given("SELECT COALESCE(MAX(number), 0) FROM disposal_definitive WHERE records_unit_id IN (");
    const auto number = core::db::next(tx, "disposal/definitive/" + records.front().text(), std::max(above, given.list(units).add(")").count(tx)));
    tx.exec("INSERT INTO disposal_definitive (dossier_id, records_unit_id, number) VALUES (?, ?, ?)",
            {dossier, records.front(), number});
    return number;
}

std::vector<std::pair<DossierId, std::int64_t>> RunningStore::untold(Tx& tx, int most) {
    return tx.all("SELECT dossier_id, number FROM disposal_definitive WHERE told = 0 ORDER BY dossier_id LIMIT ?", {most},
                  [](const Row& row) { return std::pair(row.id<DossierId>(0), row.integer(1)); });
}

void RunningStore::told(Tx& tx, DossierId dossier) {
    tx.exec("UPDATE disposal_definitive SET told = 1 WHERE dossier_id = ?", {dossier});
}

}  // namespace disposal
