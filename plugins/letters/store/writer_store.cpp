// SPDX-License-Identifier: Apache-2.0
#include "letters/store/writer_store.h"

namespace letters {

using core::db::Row;
using core::db::Tx;

std::optional<Writer> WriterStore::find(Tx& tx, LetterId id) {
    return tx.one("SELECT person_id, person_name, since, beat FROM letters_writer WHERE letter_id = ?", {id},
                  [](const Row& row) {
                      return Writer{row.id<core::PersonId>(0), row.text(1), row.instant(2), row.instant(3)};
                  });
}

void WriterStore::put(Tx& tx, LetterId id, const Writer& writer) {
    tx.exec("INSERT INTO letters_writer (letter_id, person_id, person_name, since, beat) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (letter_id) DO UPDATE SET person_id = excluded.person_id, "
            "person_name = excluded.person_name, since = excluded.since, beat = excluded.beat",
            {id, writer.person, writer.name, writer.since, writer.beat});
}

void WriterStore::clear(Tx& tx, LetterId id, core::PersonId person) {
    tx.exec("DELETE FROM letters_writer WHERE letter_id = ? AND person_id = ?", {id, person});
}

}  // namespace letters
