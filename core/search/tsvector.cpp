// SPDX-License-Identifier: Apache-2.0
// Search on PostgreSQL. The tsvector is written by us, from the same words as on SQLite, so no
// dictionary or extension of the server takes part. Exact words stand in it as "=word", stems
// bare, those of title and number a second time behind a mark of their own.
#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"
#include "core/search/copies.h"
#include "core/search/engines.h"
#include "core/search/forms.h"
#include "core/search/marks.h"
#include "core/search/snippet.h"
#include "core/search/stepwise.h"

namespace core::search {
namespace {

// Limits of the type: a position at most 16383, 256 of them a word, 1 MB in all.
constexpr int last_position = 16'383;
constexpr std::size_t most_positions = 255;
constexpr std::size_t most_bytes = 1'000'000;

// In the vector of a text with words whose position was not kept: there words in a row are taken to be anywhere, for
// better a hit too many than one lost.
constexpr const char* cut_mark = "#cut";

// In the vector of a text too long for one: it has title and number, and the rest stands in core_search_rest.
constexpr const char* rest_mark = "#rest";

// Words of the title stand there a second time behind it. A weight would say the same, but no index keeps weights: each
// row with the word would have to be read to learn where it has it.
constexpr const char* title_mark = "^";

// As the analyser is named, and how its words are laid into a vector.
const std::string& vector_name() {
    static const std::string name = analyser_name() + "-4";
    return name;
}

// The vector of the row, and of a text too long for it those of the rest.
struct Laid {
    std::string row;
    std::vector<std::string> rest;
};

// Words, parts and tokens hold no quote or backslash, so quoting is all they need.
class Vector {
  public:
    void add(const Line& line, bool title) {
        for (std::size_t i = 0; i < line.exact.size(); ++i) {
            ++position_;
            for (const auto& word : {"=" + line.exact[i], line.stems[i]}) {
                add_at(word, title);
                if (title) add_at(title_mark + word, title);
            }
        }
        position_ += 10;  // so that no phrase reaches from the subject into the body
    }
    void add_bare(const std::string& word, bool in_row) {
        const auto [at, fresh] = words_.try_emplace(word);
        if (fresh) bytes_ += bytes_of(word);
        at->second.in_row |= in_row;
    }

    Laid laid() {
        Laid all;
        if (bytes_ > most_bytes) {
            for (const auto* mark : {cut_mark, rest_mark}) add_bare(mark, true);
            all.rest = rest();
        }
        for (const auto& [word, at] : words_) {
            if (!all.rest.empty() && !at.in_row) continue;
            all.row += "'" + word + "'";
            for (std::size_t i = 0; i < at.positions.size(); ++i)
                all.row += (i == 0 ? ":" : ",") + std::to_string(at.positions[i]);
            all.row += ' ';
        }
        return all;
    }

  private:
    struct At {
        std::vector<int> positions;
        bool in_row = false;   // however long the text is
    };
    static std::size_t bytes_of(const std::string& word) { return word.size() + 4; }   // with its count of positions
    void add_at(const std::string& word, bool in_row) {
        add_bare(word, in_row);
        auto& positions = words_[word].positions;
        if (position_ > last_position || positions.size() >= most_positions) return add_bare(cut_mark, true);
        positions.push_back(position_);
        bytes_ += 2;
    }
    std::vector<std::string> rest() const {
        std::vector<std::string> all(1);
        std::size_t bytes = 0;
        for (const auto& [word, at] : words_) {
            if (at.in_row) continue;
            if (bytes += bytes_of(word); bytes > most_bytes) {
                all.emplace_back();
                bytes = bytes_of(word);
            }
            all.back() += "'" + word + "' ";
        }
        return all;
    }

    std::map<std::string, At> words_;
    int position_ = 0;
    std::size_t bytes_ = 0;
};

Laid laid_of(const Texts& texts) {
    const auto forms = forms_of(stemmer_here(), texts);
    Vector words;
    for (const auto& part : forms.parts) words.add_bare(part, true);
    words.add(forms.title, true);
    words.add(forms.body, false);
    for (const auto& form : forms.ocr) words.add_bare(form, false);
    return words.laid();
}

std::string array(const std::vector<std::string>& safe) {
    return "{" + text::join(safe, ",") + "}";
}

class TsQuery final : public Steps {
  public:
    using Steps::Steps;

  protected:
    std::string run(const std::vector<std::string>& words, Reach reach, bool exactly, bool beginning) const override {
        const std::string from = std::string("'") + (reach == Reach::title ? title_mark : "") + (exactly ? "=" : "");
        const std::string end = beginning ? "':*" : "'";
        std::vector<std::string> each;
        for (const auto& word : words) each.push_back(from + word + end);
        const auto in_a_row = "(" + text::join(each, " <-> ") + ")";
        if (words.size() == 1 || reach == Reach::title) return in_a_row;
        return "(" + in_a_row + " | ('" + cut_mark + "' & " + text::join(each, " & ") + "))";
    }
    std::string part(const std::string& part, bool beginning) const override {
        return "'" + part + "'" + (beginning ? ":*" : "");
    }
    std::string recognised(const std::vector<std::string>& forms) const override {
        return "('" + text::join(forms, "' | '") + "')";
    }
    std::string_view all() const override { return " & "; }
    std::string_view any() const override { return " | "; }
    std::string without(const std::string& what, const std::string& not_this) const override {
        return "(" + what + ") & !(" + not_this + ")";
    }
};

// What a query asks for, word by word, but for the title's, which stand in the row.
std::vector<std::string> leaves(const std::string& query) {
    std::set<std::string> all;
    for (auto from = query.find('\''); from != std::string::npos; from = query.find('\'', from)) {
        auto to = query.find('\'', from + 1) + 1;
        const bool title = query.compare(from + 1, 1, title_mark) == 0;
        if (query.compare(to, 2, ":*") == 0) to += 2;
        if (!title) all.insert(query.substr(from, to - from));
        from = to;
    }
    return {all.begin(), all.end()};
}

// Of a text that stands in several vectors each word is asked for by itself, and the query of those that were found; of
// texts these readers may not see nothing is read, so what they take tells nothing of them.
void add_words(db::Query& query, db::Sql row, const std::string& words, const std::vector<std::string>& readers,
               bool with_rest) {
    if (words.empty()) return;
    query.add(" AND ").add(row).add(".words @@ CAST(? AS tsquery)",
                                    {with_rest ? "(" + words + ") | '" + rest_mark + "'" : words});
    if (!with_rest) return;
    query.add(" AND (").add(row).add(".place NOT IN (SELECT r.place FROM core_search_rest r) OR (").add(row)
        .add(".words || COALESCE((WITH found AS MATERIALIZED (SELECT r.place,"
             " array_to_tsvector(array_agg(DISTINCT split_part(k.leaf, CHR(39), 2))) AS words"
             " FROM unnest(CAST(? AS text[])) AS k (leaf)"
             " JOIN core_search_rest r ON r.words @@ CAST(k.leaf AS tsquery)"
             " JOIN core_search s ON s.place = r.place AND s.readers && CAST(? AS text[]) GROUP BY r.place)"
             " SELECT f.words FROM found f WHERE f.place = ", {array(leaves(words)), array(readers)}).add(row)
        .add(".place), CAST('' AS tsvector))) @@ CAST(? AS tsquery))", {words});
}

class Tsvector final : public Engine {
  public:
    using Engine::Engine;

    void put(db::Tx& tx, const Document& document) override {
        const auto texts = texts_of(document);
        const auto words = laid_of(texts);
        // A first one that came meanwhile is waited for and then taken like one that was there: on another day its
        // marks lie at another place.
        std::int64_t place = 0;
        while (place == 0) {
            const bool held = hold(tx, document.kind, document.id);
            if (held) forget(tx, document.kind, document.id);
            db::Query row("INSERT INTO core_search (kind, id, title, number, body, annexes, ocr, unshown, summary, link,"
                          " day, original, made_by, words, readers)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS tsvector), CAST(? AS text[]))"
                          " ON CONFLICT (kind, id) DO ",
                          {document.kind, document.id, texts.title, texts.number, texts.body, texts.annexes, texts.ocr,
                           texts.unshown, cleaned(document.summary), document.link, day_of(document.date), document.original,
                           vector_name(), words.row, array(safe_tokens(document.readers))});
            row.add(held ? db::Sql("UPDATE SET title = excluded.title, number = excluded.number, body = excluded.body,"
                                   " annexes = excluded.annexes, ocr = excluded.ocr, unshown = excluded.unshown,"
                                   " summary = excluded.summary,"
                                   " link = excluded.link, day = excluded.day, original = excluded.original,"
                                   " made_by = excluded.made_by, words = excluded.words, readers = excluded.readers")
                         : db::Sql("NOTHING"));
            place = row.add(" RETURNING place").count(tx);
        }
        put_rest(tx, place, words.rest);
        put_copy(tx, document, place);
        put_marks(tx, place, marks_of(document));
        put_span(tx, place, document);
    }

    void remove(db::Tx& tx, std::string_view kind, std::string_view id) override {
        hold(tx, kind, id);
        forget_copy(tx, kind, id);
        forget(tx, kind, id);
        tx.exec("DELETE FROM core_search WHERE kind = ? AND id = ?", {kind, id});
    }

    int renew(db::Tx& tx, int most) override {
        std::vector<Old> old;
        // Either side by itself goes along the index and ends at the limit; "<>" would look at all of them.
        for (const bool below : {true, false}) {
            if (!old.empty()) break;
            db::Query query("SELECT place, title, number, body, annexes, ocr, unshown, kind, day FROM core_search"
                            " WHERE made_by ");
            query.add(below ? db::Sql("< ?") : db::Sql("> ?"), {vector_name()});
            query.add(" ORDER BY made_by DESC, place DESC").limit(most);
            old = query.add(" FOR UPDATE").all(tx, [](const db::Row& row) {
                return Old{row.integer(0), read_texts(row), {row.text(7), date_at(row.integer(8))}};
            });
        }
        for (const auto& each : old) {
            const auto words = laid_of(each.texts);
            tx.exec("UPDATE core_search SET words = CAST(? AS tsvector), made_by = ? WHERE place = ?",
                    {words.row, vector_name(), each.place});
            tx.exec("DELETE FROM core_search_rest WHERE place = ?", {each.place});
            put_rest(tx, each.place, words.rest);
            put_marks(tx, each.place, least_marks(each.of));
        }
        return static_cast<int>(old.size());
    }

    // Rows like any other: db::scrub writes them anew.
    void purge(db::Db&) override {}

    Found find(db::Tx& tx, const std::vector<std::string>& tokens, const Wanted& wanted) override {
        const Stemmer& stemmer = stemmer_here();
        auto asked = search::asked(stemmer, tokens, wanted);
        const auto ended = ended_of(wanted, asked);
        if (asked.nothing) return {};
        const auto after = cursor(tx, asked, ended);
        widen(tx, asked, wanted);
        const int limit = page_size(wanted);
        const TsQuery match(asked);
        own_plan(tx);
        const bool rest = any_rest(tx);
        const Rows rows_of = [&](const std::string& words, std::int64_t before, int most) {
            db::Query query(
                "SELECT d.id, d.kind, d.title, d.number, d.summary, d.link, d.day, d.body, d.annexes, d.ocr,"
                " d.place, ");
            add_others(query, asked);
            query.add(" FROM core_search d");
            add_filter(query, asked, wanted, words, match.every(), before, rest);
            query.add(" ORDER BY d.place DESC LIMIT ?", {most});
            return query.all(tx, read_placed);
        };
        auto found = page_of(stemmer, stepwise(asked, match, after, limit + 1, rows_of), asked, limit);
        db::Query places("SELECT d.place FROM core_search d");
        add_filter(places, asked, wanted, match.every(), match.every(), asked.before, rest);
        if (wanted.facets) places.add(" ORDER BY d.place DESC");
        places.add(" LIMIT ?", {counted_});
        if (wanted.facets) {
            found.buckets = buckets(tx, places, found.total);
            return found;
        }
        db::Query total("SELECT COUNT(*) FROM (");
        found.total = total.add(places).add(") AS visible").count(tx);
        return found;
    }

    std::vector<Named> names(db::Tx& tx, const std::vector<std::string>& tokens, const Wanted& wanted,
                             int most) override {
        auto asked = search::asked(stemmer_here(), tokens, wanted);
        if (asked.nothing) return {};
        widen(tx, asked, wanted);
        const TsQuery match(asked);
        own_plan(tx);
        db::Query query("SELECT d.kind, d.id FROM core_search d");
        add_filter(query, asked, wanted, match.every(), match.every(), asked.before, any_rest(tx));
        return query.add(" ORDER BY d.place DESC LIMIT ?", {most}).all(tx, [](const db::Row& row) {
            return Named{row.text(0), row.text(1)};
        });
    }

    void add_seen(db::Query& query, const std::vector<std::string>& readers) override {
        query.add(" AND d.readers && CAST(? AS text[])", {array(readers)});
    }

    std::vector<std::int64_t> akin(db::Tx& tx, const std::vector<std::string>& readers,
                                   const std::vector<std::string>& stems, const std::string& code,
                                   int most) override {
        std::vector<std::string> ways;
        for (std::size_t i = 0; i < stems.size(); ++i)
            if (stems.size() == 1 || !code.empty()) ways.push_back(titled(stems[i]));
            else for (std::size_t j = i + 1; j < stems.size(); ++j)
                ways.push_back("(" + titled(stems[i]) + " & " + titled(stems[j]) + ")");
        own_plan(tx);
        db::Query query("SELECT d.place FROM core_search d WHERE d.readers && CAST(? AS text[])"
                        " AND d.words @@ CAST(? AS tsquery)", {array(readers), text::join(ways, " | ")});
        if (!code.empty())
            query.add(" AND EXISTS (SELECT 1 FROM core_search_mark m WHERE m.place = d.place AND m.facet = 'code'"
                      " AND m.value = ?)", {code});
        return query.add(" ORDER BY d.place DESC LIMIT ?", {most}).all(tx, [](const db::Row& row) {
            return row.integer(0);
        });
    }

  private:
    // Its marks lie at its place and are not ours to take while another unit lays them: whoever holds the row first
    // ends first, and what he left is seen by the statements after this one. False when there is no such document.
    static bool hold(db::Tx& tx, std::string_view kind, std::string_view id) {
        return tx.count("SELECT place FROM core_search WHERE kind = ? AND id = ? FOR UPDATE", {kind, id}) > 0;
    }
    static void forget(db::Tx& tx, std::string_view kind, std::string_view id) {
        forget_marks(tx, kind, id);
        tx.exec("DELETE FROM core_search_rest WHERE place = (SELECT place FROM core_search WHERE kind = ? AND id = ?)",
                {kind, id});
    }
    static void put_rest(db::Tx& tx, std::int64_t place, const std::vector<std::string>& rest) {
        for (const auto& words : rest)
            tx.exec("INSERT INTO core_search_rest (place, words) VALUES (?, CAST(? AS tsvector))", {place, words});
    }
    // Few archives have texts of that length, and the others keep the plans of their questions.
    static bool any_rest(db::Tx& tx) {
        return tx.count("SELECT COUNT(*) FROM (SELECT place FROM core_search_rest LIMIT 1) AS one") > 0;
    }
    static std::string titled(const std::string& stem) { return std::string("'") + title_mark + stem + "'"; }

    // A plan kept for all questions takes any bounds of place for narrow ones and reads every
    // letter along that index; so each question gets a plan of its own. And what a common word is found in must fit
    // the memory for it: of what does not fit, PostgreSQL keeps pages, and reads the words of every letter on them.
    static void own_plan(db::Tx& tx) {
        tx.exec("SET LOCAL plan_cache_mode = force_custom_plan");
        tx.exec("SET LOCAL work_mem = '32MB'");
    }

    struct Old {
        std::int64_t place = 0;
        Texts texts;
        Dated of;
    };

    // `words` of the row itself, `every` of the copies that may stand for it.
    static void add_filter(db::Query& query, const Asked& asked, const Wanted& wanted,
                           const std::string& words, const std::string& every, std::int64_t before,
                           bool with_rest) {
        query.add(" WHERE d.readers && CAST(? AS text[]) AND d.place < ?", {array(asked.readers), before});
        add_days_and_marks(query, asked, "d.place");
        add_words(query, "d", words, asked.readers, with_rest);
        if (wanted.kind) query.add(" AND d.kind = ?", {*wanted.kind});
        if (!asked.grouped) return;
        query.add(" AND NOT EXISTS (SELECT 1 FROM core_search_copy c"
                  " JOIN core_search b ON b.place = c.place WHERE ");
        add_better(query, asked);
        add_days_and_marks(query, asked, "b.place");
        add_words(query, "b", every, asked.readers, with_rest);
        query.add(")");
    }
};

}  // namespace

std::unique_ptr<Index> tsvector(Today today) { return std::make_unique<Tsvector>(std::move(today)); }

}  // namespace core::search
