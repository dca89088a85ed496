// SPDX-License-Identifier: Apache-2.0
// Search on SQLite. The words table holds stems, not text, so its plain ASCII tokenizer needs no
// knowledge of Indonesian; its rowid is the place, so newest first and a date range cost nothing.
#include <algorithm>

#include "core/base/text.h"
#include "core/search/copies.h"
#include "core/search/engines.h"
#include "core/search/query.h"

namespace core::search {
namespace {

std::string stemmed(const Stemmer& stemmer, std::string_view text) {
    std::string out;
    each_word(text, [&](const Word& word) {
        if (!out.empty()) out += ' ';
        out += stemmer.stem(stemmer.exact(word.folded));
        return true;
    });
    return out;
}

// The MATCH text. Only stems, parts and safe tokens get in, none of which can hold a quote.
std::string match(const Asked& asked, const Wanted& wanted) {
    std::string out = "readers : (\"" + text::join(asked.readers, "\" OR \"") + "\")";
    if (wanted.kind) out += " AND kind : \"" + safe_token(*wanted.kind) + "\"";
    for (const auto& term : asked.terms) {
        std::vector<std::string> ways;
        if (!term.stems.empty())
            ways.push_back("{title number body} : \"" + text::join(term.stems, " ") + "\"");
        if (!term.part.empty()) ways.push_back("parts : \"" + term.part + "\" *");
        out += " AND (" + text::join(ways, " OR ") + ")";
    }
    return out;
}

class Fts5 final : public Index {
  public:
    void put(db::Tx& tx, const Document& document) override {
        forget_words(tx, document.kind, document.id);
        const auto title = cleaned(document.title), number = cleaned(document.number),
                   body = cleaned(document.body);
        const auto place = tx.count(
            "INSERT INTO core_search (kind, id, title, number, body, summary, link, day, original)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET"
            " title = excluded.title, number = excluded.number, body = excluded.body,"
            " summary = excluded.summary, link = excluded.link, day = excluded.day,"
            " original = excluded.original RETURNING place",
            {document.kind, document.id, title, number, body, cleaned(document.summary),
             document.link, day_of(document.date), document.original});
        put_copy(tx, document, place);
        const Stemmer stemmer;
        tx.exec(
            "INSERT INTO core_search_words (rowid, title, number, body, parts, kind, readers)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            {place, stemmed(stemmer, title), stemmed(stemmer, number), stemmed(stemmer, body),
             text::join(parts(number), " "), safe_token(document.kind),
             text::join(safe_tokens(document.readers), " ")});
    }

    void remove(db::Tx& tx, std::string_view kind, std::string_view id) override {
        forget_words(tx, kind, id);
        forget_copy(tx, kind, id);
        tx.exec("DELETE FROM core_search WHERE kind = ? AND id = ?", {kind, id});
        // Brings the day nearer when the word leaves the index by itself; purge() makes sure.
        tx.exec("INSERT INTO core_search_words (core_search_words, rank) VALUES ('merge', 200)");
    }

    // Measured on 3.40.1: deleting leaves the word in the segments, and VACUUM copies it along;
    // with secure_delete on, writing one new segment and emptying the log removes it.
    void purge(db::Db& db) override {
        db.write([](db::Tx& tx) {
            tx.exec("INSERT INTO core_search_words (core_search_words) VALUES ('optimize')");
        });
        db.outside("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    Found find(db::Tx& tx, const std::vector<std::string>& tokens, const Wanted& wanted) override {
        const Stemmer stemmer;
        const auto asked = search::asked(stemmer, tokens, wanted);
        const auto before = std::min(place_after(wanted), asked.before);
        if (asked.nothing) return {};
        const auto text = match(asked, wanted);
        const int limit = page_size(wanted);
        // CROSS JOIN: left to itself the planner may ask the index anew for every row.
        db::Query rows("SELECT d.id, d.kind, d.title, d.number, d.summary, d.link, d.day, d.body, d.place, ");
        add_others(rows, asked);
        rows.add(" FROM core_search_words w CROSS JOIN core_search d ON d.place = w.rowid");
        add_filter(rows, asked, text, before);
        rows.add(" ORDER BY w.rowid DESC LIMIT ?", {limit + 1});
        auto found = page_of(stemmer, rows.all(tx, read_placed), asked, limit);
        db::Query total("SELECT COUNT(*) FROM (SELECT 1 FROM core_search_words w");
        if (asked.grouped) total.add(" CROSS JOIN core_search d ON d.place = w.rowid");
        add_filter(total, asked, text, asked.before);
        total.add(" LIMIT ?)", {most_counted});
        found.total = total.count(tx);
        return found;
    }

  private:
    static void add_filter(db::Query& query, const Asked& asked, const std::string& text,
                           std::int64_t before) {
        query.add(" WHERE w.core_search_words MATCH ? AND w.rowid >= ? AND w.rowid < ?",
                  {text, asked.from, before});
        if (!asked.grouped) return;
        query.add(" AND NOT EXISTS (SELECT 1 FROM core_search_copy c WHERE ");
        add_better(query, asked);
        query.add(" AND EXISTS (SELECT 1 FROM core_search_words b WHERE b.core_search_words MATCH ?"
                  " AND b.rowid = c.place AND b.rowid >= ? AND b.rowid < ?))",
                  {text, asked.from, asked.before});
    }
    static void forget_words(db::Tx& tx, std::string_view kind, std::string_view id) {
        tx.exec(
            "DELETE FROM core_search_words WHERE rowid ="
            " (SELECT place FROM core_search WHERE kind = ? AND id = ?)",
            {kind, id});
    }
};

}  // namespace

std::unique_ptr<Index> fts5() { return std::make_unique<Fts5>(); }

}  // namespace core::search
