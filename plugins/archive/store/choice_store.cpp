// SPDX-License-Identifier: Apache-2.0
#include "archive/store/choice_store.h"

namespace archive::store {

using core::db::Row;
using core::db::Tx;

void remember(Tx& tx, const Letter& letter, DossierId chosen, const std::optional<DossierId>& proposed,
              core::Instant at) {
    tx.exec("INSERT INTO archive_choice (unit_id, subject, code, sender, dossier_id, proposed_id, chosen_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            {letter.unit, letter.subject, letter.code, letter.sender, chosen, proposed, at});
}

void correct(Tx& tx, core::UnitId unit, std::string_view subject, DossierId wrong, DossierId right, core::Instant at) {
    tx.exec("UPDATE archive_choice SET dossier_id = ?, proposed_id = ?, chosen_at = ? "
            "WHERE unit_id = ? AND subject = ? AND dossier_id = ?",
            {right, wrong, at, unit, std::string(subject), wrong});
}

Experience experience(Tx& tx, const Letter& letter) {
    Experience found;
    tx.each("SELECT dossier_id, proposed_id, COUNT(*) FROM archive_choice WHERE unit_id = ? AND code = ? "
            "AND sender = ? GROUP BY dossier_id, proposed_id",
            {letter.unit, letter.code, letter.sender}, [&](const Row& row) {
                const auto chosen = row.id<DossierId>(0);
                const int count = static_cast<int>(row.integer(2));
                found.chosen[chosen] += count;
                if (row.null(1)) return;
                if (const auto proposed = row.id<DossierId>(1); proposed != chosen) found.declined[proposed] += count;
            });
    return found;
}

}  // namespace archive::store
