// SPDX-License-Identifier: Apache-2.0
#include "incoming/store/attachment_store.h"

#include "core/db/in_parts.h"

namespace incoming {

using core::db::Row;
using core::db::Tx;

void AttachmentStore::add(Tx& tx, IncomingId id, const std::vector<Attached>& attachments) {
    int place = 0;
    for (const auto& each : attachments)
        tx.exec("INSERT INTO incoming_attachment (entry_id, place, name, media, bytes) VALUES (?, ?, ?, ?, ?)",
                {id, ++place, each.name, each.media, each.bytes});
}

std::vector<Attached> AttachmentStore::of(Tx& tx, IncomingId id) {
    return tx.all("SELECT name, media, bytes FROM incoming_attachment WHERE entry_id = ? ORDER BY place", {id},
                  [](const Row& row) { return Attached{row.text(0), row.text(1), row.digest(2)}; });
}

std::map<IncomingId, std::vector<core::Digest>> AttachmentStore::files(Tx& tx, const std::vector<IncomingId>& of) {
    std::map<IncomingId, std::vector<core::Digest>> found;
    core::db::in_parts(of, [&](const core::db::Values& ids) {
        core::db::Query query("SELECT entry_id, bytes FROM incoming_attachment WHERE entry_id IN (");
        for (const auto& [id, file] : query.list(ids).add(") ORDER BY entry_id, place").all(tx, [](const Row& row) {
                 return std::pair(row.id<IncomingId>(0), row.digest(1));
             }))
            found[id].push_back(file);
    });
    return found;
}

std::vector<Unread> AttachmentStore::unread(Tx& tx, int limit) {
    return tx.all("SELECT entry_id, place, name, media, bytes FROM incoming_attachment WHERE text IS NULL "
                  "ORDER BY entry_id, place LIMIT ?", {limit}, [](const Row& row) {
                      return Unread{row.id<IncomingId>(0), row.integer(1), {row.text(2), row.text(3), row.digest(4)}};
                  });
}

void AttachmentStore::keep_text(Tx& tx, IncomingId id, std::int64_t place, std::string_view text) {
    tx.exec("UPDATE incoming_attachment SET text = ? WHERE entry_id = ? AND place = ?", {text, id, place});
}

std::string AttachmentStore::text_of(Tx& tx, IncomingId id) {
    constexpr std::size_t most_indexed = 1u << 20;   // every act upon the letter puts them into the index anew
    std::string all;
    tx.each("SELECT name, text FROM incoming_attachment WHERE entry_id = ? AND text <> '' ORDER BY place", {id},
            [&](const Row& row) {
                if (all.size() < most_indexed) all += (all.empty() ? "" : "\n") + row.text(0) + "\n" + row.text(1);
            });
    return all;
}

}  // namespace incoming
