// SPDX-License-Identifier: Apache-2.0
#include "archive/store/judgement_store.h"

#include "core/db/in_parts.h"

namespace archive::store {

using core::db::Query;
using core::db::Row;
using core::db::Tx;

namespace {

constexpr std::string_view lapsed_word = "lapsed";

void add_row(Tx& tx, DossierId dossier, std::string_view verdict, const Judgement& told, core::Instant at,
             const std::string& by_name) {
    const auto ordinal =
        tx.count("SELECT COALESCE(MAX(ordinal), 0) + 1 FROM archive_judgement WHERE dossier_id = ?", {dossier});
    tx.exec("INSERT INTO archive_judgement (dossier_id, ordinal, verdict, years, judged_on, paper, reason, judged_at, "
            "judged_by_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {dossier, ordinal, verdict, told.years, told.on, told.paper, told.reason, at, by_name});
}

// A word nobody knows keeps the dossier.
Judgement::Verdict verdict_of(std::string_view word) {
    for (const auto each : all_verdicts)
        if (name(each) == word) return each;
    return Judgement::Verdict::keep;
}

std::pair<DossierId, std::optional<Judgement>> read_told(const Row& row) {
    const auto word = row.text(1);
    if (word == lapsed_word) return {row.id<DossierId>(0), std::nullopt};
    return {row.id<DossierId>(0), Judgement{verdict_of(word), static_cast<int>(row.integer(2)), row.date(3),
                                            row.text(4), row.text(5)}};
}

}  // namespace

void insert(Tx& tx, DossierId dossier, const Judgement& judgement, core::Instant at, const std::string& by_name) {
    add_row(tx, dossier, name(judgement.verdict), judgement, at, by_name);
}

void lapse(Tx& tx, DossierId dossier, core::Date on, const std::string& reason, core::Instant at,
           const std::string& by_name) {
    if (!judged(tx, dossier)) return;
    Judgement none;
    none.on = on;
    none.reason = reason;
    add_row(tx, dossier, lapsed_word, none, at, by_name);
}

std::map<DossierId, Judgement> judged(Tx& tx, const std::vector<DossierId>& dossiers) {
    std::map<DossierId, Judgement> last;
    core::db::in_parts(dossiers, [&](const core::db::Values& ids) {
        Query query("SELECT dossier_id, verdict, years, judged_on, paper, reason FROM archive_judgement "
                    "WHERE dossier_id IN (");
        query.list(ids).add(") ORDER BY dossier_id, ordinal");
        for (auto& [dossier, told] : query.all(tx, read_told)) {
            if (told) last[dossier] = *std::move(told);
            else last.erase(dossier);
        }
    });
    return last;
}

std::optional<Judgement> judged(Tx& tx, DossierId dossier) {
    auto found = judged(tx, std::vector<DossierId>{dossier});
    return found.empty() ? std::nullopt : std::optional(std::move(found.begin()->second));
}

}  // namespace archive::store
