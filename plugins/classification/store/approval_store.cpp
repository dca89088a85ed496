// SPDX-License-Identifier: Apache-2.0
#include "classification/store/approval_store.h"

namespace classification::store {

using core::db::Row;
using core::db::Tx;

std::optional<Approval> approval(Tx& tx, std::string_view version) {
    return tx.one("SELECT id, version_id, regulation, regulation_date, approval_number, approval_document, approval_date, "
                  "digest, asked_at, asked_by, asked_person, outcome, decided_at, decided_by, decided_person, reason, "
                  "letter, letter_name, compared FROM classification_approval WHERE version_id = ? ORDER BY asked_at DESC, id DESC LIMIT 1",
                  {version}, [](const Row& row) {
                      return Approval{row.text(0), row.text(1), row.text(2), row.date(3), row.text(4), row.text(5),
                                      row.maybe(6, &Row::date), row.text(7), row.instant(8), row.text(9), row.text(10),
                                      row.text(11), row.maybe(12, &Row::instant), row.text(13), row.text(14), row.text(15),
                                      row.maybe(16, &Row::digest), row.text(17), row.flag(18)};
                  });
}

std::vector<Waiting> waiting(Tx& tx) {
    return tx.all("SELECT version_id, asked_person FROM classification_approval WHERE outcome = ''", {},
                  [](const Row& row) { return Waiting{row.text(0), row.text(1)}; });
}

void add(Tx& tx, const Approval& a) {
    tx.exec("INSERT INTO classification_approval (id, version_id, regulation, regulation_date, approval_number, "
            "approval_document, approval_date, digest, asked_at, asked_by, asked_person, letter, letter_name, compared) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {a.id, a.version, a.regulation, a.regulation_date, a.number, a.document, a.date, a.digest, a.asked, a.asked_by,
             a.asked_person, a.letter, a.letter_name, a.compared});
}

bool keeps(Tx& tx, const core::Digest& file) {
    return tx.count("SELECT COUNT(*) FROM classification_approval WHERE letter = ?", {file}) > 0;
}

void decide(Tx& tx, const Approval& a) {
    tx.exec("UPDATE classification_approval SET outcome = ?, decided_at = ?, decided_by = ?, decided_person = ?, reason = ? "
            "WHERE id = ? AND outcome = ''",
            {a.outcome, a.decided, a.decided_by, a.decided_person, a.reason, a.id});
}

}  // namespace classification::store
