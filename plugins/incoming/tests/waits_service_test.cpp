// SPDX-License-Identifier: Apache-2.0
// What the room of deadlines is told of a letter at every act on it: who holds it now, and of what kind it is.
#include "incoming/tests/kit.h"

#include <set>

#include "incoming/service/awaited.h"

namespace incoming {
namespace waits_service_test {

// Keeps what was said last of each subject.
class SaidWaits final : public deadlines::Waits {
  public:
    using Tx = core::db::Tx;
    std::map<std::string, std::vector<deadlines::Wanted>, std::less<>> said;
    std::map<deadlines::Flow, int> counted;

    void serve(deadlines::Subjects&) override {}
    void say(Tx&, core::Instant, std::string_view, std::string_view subject,
             const std::vector<deadlines::Wanted>& all, std::string_view) override {
        said[std::string(subject)] = all;
    }
    void count(Tx&, core::Date, core::UnitId, deadlines::Flow flow, classification::AccessClass) override {
        ++counted[flow];
    }
    bool first(Tx&, core::Instant, std::string_view) override { return false; }
    std::vector<Ahead> open(Tx&, std::string_view) override { return {}; }
    std::map<std::string, deadlines::MovedDay> shifted;
    std::map<std::string, deadlines::MovedDay> moved(Tx&, const std::vector<std::string>&) override { return shifted; }
};

class Waited : public IncomingOffice {
  protected:
    using Steps = std::multiset<std::string>;

    void SetUp() override {
        IncomingOffice::SetUp();
        if (IsSkipped()) return;
        Parts parts = over(place->db());
        parts.waits = &waits;
        room = std::make_unique<Services>(std::move(parts));
    }
    IncomingId letter() {
        letters::Issued made;
        made.subject = "Permintaan data kinerja";
        clock.pass(std::chrono::seconds(1));   // it stands first in the list
        receive(std::move(made));
        return room->desk.list(as(0), {}).lines.front().id;
    }
    core::PositionId seat(std::size_t who) { return office.all[who].id; }
    // "told:1": position 1 has a disposition to open. Without the sender's wait for an answer.
    Steps now(IncomingId id) {
        Steps steps;
        for (const auto& each : waits.said[subject_of(id)])
            for (std::size_t who = 0; who < office.all.size(); ++who)
                if (office.all[who].id == each.holder && each.step != deadlines::Step::answered)
                    steps.insert(std::string(deadlines::name(each.step)) + ":" + std::to_string(who));
        return steps;
    }
    BranchId branch_of(IncomingId id, std::size_t who) {
        for (const auto& disposition : room->desk.whole(as(0), id).dispositions)
            for (const auto& branch : disposition.branches)
                if (branch.position == seat(who)) return branch.id;
        throw std::runtime_error("no branch");
    }
    DispositionId give(IncomingId id, std::vector<core::PositionId> to, std::vector<core::PositionId> informed = {}) {
        Instructions wish;
        wish.responsible = to.front();
        wish.to = std::move(to);
        wish.informed = std::move(informed);
        wish.note = "Tindak lanjuti";
        return room->dispose.give(as(0), id, wish);
    }

    SaidWaits waits;
};

TEST_P(Waited, every_act_tells_who_holds_it_now) {
    const auto id = letter();
    EXPECT_EQ(now(id), Steps{"opened:0"});
    room->dispose.read(as(0), id);
    EXPECT_EQ(now(id), Steps{"disposition:0"});
    give(id, {seat(1), seat(2)}, {seat(4)});
    EXPECT_EQ(now(id), (Steps{"copy:4", "told:1", "told:2"}));
    room->dispose.read(as(4), id);
    EXPECT_EQ(now(id), (Steps{"told:1", "told:2"})) << "who is only informed owes nothing";
    room->dispose.decline(as(1), branch_of(id, 1), "Bukan tugas kami");
    EXPECT_EQ(now(id), Steps{"told:2"});
    room->dispose.forward(as(2), branch_of(id, 2), seat(3), "Mohon ditangani");
    EXPECT_EQ(now(id), Steps{"told:3"});
    room->dispose.read(as(3), id);
    EXPECT_EQ(now(id), Steps{"follow_up:3"});
    room->dispose.report(as(3), branch_of(id, 3), "Sudah selesai");
    EXPECT_EQ(now(id), Steps{"accepted:0"});
    room->dispose.give_back(as(0), branch_of(id, 3), {"Lengkapi datanya", {}, 0});
    EXPECT_EQ(now(id), Steps{"follow_up:3"});
    room->dispose.report(as(3), branch_of(id, 3), "Sudah lengkap");
    room->dispose.accept(as(0), branch_of(id, 3));
    EXPECT_EQ(now(id), Steps{"disposition:0"}) << "the first declined, and nobody got it instead";
    clock.pass(std::chrono::seconds(1));
    give(id, {seat(4)});
    room->dispose.report(as(4), room->desk.whole(as(4), id).mine->id, "Sudah diarsipkan");
    EXPECT_EQ(now(id), Steps{"accepted:0"});
    room->dispose.close(as(0), id, "");
    EXPECT_EQ(now(id), Steps{});
    room->dispose.reopen(as(0), id, "Ada data susulan");
    EXPECT_EQ(now(id), Steps{"closing:0"});
    EXPECT_EQ(waits.counted[deadlines::Flow::in], 1);
    EXPECT_EQ(waits.counted[deadlines::Flow::disposition], 2);
}

TEST_P(Waited, a_date_that_was_moved_is_told_as_it_stands) {
    const auto id = letter(), other = letter();
    for (const auto& each : {id, other}) {
        Instructions wish;
        wish.responsible = seat(1);
        wish.to = {seat(1), seat(2)};
        wish.note = "Tindak lanjuti";
        wish.due = core::parse_date("2026-11-27");
        wish.own[seat(2)].due = core::parse_date("2026-11-30");
        room->dispose.give(as(0), each, wish);
    }
    // As deadlines does: the room is told the day it is by now, and may ask which it was.
    const auto move = [&](std::size_t who, const char* to, bool outage) {
        const auto branch = room->desk.whole(as(0), id).dispositions.at(0).branches.at(who - 1);
        waits.shifted[branch.id.text()] = {*branch.due, outage};
        Awaited awaited(room->parts);
        place->db().write([&](core::db::Tx& tx) {
            awaited.moved(tx, subject_of(id), branch.id.text(), core::parse_date(to));
        });
    };
    const auto of = [&](IncomingId letter) {
        for (const auto& line : room->desk.list(as(0), {}).lines)
            if (line.id == letter) return line;
        throw std::runtime_error("not in the list");
    };
    move(1, "2026-12-01", true);
    const auto whole = room->desk.whole(as(0), id);
    ASSERT_EQ(whole.now.size(), 2u);
    EXPECT_EQ(whole.now[0].due, core::parse_date("2026-12-01"));
    EXPECT_EQ(whole.now[0].moved->first, core::parse_date("2026-11-27"));
    EXPECT_TRUE(whole.now[0].moved->outage);
    EXPECT_FALSE(whole.now[1].moved);
    const auto given = room->desk.given(as(1), {}).lines;
    ASSERT_EQ(given.size(), 2u);
    for (const auto& line : given) EXPECT_EQ(line.moved.has_value(), line.branch.entry == id);
    EXPECT_EQ(of(id).due, core::parse_date("2026-11-30")) << "the nearest is the other's now";
    EXPECT_FALSE(of(id).moved);
    EXPECT_EQ(of(other).due, core::parse_date("2026-11-27"));
    move(2, "2026-12-04", false);
    EXPECT_EQ(of(id).due, core::parse_date("2026-12-01"));
    EXPECT_EQ(of(id).moved->first, core::parse_date("2026-11-27"));
}

TEST_P(Waited, what_only_informed_receivers_have_left_waits_for_its_head_again) {
    const auto id = letter();
    const auto made = give(id, {seat(1)}, {seat(4)});
    EXPECT_EQ(now(id), (Steps{"copy:4", "told:1"}));
    room->dispose.decline(as(1), branch_of(id, 1), "Bukan tugas kami");
    EXPECT_EQ(now(id), (Steps{"copy:4", "disposition:0"}));
    EXPECT_EQ(room->dispose.withdraw_all(as(0), id, made), 1u);
    EXPECT_EQ(now(id), Steps{"disposition:0"});
}

TEST_P(Waited, wrong_addresses_wait_where_they_went) {
    const auto moved = letter();
    EXPECT_EQ(room->elsewhere.redirect(as(0), moved, seat(2), "Urusan staf"), moved);
    EXPECT_EQ(now(moved), Steps{"opened:2"});
    const auto refused = letter();
    room->elsewhere.refuse(as(0), refused, "Bukan untuk kami");
    EXPECT_EQ(now(refused), Steps{});
}

TEST_P(Waited, a_day_put_off_is_the_day_the_letter_shows) {
    const auto id = letter();
    Instructions wish;
    wish.responsible = seat(1);
    wish.to = {seat(1)};
    wish.note = "Tindak lanjuti";
    wish.due = core::add_days(core::date_of(clock.now(), core::Zone::wib), 3);
    room->dispose.give(as(0), id, wish);
    const auto later = core::add_days(*wish.due, 4);
    Awaited awaited(room->parts);
    const auto branch = branch_of(id, 1).text();
    place->db().write([&](core::db::Tx& tx) { awaited.moved(tx, subject_of(id), branch, later); });
    EXPECT_EQ(room->desk.whole(as(0), id).dispositions.at(0).branches.at(0).due, later);
    room->dispose.read(as(1), id);
    EXPECT_EQ(waits.said[subject_of(id)].at(0).due, later) << "and what is said next";
    const auto named = place->db().read([&](core::db::Tx& tx) { return awaited.named(tx, {subject_of(id)}); });
    EXPECT_EQ(named.at(subject_of(id)).title, "Permintaan data kinerja");
    EXPECT_EQ(named.at(subject_of(id)).link, "");
}

NASKAH_ON_BOTH_DATABASES(Waited);

}  // namespace
}  // namespace incoming
