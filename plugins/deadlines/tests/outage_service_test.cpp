// SPDX-License-Identifier: Apache-2.0
// What outages give to deadlines and how it is taken back, on both databases. Nothing is given twice, nothing to
// who had not begun, was paused or was over; what the server proposes moves nothing.
#include "deadlines/tests/kit.h"

#include "core/audit/trail.h"

namespace deadlines {
namespace outage_service_test {

using core::parse_date;
using core::parse_instant;
using enum SmallCity::Who;

core::Code refusal_of(const std::function<void()>& act, std::string* field = nullptr) {
    try {
        act();
    } catch (const core::Error& error) {
        if (field && !error.faults().empty()) *field = error.faults().front().field;
        return error.code();
    }
    return core::Code::internal;
}

class OutageRoom : public DeadlinesRoom {
  protected:
    OutageWish wish(const char* from, const char* until, bool confirmed = true) const {
        OutageWish wish;
        wish.from = parse_instant(from);
        wish.until = parse_instant(until);
        wish.touched = {Touched::power, Touched::network};
        wish.reason = "Listrik padam di gedung utama";
        wish.confirmed = confirmed;
        return wish;
    }
    Spreading record(const OutageWish& wish) { return room->outages.record(as(head, true), wish); }
    core::Instant due(SmallCity::Who who) { return only(who).due; }
};

// Monday 10 to 12: two hours of work.
constexpr const char *ten = "2026-11-23T03:00:00Z", *noon = "2026-11-23T05:00:00Z";

TEST_P(OutageRoom, what_ran_gets_the_time_back_and_no_more) {
    say("letter:1", {want(Step::initial, staff)});
    auto own = want(Step::follow_up, section);
    own.due = parse_date("2026-11-25");
    own.part = "cabang";
    say("letter:2", {own});
    at("2026-11-23T04:00:00Z");
    say("letter:3", {want(Step::initial, colleague)});
    at("2026-11-23T06:30:00Z");
    say("letter:4", {want(Step::initial, neighbour)});
    const auto seen = record(wish(ten, noon, false));
    EXPECT_FALSE(seen.done);
    EXPECT_EQ(seen.moved.deadlines, 3);
    EXPECT_EQ(seen.moved.minutes, 120);
    EXPECT_EQ(seen.working_minutes, 120);
    EXPECT_EQ(due(staff), parse_instant("2026-11-25T09:00:00Z")) << "only looked at";
    EXPECT_TRUE(room->outages.list(as(head, true), {}).empty());
    const auto done = record(wish(ten, noon));
    EXPECT_EQ(done.moved.deadlines, 3);
    EXPECT_EQ(due(staff), parse_instant("2026-11-26T02:30:00Z"));
    EXPECT_EQ(due(section), parse_instant("2026-11-26T02:30:00Z")) << "a person's day, too";
    EXPECT_EQ(due(colleague), parse_instant("2026-11-26T01:30:00Z")) << "began in the middle of it";
    EXPECT_EQ(due(neighbour), parse_instant("2026-11-25T09:00:00Z")) << "began when it was over";
    const auto line = list(staff, List::mine).lines.at(0);
    ASSERT_EQ(line.given.size(), 1U);
    EXPECT_EQ(line.given[0].minutes, 120);
    EXPECT_EQ(line.given[0].from, parse_instant(ten));
    const auto moved =
        place->db().read([&](core::db::Tx& tx) { return room->keeping.moved(tx, {"letter:1", "letter:2"}); });
    ASSERT_EQ(moved.size(), 1U) << "what a rule set has no day to be moved from";
    EXPECT_EQ(moved.at("cabang").first, parse_date("2026-11-25")) << "as it was set";
    EXPECT_TRUE(moved.at("cabang").outage);
    say("letter:1", {want(Step::initial, staff)});
    EXPECT_EQ(due(staff), parse_instant("2026-11-26T02:30:00Z")) << "said again it stays";
    EXPECT_EQ(room->outages.list(as(staff), {}).at(0).outage.deadlines, 3) << "everybody may read the register";
}

TEST_P(OutageRoom, it_is_never_given_twice) {
    say("letter:1", {want(Step::initial, staff)});
    at("2026-11-23T08:00:00Z");
    record(wish(ten, noon));
    std::string field;
    EXPECT_EQ(refusal_of([&] { record(wish("2026-11-23T04:30:00Z", "2026-11-23T06:30:00Z")); }, &field),
              core::Code::invalid);
    EXPECT_EQ(field, "from");
    auto noted = wish(ten, noon);
    noted.extends = false;
    EXPECT_EQ(record(noted).moved.deadlines, 0) << "what moves nothing may overlap";
    EXPECT_EQ(due(staff), parse_instant("2026-11-26T02:30:00Z"));
    record(wish("2026-11-23T06:00:00Z", "2026-11-23T07:00:00Z"));
    EXPECT_EQ(due(staff), parse_instant("2026-11-26T03:30:00Z"));
    EXPECT_EQ(list(staff, List::mine).lines.at(0).given.size(), 2U);
}

TEST_P(OutageRoom, taken_back_deadlines_are_what_they_were) {
    say("letter:1", {want(Step::initial, staff)});
    at("2026-11-23T08:00:00Z");
    const auto id = record(wish(ten, noon)).outage.id;
    EXPECT_EQ(room->outages.undoing(as(head, true), id).moved.deadlines, 1);
    EXPECT_EQ(due(staff), parse_instant("2026-11-26T02:30:00Z"));
    EXPECT_EQ(refusal_of([&] { room->outages.revoke(as(head), id, "x"); }), core::Code::forbidden);
    EXPECT_EQ(refusal_of([&] { room->outages.revoke(as(head, true), id, " "); }), core::Code::invalid);
    at("2026-11-25T10:00:00Z");
    EXPECT_EQ(count(staff, List::overdue), 0);
    EXPECT_EQ(room->outages.revoke(as(head, true), id, "Salah gedung").moved.late, 1);
    EXPECT_EQ(due(staff), parse_instant("2026-11-25T09:00:00Z"));
    EXPECT_EQ(count(staff, List::overdue), 1);
    EXPECT_TRUE(list(staff, List::mine).lines.at(0).given.empty());
    EXPECT_EQ(refusal_of([&] { room->outages.revoke(as(head, true), id, "Lagi"); }), core::Code::conflict);
    const auto shown = room->outages.one(as(staff), id).outage;
    EXPECT_EQ(shown.state, OutageState::revoked);
    EXPECT_EQ(shown.closed_reason, "Salah gedung");
    const auto trail =
        place->db().read([&](core::db::Tx& tx) { return core::audit::of(tx, "outage:" + id.text()); });
    ASSERT_EQ(trail.size(), 2U);
    EXPECT_EQ(trail[0].act, "deadlines.outage_recorded");
    EXPECT_EQ(trail[0].data.at("moved"), 1);
    EXPECT_EQ(trail[1].act, "deadlines.outage_revoked");
    record(wish(ten, noon));
    EXPECT_EQ(due(staff), parse_instant("2026-11-26T02:30:00Z")) << "and may be recorded anew";
}

TEST_P(OutageRoom, the_order_of_recording_does_not_matter) {
    say("letter:1", {want(Step::initial, staff)});
    at("2026-11-27T02:00:00Z");
    // Thursday 7.30 to 9.30 comes after the deadline of Wednesday, until the outage of Monday moved that.
    EXPECT_EQ(record(wish("2026-11-26T00:30:00Z", "2026-11-26T02:30:00Z")).moved.deadlines, 0);
    EXPECT_EQ(count(staff, List::overdue), 1);
    const auto done = record(wish(ten, noon));
    EXPECT_EQ(done.moved.deadlines, 1);
    EXPECT_EQ(due(staff), parse_instant("2026-11-26T04:30:00Z")) << "both";
    EXPECT_EQ(list(staff, List::mine).lines.at(0).given.size(), 2U);
    room->outages.revoke(as(head, true), done.outage.id, "Keliru");
    EXPECT_EQ(due(staff), parse_instant("2026-11-25T09:00:00Z")) << "and neither";
}

TEST_P(OutageRoom, a_unit_alone_moves_its_own_and_those_below) {
    say("letter:1", {want(Step::initial, staff)});
    say("letter:2", {want(Step::initial, neighbour)});
    at("2026-11-23T08:00:00Z");
    auto office = wish(ten, noon);
    office.unit = city.all[head].unit;
    const auto done = record(office);
    EXPECT_EQ(done.moved.deadlines, 1);
    ASSERT_EQ(done.units.size(), 1U);
    EXPECT_EQ(done.units[0].name, "BIDANG");
    EXPECT_EQ(due(neighbour), parse_instant("2026-11-25T09:00:00Z"));
    auto other = wish(ten, noon);
    other.unit = city.all[neighbour].unit;
    EXPECT_EQ(record(other).moved.deadlines, 1) << "another office at the same time";
    EXPECT_EQ(refusal_of([&] { record(wish(ten, noon)); }), core::Code::invalid) << "the whole office holds both";
}

TEST_P(OutageRoom, time_that_was_paused_is_not_lost_again) {
    say("letter:1", {want(Step::initial, staff)});
    at("2026-11-23T04:00:00Z");
    room->desk.pause(as(staff), only(staff).id, parse_date("2026-11-25"), "Menunggu data");
    at("2026-11-24T04:00:00Z");
    room->desk.resume(as(staff), only(staff).id);
    EXPECT_EQ(due(staff), parse_instant("2026-11-26T09:00:00Z"));
    EXPECT_EQ(record(wish(ten, noon)).moved.minutes, 60) << "from ten to eleven";
    EXPECT_EQ(due(staff), parse_instant("2026-11-27T01:30:00Z"));
    EXPECT_EQ(record(wish("2026-11-24T01:00:00Z", "2026-11-24T03:00:00Z")).moved.deadlines, 0);
}

TEST_P(OutageRoom, a_persons_date_keeps_it_from_step_to_step_until_he_sets_another) {
    auto told = want(Step::told, staff, "branch");
    told.due = parse_date("2026-11-25");
    say("letter:1", {told});
    at("2026-11-23T08:00:00Z");
    record(wish(ten, noon));
    EXPECT_EQ(due(staff), parse_instant("2026-11-26T02:30:00Z"));
    auto follow = want(Step::follow_up, staff, "branch");
    follow.due = parse_date("2026-11-25");
    say("letter:1", {follow});
    EXPECT_EQ(only(staff).step, Step::follow_up);
    EXPECT_EQ(due(staff), parse_instant("2026-11-26T02:30:00Z"));
    EXPECT_EQ(list(staff, List::mine).lines.at(0).given.size(), 1U);
    EXPECT_EQ(letters.days.at("branch"), parse_date("2026-11-26")) << "its room shows the day it is by now";
    follow.due = parse_date("2026-11-27");
    say("letter:1", {follow});
    EXPECT_EQ(due(staff), parse_instant("2026-11-27T16:59:00Z")) << "he knew of the outage";
    EXPECT_TRUE(list(staff, List::mine).lines.at(0).given.empty());
}

TEST_P(OutageRoom, a_day_off_later_declared_takes_the_outage_of_that_day_in) {
    say("letter:1", {want(Step::initial, staff)});
    at("2026-11-24T08:00:00Z");
    record(wish("2026-11-24T03:00:00Z", "2026-11-24T05:00:00Z"));
    EXPECT_EQ(due(staff), parse_instant("2026-11-26T02:30:00Z"));
    Change change;
    change.add = {{parse_date("2026-11-24"), "Pemilihan", OffKind::holiday}};
    EXPECT_EQ(room->keepers.change(as(head, true), change, true).deadlines, 1);
    EXPECT_EQ(due(staff), parse_instant("2026-11-26T09:00:00Z")) << "the day, not the day and two hours";
    EXPECT_TRUE(list(staff, List::mine).lines.at(0).given.empty());
}

TEST_P(OutageRoom, what_cannot_be_is_refused_by_name) {
    const auto refused = [&](OutageWish asked) {
        std::string field;
        EXPECT_EQ(refusal_of([&] { record(asked); }, &field), core::Code::invalid);
        return field;
    };
    at("2026-11-23T08:00:00Z");
    EXPECT_EQ(refused(wish(noon, ten)), "until");
    EXPECT_EQ(refused(wish(ten, "2026-11-24T05:00:00Z")), "until") << "still to come";
    EXPECT_EQ(refused(wish("2026-10-01T03:00:00Z", noon)), "until") << "too long";
    auto asked = wish(ten, noon);
    asked.reason.clear();
    EXPECT_EQ(refused(asked), "reason");
    asked = wish(ten, noon);
    asked.touched.clear();
    EXPECT_EQ(refused(asked), "touched");
    asked = wish(ten, noon);
    asked.unit = core::UnitId::make({1});
    EXPECT_EQ(refused(asked), "unit");
    EXPECT_EQ(refusal_of([&] { room->outages.record(as(head), wish(ten, noon)); }), core::Code::forbidden);
    EXPECT_TRUE(room->outages.list(as(head, true), {}).empty()) << "nothing half done";
}

TEST_P(OutageRoom, the_server_proposes_what_it_missed_in_working_time) {
    say("letter:1", {want(Step::initial, staff)});
    room->beating.start();
    room->beating.beat();
    clock.pass(std::chrono::minutes(1));
    room->beating.beat();
    EXPECT_EQ(room->outages.proposals(as(head, true)), 0);
    clock.pass(std::chrono::minutes(40));
    room->beating.beat();
    EXPECT_EQ(room->outages.proposals(as(head, true)), 1);
    const auto proposal = room->outages.list(as(head, true), {}).at(0).outage;
    EXPECT_EQ(proposal.touched, std::vector{Touched::database}) << "this process stood all the time";
    EXPECT_EQ(proposal.until - proposal.from, std::chrono::minutes(40));
    EXPECT_EQ(due(staff), parse_instant("2026-11-25T09:00:00Z")) << "a proposal moves nothing";
    EXPECT_TRUE(room->outages.list(as(staff), {}).empty()) << "proposals are for keepers";
    EXPECT_EQ(refusal_of([&] { room->outages.one(as(staff), proposal.id); }), core::Code::not_found);
    auto decided = wish("2026-11-23T02:01:00Z", "2026-11-23T02:41:00Z");
    decided.proposal = proposal.id;
    EXPECT_EQ(record(decided).outage.id, proposal.id);
    EXPECT_EQ(due(staff), parse_instant("2026-11-26T01:10:00Z"));
    EXPECT_EQ(refusal_of([&] { record(decided); }), core::Code::conflict) << "decided";
    at("2026-11-23T12:00:00Z");
    room->beating.beat();   // after half a day
    at("2026-11-24T00:00:00Z");
    room->beating.start();
    room->beating.beat();   // after the night
    const auto waiting = room->outages.list(as(head, true), {.state = OutageState::proposed});
    ASSERT_EQ(waiting.size(), 1U) << "nobody's deadline ran in the night";
    room->outages.dismiss(as(head, true), waiting[0].outage.id, "Pemeliharaan terencana");
    EXPECT_EQ(room->outages.proposals(as(head, true)), 0);
    EXPECT_EQ(refusal_of([&] { room->outages.revoke(as(head, true), waiting[0].outage.id, "x"); }),
              core::Code::conflict);
    at("2026-11-24T03:00:00Z");
    room->beating.start();
    room->beating.beat();
    EXPECT_EQ(room->outages.list(as(head, true), {.state = OutageState::proposed}).at(0).outage.touched,
              std::vector{Touched::server})
        << "it began after the last beat";
}

NASKAH_ON_BOTH_DATABASES(OutageRoom);

}  // namespace
}  // namespace deadlines
