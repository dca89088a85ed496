// SPDX-License-Identifier: Apache-2.0
#include "incoming/store/forget_store.h"

namespace incoming {

using core::db::Row;
using core::db::Tx;

std::optional<std::string> ForgetStore::destroyed_by(Tx& tx, IncomingId id) {
    return tx.one("SELECT act FROM incoming_destroyed WHERE entry_id = ?", {id},
                  [](const Row& row) { return row.text(0); });
}

void ForgetStore::mark(Tx& tx, IncomingId id, std::string_view act, core::Instant at) {
    tx.exec("INSERT INTO incoming_destroyed (entry_id, act, destroyed_at) VALUES (?, ?, ?) "
            "ON CONFLICT (entry_id) DO UPDATE SET act = excluded.act",
            {id, act, at});
}

void ForgetStore::strip(Tx& tx, IncomingId id, std::string_view act) {
    tx.exec("UPDATE incoming_entry SET subject = ?, body = '', recognised = '', close_note = '' WHERE id = ?", {act, id});
    tx.exec("UPDATE incoming_disposition SET instructions = '', note = '' WHERE entry_id = ?", {id});
    tx.exec("UPDATE incoming_branch SET report = '', reply = '', instructions = '', task = '', reason = '' "
            "WHERE entry_id = ?",
            {id});
    tx.exec("UPDATE incoming_mark SET note = '' WHERE entry_id = ?", {id});
    tx.exec("DELETE FROM incoming_report_file WHERE branch_id IN (SELECT b.id FROM incoming_branch b WHERE b.entry_id = ?)",
            {id});
    tx.exec("DELETE FROM incoming_attachment WHERE entry_id = ?", {id});
    tx.exec("DELETE FROM incoming_prepared WHERE entry_id = ?", {id});
    tx.exec("DELETE FROM incoming_invitation WHERE entry_id = ?", {id});
    tx.exec("DELETE FROM incoming_class_proposal WHERE entry_id = ?", {id});
    tx.exec("DELETE FROM incoming_correction WHERE entry_id = ?", {id});
}

std::vector<core::Digest> ForgetStore::files(Tx& tx, IncomingId id) {
    return tx.all("SELECT bytes FROM incoming_entry WHERE id = ? UNION SELECT original FROM incoming_entry WHERE id = ? "
                  "UNION SELECT bytes FROM incoming_attachment WHERE entry_id = ? "
                  "UNION SELECT f.bytes FROM incoming_report_file f JOIN incoming_branch b ON b.id = f.branch_id "
                  "WHERE b.entry_id = ?",
                  {id, id, id, id}, [](const Row& row) { return row.digest(0); });
}

bool ForgetStore::keeps(Tx& tx, const core::Digest& bytes) {
    return tx.count("SELECT (SELECT COUNT(*) FROM incoming_entry e WHERE (e.bytes = ? OR e.original = ?) "
                    "AND NOT EXISTS (SELECT 1 FROM incoming_destroyed d WHERE d.entry_id = e.id)) "
                    "+ (SELECT COUNT(*) FROM incoming_attachment WHERE bytes = ?) "
                    "+ (SELECT COUNT(*) FROM incoming_report_file WHERE bytes = ?) "
                    "+ (SELECT COUNT(*) FROM incoming_scan WHERE bytes = ? OR original = ?)",
                    {bytes, bytes, bytes, bytes, bytes, bytes}) > 0;
}

}  // namespace incoming
