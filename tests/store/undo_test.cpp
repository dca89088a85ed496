// SPDX-License-Identifier: Apache-2.0
// What may be taken back, read from the trail on both databases.
#include "core/undo/undo.h"

#include "core/base/error.h"
#include "tests/support/db.h"

namespace undo_test {

using namespace core;
using db::Tx;
using tests::TestDb;

class Undo : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) place_ = std::make_unique<TestDb>(GetParam());
    }
    Context by(int who, const char* request) {
        Context ctx;
        ctx.clock = &clock_;
        ctx.origin = "10.1.2.3";
        ctx.request_id = request;
        ctx.actor.kind = Actor::Kind::person;
        ctx.actor.person = who == 1 ? first_ : second_;
        Seat seat;
        seat.position = who == 1 ? own_ : other_;
        ctx.actor.seats.push_back(seat);
        return ctx;
    }
    void act(const Context& ctx, const char* name, bool undoable) {
        Json data = Json::object();
        if (undoable) data[undo::member] = {{"state", "read"}};
        place_->db().write([&](Tx& tx) { audit::append(tx, ctx, name, "incoming:1", data); });
    }
    std::string last(const Context& ctx) {
        const auto found = place_->db().read([&](Tx& tx) { return undo::last(tx, ctx, "incoming:1"); });
        return found ? found->act : "";
    }
    std::string take_back(const Context& ctx, const char* name) {
        try {
            place_->db().write([&](Tx& tx) { undo::taken_back(tx, ctx, "incoming:1", name); });
            return "";
        } catch (const Error& error) {
            return error.key();
        }
    }

    const PersonId first_ = PersonId::make({1}), second_ = PersonId::make({2});
    const PositionId own_ = PositionId::make({1}), other_ = PositionId::make({2});
    SetClock clock_{parse_instant("2026-11-23T03:00:00Z")};
    std::unique_ptr<TestDb> place_;
};

TEST_P(Undo, the_last_act_of_the_same_person_and_seat_within_minutes) {
    EXPECT_EQ(take_back(by(1, "r-1"), "incoming.closed"), "core.error.not_found");
    act(by(1, "r-1"), "incoming.closed", true);
    EXPECT_EQ(last(by(1, "r-2")), "incoming.closed");
    EXPECT_EQ(last(by(2, "r-2")), "");
    auto elsewhere = by(1, "r-2");
    elsewhere.actor.seats[0].position = other_;
    EXPECT_EQ(last(elsewhere), "") << "another seat of his";
    EXPECT_EQ(take_back(by(2, "r-2"), "incoming.closed"), "core.error.not_found");
    clock_.pass(undo::window);
    EXPECT_EQ(last(by(1, "r-2")), "incoming.closed");
    clock_.pass(std::chrono::seconds(1));
    EXPECT_EQ(last(by(1, "r-2")), "");
    EXPECT_EQ(take_back(by(1, "r-2"), "incoming.closed"), "core.error.undo_gone");
}

TEST_P(Undo, what_one_request_told_belongs_together_and_what_followed_ends_it) {
    act(by(1, "r-1"), "incoming.closed", true);
    act(by(1, "r-1"), "incoming.told", false);
    EXPECT_EQ(last(by(1, "r-2")), "incoming.closed");
    EXPECT_EQ(take_back(by(1, "r-2"), "incoming.sorted"), "core.error.undo_gone") << "another act than was offered";
    EXPECT_EQ(take_back(by(1, "r-2"), "incoming.closed"), "");
    place_->db().read([&](Tx& tx) {
        const auto told = audit::of(tx, "incoming:1");
        ASSERT_EQ(told.size(), 3u);
        EXPECT_EQ(told.back().act, "incoming.undone");
        EXPECT_EQ(told.back().data.at("act"), "incoming.closed");
        EXPECT_EQ(told.back().data.at("number"), told.front().number);
    });
    EXPECT_EQ(take_back(by(1, "r-3"), "incoming.closed"), "core.error.undo_gone") << "once";
    act(by(1, "r-4"), "incoming.closed", true);
    act(by(2, "r-5"), "archive.filed", false);
    EXPECT_EQ(last(by(1, "r-6")), "");
    EXPECT_EQ(take_back(by(1, "r-6"), "incoming.closed"), "core.error.undo_gone");
    EXPECT_FALSE(audit::verify(place_->db()));
}

NASKAH_ON_BOTH_DATABASES(Undo);

}  // namespace
