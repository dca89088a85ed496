// SPDX-License-Identifier: Apache-2.0
// After an update documents are put again in portions, each a job: a kill costs one, a document that cannot be put
// keeps no other back, and a new edition begins anew.
#include "core/search/sources.h"

#include "core/jobs/jobs.h"
#include "core/base/error.h"
#include "tests/store/search_kit.h"
#include "tests/support/beside.h"

namespace search_sources_test {

using namespace core;

class SearchSources : public tests::SearchPlace {
  protected:
    search::Source source(const std::string& edition) {
        search::Source source;
        source.kind = "letter";
        source.edition = edition;
        source.next = [this](db::Tx&, const std::string& after, int most) {
            Ids ids;
            for (const auto& id : kept_)
                if (id > after && static_cast<int>(ids.size()) < most) ids.push_back(id);
            return ids;
        };
        source.put = [this](db::Tx& tx, const std::string& id) {
            if (id == ill_) throw Error(Code::internal, "core.error.internal");
            auto document = tests::letter(id, "Laporan bulanan", "");
            document.unit = "u";
            index_->put(tx, document);
        };
        return source;
    }
    void begin(const search::Sources& sources) { sources.begin(db(), clock_.now()); }
    std::int64_t waiting() { return db().read([](db::Tx& tx) { return jobs::waiting(tx); }); }
    // As the worker does, one job after another; gives how many.
    int work(const search::Sources& sources, int most = 100) {
        jobs::Handlers handlers;
        int done = 0;
        handlers.on(std::string(search::Sources::job), [&](const jobs::Job&) {
            if (done == most) throw Error(Code::unavailable, "core.error.database");   // as if killed
            sources.work(db(), clock_);
            ++done;
        });
        jobs::Worker(db(), handlers, clock_, Zone::wib).drain();
        return done;
    }
    std::int64_t marked() {
        return find({.words = "laporan", .after = {}, .marks = {{"unit", "u"}}}).total;
    }
    Ids kept_;
    std::string ill_;
    SetClock clock_{parse_instant("2026-11-28T03:00:00Z")};
};

TEST_P(SearchSources, what_an_older_edition_put_is_put_again_portion_by_portion) {
    for (int i = 0; i < 120; ++i) {
        kept_.push_back("l" + std::to_string(1000 + i));
        put(tests::letter(kept_.back(), "Laporan bulanan", ""));
    }
    search::Sources sources;
    sources.add(source("2"));
    EXPECT_EQ(marked(), 0);
    begin(sources);
    begin(sources);
    EXPECT_EQ(waiting(), 1) << "asked for once";
    EXPECT_GE(work(sources), 3);
    EXPECT_EQ(marked(), 120);
    EXPECT_EQ(db().read([&](db::Tx& tx) { return sources.behind(tx); }), 0);
    begin(sources);
    EXPECT_EQ(waiting(), 0) << "nothing is older";
    search::Sources newer;
    newer.add(source("3"));
    begin(newer);
    EXPECT_EQ(waiting(), 1);
}

TEST_P(SearchSources, a_kill_costs_a_portion_and_one_that_cannot_be_put_only_itself) {
    for (int i = 0; i < 120; ++i) {
        kept_.push_back("l" + std::to_string(1000 + i));
        put(tests::letter(kept_.back(), "Laporan bulanan", ""));
    }
    ill_ = "l1060";
    search::Sources sources;
    sources.add(source("2"));
    begin(sources);
    work(sources, 1);
    EXPECT_EQ(marked(), 50);
    clock_.pass(std::chrono::hours(1));
    work(sources);
    EXPECT_EQ(marked(), 119);
    EXPECT_EQ(db().read([&](db::Tx& tx) { return sources.behind(tx); }), 0);
}

TEST_P(SearchSources, a_portion_brings_no_word_back_of_what_is_changed_meanwhile) {
    tests::run_raw(db(), "CREATE TABLE town_record (title TEXT)");
    tests::run_raw(db(), "INSERT INTO town_record (title) VALUES ('Laporan Elangjawa')");
    const auto put_again = [&](db::Tx& tx) {
        const auto title = tx.one("SELECT title FROM town_record", {}, [](const db::Row& row) { return row.text(0); });
        index_->put(tx, tests::letter("l1", title.value_or(""), ""));
    };
    db().write(put_again);
    kept_ = {"l1"};
    auto one = source("2");
    one.put = [&](db::Tx& tx, const std::string&) { put_again(tx); };
    search::Sources sources;
    sources.add(std::move(one));
    begin(sources);
    const auto other = db::open(place_->address());
    std::thread beside;
    db().write([&](db::Tx& tx) {
        tx.exec("UPDATE town_record SET title = 'Laporan Burungkenari'");
        put_again(tx);
        if (!beside.joinable()) beside = tests::begin_beside(tx, [&] { sources.work(*other, clock_); });
    });
    beside.join();
    EXPECT_EQ(words("elangjawa"), Ids{});
    EXPECT_EQ(words("burungkenari"), Ids{"l1"});
    EXPECT_EQ(db().read([&](db::Tx& tx) { return sources.behind(tx); }), 0) << "the portion was put";
}

NASKAH_ON_BOTH_DATABASES(SearchSources);

}  // namespace
