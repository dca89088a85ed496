// SPDX-License-Identifier: Apache-2.0
// Finding letters: core/search with the seeker's access tokens, count, stems and snippets, against
// the bare query of the same index for the twenty newest letters with these words, whoever may see
// them. `seen` is the bare query with the tokens in it: what of the difference is access.
#include <stdexcept>

#include "core/base/text.h"
#include "core/search/index.h"
#include "tests/bench/bare_search.h"
#include "tests/bench/bench.h"
#include "tests/bench/corpus.h"
#include "tests/bench/raw.h"
#include "tests/support/db.h"

namespace bench {
namespace {

using core::db::Engine;
namespace search = core::search;

struct Question {
    const char* name;
    const char* words;
};
constexpr Question questions[] = {{"word", "laporan"},
                                  {"words", "jaringan internet kelurahan"},
                                  {"phrase", "\"perangkat daerah\""},
                                  {"number", "000.1.5/1"}};

// The bare query of one engine: gives how many rows came.
class Bare {
  public:
    virtual ~Bare() = default;
    virtual int find(const search::Asked& asked, bool seen) = 0;
};

class BareFts5 final : public Bare {
  public:
    explicit BareFts5(const std::string& address) : raw_(address) {
        find_ = raw_.statement(
            "SELECT d.id, d.title, d.number, d.day"
            " FROM core_search_index w CROSS JOIN core_search d ON d.place = w.rowid"
            " WHERE w.core_search_index MATCH ? ORDER BY w.rowid DESC LIMIT 20");
    }
    int find(const search::Asked& asked, bool seen) override {
        return raw_.run(find_, {fts5_text(asked, seen)});
    }

  private:
    RawSqlite raw_;
    sqlite3_stmt* find_;
};

class BareTsvector final : public Bare {
  public:
    explicit BareTsvector(const std::string& address) : raw_(address) {
        const std::string select = "SELECT id, title, number, day FROM core_search WHERE ",
                          words = "words @@ CAST($1 AS tsquery)",
                          newest = " ORDER BY place DESC LIMIT 20";
        // Kept plans fit no question; see core/search/tsvector.cpp.
        raw_.plain("SET plan_cache_mode = force_custom_plan");
        raw_.prepare("all", select + words + newest, 1);
        raw_.prepare("seen", select + words + " AND readers && CAST($2 AS text[])" + newest, 2);
    }
    int find(const search::Asked& asked, bool seen) override {
        if (!seen) return raw_.run("all", {tsquery_text(asked)});
        return raw_.run("seen", {tsquery_text(asked),
                                 "{" + core::text::join(asked.readers, ",") + "}"});
    }

  private:
    RawPostgres raw_;
};

Time time_on(Engine engine) { return engine == Engine::sqlite ? Time::processor : Time::wall; }

void fill(core::db::Db& db, search::Index& index, int letters) {
    constexpr int at_once = 250;
    for (int from = 0; from < letters; from += at_once)
        db.write([&](core::db::Tx& tx) {
            for (int i = from; i < std::min(from + at_once, letters); ++i)
                index.put(tx, office_letter(i));
        });
    if (db.engine() == Engine::postgres) db.outside("VACUUM ANALYZE core_search");
}

void ask(const Plan& plan, const std::string& engine, core::db::Db& db, search::Index& index,
         Bare& bare) {
    const auto tokens = head_of_office();
    for (const Question& question : questions) {
        search::Wanted wanted;
        wanted.words = question.words;
        const auto taken_apart = asked(question.words);
        const auto find = [&] {
            return db.read([&](core::db::Tx& tx) { return index.find(tx, tokens, wanted); });
        };
        const auto hits = find().hits.size();
        if (hits == 0 || static_cast<int>(hits) != bare.find(taken_apart, true))
            throw std::runtime_error(std::string(question.words) + ": the bare query finds others");
        Rivals rivals(plan, time_on(db.engine()));
        rivals.add("find", [&] { find(); });
        rivals.add("raw", [&] { bare.find(taken_apart, false); });
        rivals.add("seen", [&] { bare.find(taken_apart, true); });
        auto ms = rivals.time();
        const std::string name = "search." + engine + "." + question.name;
        for (const char* one : {"find", "raw", "seen"}) figure(name + "." + one, ms[one], "ms");
        ratio(name + ".ratio", ms["find"], ms["raw"]);
    }
}

void on(Engine engine, const std::string& name, const Plan& plan) {
    tests::TestDb place(engine);
    const auto index = search::open(engine);
    const int letters = plan.size(6000, 400);
    fill(place.db(), *index, letters);
    figure("search." + name + ".letters", letters, "letters");
    std::unique_ptr<Bare> bare;
    if (engine == Engine::sqlite) bare = std::make_unique<BareFts5>(place.address());
    else bare = std::make_unique<BareTsvector>(place.address());
    ask(plan, name, place.db(), *index, *bare);
    int next = letters;
    Rivals rivals(plan, Time::wall);
    rivals.add("put", [&] {
        place.db().write([&](core::db::Tx& tx) { index->put(tx, office_letter(next++)); });
    });
    figure("search." + name + ".put", rivals.time()["put"], "ms");
}

}  // namespace

void search(const Plan& plan) {
    on(Engine::sqlite, "sqlite", plan);
    if (tests::TestDb::available(Engine::postgres)) on(Engine::postgres, "postgres", plan);
}

}  // namespace bench
