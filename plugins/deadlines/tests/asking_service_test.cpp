// SPDX-License-Identifier: Apache-2.0
// What is raised is told by its title, and who may pause a day that somebody set: whoever set it.
#include "deadlines/tests/kit.h"

#include "deadlines/service/telling.h"

namespace deadlines {
namespace asking_service_test {

using classification::AccessClass;
using core::parse_date;
using core::parse_instant;
using Who = SmallCity::Who;
using enum SmallCity::Who;

class Asking : public DeadlinesRoom {
  protected:
    core::Code code_of(const std::function<void()>& act) {
        try {
            act();
        } catch (const core::Error& error) {
            return error.code();
        }
        return core::Code::internal;
    }
    // A disposition of the head of the section to the staff, due on Thursday 26 November.
    Wait given() {
        auto wanted = want(Step::follow_up, staff, "branch");
        wanted.waiter = of(section);
        wanted.due = parse_date("2026-11-26");
        say("letter:1", {wanted});
        return only(staff);
    }
    void late(const char* instant) {
        at(instant);
        room->ticking.run();
    }
    std::optional<notify::Described> notice(Who who, const Wait& wait) {
        return place->db().read(
            [&](core::db::Tx& tx) { return room->telling.describe(tx, as(who).actor, object_of(wait.id)); });
    }
};

TEST_P(Asking, whom_it_was_raised_to_reads_title_and_number_and_no_link) {
    say("letter:1", {want(Step::initial, staff)});
    const auto wait = only(staff);
    EXPECT_FALSE(list(section, List::mine, Scope::unit).lines.at(0).said) << "before it is late";
    late("2026-11-27T03:00:00Z");
    const auto raised = list(section, List::escalated);
    ASSERT_EQ(raised.lines.size(), 1U);
    ASSERT_TRUE(raised.lines[0].said);
    EXPECT_EQ(raised.lines[0].said->title, "Perihal letter:1");
    EXPECT_EQ(raised.lines[0].said->number, "1/2026");
    EXPECT_EQ(raised.lines[0].said->link, "");
    EXPECT_EQ(raised.lines[0].holder_name, "Staf");
    EXPECT_EQ(notices.count("deadlines.escalated", of(section)), 1);
    ASSERT_TRUE(notice(section, wait));
    EXPECT_EQ(notice(section, wait)->title, "Perihal letter:1");
    EXPECT_EQ(notice(section, wait)->link, "/deadlines/" + wait.id.text());
    EXPECT_FALSE(notice(neighbour, wait));
    const auto overdue = list(mayor, List::overdue, Scope::unit);
    ASSERT_TRUE(overdue.lines.at(0).said) << "an ordinary letter that is late in his units";
    EXPECT_FALSE(list(neighbour, List::overdue, Scope::unit).lines.size());
    say("letter:1", {});
    EXPECT_EQ(notices.count("deadlines.escalated", of(section)), 0) << "done: nobody is called to it";
}

TEST_P(Asking, limited_ones_are_told_to_whom_they_were_raised_and_secret_ones_to_no_superior) {
    letters.known["letter:1"] = {AccessClass::limited, "biasa"};
    say("letter:1", {want(Step::initial, staff)});
    const auto wait = only(staff);
    late("2026-11-27T03:00:00Z");
    EXPECT_TRUE(list(section, List::escalated).lines.at(0).said);
    EXPECT_FALSE(list(mayor, List::overdue, Scope::unit).lines.at(0).said) << "not raised to him";
    EXPECT_FALSE(notice(mayor, wait));
    letters.known["letter:1"] = {AccessClass::secret, "biasa"};
    say("letter:1", {want(Step::initial, staff)});
    EXPECT_FALSE(notice(section, wait)) << "its class was raised since";
    EXPECT_EQ(code_of([&] { room->desk.urge(as(section), wait.id); }), core::Code::not_found);
}

TEST_P(Asking, a_superior_urges_the_holder_once_a_day) {
    say("letter:1", {want(Step::initial, staff)});
    const auto wait = only(staff);
    late("2026-11-27T03:00:00Z");
    EXPECT_TRUE(room->desk.whole(as(section), wait.id).may.urge);
    EXPECT_FALSE(room->desk.whole(as(staff), wait.id).may.urge) << "nobody urges himself";
    room->desk.urge(as(section), wait.id);
    EXPECT_EQ(notices.count("deadlines.urged", of(staff)), 1);
    EXPECT_FALSE(room->desk.whole(as(section), wait.id).may.urge);
    EXPECT_EQ(code_of([&] { room->desk.urge(as(section), wait.id); }), core::Code::conflict);
    EXPECT_EQ(code_of([&] { room->desk.urge(as(staff), wait.id); }), core::Code::forbidden);
    EXPECT_EQ(code_of([&] { room->desk.urge(as(neighbour), wait.id); }), core::Code::not_found);
    clock.pass(std::chrono::minutes(1));
    room->desk.urge(as(head), wait.id);
    at("2026-11-28T03:00:00Z");
    room->desk.urge(as(section), wait.id);
    const auto whole = room->desk.whole(as(staff), wait.id);
    ASSERT_EQ(whole.urges.size(), 3U);
    EXPECT_EQ(whole.urges[0].position, "Kepala Bidang");
}

TEST_P(Asking, a_day_somebody_set_is_paused_by_him_or_when_he_allows_it) {
    const auto wait = given();
    const auto until = parse_date("2026-11-30");
    EXPECT_EQ(code_of([&] { room->desk.pause(as(staff), wait.id, until, "Menunggu data"); }), core::Code::forbidden);
    auto may = room->desk.whole(as(staff), wait.id).may;
    EXPECT_FALSE(may.pause);
    EXPECT_TRUE(may.ask);
    EXPECT_EQ(code_of([&] { room->desk.ask(as(staff), wait.id, until, ""); }), core::Code::invalid);
    EXPECT_EQ(code_of([&] { room->desk.answer(as(section), wait.id, true, ""); }), core::Code::conflict);
    room->desk.ask(as(staff), wait.id, until, "Menunggu data dari BPS");
    EXPECT_EQ(notices.count("deadlines.pause_asked", of(section)), 1);
    EXPECT_EQ(code_of([&] { room->desk.ask(as(staff), wait.id, until, "Lagi"); }), core::Code::conflict);
    EXPECT_EQ(code_of([&] { room->desk.answer(as(staff), wait.id, true, ""); }), core::Code::forbidden);
    EXPECT_EQ(code_of([&] { room->desk.answer(as(section), wait.id, false, " "); }), core::Code::invalid);
    EXPECT_FALSE(only(staff).paused_at) << "time runs on until he allows it";
    room->desk.answer(as(section), wait.id, false, "Rapatnya hari Jumat");
    EXPECT_EQ(notices.count("deadlines.pause_asked", of(section)), 0);
    EXPECT_EQ(notices.count("deadlines.pause_declined", of(staff)), 1);
    EXPECT_FALSE(only(staff).paused_at);
    clock.pass(std::chrono::minutes(1));
    room->desk.ask(as(staff), wait.id, until, "Menunggu data dari BPS");
    room->desk.answer(as(section), wait.id, true, "");
    EXPECT_EQ(only(staff).pause_reason, "Menunggu data dari BPS");
    EXPECT_EQ(notices.count("deadlines.pause_granted", of(staff)), 1);
    const auto asked = room->desk.whole(as(staff), wait.id).requests;
    ASSERT_EQ(asked.size(), 2U);
    EXPECT_EQ(asked[0].granted, false);
    EXPECT_EQ(asked[1].granted, true);
    room->desk.resume(as(staff), wait.id);
    EXPECT_FALSE(only(staff).paused_at) << "going on earlier harms nobody";
}

TEST_P(Asking, who_waits_is_told_of_a_pause_by_rule_and_late_ones_are_not_paused) {
    auto wanted = want(Step::follow_up, staff);
    wanted.waiter = of(section);
    say("letter:1", {wanted});
    const auto wait = only(staff);
    room->desk.pause(as(staff), wait.id, parse_date("2026-11-25"), "Menunggu data");
    EXPECT_EQ(notices.count("deadlines.paused", of(section)), 1);
    room->desk.resume(as(staff), wait.id);
    at("2026-12-07T03:00:00Z");
    ASSERT_TRUE(only(staff).overdue(clock.now()));
    EXPECT_EQ(code_of([&] { room->desk.pause(as(staff), wait.id, parse_date("2026-12-10"), "Menunggu data"); }),
              core::Code::conflict);
    EXPECT_FALSE(room->desk.whole(as(staff), wait.id).may.pause);
    EXPECT_EQ(count(staff, List::overdue), 1) << "it stays where everybody sees it";
}

// The room whose letter it is shows one day with this one.
TEST_P(Asking, the_room_is_told_the_day_it_is_by_now) {
    const auto wait = given();
    room->desk.pause(as(section), wait.id, parse_date("2026-11-30"), "Menunggu data");
    const auto foreseen = letters.days.at("branch");
    EXPECT_EQ(foreseen, parse_date("2026-12-03")) << "Monday from nine to Thursday, from the thirtieth";
    auto wanted = want(Step::follow_up, staff, "branch");
    wanted.waiter = of(section);
    wanted.due = foreseen;
    say("letter:1", {wanted});
    EXPECT_EQ(only(staff).own_at, wait.own_at) << "said as it was told: no other day";
    room->desk.resume(as(section), wait.id);
    EXPECT_EQ(letters.days.at("branch"), parse_date("2026-11-26")) << "went on at once";
    room->desk.pause(as(section), wait.id, parse_date("2026-11-30"), "Menunggu data");
    at("2026-11-30T00:30:00Z");
    room->ticking.run();
    EXPECT_EQ(letters.days.at("branch"), foreseen);
    const auto due = only(staff).due;
    wanted.step = Step::told;
    say("letter:1", {wanted});
    EXPECT_EQ(only(staff).due, due) << "the next step has the day the last one had";
    wanted.due = parse_date("2026-12-10");
    say("letter:1", {wanted});
    EXPECT_EQ(only(staff).due, parse_instant("2026-12-10T16:59:00Z")) << "another day is another day";
}

NASKAH_ON_BOTH_DATABASES(Asking);

}  // namespace
}  // namespace deadlines
