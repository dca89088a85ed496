// SPDX-License-Identifier: Apache-2.0
#include "incoming/store/correction_store.h"

#include "core/db/in_parts.h"

namespace incoming {

using core::db::Row;
using core::db::Tx;

namespace {

using CorrectionId = core::Id<struct CorrectionTag>;

std::optional<std::string> words_at(const Row& row, int column) {
    if (row.null(column)) return std::nullopt;
    return row.text(column);
}

std::optional<std::string> kept(const std::optional<std::optional<core::Date>>& day) {
    if (!day) return std::nullopt;
    return *day ? core::iso(**day) : std::string();
}

std::optional<std::optional<core::Date>> day_at(const Row& row, int column) {
    if (row.null(column)) return std::nullopt;
    const auto text = row.text(column);
    return text.empty() ? std::optional<core::Date>() : core::parse_date(text);
}

}  // namespace

void CorrectionStore::add(Tx& tx, IncomingId id, const Correction& made) {
    tx.exec("INSERT INTO incoming_correction (id, entry_id, corrected_at, person_name, position_name, reason, sender, "
            "number, letter_date, subject, reply_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {CorrectionId::make(made.at), id, made.at, made.person_name, made.position_name, made.reason, made.sender,
             made.number, made.date, made.subject, kept(made.reply_by)});
}

std::map<IncomingId, std::vector<Correction>> CorrectionStore::of(Tx& tx, const std::vector<IncomingId>& ids) {
    std::map<IncomingId, std::vector<Correction>> found;
    core::db::in_parts(ids, [&](const core::db::Values& some) {
        core::db::Query query(
            "SELECT entry_id, corrected_at, person_name, position_name, reason, sender, number, subject, letter_date, "
            "reply_by FROM incoming_correction WHERE entry_id IN (");
        query.list(some).add(") ORDER BY corrected_at, id");
        for (auto& [id, correction] : query.all(tx, [](const Row& row) {
                 Correction made{row.instant(1), row.text(2), row.text(3), row.text(4),
                                 words_at(row, 5), words_at(row, 6), words_at(row, 7), row.maybe(8, &Row::date), day_at(row, 9)};
                 return std::pair(row.id<IncomingId>(0), std::move(made));
             }))
            found[id].push_back(std::move(correction));
    });
    return found;
}

}  // namespace incoming
