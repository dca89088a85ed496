// SPDX-License-Identifier: Apache-2.0
// Files read again and put back, trees planted and renewed, on both databases and a real folder.
#include "core/jobs/jobs.h"
#include "integrity/tests/house.h"

namespace integrity {
namespace watch_store_test {

namespace fs = std::filesystem;
using core::Digest;
using core::db::Tx;
using tested::day;
using tested::refused;

class FilesOfTheHouse : public tested::Watched {};

TEST_P(FilesOfTheHouse, are_read_again_and_what_is_damaged_is_told_once) {
    const auto first = put("satu"), second = put("dua");
    EXPECT_EQ(watch->run(ctx).came, 2);
    EXPECT_TRUE(sound(first));
    spoil(first, "sotu");
    later(10);
    EXPECT_EQ(watch->run(ctx).read, 0) << "not due yet";
    later(25);
    const auto night = watch->run(ctx);
    EXPECT_EQ(night.read, 2);
    EXPECT_EQ(night.ill, 1);
    EXPECT_FALSE(sound(first));
    EXPECT_TRUE(sound(second));
    EXPECT_EQ(refused([&] { watch->check_health(clock.now()); }), "integrity.health.ill");
    EXPECT_EQ(watch->run(ctx).ill, 1) << "asked anew every night";
    EXPECT_EQ(told(first), std::vector<std::string>{"integrity.damaged"});
    spoil(first, "satu");
    EXPECT_EQ(watch->run(ctx).ill, 0);
    EXPECT_EQ(told(first), (std::vector<std::string>{"integrity.damaged", "integrity.back"}));
    EXPECT_TRUE(sound(first));
}

TEST_P(FilesOfTheHouse, come_back_from_a_copy_elsewhere_that_is_whole) {
    const auto first = put("satu"), second = put("dua"), third = put("tiga");
    watch->take_in(ctx);
    EXPECT_EQ(refused([&] { watch->check_health(clock.now()); }), "integrity.health.replica") << "told before it is needed";
    replicate();
    EXPECT_NO_THROW(watch->check_health(clock.now()));
    spoil(first, "");
    fs::remove(blobs->path(second).value());
    spoil(third, "tige");
    fs::permissions(folder / "replica", fs::perms::owner_all);
    const auto name = third.hex();
    const auto copy = folder / "replica" / name.substr(0, 2) / name.substr(2, 2) / name;
    fs::permissions(copy, fs::perms::owner_all);
    std::ofstream(copy) << "tiga!";   // the copy is ill as well
    const auto night = watch->run(ctx, true);
    EXPECT_EQ(night.mended, 2);
    EXPECT_EQ(night.ill, 1);
    EXPECT_EQ(core::chars(blobs->get(first)), "satu");
    EXPECT_EQ(core::chars(blobs->get(second)), "dua");
    EXPECT_EQ(told(second), (std::vector<std::string>{"integrity.missing", "integrity.mended"}));
    EXPECT_EQ(told(third), std::vector<std::string>{"integrity.damaged"});
    EXPECT_TRUE(fs::is_empty(folder / "blobs" / "new")) << "nothing half copied is left";
}

TEST_P(FilesOfTheHouse, are_read_within_a_budget_those_first_that_waited_longest) {
    std::vector<Digest> all;
    for (int i = 0; i < 6; ++i) {
        all.push_back(put(std::string(1000, static_cast<char>('a' + i))));
        watch->take_in(ctx);
        later(1);
    }
    later(40);
    Watch small(place->db(), *blobs, clock, budget(2500));
    EXPECT_EQ(small.run(ctx).read, 3);
    EXPECT_EQ(small.run(ctx).read, 3);
    EXPECT_EQ(small.run(ctx).read, 0);
    EXPECT_EQ(watch->overview().files, 6);
    EXPECT_EQ(watch->overview().bytes, 6000);
    later(61);
    EXPECT_EQ(refused([&] { watch->check_health(clock.now()); }), "integrity.health.behind");
}

// As the plugin runs it: each portion a job that adds the next, with what was read so far.
TEST_P(FilesOfTheHouse, are_read_in_portions_until_the_budget_of_the_night_is_used_up) {
    constexpr int all = 450;
    for (int i = 0; i < all; ++i) put(std::string(990, 'x') + std::to_string(1000 + i));
    Watch nightly(place->db(), *blobs, clock, budget(300 * 994));
    int ran = 0;
    core::jobs::Handlers handlers;
    bool killed = false;
    handlers.on(std::string(Watch::job), [&](const core::jobs::Job& job) {
        if (killed) throw core::Error(core::Code::unavailable, "test.killed");
        ++ran;
        nightly.go_on(ctx, job.payload.value("bytes", std::uint64_t{0}));
    });
    const auto work = [&] { core::jobs::Worker(place->db(), handlers, clock, core::Zone::wib).drain(); };
    const auto unread = [&] {
        return place->db().read([&](Tx& tx) { return ObjectStore().due(tx, core::Instant{1}, all).size(); });
    };
    nightly.begin(ctx);
    EXPECT_EQ(unread(), 450u) << "the night itself only takes in and looks at what was ill";
    work();
    EXPECT_EQ(ran, 2) << "200 and 100: the budget ends within a portion and no job is added";
    EXPECT_EQ(unread(), 150u);
    later(1);
    nightly.begin(ctx);
    nightly.begin(ctx);   // a night that begins again while its job waits is one night
    killed = true;
    work();
    EXPECT_EQ(unread(), 150u);
    killed = false;
    clock.pass(std::chrono::hours(1));
    work();
    EXPECT_EQ(ran, 3) << "the portion that was cut off is read once it runs again";
    EXPECT_EQ(unread(), 0u);
    clock.pass(std::chrono::hours(1));
    work();
    EXPECT_EQ(ran, 3);
    EXPECT_EQ(watch->overview().ill, 0);
}

TEST_P(FilesOfTheHouse, that_were_destroyed_lawfully_are_missed_by_nobody) {
    const auto first = put("satu");
    watch->take_in(ctx);
    fs::remove(blobs->path(first).value());
    place->db().write([&](Tx& tx) { watch->gone(tx, first); });
    EXPECT_EQ(watch->run(ctx, true).ill, 0);
    EXPECT_EQ(watch->overview().files, 0);
    EXPECT_TRUE(told(first).empty());
}

TEST_P(FilesOfTheHouse, that_were_destroyed_leave_the_copy_too_and_those_that_came_again_stay_in_it) {
    const auto canary = put("kenari"), again = put("lagi"), stays = put("tetap");
    watch->take_in(ctx);
    replicate();
    const auto copy = [&](const Digest& digest) {
        const auto name = digest.hex();
        return folder / "replica" / name.substr(0, 2) / name.substr(2, 2) / name;
    };
    place->db().write([&](Tx& tx) {
        watch->gone(tx, canary);
        watch->gone(tx, again);
    });
    later(3);
    EXPECT_EQ(watch->take_in(ctx), 2);
    fs::remove(blobs->path(canary).value());
    place->db().write([&](Tx& tx) { watch->gone(tx, canary); });
    EXPECT_EQ(watch->copies_left(), 2);
    fs::rename(folder / "replica", folder / "unmounted");
    EXPECT_EQ(watch->sweep_copies(), 2) << "a copy that is away is not an empty one";
    fs::create_directory(folder / "replica");
    EXPECT_EQ(watch->sweep_copies(), 2) << "nor where its folder stayed";
    fs::remove(folder / "replica");
    fs::rename(folder / "unmounted", folder / "replica");
    EXPECT_EQ(watch->sweep_copies(), 0);
    EXPECT_FALSE(fs::exists(copy(canary)));
    EXPECT_TRUE(fs::exists(copy(again)) && fs::exists(copy(stays)));
    EXPECT_EQ(watch->copies_left(), 0);
}

// The store as the watch sees it, while something else happens to a file.
class Meanwhile final : public core::blob::Store {
  public:
    explicit Meanwhile(core::blob::Store& store) : store_(store) {}
    std::function<void(const Digest&)> listed = [](const Digest&) {}, looked = listed, mended = listed;

    Digest put(core::ByteView bytes) override { return store_.put(bytes); }
    core::Bytes get(const Digest& digest) const override { return store_.get(digest); }
    bool has(const Digest& digest) const override { return store_.has(digest); }
    std::optional<fs::path> path(const Digest& digest) const override {
        looked(digest);
        return store_.path(digest);
    }
    void each(const std::function<void(const Digest&)>& take) const override {
        store_.each([&](const Digest& digest) {
            listed(digest);
            take(digest);
        });
    }
    bool mend(const Digest& digest, const fs::path& from) override {
        mended(digest);
        return store_.mend(digest, from);
    }
    bool settled(const Digest& digest) const override { return store_.settled(digest); }
    bool remove_for_good(const Digest& digest) override { return store_.remove_for_good(digest); }

  private:
    core::blob::Store& store_;
};

TEST_P(FilesOfTheHouse, destroyed_while_they_are_read_do_not_come_back_from_the_copy) {
    const auto first = put("satu"), second = put("dua");
    watch->take_in(ctx);
    replicate();
    Meanwhile meanwhile(*blobs);
    Watch busy(place->db(), meanwhile, clock, budget());
    const auto place_of = [this](const Digest& digest) { return blobs->path(digest).value_or(folder / "none"); };
    const auto destroy = [&](const Digest& digest) {
        place->db().write([&](Tx& tx) { busy.gone(tx, digest); });
        fs::remove(place_of(digest));
    };
    int mends = 0;
    meanwhile.looked = [&](const Digest& digest) {
        if (digest == first) destroy(digest);
    };
    meanwhile.mended = [&](const Digest& digest) {
        ++mends;
        if (digest == second) destroy(digest);
    };
    fs::remove(blobs->path(second).value());
    const auto night = busy.run(ctx, true);
    EXPECT_EQ(mends, 1) << "one known to be destroyed is not even asked of the copy";
    EXPECT_EQ(night.ill + night.mended, 0);
    EXPECT_FALSE(blobs->has(first) || blobs->has(second));
    EXPECT_TRUE(told(first).empty());
}

TEST_P(FilesOfTheHouse, that_vanish_while_they_are_listed_leave_the_night_to_go_on) {
    const auto first = put("satu"), second = put("dua");
    Meanwhile meanwhile(*blobs);
    Watch busy(place->db(), meanwhile, clock, budget());
    meanwhile.listed = [&](const Digest& digest) {
        if (digest == first) fs::remove(blobs->path(digest).value());
    };
    EXPECT_EQ(busy.take_in(ctx), 1);
    EXPECT_TRUE(watch->run(ctx, true).ill == 0 && sound(second));
}

TEST_P(FilesOfTheHouse, that_were_destroyed_and_come_again_are_watched_again) {
    const auto first = put("satu"), late = put("dua");
    watch->take_in(ctx);
    trees->plant(ctx);
    trees->stamp();
    place->db().write([&](Tx& tx) { watch->gone(tx, first); });
    EXPECT_EQ(watch->take_in(ctx), 0) << "it may still be on its way out";
    fs::remove(blobs->path(first).value());
    const auto unknown = put("tiga");
    place->db().write([&](Tx& tx) { watch->gone(tx, unknown); });   // came and went on one day
    EXPECT_EQ(watch->take_in(ctx), 0);
    fs::remove(blobs->path(unknown).value());
    later(3);
    put("satu");
    EXPECT_EQ(watch->take_in(ctx), 1);
    EXPECT_EQ(watch->overview().files, 2);
    EXPECT_EQ(watch->overview().bytes, 7);
    EXPECT_TRUE(proof(first)) << "its hash stands where it stood";
    spoil(first, "sotu");
    EXPECT_EQ(watch->run(ctx, true).ill, 1);
    EXPECT_TRUE(sound(late));
}

TEST_P(FilesOfTheHouse, are_proved_by_a_tree_under_one_stamp_with_the_head_of_the_trail) {
    const auto first = put("satu"), second = put("dua");
    place->db().write([&](Tx& tx) { core::audit::append(tx, ctx, "test.act", "test:1"); });
    watch->take_in(ctx);
    stamper.away = true;
    EXPECT_EQ(trees->plant(ctx), 1);
    EXPECT_EQ(trees->plant(ctx), 0) << "each stands in one tree";
    EXPECT_EQ(refused([&] { trees->stamp(); }), "signing.error.timestamp_away");
    EXPECT_FALSE(proof(first)) << "not stamped yet";
    stamper.away = false;
    EXPECT_EQ(trees->stamp(), 1);
    EXPECT_EQ(trees->stamp(), 0);
    const auto row = trees->newest(1).front();
    EXPECT_EQ(row.leaves, 3);
    EXPECT_EQ(row.audit_hash, place->db().read([](Tx& tx) { return core::audit::head(tx)->hash; }));
    for (const auto& each : {first, second}) {
        const auto made = proof(each);
        ASSERT_TRUE(made);
        EXPECT_EQ(ers::verify(ers::decode(made->record), each, stamper.anchors(), clock.now()).front().at, clock.now());
    }
    place->db().write([&](Tx& tx) { watch->gone(tx, second); });
    EXPECT_TRUE(proof(first)) << "what is destroyed leaves its hash, and the others their proof";
    EXPECT_FALSE(proof(put("tiga")));
    // A night no file came in: what was done on that day is stamped all the same, once.
    later(1);
    place->db().write([&](Tx& tx) { core::audit::append(tx, ctx, "test.act", "test:2"); });
    EXPECT_EQ(trees->plant(ctx), 1);
    EXPECT_EQ(trees->stamp(), 1);
    EXPECT_EQ(trees->newest(1).front().leaves, 1);
    EXPECT_TRUE(place->db().read([&](Tx& tx) { return trees->proof_of_entry(tx, 2); }));
    EXPECT_EQ(trees->plant(ctx), 0);
}

TEST_P(FilesOfTheHouse, keep_their_proof_when_the_certificate_of_the_stamp_ends) {
    const auto first = put("satu");
    watch->take_in(ctx);
    trees->plant(ctx);
    trees->stamp();
    clock.set(day("2028-09-01"));
    EXPECT_EQ(trees->plant(ctx), 0) << "the authority has no longer one yet";
    stamper.last("2028-08-01", "2032-01-01");
    put("dua");
    watch->take_in(ctx);
    EXPECT_EQ(trees->plant(ctx), 1);
    trees->stamp();
    EXPECT_EQ(trees->plant(ctx), 1) << "now the first tree is renewed in one of its own";
    EXPECT_TRUE(proof(first)) << "while the renewal waits for its stamp";
    trees->stamp();
    EXPECT_EQ(trees->plant(ctx), 0);
    clock.set(day("2030-01-01"));
    const auto made = proof(first);
    ASSERT_TRUE(made);
    const auto stamps = ers::verify(ers::decode(made->record), first, stamper.anchors(), clock.now());
    ASSERT_EQ(stamps.size(), 2u);
    EXPECT_EQ(stamps.front().at, day("2026-11-28"));
}

NASKAH_ON_BOTH_DATABASES(FilesOfTheHouse);

}  // namespace
}  // namespace integrity
