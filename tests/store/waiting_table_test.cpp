// SPDX-License-Identifier: Apache-2.0
// A table between its preview and its yes, on both databases: for its sender in that seat, for a day, then gone.
#include "core/base/error.h"
#include "core/table/waiting.h"
#include "tests/support/db.h"

namespace waiting_table_test {

using namespace core;
using db::Tx;
using tests::TestDb;

class WaitingTable : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) place_ = std::make_unique<TestDb>(GetParam());
    }
    Context of(PersonId person, PositionId position) {
        Context ctx;
        ctx.clock = &clock_;
        ctx.actor.kind = Actor::Kind::person;
        ctx.actor.person = person;
        Seat seat;
        seat.position = position;
        ctx.actor.seats.push_back(seat);
        return ctx;
    }
    std::string brought(const Context& ctx) {
        return place_->db().write([&](Tx& tx) {
            const table::Waiting sent{{}, "archive.backlog", "a1", {{"kind", "scheme"}}, "berkas.csv", {1, 2, 3}};
            return table::keep(tx, ctx, sent).text();
        });
    }
    // "" when it is there.
    std::string why_not(const Context& ctx, const std::string& id, const char* act = "archive.backlog") {
        try {
            const auto found = place_->db().read([&](Tx& tx) { return table::waiting(tx, ctx, id, act); });
            EXPECT_EQ(found.file, (Bytes{1, 2, 3}));
            EXPECT_EQ(found.about.value("kind", ""), "scheme");
            return "";
        } catch (const Error& error) {
            return error.key();
        }
    }
    std::int64_t rows() {
        return place_->db().read([](Tx& tx) { return tx.count("SELECT COUNT(*) FROM core_waiting_table"); });
    }

    std::unique_ptr<TestDb> place_;
    SetClock clock_{parse_instant("2026-11-23T03:00:00Z")};
    const PersonId sender_ = PersonId::make({1}), other_ = PersonId::make({2});
    const PositionId seat_ = PositionId::make({3}), beside_ = PositionId::make({4});
};

TEST_P(WaitingTable, is_its_senders_in_that_seat_for_that_act) {
    const auto ctx = of(sender_, seat_);
    const auto id = brought(ctx);
    EXPECT_EQ(why_not(ctx, id), "");
    EXPECT_EQ(why_not(of(other_, seat_), id), "core.error.table_gone");
    EXPECT_EQ(why_not(of(sender_, beside_), id), "core.error.table_gone");
    EXPECT_EQ(why_not(ctx, id, "classification.import"), "core.error.table_gone");
    EXPECT_EQ(why_not(ctx, "bukan-id"), "core.error.table_gone");
}

TEST_P(WaitingTable, is_taken_no_more_after_a_day_and_its_bytes_go) {
    const auto ctx = of(sender_, seat_);
    const auto id = brought(ctx);
    clock_.set(clock_.now() + std::chrono::hours(25));
    EXPECT_EQ(why_not(ctx, id), "core.error.table_gone");
    const auto young = brought(ctx);
    EXPECT_EQ(rows(), 2);
    place_->db().write([&](Tx& tx) { table::sweep(tx, clock_.now()); });
    EXPECT_EQ(rows(), 1);
    EXPECT_EQ(why_not(ctx, young), "");
}

NASKAH_ON_BOTH_DATABASES(WaitingTable);

}  // namespace waiting_table_test
