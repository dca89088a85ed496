// SPDX-License-Identifier: Apache-2.0
// A full archive searched with all filters on: p50 and p99 of a page of twenty, its count and snippets, by class of
// question, against the engine itself asked for the same rows and the same count under the same filters. Question after
// question both are asked, so that a busy machine falls on both alike. NASKAH_BENCH_LETTERS=1000000 fills it with
// that many letters; the disk must hold some six kilobytes of each.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "core/base/text.h"
#include "core/search/marks.h"
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
        {"number", {"000.1.5/1", "000.1.5/22", "000.1.5/303", "000.1.5/4", "000.1.5/5"}}};
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
    return document;
}

// All filters: days, class of code, access; `i` chooses which.
search::Wanted wanted_of(const std::string& words, std::size_t i) {
    search::Wanted wanted;
    wanted.words = words;
    wanted.kind = "letter";
    wanted.from = core::parse_date("2015-01-01");
    wanted.until = core::parse_date("2029-12-31");
    wanted.marks = {{"code", top_codes[i % std::size(top_codes)]}, {"access", "biasa"}};
    return wanted;
}

// The bare questions: the rows, then how many there are, up to what ours counts to.
class Engines {
  public:
    virtual ~Engines() = default;
    virtual int find(const search::Asked& asked, const search::Wanted& wanted) = 0;
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
    }
    int find(const search::Asked& asked, const search::Wanted& wanted) override {
        std::vector<std::string> values{fts5_text(asked, true) + " AND kind : \"letter\""};
        for (auto& each : bound(asked, wanted)) values.push_back(std::move(each));
        const int rows = raw_.run(page_, values);
        raw_.run(count_, values);
        return rows;
    }
    double megabytes() override { return static_cast<double>(std::filesystem::file_size(file_)) / 1e6; }

  private:
    std::string file_;
    RawSqlite raw_;
    sqlite3_stmt *page_, *count_;
};

class BareArchivePostgres final : public Engines {
  public:
    BareArchivePostgres(const std::string& address, core::db::Db& db) : db_(db), raw_(address) {
        const std::string rows =
            " FROM core_search d WHERE d.words @@ CAST($1 AS tsquery) AND d.readers && CAST($2 AS text[])"
            " AND d.place >= CAST($3 AS bigint) AND d.place < CAST($4 AS bigint) AND d.kind = 'letter'"
            " AND EXISTS (SELECT 1 FROM core_search_mark m WHERE m.place = d.place AND m.facet = 'code' AND m.value = $5)"
            " AND EXISTS (SELECT 1 FROM core_search_mark m WHERE m.place = d.place AND m.facet = 'access' AND m.value = $6)";
        raw_.plain("SET plan_cache_mode = force_custom_plan");
        raw_.prepare("page", "SELECT d.id, d.title, d.number, d.day" + rows + " ORDER BY d.place DESC LIMIT 20", 6);
        raw_.prepare("count", "SELECT COUNT(*) FROM (SELECT d.place" + rows + " LIMIT 10000) AS visible", 6);
    }
    int find(const search::Asked& asked, const search::Wanted& wanted) override {
        std::vector<std::string> values{tsquery_text(asked), "{" + core::text::join(asked.readers, ",") + "}"};
        for (auto& each : bound(asked, wanted)) values.push_back(std::move(each));
        const int rows = raw_.run("page", values);
        raw_.run("count", values);
        return rows;
    }
    double megabytes() override {
        const auto bytes = db_.read([](core::db::Tx& tx) {
            return tx.count("SELECT pg_total_relation_size('core_search') + pg_total_relation_size('core_search_mark')");
        });
        return static_cast<double>(bytes) / 1e6;
    }

  private:
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

double fill(core::db::Db& db, search::Index& index, int letters) {
    constexpr int at_once = 250;
    const double ms = took([&] {
        for (int from = 0; from < letters; from += at_once)
            db.write([&](core::db::Tx& tx) {
                for (int i = from; i < std::min(from + at_once, letters); ++i) index.put(tx, filed(i));
            });
    });
    if (db.engine() == Engine::postgres) {
        db.outside("VACUUM ANALYZE core_search");
        db.outside("VACUUM ANALYZE core_search_mark");
    } else {
        db.outside("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    return ms / letters;
}

void ask(const Plan& plan, const std::string& name, core::db::Db& db, search::Index& index, Engines& bare) {
    const auto tokens = head_of_office();
    const int rounds = plan.size(100, 1);
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
                // Who comes first finds the pages cold.
                const bool first = (static_cast<std::size_t>(round) + i) % 2 == 0;
                if (first) ours.push_back(took([&] { hits = of_ours(); }));
                raw.push_back(took([&] { rows = bare.find(taken_apart, wanted); }));
                if (!first) ours.push_back(took([&] { hits = of_ours(); }));
                if (static_cast<int>(hits) != rows)
                    throw std::runtime_error(kind.questions[i] + ": the bare query finds others");
            }
        const auto one = "archive." + name + "." + kind.name;
        figure(one + ".p50", percentile(ours, 0.5), "ms");
        figure(one + ".p99", percentile(ours, 0.99), "ms");
        figure(one + ".raw_p50", percentile(raw, 0.5), "ms");
        figure(one + ".raw_p99", percentile(raw, 0.99), "ms");
        ratio(one + ".ratio", percentile(ours, 0.99), percentile(raw, 0.99));
    }
}

void on_archive(Engine engine, const std::string& name, const Plan& plan) {
    tests::TestDb place(engine);
    const auto index = search::open(engine);
    const int letters = letters_wanted(plan);
    const double put = fill(place.db(), *index, letters);
    std::unique_ptr<Engines> bare;
    if (engine == Engine::sqlite) bare = std::make_unique<BareArchiveSqlite>(place.address());
    else bare = std::make_unique<BareArchivePostgres>(place.address(), place.db());
    figure("archive." + name + ".letters", letters, "letters");
    figure("archive." + name + ".put", put, "ms");
    figure("archive." + name + ".size", bare->megabytes(), "MB");
    ask(plan, name, place.db(), *index, *bare);
}

}  // namespace

void archive(const Plan& plan) {
    on_archive(Engine::sqlite, "sqlite", plan);
    if (tests::TestDb::available(Engine::postgres)) on_archive(Engine::postgres, "postgres", plan);
}

}  // namespace bench
