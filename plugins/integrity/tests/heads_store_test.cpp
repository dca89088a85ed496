// SPDX-License-Identifier: Apache-2.0
// Trees held against the trail of acts, their leaves and their timestamps, on both databases.
#include "integrity/tests/house.h"

namespace integrity {
namespace heads_store_test {

using core::db::Tx;
using tested::refused;

class TreesOfTheHouse : public tested::Watched {};

// Changes an entry and makes every hash after it anew, the head too, as somebody would who can write the database.
void make_trail_anew(tests::TestDb& place, bool sqlite) {
    tests::run_raw(place.db(), sqlite ? "DROP TRIGGER core_audit_no_update" : "DROP TRIGGER core_audit_no_change ON core_audit");
    tests::run_raw(place.db(), "UPDATE core_audit SET act = 'test.other' WHERE number = 1");
    const auto last = place.db().read([](Tx& tx) { return core::audit::head(tx)->number; });
    for (std::int64_t number = 1; number <= last; ++number) {
        const auto text = place.db().read([&](Tx& tx) { return core::audit::sealed(tx, number, number).front(); });
        const auto hash = core::sha256(core::view(text)).hex();
        tests::run_raw(place.db(), "UPDATE core_audit SET hash = '" + hash + "' WHERE number = " + std::to_string(number));
        tests::run_raw(place.db(), "UPDATE core_audit SET previous = '" + hash + "' WHERE number = " + std::to_string(number + 1));
        tests::run_raw(place.db(), "UPDATE core_audit_head SET hash = '" + hash + "'");
    }
}

TEST_P(TreesOfTheHouse, betray_a_trail_that_was_made_anew_behind_their_back) {
    const auto act = [&] { place->db().write([&](Tx& tx) { core::audit::append(tx, ctx, "test.act", "test:1"); }); };
    Heads heads(place->db(), *trees, 1'000'000);
    act();
    act();
    put("satu");
    watch->take_in(ctx);
    trees->plant(ctx);
    trees->stamp();
    act();
    EXPECT_TRUE(heads.run(ctx).empty());
    const auto proved = place->db().read([&](Tx& tx) { return trees->proof_of_entry(tx, 1); });
    ASSERT_TRUE(proved);
    EXPECT_EQ(proved->head, 2);
    const auto text = place->db().read([](Tx& tx) { return core::audit::sealed(tx, 2, 2).front(); });
    EXPECT_EQ(ers::verify(ers::decode(proved->proof.record), core::sha256(core::view(text)), stamper.anchors(), clock.now()).size(), 1u);
    EXPECT_FALSE(place->db().read([&](Tx& tx) { return trees->proof_of_entry(tx, 3); })) << "stamped by nobody yet";

    make_trail_anew(*place, GetParam() == core::db::Engine::sqlite);
    EXPECT_FALSE(core::audit::verify(place->db())) << "the chain alone says nothing";
    const auto held = heads.held(ctx);
    ASSERT_EQ(held.against.size(), 1u);
    EXPECT_EQ(held.against.front().number, 2);
    EXPECT_EQ(held.stamped, 1);
    EXPECT_EQ(refused([&] { place->db().read([&](Tx& tx) { return trees->proof_of_entry(tx, 1); }); }), "integrity.error.tampered");
    heads.run(ctx);
    EXPECT_EQ(heads.run(ctx).size(), 1u);
    EXPECT_EQ(refused([&] { heads.check_health(); }), "integrity.health.tampered");
    const auto told = place->db().read([](Tx& tx) { return core::audit::of(tx, "tree:1"); });
    ASSERT_EQ(told.size(), 1u) << "told once";
    EXPECT_EQ(told.front().act, "integrity.tampered");

    // Whoever brings the tree into line as well has no timestamp over it.
    const auto now = place->db().read([](Tx& tx) { return core::audit::hash_at(tx, 2)->hex(); });
    tests::run_raw(place->db(), "UPDATE integrity_tree SET audit_hash = '" + now + "'");
    EXPECT_EQ(heads.run(ctx).front().why, TreeFault::Why::root);
    const auto root = core::sha256(core::view("lain")).hex();
    tests::run_raw(place->db(), "UPDATE integrity_tree SET leaves = 1, audit_number = NULL, audit_hash = NULL, root = '" + root + "'");
    tests::run_raw(place->db(), "UPDATE integrity_object SET place = 0, digest = '" + root + "'");
    EXPECT_EQ(heads.run(ctx).front().why, TreeFault::Why::token);
    for (const auto& each : place->db().read([](Tx& tx) { return core::audit::of(tx, "tree:1"); }))
        EXPECT_EQ(each.act, "integrity.tampered") << "it never agreed in between";
}

TEST_P(TreesOfTheHouse, betray_a_stamp_that_was_taken_away) {
    Heads heads(place->db(), *trees, 1'000'000);
    for (const char* file : {"satu", "dua"}) {
        put(file);
        watch->take_in(ctx);
        trees->plant(ctx);
        trees->stamp();
    }
    EXPECT_TRUE(heads.run(ctx).empty());
    tests::run_raw(place->db(), "UPDATE integrity_tree SET token = NULL, stamped_at = NULL WHERE number = 1");
    const auto found = heads.run(ctx);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found.front().tree, 1);
    EXPECT_EQ(found.front().why, TreeFault::Why::token);
}

TEST_P(TreesOfTheHouse, are_looked_at_a_nights_trees_at_a_time_the_newest_always) {
    Heads heads(place->db(), *trees, 1500);   // a stamp and its few leaves are 1,002: two trees are a night
    const auto plant = [&](const char* file) {
        put(file);
        watch->take_in(ctx);
        trees->plant(ctx);
        trees->stamp();
    };
    for (const char* file : {"satu", "dua", "tiga", "empat"}) plant(file);
    for (const int tree : {1, 2, 3, 4})
        tests::run_raw(place->db(), "UPDATE integrity_tree SET leaves = 9 WHERE number = " + std::to_string(tree));
    const auto found = [&] {
        EXPECT_EQ(heads.night(ctx), 2);
        std::vector<std::int64_t> all;
        for (const auto& each : heads.known(10)) all.push_back(each.tree);
        return all;
    };
    EXPECT_EQ(found(), (std::vector<std::int64_t>{1, 4}));
    EXPECT_EQ(found(), (std::vector<std::int64_t>{1, 2, 4})) << "it goes on from where it ended";
    EXPECT_EQ(found(), (std::vector<std::int64_t>{1, 2, 3, 4}));
    EXPECT_EQ(heads.known(3).size(), 3u);
    EXPECT_EQ(heads.count().tampered, 4);
    tests::run_raw(place->db(), "DELETE FROM integrity_tree WHERE number = 4");
    EXPECT_EQ(heads.run(ctx).size(), 4u) << "one known to be wrong is not forgotten with its row";
}

NASKAH_ON_BOTH_DATABASES(TreesOfTheHouse);

}  // namespace
}  // namespace integrity
