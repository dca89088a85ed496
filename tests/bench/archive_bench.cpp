// SPDX-License-Identifier: Apache-2.0
// A full archive searched with all filters on: p50 and p99 of a page of twenty, its count and snippets, by class of
// question, against the engine itself asked for the same rows and the same count under the same filters. Question after
// question both are asked, so that a busy machine falls on both alike; then what people ask of it day by day: the search
// page, a word being typed, what is like a letter. NASKAH_BENCH_LETTERS=1000000 fills it with that many letters, of
// which 200,000 differ; NASKAH_BENCH_KEPT=FOLDER keeps it, so that it grows and is asked again.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include "core/base/text.h"
#include "core/search/marks.h"
#include "core/search/named.h"
#include "core/search/suggest.h"
#include "tests/bench/bare_search.h"
#include "tests/bench/bench.h"
#include "tests/bench/corpus.h"
#include "tests/bench/raw.h"
#include "tests/support/db.h"

namespace bench {
namespace {

using core::db::Engine;
using Clock = std::chrono::steady_clock;
namespace search = core::search;

int rounds_asked(int letters) {
    const char* asked = std::getenv("NASKAH_BENCH_ROUNDS");
    return asked != nullptr ? std::atoi(asked) : letters > 100'000 ? 10 : 100;
}
constexpr const char* codes[] = {"000.1.5", "000.5.3", "500.2.1", "800.1.11", "900.1.3"};
constexpr const char* top_codes[] = {"000", "000.5", "500.2", "800", "900.1"};

struct Kind {
    const char* name;
    std::vector<std::string> questions;
};
const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all{
        {"word", {"laporan", "undangan", "jaringan", "rapat", "aplikasi"}},
        {"words", {"jaringan internet kelurahan", "laporan kegiatan", "rapat koordinasi", "data pegawai", "aplikasi layanan"}},
        {"phrase", {"\"perangkat daerah\"", "\"rapat koordinasi\"", "\"jaringan internet\"", "\"wali kota\"", "\"sekretaris daerah\""}},
        {"beginning", {"undang*", "lapor*", "jaringan*", "koordinasi*", "pegawai*"}},
        {"number", {"000.1.5/1", "000.1.5/22", "000.1.5/303", "000.1.5/4", "000.1.5/5"}},
        {"misread", {"koordinsi", "pemeriksan", "kependudukn", "perbaikn", "jaringn"}}};
    return all;
}

search::Document filed(int number) {
    auto document = office_letter(number);
    const auto at = static_cast<std::size_t>(number);
    document.code = codes[at % std::size(codes)];
    document.unit = "unit" + std::to_string(number % 40);
    document.unit_name = "Dinas " + std::to_string(number % 40);
    document.access = number % 50 == 0 ? "rahasia" : "biasa";
    document.form = number % 3 == 0 ? "Surat undangan" : "Nota dinas";
    if (number % 5 == 0) document.ocr = std::exchange(document.body, {});   // a scan
    return document;
}

// Days that hold all letters, a third of them, a tenth.
constexpr const char* days[][2] = {{"2015-01-01", "2029-12-31"}, {"2026-03-01", "2026-06-08"}, {"2026-06-10", "2026-07-09"}};

// All filters: days, class of code, access; `i` chooses which.
search::Wanted wanted_of(const std::string& words, std::size_t i) {
    search::Wanted wanted;
    wanted.words = words;
    wanted.kind = "letter";
    wanted.from = core::parse_date(days[i % std::size(days)][0]);
    wanted.until = core::parse_date(days[i % std::size(days)][1]);
    wanted.marks = {{"code", top_codes[i % std::size(top_codes)]}, {"access", "biasa"}};
    return wanted;
}

// The bare questions: the rows, then how many there are, up to what ours counts to; and of the page people ask the
// rows and how many bear each mark.
class Engines {
  public:
    virtual ~Engines() = default;
    virtual int find(const search::Asked& asked, const search::Wanted& wanted) = 0;
    virtual void page(const search::Asked& asked) = 0;
    virtual double megabytes() = 0;
};

std::vector<std::string> bound(const search::Asked& asked, const search::Wanted& wanted) {
    return {std::to_string(asked.from), std::to_string(asked.before), wanted.marks[0].value, wanted.marks[1].value};
}

class BareArchiveSqlite final : public Engines {
  public:
    explicit BareArchiveSqlite(const std::string& address) : file_(address.substr(7)), raw_(address) {
        const std::string rows =
            " FROM core_search_index w CROSS JOIN core_search d ON d.place = w.rowid WHERE w.core_search_index MATCH ?"
            " AND w.rowid >= CAST(? AS INTEGER) AND w.rowid < CAST(? AS INTEGER)"
            " AND EXISTS (SELECT 1 FROM core_search_mark m WHERE m.place = w.rowid AND m.facet = 'code' AND m.value = ?)"
            " AND EXISTS (SELECT 1 FROM core_search_mark m WHERE m.place = w.rowid AND m.facet = 'access' AND m.value = ?)";
        page_ = raw_.statement("SELECT d.id, d.title, d.number, d.day" + rows + " ORDER BY w.rowid DESC LIMIT 20");
        count_ = raw_.statement("SELECT COUNT(*) FROM (SELECT w.rowid" + rows + " LIMIT 10000)");
        const std::string seen = " FROM core_search_index w WHERE w.core_search_index MATCH ? ORDER BY ";
        best_ = raw_.statement("SELECT d.id, d.title, d.number, d.day FROM (SELECT w.rowid AS place, bm25(core_search_index) AS near" + seen +
                               "near LIMIT 20) v JOIN core_search d ON d.place = v.place ORDER BY v.near");
        marks_ = raw_.statement("SELECT m.facet, m.value, COUNT(*) FROM (SELECT w.rowid AS place" + seen +
                                "w.rowid DESC LIMIT 10000) v JOIN core_search_mark m ON m.place = v.place GROUP BY m.facet, m.value");
    }
    int find(const search::Asked& asked, const search::Wanted& wanted) override {
        std::vector<std::string> values{fts5_text(asked, true) + " AND kind : \"letter\""};
        for (auto& each : bound(asked, wanted)) values.push_back(std::move(each));
        const int rows = raw_.run(page_, values);
        raw_.run(count_, values);
        return rows;
    }
    void page(const search::Asked& asked) override {
        raw_.run(best_, {fts5_text(asked, true)});
        raw_.run(marks_, {fts5_text(asked, true)});
    }
    double megabytes() override { return static_cast<double>(std::filesystem::file_size(file_)) / 1e6; }

  private:
    std::string file_;
    RawSqlite raw_;
    sqlite3_stmt *page_, *count_, *best_, *marks_;
};

class BareArchivePostgres final : public Engines {
  public:
    BareArchivePostgres(const std::string& address, core::db::Db& db) : db_(db), raw_(address) {
        const std::string rows =
            " FROM core_search d WHERE d.words @@ CAST($1 AS tsquery) AND d.readers && CAST($2 AS text[])"
            " AND d.place >= CAST($3 AS bigint) AND d.place < CAST($4 AS bigint) AND d.kind = 'letter'"
            " AND EXISTS (SELECT 1 FROM core_search_mark m WHERE m.place = d.place AND m.facet = 'code' AND m.value = $5" + alone + ")"
            " AND EXISTS (SELECT 1 FROM core_search_mark m WHERE m.place = d.place AND m.facet = 'access' AND m.value = $6" + alone + ")";
        raw_.plain("SET plan_cache_mode = force_custom_plan");
        raw_.plain("SET work_mem = '32MB'");
        raw_.prepare("page", "SELECT d.id, d.title, d.number, d.day" + rows + " ORDER BY d.place DESC LIMIT 20", 6);
        raw_.prepare("count", "SELECT COUNT(*) FROM (SELECT d.place" + rows + " LIMIT 10000) AS visible", 6);
        const std::string seen =
            " FROM core_search d WHERE d.words @@ CAST($1 AS tsquery) AND d.readers && CAST($2 AS text[])";
        raw_.prepare("best", "SELECT d.id, d.title, d.number, d.day, ts_rank(d.words, CAST($1 AS tsquery)) AS near" + seen +
                                 " ORDER BY near DESC LIMIT 20", 2);
        raw_.prepare("marks", "SELECT m.facet, m.value, COUNT(*) FROM (SELECT d.place" + seen +
                                  " ORDER BY d.place DESC LIMIT 10000) v JOIN core_search_mark m ON m.place = v.place"
                                  " GROUP BY m.facet, m.value", 2);
    }
    int find(const search::Asked& asked, const search::Wanted& wanted) override {
        std::vector<std::string> values{tsquery_text(asked), "{" + core::text::join(asked.readers, ",") + "}"};
        for (auto& each : bound(asked, wanted)) values.push_back(std::move(each));
        const int rows = raw_.run("page", values);
        raw_.run("count", values);
        return rows;
    }
    void page(const search::Asked& asked) override {
        const std::vector<std::string> values{tsquery_text(asked), "{" + core::text::join(asked.readers, ",") + "}"};
        raw_.run("best", values);
        raw_.run("marks", values);
    }
    double megabytes() override {
        const auto bytes = db_.read([](core::db::Tx& tx) {
            return tx.count("SELECT pg_total_relation_size('core_search') + pg_total_relation_size('core_search_mark')");
        });
        return static_cast<double>(bytes) / 1e6;
    }

  private:
    // As ours asks it: without, the plan begins with the marks and reads the words of every letter that bears them.
    inline static const std::string alone = " LIMIT 1 OFFSET 0";

    core::db::Db& db_;
    RawPostgres raw_;
};

double took(const std::function<void()>& work) {
    const auto from = Clock::now();
    work();
    return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
}

int letters_wanted(const Plan& plan) {
    const char* asked = std::getenv("NASKAH_BENCH_LETTERS");
    return plan.smoke || asked == nullptr ? plan.size(20'000, 400) : std::atoi(asked);
}

// A new database, or the one kept.
class Archive {
  public:
    explicit Archive(Engine engine) {
        const char* kept = std::getenv("NASKAH_BENCH_KEPT");
        if (!kept) {
            fresh_ = std::make_unique<tests::TestDb>(engine);
            address_ = fresh_->address();
            return;
        }
        if (engine == Engine::sqlite) {
            address_ = "sqlite:" + (std::filesystem::path(kept) / "archive.db").string();
        } else {
            const std::string server = std::getenv("NASKAH_TEST_POSTGRES");
            tests::run_raw(*core::db::open(server), "CREATE SCHEMA IF NOT EXISTS naskah_archive");
            address_ = server + (server.find('?') == std::string::npos ? '?' : '&') + "options=-csearch_path%3Dnaskah_archive%20-cmaintenance_work_mem%3D512MB";
        }
        db_ = core::db::open(address_);
        core::db::migrate(*db_, {tests::core_migrations()}, core::Instant{0});
    }
    core::db::Db& db() { return fresh_ ? fresh_->db() : *db_; }
    const std::string& address() const { return address_; }

  private:
    std::unique_ptr<tests::TestDb> fresh_;
    std::string address_;
    std::unique_ptr<core::db::Db> db_;
};

void put_letters(core::db::Db& db, search::Index& index, int from, int until) {
    constexpr int at_once = 250;
    for (; from < until; from += at_once)
        db.write([&](core::db::Tx& tx) {
            for (int i = from; i < std::min(from + at_once, until); ++i) index.put(tx, filed(i));
        });
}

// Letters `from` to `until` once more, under ids and places of their own: stemming a million letters takes an hour.
void lay_again(core::db::Db& db, int from, int until, const std::string& mark) {
    const std::string first = filed(from).id, below = filed(until).id;
    db.write([&](core::db::Tx& tx) {
        if (tx.count("SELECT COUNT(*) FROM core_search WHERE kind = 'letter' AND id = ?", {first + mark}) > 0) return;
        if (tx.engine() == Engine::postgres)
            tx.exec("INSERT INTO core_search (kind, id, title, number, body, annexes, ocr, summary, link, day, original, made_by,"
                    " words, readers) SELECT kind, id || CAST(? AS text), title, number, body, annexes, ocr, summary, link, day,"
                    " original, made_by, words, readers FROM core_search WHERE kind = 'letter' AND LENGTH(id) = 36 AND id >= ? AND id < ?"
                    " ORDER BY seq", {mark, first, below});
        else
            tx.exec("INSERT INTO core_search (kind, id, title, number, body, annexes, ocr, summary, link, day, original, made_by)"
                    " SELECT kind, id || ?, title, number, body, annexes, ocr, summary, link, day, original, made_by"
                    " FROM core_search WHERE kind = 'letter' AND LENGTH(id) = 36 AND id >= ? AND id < ? ORDER BY seq", {mark, first, below});
        tx.exec("INSERT INTO core_search_mark (place, facet, value, label) SELECT n.place, m.facet, m.value, m.label"
                " FROM core_search o JOIN core_search n ON n.kind = o.kind AND n.id = o.id || CAST(? AS text)"
                " JOIN core_search_mark m ON m.place = o.place WHERE o.kind = 'letter' AND LENGTH(o.id) = 36 AND o.id >= ? AND o.id < ?",
                {mark, first, below});
        if (tx.engine() == Engine::sqlite)
            tx.exec("INSERT INTO core_search_index (rowid, title, body, stitle, sbody, parts, ocr, kind, readers)"
                    " SELECT n.place, w.title, w.body, w.stitle, w.sbody, w.parts, w.ocr, w.kind, w.readers FROM core_search o"
                    " JOIN core_search n ON n.kind = o.kind AND n.id = o.id || ? JOIN core_search_index w ON w.rowid = o.place"
                    " WHERE o.kind = 'letter' AND LENGTH(o.id) = 36 AND o.id >= ? AND o.id < ? ORDER BY n.place", {mark, first, below});
    });
}

// Milliseconds a letter put into the full archive; 0 when it was full already.
double fill(core::db::Db& db, search::Index& index, int letters) {
    constexpr int at_most = 200'000, timed = 500;
    const int first = std::min(letters, at_most);
    const auto below = filed(first).id;
    const auto there = db.read([&](core::db::Tx& tx) {
        return std::pair(tx.count("SELECT COUNT(*) FROM core_search"),
                         tx.count("SELECT COUNT(*) FROM core_search WHERE LENGTH(id) = 36 AND id < ?", {below}));
    });
    if (there.first >= letters) return 0;
    const bool postgres = db.engine() == Engine::postgres;
    if (postgres) {   // as a restore does: its two large indexes are made at the end
        db.outside("DROP INDEX IF EXISTS core_search_words");
        db.outside("DROP INDEX IF EXISTS core_search_readers");
    }
    put_letters(db, index, static_cast<int>(there.second), first);
    constexpr int portion = 20'000;   // a statement may take half a minute
    for (int time = 1; time < letters / first; ++time)
        for (int from = 0; from < first; from += portion)
            lay_again(db, from, std::min(from + portion, first), "-" + std::to_string(time));
    if (postgres) {
        db.outside("CREATE INDEX core_search_words ON core_search USING GIN (words)");
        db.outside("CREATE INDEX core_search_readers ON core_search USING GIN (readers)");
    }
    const double ms = took([&] { put_letters(db, index, letters, letters + timed); });
    if (postgres) {
        db.outside("VACUUM ANALYZE core_search");
        db.outside("VACUUM ANALYZE core_search_mark");
    } else {
        db.outside("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    return ms / timed;
}

void time_of(const std::string& name, std::vector<double> all) {
    figure(name + ".p50", percentile(all, 50), "ms");
    figure(name + ".p99", percentile(all, 99), "ms");
}

void ask(const std::string& name, core::db::Db& db, search::Index& index, Engines& bare, int rounds) {
    const auto tokens = head_of_office();
    for (const auto& kind : kinds()) {
        std::vector<double> ours, raw;
        for (int round = 0; round < rounds; ++round)
            for (std::size_t i = 0; i < kind.questions.size(); ++i) {
                const auto wanted = wanted_of(kind.questions[i], static_cast<std::size_t>(round) + i);
                const auto taken_apart = search::asked(search::Stemmer(), tokens, wanted);
                const auto of_ours = [&] {
                    return db.read([&](core::db::Tx& tx) { return index.find(tx, tokens, wanted).hits.size(); });
                };
                std::size_t hits = 0;
                int rows = 0;
                if (round == 0) of_ours();   // nobody's first question reads the disk for both
                // Who comes first finds the pages cold.
                const bool first = (static_cast<std::size_t>(round) + i) % 2 == 0;
                if (first) ours.push_back(took([&] { hits = of_ours(); }));
                raw.push_back(took([&] { rows = bare.find(taken_apart, wanted); }));
                if (!first) ours.push_back(took([&] { hits = of_ours(); }));
                if (static_cast<int>(hits) != rows)
                    throw std::runtime_error(kind.questions[i] + ": the bare query finds others");
            }
        const auto one = "archive." + name + "." + kind.name;
        time_of(one, ours);
        figure(one + ".raw_p50", percentile(raw, 50), "ms");
        figure(one + ".raw_p99", percentile(raw, 99), "ms");
        ratio(one + ".ratio", percentile(ours, 99), percentile(raw, 99));
    }
}

// What people do all day. Beside the page stands the engine's own best twenty and a count of marks; to a word being typed
// and to "Mirip ini" it has nothing to set.
void ask_as_people_do(const std::string& name, core::db::Db& db, search::Index& index, Engines& bare, int rounds) {
    const auto tokens = head_of_office();
    std::vector<double> page, raw, typing, alike;
    const auto timed = [&](std::vector<double>& of, const std::function<void(core::db::Tx&)>& act) {
        of.push_back(took([&] { db.read(act); }));
    };
    const auto letters = db.read([&](core::db::Tx& tx) { return search::names(index, tx, tokens, {}, 200); });
    for (int round = 0; round < rounds; ++round)
        for (std::size_t i = 0; i < 5; ++i) {
            search::Wanted wanted;
            wanted.words = kinds()[static_cast<std::size_t>(round) % 2].questions[i];
            wanted.order = search::Order::best;
            wanted.facets = true;
            timed(page, [&](core::db::Tx& tx) { index.find(tx, tokens, wanted); });
            const auto taken_apart = search::asked(search::Stemmer(), tokens, wanted);
            raw.push_back(took([&] { bare.page(taken_apart); }));
            const auto stroke = kinds()[0].questions[i].substr(0, 2 + static_cast<std::size_t>(round) % 4);
            timed(typing, [&](core::db::Tx& tx) { search::suggestions(index, tx, tokens, stroke); });
            const auto& like = letters.at((static_cast<std::size_t>(round) * 5 + i) % letters.size());
            timed(alike, [&](core::db::Tx& tx) { search::alike(index, tx, tokens, like, 10); });
        }
    time_of("archive." + name + ".page", page);
    figure("archive." + name + ".page.raw_p50", percentile(raw, 50), "ms");
    figure("archive." + name + ".page.raw_p99", percentile(raw, 99), "ms");
    ratio("archive." + name + ".page.ratio", percentile(page, 99), percentile(raw, 99));
    time_of("archive." + name + ".typing", typing);
    time_of("archive." + name + ".alike", alike);
}

void on_archive(Engine engine, const std::string& name, const Plan& plan) {
    Archive place(engine);
    const auto index = search::open(engine);
    const int letters = letters_wanted(plan);
    const double put = fill(place.db(), *index, letters);
    std::vector<double> alone;   // as a letter comes: each in a unit of its own
    for (int i = 0; i < plan.size(200, 5); ++i)
        alone.push_back(took([&] { put_letters(place.db(), *index, 2'000'000 + i, 2'000'001 + i); }));
    std::unique_ptr<Engines> bare;
    if (engine == Engine::sqlite) bare = std::make_unique<BareArchiveSqlite>(place.address());
    else bare = std::make_unique<BareArchivePostgres>(place.address(), place.db());
    figure("archive." + name + ".letters", letters, "letters");
    if (put > 0) figure("archive." + name + ".put", put, "ms");
    time_of("archive." + name + ".put_alone", alone);
    figure("archive." + name + ".size", bare->megabytes(), "MB");
    ask(name, place.db(), *index, *bare, plan.size(rounds_asked(letters), 1));
    ask_as_people_do(name, place.db(), *index, *bare, plan.size(std::max(5, rounds_asked(letters) / 5), 1));
}

}  // namespace

void archive(const Plan& plan) {
    const char* asked = std::getenv("NASKAH_BENCH_ENGINE");
    const std::string only = asked != nullptr ? asked : "";
    if (only != "postgres") on_archive(Engine::sqlite, "sqlite", plan);
    if (only != "sqlite" && tests::TestDb::available(Engine::postgres)) on_archive(Engine::postgres, "postgres", plan);
}

}  // namespace bench
