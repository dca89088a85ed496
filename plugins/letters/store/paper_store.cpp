// SPDX-License-Identifier: Apache-2.0
#include "letters/store/paper_store.h"

namespace letters {

using core::db::Row;
using core::db::Tx;

std::optional<FinalSheet> PaperStore::find(Tx& tx, LetterId letter) {
    return tx.one("SELECT bytes, pages, place FROM letters_final_sheet WHERE letter_id = ?", {letter}, [](const Row& row) {
        return FinalSheet{row.digest(0), static_cast<int>(row.integer(1)), core::json::parse(row.text(2))};
    });
}

FinalSheet PaperStore::keep(Tx& tx, LetterId letter, const FinalSheet& sheet) {
    tx.exec("INSERT INTO letters_final_sheet (letter_id, bytes, pages, place) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (letter_id) DO NOTHING",
            {letter, sheet.bytes, sheet.pages, core::json::write(sheet.place)});
    return *find(tx, letter);
}

}  // namespace letters
