// SPDX-License-Identifier: Apache-2.0
#include "incoming/store/receipt_store.h"

namespace incoming {

using core::db::Row;
using core::db::Tx;

void ReceiptStore::know(Tx& tx, IncomingId id, const std::string& address) {
    tx.exec("INSERT INTO incoming_receipt (entry_id, address, state, reason, detail) VALUES (?, ?, ?, '', '')",
            {id, address, name(Posting::known)});
}

std::optional<ReceiptMail> ReceiptStore::find(Tx& tx, IncomingId id) {
    return tx.one("SELECT address, state, reason, detail, asked_by, asked_at, ended_at FROM incoming_receipt "
                  "WHERE entry_id = ?",
                  {id}, [](const Row& row) {
                      ReceiptMail mail;
                      mail.address = row.text(0);
                      mail.state = posting_named(row.text(1));
                      mail.reason = row.text(2);
                      mail.detail = row.text(3);
                      if (!row.null(4)) mail.asked_by = row.id<core::PositionId>(4);
                      mail.asked_at = row.maybe(5, &Row::instant);
                      mail.ended_at = row.maybe(6, &Row::instant);
                      return mail;
                  });
}

void ReceiptStore::save(Tx& tx, IncomingId id, const ReceiptMail& mail) {
    tx.exec("UPDATE incoming_receipt SET state = ?, reason = ?, detail = ?, asked_by = ?, asked_at = ?, ended_at = ? "
            "WHERE entry_id = ?",
            {name(mail.state), mail.reason, mail.detail, mail.asked_by, mail.asked_at, mail.ended_at, id});
}

}  // namespace incoming
