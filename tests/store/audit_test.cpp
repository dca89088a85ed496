// SPDX-License-Identifier: Apache-2.0
// The audit chain on both databases.
#include <thread>

#include "core/audit/trail.h"
#include "core/auth/actor.h"
#include "core/base/error.h"
#include "tests/support/db.h"

namespace audit_test {

using namespace core;
using db::Engine;
using db::Tx;
using tests::TestDb;

const SetClock at_noon(parse_instant("2026-11-23T12:00:00+07:00"));

Context context() {
    Context ctx;
    ctx.clock = &at_noon;
    ctx.origin = "10.1.2.3";
    ctx.request_id = "r-1";
    ctx.actor.kind = Actor::Kind::person;
    ctx.actor.person = PersonId::make(at_noon.now());
    ctx.actor.person_name = "Melati Contoh";
    Seat seat;
    seat.position = PositionId::make(at_noon.now());
    seat.position_name = "Kepala Dinas";
    seat.capacity = Capacity::acting;
    ctx.actor.seats.push_back(seat);
    return ctx;
}

class Trail : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place_ = std::make_unique<TestDb>(GetParam());
        for (int i = 1; i <= 5; ++i)
            db().write([&](Tx& tx) {
                audit::append(tx, context(), "letters.saved", "letter:" + std::to_string(i % 2),
                              {{"n", i}, {"subject", "Undangan “rapat”"}});
            });
    }
    db::Db& db() { return place_->db(); }
    // What somebody with the keys of the database could do.
    void tamper(const std::string& sql) {
        if (GetParam() == Engine::sqlite) {
            tests::run_raw(db(), "DROP TRIGGER IF EXISTS core_audit_no_update");
            tests::run_raw(db(), "DROP TRIGGER IF EXISTS core_audit_no_delete");
        } else {
            tests::run_raw(db(), "DROP TRIGGER IF EXISTS core_audit_no_change ON core_audit");
        }
        tests::run_raw(db(), sql);
    }
    void expect_broken(std::int64_t number, const std::string& why) {
        const auto broken = audit::verify(db());
        ASSERT_TRUE(broken);
        EXPECT_EQ(broken->number, number);
        EXPECT_EQ(broken->why, why);
    }
    std::unique_ptr<TestDb> place_;
};

TEST_P(Trail, holds_and_reads_back) {
    EXPECT_FALSE(audit::verify(db()));
    const auto entries = db().read([](Tx& tx) { return audit::of(tx, "letter:1"); });
    ASSERT_EQ(entries.size(), 3u);
    EXPECT_EQ(entries[0].number, 1);
    EXPECT_EQ(entries[0].previous, Digest{});
    EXPECT_EQ(entries[2].number, 5);
    EXPECT_EQ(entries[1].data, Json({{"n", 3}, {"subject", "Undangan “rapat”"}}));
    EXPECT_EQ(entries[1].person_name, "Melati Contoh");
    EXPECT_EQ(entries[1].position_name, "Plt. Kepala Dinas");
    EXPECT_EQ(entries[1].origin, "10.1.2.3 r-1");
    EXPECT_EQ(entries[1].at, at_noon.now());
}

TEST_P(Trail, refuses_change_and_deletion) {
    for (const char* sql : {"UPDATE core_audit SET act = 'x' WHERE number = 2",
                            "DELETE FROM core_audit WHERE number = 5"})
        EXPECT_THROW(tests::run_raw(db(), sql), Error) << sql;
    const std::string columns =
        " SELECT number, at, 'x', object, person, position, person_name, position_name, origin,"
        " data, previous, hash FROM core_audit WHERE number = 2";
    if (GetParam() == Engine::sqlite)
        EXPECT_THROW(tests::run_raw(db(), "INSERT OR REPLACE INTO core_audit" + columns), Error);
    else
        EXPECT_THROW(tests::run_raw(db(), "TRUNCATE core_audit"), Error);
    EXPECT_FALSE(audit::verify(db()));
}

TEST_P(Trail, names_a_changed_entry) {
    tamper("UPDATE core_audit SET data = '{}' WHERE number = 3");
    expect_broken(3, "hash");
}

TEST_P(Trail, names_a_changed_link) {
    tamper("UPDATE core_audit SET previous = hash WHERE number = 4");
    expect_broken(4, "previous");
}

TEST_P(Trail, names_a_missing_entry) {
    tamper("DELETE FROM core_audit WHERE number = 2");
    expect_broken(2, "gap");
}

TEST_P(Trail, names_a_cut_end) {
    tamper("DELETE FROM core_audit WHERE number = 5");
    expect_broken(5, "gap");
}

TEST_P(Trail, names_the_end_when_only_the_head_was_turned) {
    tests::run_raw(db(), "UPDATE core_audit_head SET hash = 'x'");
    expect_broken(5, "hash");
}

TEST_P(Trail, an_act_undone_leaves_no_entry_and_no_gap) {
    EXPECT_THROW(db().write([&](Tx& tx) {
        audit::append(tx, context(), "letters.sent", "letter:1");
        throw std::runtime_error("no");
    }),
                 std::runtime_error);
    std::vector<std::thread> crew;
    for (int t = 0; t < 6; ++t)
        crew.emplace_back([&] {
            for (int i = 0; i < 10; ++i)
                db().write([&](Tx& tx) { audit::append(tx, context(), "x", "letter:9"); });
        });
    for (auto& each : crew) each.join();
    EXPECT_FALSE(audit::verify(db()));
    EXPECT_EQ(db().read([](Tx& tx) { return audit::of(tx, "letter:9"); }).back().number, 65);
}

NASKAH_ON_BOTH_DATABASES(Trail);

}  // namespace
