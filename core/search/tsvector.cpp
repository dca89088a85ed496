// SPDX-License-Identifier: Apache-2.0
// Search on PostgreSQL. The tsvector is written by us, from the same stems as on SQLite, so no
// dictionary or extension of the server takes part.
#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/search/copies.h"
#include "core/search/engines.h"
#include "core/search/query.h"

namespace core::search {
namespace {

// Limits of the type: a position at most 16383, 256 of them a word, 1 MB in all.
constexpr int last_position = 16'383;
constexpr std::size_t most_positions = 255;
constexpr std::size_t most_bytes = 900'000;

// Stems, parts and tokens hold no quote or backslash, so quoting is all they need.
class Vector {
  public:
    explicit Vector(const Stemmer& stemmer) : stemmer_(stemmer) {}

    void add(std::string_view text) {
        each_word(text, [&](const Word& word) {
            auto stem = stemmer_.stem(stemmer_.exact(word.folded));
            ++position_;
            auto& positions = words_[stem];
            if (positions.empty()) bytes_ += stem.size() + 8;
            if (position_ <= last_position && positions.size() < most_positions) {
                positions.push_back(position_);
                bytes_ += 6;
            }
            return bytes_ < most_bytes;
        });
        position_ += 10;  // so that no phrase reaches from the subject into the body
    }
    void add_bare(const std::string& word) { words_[word]; }

    std::string text() const {
        std::string out;
        for (const auto& [word, positions] : words_) {
            out += "'" + word + "'";
            for (std::size_t i = 0; i < positions.size(); ++i)
                out += (i == 0 ? ":" : ",") + std::to_string(positions[i]);
            out += ' ';
        }
        return out;
    }

  private:
    const Stemmer& stemmer_;
    std::map<std::string, std::vector<int>> words_;
    int position_ = 0;
    std::size_t bytes_ = 0;
};

std::string array(const std::vector<std::string>& safe) {
    return "{" + text::join(safe, ",") + "}";
}

std::string tsquery(const Asked& asked) {
    std::string out;
    for (const auto& term : asked.terms) {
        std::vector<std::string> ways;
        if (!term.stems.empty()) ways.push_back("('" + text::join(term.stems, "' <-> '") + "')");
        if (!term.part.empty()) ways.push_back("'" + term.part + "':*");
        out += (out.empty() ? "(" : " & (") + text::join(ways, " | ") + ")";
    }
    return out;
}

class Tsvector final : public Index {
  public:
    void put(db::Tx& tx, const Document& document) override {
        const auto title = cleaned(document.title), number = cleaned(document.number),
                   body = cleaned(document.body);
        const Stemmer stemmer;
        Vector words(stemmer);
        for (const auto& part : parts(number)) words.add_bare(part);
        words.add(title);
        words.add(number);
        words.add(body);
        const auto place = tx.count(
            "INSERT INTO core_search (kind, id, title, number, body, summary, link, day, original,"
            " words, readers)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS tsvector), CAST(? AS text[]))"
            " ON CONFLICT (kind, id) DO UPDATE SET"
            " title = excluded.title, number = excluded.number, body = excluded.body,"
            " summary = excluded.summary, link = excluded.link, day = excluded.day,"
            " original = excluded.original, words = excluded.words, readers = excluded.readers"
            " RETURNING place",
            {document.kind, document.id, title, number, body, cleaned(document.summary),
             document.link, day_of(document.date), document.original, words.text(),
             array(safe_tokens(document.readers))});
        put_copy(tx, document, place);
    }

    void remove(db::Tx& tx, std::string_view kind, std::string_view id) override {
        forget_copy(tx, kind, id);
        tx.exec("DELETE FROM core_search WHERE kind = ? AND id = ?", {kind, id});
    }

    // A plain VACUUM leaves the bytes of dead rows in their pages; FULL writes the table anew.
    void purge(db::Db& db) override { db.outside("VACUUM FULL core_search"); }

    Found find(db::Tx& tx, const std::vector<std::string>& tokens, const Wanted& wanted) override {
        const Stemmer stemmer;
        const auto asked = search::asked(stemmer, tokens, wanted);
        const auto before = std::min(place_after(wanted), asked.before);
        if (asked.nothing) return {};
        const int limit = page_size(wanted);
        // A plan kept for all questions takes any bounds of place for narrow ones and reads every
        // letter along that index; so each question gets a plan of its own.
        tx.exec("SET LOCAL plan_cache_mode = force_custom_plan");
        db::Query rows(
            "SELECT d.id, d.kind, d.title, d.number, d.summary, d.link, d.day, d.body, d.place, ");
        add_others(rows, asked);
        rows.add(" FROM core_search d");
        add_filter(rows, asked, wanted, before);
        rows.add(" ORDER BY d.place DESC LIMIT ?", {limit + 1});
        auto found = page_of(stemmer, rows.all(tx, read_placed), asked, limit);
        db::Query total("SELECT COUNT(*) FROM (SELECT 1 FROM core_search d");
        add_filter(total, asked, wanted, asked.before);
        total.add(" LIMIT ?) AS visible", {most_counted});
        found.total = total.count(tx);
        return found;
    }

  private:
    static void add_filter(db::Query& query, const Asked& asked, const Wanted& wanted,
                           std::int64_t before) {
        query.add(" WHERE d.readers && CAST(? AS text[]) AND d.place >= ? AND d.place < ?",
                  {array(asked.readers), asked.from, before});
        if (!asked.terms.empty())
            query.add(" AND d.words @@ CAST(? AS tsquery)", {tsquery(asked)});
        if (wanted.kind) query.add(" AND d.kind = ?", {*wanted.kind});
        if (!asked.grouped) return;
        query.add(" AND NOT EXISTS (SELECT 1 FROM core_search_copy c"
                  " JOIN core_search b ON b.place = c.place WHERE ");
        add_better(query, asked);
        query.add(" AND b.place >= ? AND b.place < ?", {asked.from, asked.before});
        if (!asked.terms.empty())
            query.add(" AND b.words @@ CAST(? AS tsquery)", {tsquery(asked)});
        query.add(")");
    }
};

}  // namespace

std::unique_ptr<Index> tsvector() { return std::make_unique<Tsvector>(); }

}  // namespace core::search
