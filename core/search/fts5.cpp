// SPDX-License-Identifier: Apache-2.0
// Search on SQLite. The index holds exact words and stems of ours, not text, so its plain ASCII
// tokenizer needs no knowledge of Indonesian; its rowid is the place, so newest first and a date
// range cost nothing.
#include <algorithm>

#include "core/base/text.h"
#include "core/search/copies.h"
#include "core/search/engines.h"
#include "core/search/forms.h"
#include "core/search/marks.h"
#include "core/search/snippet.h"
#include "core/search/stepwise.h"

namespace core::search {
namespace {

// Only words, parts and safe tokens get in, none of which can hold a quote.
class MatchText final : public Steps {
  public:
    using Steps::Steps;

  protected:
    std::string run(const std::vector<std::string>& words, Reach reach, bool exactly, bool beginning) const override {
        const char* fields = exactly ? (reach == Reach::title ? "title" : "{title body}")
                                     : (reach == Reach::title ? "stitle" : "{stitle sbody}");
        return std::string(fields) + " : \"" + text::join(words, " ") + "\"" + (beginning ? " *" : "");
    }
    std::string part(const std::string& part, bool beginning) const override {
        return "parts : \"" + part + "\"" + (beginning ? " *" : "");
    }
    std::string recognised(const std::vector<std::string>& forms) const override {
        return "ocr : (\"" + text::join(forms, "\" OR \"") + "\")";
    }
    std::string_view all() const override { return " AND "; }
    std::string_view any() const override { return " OR "; }
    std::string without(const std::string& what, const std::string& not_this) const override {
        return "(" + what + ") NOT (" + not_this + ")";
    }
};

std::string held_by(const std::vector<std::string>& readers) {
    return "readers : (\"" + text::join(readers, "\" OR \"") + "\")";
}

std::string seen_by(const Asked& asked, const Wanted& wanted, const std::string& words) {
    std::string out = held_by(asked.readers);
    if (wanted.kind) out += " AND kind : \"" + safe_token(*wanted.kind) + "\"";
    if (!words.empty()) out += " AND (" + words + ")";
    return out;
}

class Fts5 final : public Engine {
  public:
    using Engine::Engine;

    void put(db::Tx& tx, const Document& document) override {
        forget_words(tx, document.kind, document.id);
        forget_marks(tx, document.kind, document.id);
        const auto texts = texts_of(document);
        const auto place = tx.count(
            "INSERT INTO core_search (kind, id, title, number, body, annexes, ocr, unshown, summary, link, day,"
            " original, made_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET"
            " title = excluded.title, number = excluded.number, body = excluded.body,"
            " annexes = excluded.annexes, ocr = excluded.ocr, unshown = excluded.unshown,"
            " summary = excluded.summary, link = excluded.link, day = excluded.day, original = excluded.original,"
            " made_by = excluded.made_by RETURNING place",
            {document.kind, document.id, texts.title, texts.number, texts.body, texts.annexes, texts.ocr,
             texts.unshown, cleaned(document.summary), document.link, day_of(document.date), document.original,
             analyser_name()});
        put_copy(tx, document, place);
        put_marks(tx, place, marks_of(document));
        put_span(tx, place, document);
        put_words(tx, place, texts, safe_token(document.kind), text::join(safe_tokens(document.readers), " "));
    }

    void remove(db::Tx& tx, std::string_view kind, std::string_view id) override {
        forget_words(tx, kind, id);
        forget_marks(tx, kind, id);
        forget_copy(tx, kind, id);
        tx.exec("DELETE FROM core_search WHERE kind = ? AND id = ?", {kind, id});
        // Brings the day nearer when the word leaves the index by itself; purge() makes sure.
        tx.exec("INSERT INTO core_search_index (core_search_index, rank) VALUES ('merge', 200)");
    }

    int renew(db::Tx& tx, int most) override {
        std::vector<Old> old;
        // Either side by itself goes along the index and ends at the limit; "<>" would look at all of them.
        for (const bool below : {true, false}) {
            if (!old.empty()) break;
            db::Query query(
                "SELECT d.place, d.title, d.number, d.body, d.annexes, d.ocr, d.unshown, w.kind, w.readers, d.kind, d.day"
                " FROM core_search d CROSS JOIN core_search_index w ON w.rowid = d.place WHERE d.made_by ");
            query.add(below ? db::Sql("< ?") : db::Sql("> ?"), {analyser_name()});
            old = query.add(" ORDER BY d.made_by DESC, d.place DESC").limit(most).all(tx, [](const db::Row& row) {
                return Old{row.integer(0), read_texts(row), row.text(7), row.text(8),
                           {row.text(9), date_at(row.integer(10))}};
            });
        }
        for (const auto& each : old) {
            tx.exec("DELETE FROM core_search_index WHERE rowid = ?", {each.place});
            put_words(tx, each.place, each.texts, each.kind, each.readers);
            put_marks(tx, each.place, least_marks(each.of));
            tx.exec("UPDATE core_search SET made_by = ? WHERE place = ?", {analyser_name(), each.place});
        }
        return static_cast<int>(old.size());
    }

    // Measured on 3.40.1: deleting leaves the word in the segments, and VACUUM copies it along;
    // with secure_delete on, writing one new segment and emptying the log removes it.
    void purge(db::Db& db) override {
        db.write([](db::Tx& tx) {
            tx.exec("INSERT INTO core_search_index (core_search_index) VALUES ('optimize')");
        });
        db.outside("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    Found find(db::Tx& tx, const std::vector<std::string>& tokens, const Wanted& wanted) override {
        const Stemmer& stemmer = stemmer_here();
        auto asked = search::asked(stemmer, tokens, wanted);
        const auto ended = ended_of(wanted, asked);
        if (asked.nothing) return {};
        const auto after = cursor(tx, asked, ended);
        widen(tx, asked, wanted);
        const MatchText match(asked);
        const auto every = seen_by(asked, wanted, match.every());
        const int limit = page_size(wanted);
        const Rows rows_of = [&](const std::string& words, std::int64_t before, int most) {
            // CROSS JOIN: left to itself the planner may ask the index anew for every row.
            db::Query query(
                "SELECT d.id, d.kind, d.title, d.number, d.summary, d.link, d.day, d.body, d.annexes, d.ocr,"
                " d.place, ");
            add_others(query, asked);
            query.add(" FROM core_search_index w CROSS JOIN core_search d ON d.place = w.rowid");
            add_filter(query, asked, seen_by(asked, wanted, words), every, before);
            query.add(" ORDER BY w.rowid DESC LIMIT ?", {most});
            return query.all(tx, read_placed);
        };
        auto found = page_of(stemmer, stepwise(asked, match, after, limit + 1, rows_of), asked, limit);
        db::Query places("SELECT w.rowid AS place FROM core_search_index w");
        if (asked.grouped) places.add(" CROSS JOIN core_search d ON d.place = w.rowid");
        add_filter(places, asked, every, every, asked.before);
        if (wanted.facets) places.add(" ORDER BY w.rowid DESC");
        places.add(" LIMIT ?", {counted_});
        if (wanted.facets) {
            found.buckets = buckets(tx, places, found.total);
            return found;
        }
        db::Query total("SELECT COUNT(*) FROM (");
        found.total = total.add(places).add(")").count(tx);
        return found;
    }

    std::vector<Named> names(db::Tx& tx, const std::vector<std::string>& tokens, const Wanted& wanted,
                             int most) override {
        auto asked = search::asked(stemmer_here(), tokens, wanted);
        if (asked.nothing) return {};
        widen(tx, asked, wanted);
        const MatchText match(asked);
        const auto every = seen_by(asked, wanted, match.every());
        db::Query query("SELECT d.kind, d.id FROM core_search_index w CROSS JOIN core_search d ON d.place = w.rowid");
        add_filter(query, asked, every, every, asked.before);
        return query.add(" ORDER BY w.rowid DESC LIMIT ?", {most}).all(tx, [](const db::Row& row) {
            return Named{row.text(0), row.text(1)};
        });
    }

    // A MATCH for each row would open the lists of every token each time: sixty times as long.
    void add_seen(db::Query& query, const std::vector<std::string>& readers) override {
        query.add(" AND EXISTS (SELECT 1 FROM core_search_index w WHERE w.rowid = d.place AND (");
        for (std::size_t i = 0; i < readers.size(); ++i) {
            if (i > 0) query.add(" OR ");
            query.add("INSTR(' ' || w.readers || ' ', ?) > 0", {" " + readers[i] + " "});
        }
        query.add("))");
    }

    std::vector<std::int64_t> akin(db::Tx& tx, const std::vector<std::string>& readers,
                                   const std::vector<std::string>& stems, const std::string& code,
                                   int most) override {
        std::vector<std::string> ways;
        for (std::size_t i = 0; i < stems.size(); ++i)
            if (stems.size() == 1 || !code.empty()) ways.push_back("\"" + stems[i] + "\"");
            else for (std::size_t j = i + 1; j < stems.size(); ++j)
                ways.push_back("(\"" + stems[i] + "\" AND \"" + stems[j] + "\")");
        db::Query query("SELECT w.rowid FROM core_search_index w WHERE w.core_search_index MATCH ?",
                        {held_by(readers) + " AND (stitle : (" + text::join(ways, " OR ") + "))"});
        if (!code.empty())
            query.add(" AND EXISTS (SELECT 1 FROM core_search_mark m WHERE m.place = w.rowid AND m.facet = 'code'"
                      " AND m.value = ?)", {code});
        return query.add(" ORDER BY w.rowid DESC LIMIT ?", {most}).all(tx, [](const db::Row& row) {
            return row.integer(0);
        });
    }

  private:
    struct Old {
        std::int64_t place = 0;
        Texts texts;
        std::string kind, readers;
        Dated of;
    };

    // `words` of the row itself, `every` of the copies that may stand for it.
    static void add_filter(db::Query& query, const Asked& asked, const std::string& words,
                           const std::string& every, std::int64_t before) {
        query.add(" WHERE w.core_search_index MATCH ? AND w.rowid < ?", {words, before});
        add_days_and_marks(query, asked, "w.rowid");
        if (!asked.grouped) return;
        query.add(" AND NOT EXISTS (SELECT 1 FROM core_search_copy c WHERE ");
        add_better(query, asked);
        query.add(" AND EXISTS (SELECT 1 FROM core_search_index b WHERE b.core_search_index MATCH ?"
                  " AND b.rowid = c.place)", {every});
        add_days_and_marks(query, asked, "c.place");
        query.add(")");
    }
    static void put_words(db::Tx& tx, std::int64_t place, const Texts& texts, const std::string& kind,
                          const std::string& readers) {
        const auto forms = forms_of(stemmer_here(), texts);
        tx.exec(
            "INSERT INTO core_search_index (rowid, title, body, stitle, sbody, parts, ocr, kind, readers)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            {place, text::join(forms.title.exact, " "), text::join(forms.body.exact, " "),
             text::join(forms.title.stems, " "), text::join(forms.body.stems, " "),
             text::join(forms.parts, " "), text::join({forms.ocr.begin(), forms.ocr.end()}, " "), kind, readers});
    }
    static void forget_words(db::Tx& tx, std::string_view kind, std::string_view id) {
        tx.exec(
            "DELETE FROM core_search_index WHERE rowid ="
            " (SELECT place FROM core_search WHERE kind = ? AND id = ?)",
            {kind, id});
    }
};

}  // namespace

std::unique_ptr<Index> fts5(Today today) { return std::make_unique<Fts5>(std::move(today)); }

}  // namespace core::search
