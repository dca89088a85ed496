// SPDX-License-Identifier: Apache-2.0
#include "core/search/copies.h"

namespace core::search {
namespace {

db::Values readers_of(const Asked& asked) {
    return {asked.readers.begin(), asked.readers.end()};
}

}  // namespace

void put_copy(db::Tx& tx, const Document& document, std::int64_t place) {
    forget_copy(tx, document.kind, document.id);
    if (document.original.empty()) return;
    const std::string copy = document.kind + ":" + document.id;
    for (const auto& reader : document.readers)
        tx.exec(
            "INSERT INTO core_search_copy (original, reader, rank, copy, place)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (original, reader, rank) DO NOTHING",
            {document.original, safe_token(reader),
             (reader == document.addressed ? "0" : "1") + copy, copy, place});
}

void forget_copy(db::Tx& tx, std::string_view kind, std::string_view id) {
    tx.exec("DELETE FROM core_search_copy WHERE copy = ?",
            {std::string(kind) + ":" + std::string(id)});
}

void add_better(db::Query& query, const Asked& asked) {
    const auto readers = readers_of(asked);
    query.add("c.original = CASE WHEN d.original = '' THEN d.kind || ':' || d.id ELSE d.original END"
              " AND c.place <> d.place AND c.reader IN (");
    query.list(readers);
    query.add(") AND c.rank < COALESCE((SELECT MIN(m.rank) FROM core_search_copy m"
              " WHERE m.original = d.original AND m.place = d.place AND m.reader IN (");
    query.list(readers);
    query.add(")), '2')");
}

void add_others(db::Query& query, const Asked& asked) {
    query.add("(SELECT COUNT(DISTINCT o.place) FROM core_search_copy o"
              " WHERE o.original = d.original AND o.place <> d.place AND o.reader IN (");
    query.list(readers_of(asked));
    query.add("))");
}

}  // namespace core::search
