// SPDX-License-Identifier: Apache-2.0
#include "letters/store/scan_store.h"

namespace letters {

using core::db::Row;
using core::db::Tx;

std::vector<Scan> ScanStore::of(Tx& tx, LetterId letter) {
    return tx.all("SELECT number, bytes, name, pages, person_id, person_name, uploaded_at, reason, signed_on, said_by_id, "
                  "said_by, said_at FROM letters_scan WHERE letter_id = ? ORDER BY number",
                  {letter}, [](const Row& row) {
                      Scan scan;
                      scan.number = row.integer(0);
                      scan.bytes = row.digest(1);
                      scan.name = row.text(2);
                      scan.pages = static_cast<int>(row.integer(3));
                      scan.person = row.id<core::PersonId>(4);
                      scan.by = row.text(5);
                      scan.at = row.instant(6);
                      scan.reason = row.text(7);
                      if (!row.null(8)) scan.said = Said{row.date(8), row.id<core::PersonId>(9), row.text(10), row.instant(11)};
                      return scan;
                  });
}

void ScanStore::insert(Tx& tx, LetterId letter, const Scan& scan) {
    tx.exec("INSERT INTO letters_scan (letter_id, number, bytes, name, pages, person_id, person_name, uploaded_at, reason) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {letter, scan.number, scan.bytes, scan.name, scan.pages, scan.person, scan.by, scan.at, scan.reason});
}

void ScanStore::say(Tx& tx, LetterId letter, std::int64_t number, const Said& said) {
    tx.exec("UPDATE letters_scan SET signed_on = ?, said_by_id = ?, said_by = ?, said_at = ? "
            "WHERE letter_id = ? AND number = ?",
            {said.on, said.person, said.by, said.at, letter, number});
}

std::optional<Said> ScanStore::said(Tx& tx, LetterId letter) {
    const auto all = of(tx, letter);
    return all.empty() ? std::nullopt : all.back().said;
}

}  // namespace letters
