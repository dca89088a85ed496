// SPDX-License-Identifier: Apache-2.0
#include "letters/store/forget_store.h"

#include <algorithm>
#include <map>

namespace letters {

using core::db::Row;
using core::db::Tx;

std::optional<std::string> ForgetStore::destroyed_by(Tx& tx, LetterId id) {
    return tx.one("SELECT act FROM letters_destroyed WHERE letter_id = ?", {id},
                  [](const Row& row) { return row.text(0); });
}

void ForgetStore::mark(Tx& tx, LetterId id, std::string_view act, core::Instant at) {
    tx.exec("INSERT INTO letters_destroyed (letter_id, act, destroyed_at) VALUES (?, ?, ?) "
            "ON CONFLICT (letter_id) DO UPDATE SET act = excluded.act",
            {id, act, at});
}

void ForgetStore::strip(Tx& tx, const Content& left, LetterId id) {
    tx.exec("UPDATE letters_letter SET subject = ?, content = ?, note = '', note_by = '', unsigned_bytes = NULL "
            "WHERE id = ?",
            {left.subject, core::json::write(to_json(left)), id});
    tx.exec("DELETE FROM letters_version WHERE letter_id = ?", {id});
    tx.exec("DELETE FROM letters_final_sheet WHERE letter_id = ?", {id});
    tx.exec("DELETE FROM letters_scan WHERE letter_id = ?", {id});
    tx.exec("DELETE FROM letters_writer WHERE letter_id = ?", {id});
    tx.exec("UPDATE letters_relation SET title = '' WHERE to_id = ? OR from_id = ?", {id, id});
    // Of many made from one pattern the table goes with the last of them, and with the pattern.
    const auto of_merge = tx.one("SELECT merge_id FROM letters_merged WHERE letter_id = ?", {id},
                                 [](const Row& row) { return row.text(0); });
    tx.exec("DELETE FROM letters_merged WHERE letter_id = ? "
            "OR merge_id IN (SELECT m.id FROM letters_merge m WHERE m.letter_id = ?)",
            {id, id});
    if (of_merge)
        tx.exec("DELETE FROM letters_merge WHERE id = ? AND NOT EXISTS "
                "(SELECT 1 FROM letters_merged d WHERE d.merge_id = letters_merge.id)",
                {*of_merge});
    tx.exec("DELETE FROM letters_merge WHERE letter_id = ?", {id});
}

std::vector<core::Digest> ForgetStore::files(Tx& tx, LetterId id) {
    std::vector<std::string> found;
    const auto take = [&](const Row& row) {
        if (!row.null(0) && !row.text(0).empty()) found.push_back(row.text(0));
    };
    tx.each("SELECT bytes FROM letters_letter WHERE id = ? UNION SELECT unsigned_bytes FROM letters_letter WHERE id = ? "
            "UNION SELECT bytes FROM letters_final_sheet WHERE letter_id = ? "
            "UNION SELECT bytes FROM letters_scan WHERE letter_id = ?",
            {id, id, id, id}, take);
    const auto of_content = [&](const Row& row) {
        const auto content = content_kept(core::json::parse(row.text(0)));
        if (!content.file) return;
        found.push_back(content.file->bytes.hex());
        found.push_back(content.file->text.hex());
    };
    tx.each("SELECT content FROM letters_letter WHERE id = ?", {id}, of_content);
    tx.each("SELECT content FROM letters_version WHERE letter_id = ?", {id}, of_content);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::vector<core::Digest> files;
    for (const auto& each : found) files.push_back(core::Digest::parse(each));
    return files;
}

void ForgetStore::uncite(Tx& tx, std::string_view subject) {
    tx.exec("UPDATE letters_relation SET title = '' WHERE subject = ?", {subject});
}

bool ForgetStore::keeps(Tx& tx, const core::Digest& bytes) {
    if (tx.count("SELECT COUNT(*) FROM letters_letter l WHERE (l.bytes = ? OR l.unsigned_bytes = ?) "
                 "AND NOT EXISTS (SELECT 1 FROM letters_destroyed d WHERE d.letter_id = l.id)",
                 {bytes, bytes}) > 0)
        return true;
    return tx.count("SELECT (SELECT COUNT(*) FROM letters_scan WHERE bytes = ?) "
                    "+ (SELECT COUNT(*) FROM letters_final_sheet WHERE bytes = ?)",
                    {bytes, bytes}) > 0;
}

// Their digests stand in the content alone.
std::vector<core::Digest> ForgetStore::written_in(Tx& tx, const std::vector<core::Digest>& of) {
    std::map<std::string, core::Digest> asked;
    for (const auto& each : of) asked.emplace(each.hex(), each);
    std::vector<core::Digest> found;
    const auto look = [&](const Row& row) {
        constexpr std::string_view digits = "0123456789abcdef";
        constexpr std::size_t length = 64;
        const auto text = row.text(0);
        for (std::size_t from = 0; (from = text.find_first_of(digits, from)) != std::string::npos;) {
            const auto until = std::min(text.find_first_not_of(digits, from), text.size());
            if (until - from == length)
                if (const auto at = asked.find(text.substr(from, length)); at != asked.end()) found.push_back(at->second);
            from = until;
        }
    };
    tx.each("SELECT content FROM letters_letter WHERE CAST(content AS TEXT) LIKE '%\"file\"%'", {}, look);
    tx.each("SELECT content FROM letters_version WHERE CAST(content AS TEXT) LIKE '%\"file\"%'", {}, look);
    return found;
}

}  // namespace letters
