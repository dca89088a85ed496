// SPDX-License-Identifier: Apache-2.0
// Arrivals whose letter is destroyed.
#include "intake/store/arrival_store.h"

namespace intake {

using core::db::Row;
using core::db::Tx;

namespace {

void strip(Tx& tx, const std::string& id, std::vector<core::Digest>& files) {
    tx.each("SELECT original, pdf, bundle FROM intake_arrival WHERE id = ?", {id}, [&](const Row& row) {
        for (const int column : {0, 1})
            if (!row.text(column).empty()) files.push_back(row.digest(column));
        for (const auto& each : bundle_kept(core::json::parse(row.text(2))).files) files.push_back(each.original);
    });
    tx.exec("UPDATE intake_arrival SET body = '', recognised = '', title = '', about = '', file_name = '', trouble = '', found = '[]', "
            "bundle = 'null' WHERE id = ?",
            {id});
}

}  // namespace

std::vector<core::Digest> ArrivalStore::forget(Tx& tx, incoming::IncomingId of) {
    std::vector<core::Digest> files;
    auto id = tx.one("SELECT id FROM intake_arrival WHERE entry_id = ?", {of}, [](const Row& row) { return row.text(0); });
    // Upwards, as long as all that was cut out of it is without words by now.
    while (id) {
        strip(tx, *id, files);
        id = tx.one("SELECT p.id FROM intake_arrival c JOIN intake_arrival p ON p.id = c.parent_id WHERE c.id = ? "
                    "AND NOT EXISTS (SELECT 1 FROM intake_arrival o WHERE o.parent_id = p.id AND o.file_name <> '')",
                    {*id}, [](const Row& row) { return row.text(0); });
    }
    return files;
}

std::string ArrivalStore::recognised(Tx& tx, const core::Digest& pdf) {
    return tx.one("SELECT recognised FROM intake_arrival WHERE pdf = ? AND recognised <> '' AND body = ''"
                  " ORDER BY came_at, id LIMIT 1", {pdf}, [](const Row& row) { return row.text(0); })
        .value_or(std::string());
}

bool ArrivalStore::keeps(Tx& tx, const core::Digest& bytes) {
    return tx.count("SELECT COUNT(*) FROM intake_arrival WHERE (original = ? OR pdf = ? OR CAST(bundle AS TEXT) LIKE ?) "
                    "AND file_name <> ''",
                    {bytes, bytes, "%" + bytes.hex() + "%"}) > 0;
}

}  // namespace intake
