// SPDX-License-Identifier: Apache-2.0
// What rooms say, the lists, pauses, the calendar, reminders and figures, on both databases.
#include "deadlines/tests/kit.h"

#include "core/audit/trail.h"

namespace deadlines {
namespace deadlines_service_test {

using core::parse_date;
using core::parse_instant;
using Who = SmallCity::Who;
using enum SmallCity::Who;

core::Code code_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const core::Error& error) {
        return error.code();
    }
    return core::Code::internal;
}

TEST_P(DeadlinesRoom, what_is_said_again_stays_and_what_is_not_has_ended) {
    say("letter:1", {want(Step::initial, section), want(Step::coordination, neighbour)});
    const auto first = only(section);
    clock.pass(std::chrono::hours(1));
    say("letter:1", {want(Step::initial, section), want(Step::initial, section)});
    EXPECT_EQ(only(section).id, first.id);
    EXPECT_EQ(only(section).began, first.began);
    EXPECT_EQ(count(section, List::mine), 1);
    EXPECT_EQ(count(neighbour, List::mine), 0);
    say("letter:1", {want(Step::signature, head)});
    EXPECT_EQ(count(section, List::mine), 0);
    EXPECT_EQ(only(head).step, Step::signature);
    EXPECT_EQ(only(head).began, clock.now());
    say("letter:1", {want(Step::initial, section)});
    EXPECT_NE(only(section).id, first.id) << "asked anew";
}

TEST_P(DeadlinesRoom, a_persons_date_is_kept_and_may_change) {
    auto wanted = want(Step::follow_up, staff);
    wanted.waiter = of(section);
    wanted.due = parse_date("2026-12-01");
    say("letter:1", {wanted});
    EXPECT_EQ(only(staff).due, parse_instant("2026-12-01T16:59:00Z"));
    wanted.due = parse_date("2026-11-24");
    say("letter:1", {wanted});
    EXPECT_EQ(only(staff).due, parse_instant("2026-11-24T16:59:00Z"));
    wanted.due.reset();
    say("letter:1", {wanted});
    EXPECT_EQ(only(staff).due, parse_instant("2026-11-30T09:00:00Z")) << "five working days by the shipped rule";
}

TEST_P(DeadlinesRoom, of_a_day_asked_for_and_the_offices_rule_the_nearer_holds) {
    auto wanted = want(Step::follow_up, staff);
    wanted.nearer = true;
    wanted.due = parse_date("2026-12-10");
    say("letter:1", {wanted});
    EXPECT_EQ(only(staff).due, parse_instant("2026-11-30T09:00:00Z")) << "five working days by the shipped rule";
    EXPECT_FALSE(only(staff).own_due);
    clock.pass(std::chrono::hours(48));
    say("letter:1", {wanted});
    EXPECT_EQ(only(staff).due, parse_instant("2026-11-30T09:00:00Z")) << "said later, it began when it did";
    wanted.due = parse_date("2026-11-26");
    say("letter:1", {wanted});
    EXPECT_EQ(only(staff).due, parse_instant("2026-11-26T16:59:00Z"));
    EXPECT_TRUE(only(staff).own_due);
}

TEST_P(DeadlinesRoom, lists_are_of_who_holds_and_who_waits) {
    letters.readers = {of(staff), of(section)};
    auto follow = want(Step::follow_up, staff);
    follow.waiter = of(section);
    auto unread = want(Step::opened, neighbour);
    unread.waiter = of(section);
    auto answer = want(Step::answered, neighbour);
    answer.waiter = of(section);
    say("letter:1", {follow});
    say("letter:2", {unread, answer});
    EXPECT_EQ(count(staff, List::mine), 1);
    EXPECT_EQ(count(section, List::others), 2) << "answers have a list of their own";
    EXPECT_EQ(count(section, List::unread), 1);
    EXPECT_EQ(count(neighbour, List::mine), 1) << "nobody is pressed to answer";
    EXPECT_EQ(count(section, List::unanswered), 0) << "sent today";
    clock.pass(std::chrono::hours(24 * 7));
    EXPECT_EQ(count(section, List::unanswered), 1);
    const auto lines = list(staff, List::mine).lines;
    EXPECT_EQ(lines.at(0).said.value().title, "Perihal letter:1");
    EXPECT_EQ(lines.at(0).waiter_name, "Kepala Bidang");
    EXPECT_FALSE(list(neighbour, List::mine).lines.at(0).said) << "its room tells him nothing of it";
}

TEST_P(DeadlinesRoom, lists_go_on_where_the_page_ended) {
    for (int i = 0; i < 60; ++i) say("letter:" + std::to_string(i), {want(Step::initial, staff)});
    Wish wish;
    std::set<std::string> seen;
    int pages = 0;
    letters.asked = 0;
    do {
        const auto page = room->desk.list(as(staff), wish);
        for (const auto& line : page.lines) EXPECT_TRUE(seen.insert(line.wait.subject).second);
        wish.after = page.next;
        ++pages;
    } while (!wish.after.empty());
    EXPECT_EQ(seen.size(), 60U);
    EXPECT_EQ(pages, 3);
    EXPECT_EQ(letters.asked, 3) << "once a page, not once a row";
    wish.after = "x_y";
    EXPECT_EQ(code_of([&] { room->desk.list(as(staff), wish); }), core::Code::invalid);
}

TEST_P(DeadlinesRoom, secret_ones_are_for_holder_and_waiter_alone) {
    letters.known["letter:1"] = {classification::AccessClass::secret, "biasa"};
    auto wanted = want(Step::follow_up, staff);
    wanted.waiter = of(section);
    say("letter:1", {wanted});
    say("letter:2", {want(Step::initial, staff)});
    at("2027-01-04T02:00:00Z");
    EXPECT_EQ(count(staff, List::overdue), 2);
    EXPECT_EQ(count(head, List::overdue, Scope::unit), 1);
    EXPECT_EQ(room->overview.of(as(head), {}).overdue_all, 1);
    const auto secret_one = [&] {
        for (const auto& line : list(staff, List::mine).lines)
            if (line.wait.secret()) return line.wait.id;
        return WaitId{};
    }();
    EXPECT_EQ(code_of([&] { room->desk.whole(as(head), secret_one); }), core::Code::not_found);
    EXPECT_EQ(code_of([&] { room->desk.pause(as(head), secret_one, parse_date("2027-01-10"), "x"); }),
            core::Code::not_found);
    EXPECT_EQ(room->desk.whole(as(section), secret_one).line.wait.id, secret_one);
    room->ticking.run();
    hear();
    for (const auto& event : escalated) EXPECT_EQ(event.to, of(section)) << "who waits for it, or the superior";
    const auto before = escalated.size();
    at("2027-01-11T02:00:00Z");
    room->ticking.run();
    hear();
    EXPECT_EQ(escalated.size(), before + 1) << "the secret one is told its waiter once, the other climbs";
    EXPECT_EQ(escalated.back().to, of(head));
    EXPECT_EQ(count(secretary, List::escalated), 0);
    EXPECT_EQ(count(head, List::escalated), 1);
    letters.known["letter:2"] = {classification::AccessClass::secret, "biasa"};
    say("letter:2", {want(Step::initial, staff)});
    EXPECT_EQ(count(head, List::escalated), 0) << "its class was raised since";
    EXPECT_TRUE(list(head, List::escalated).lines.empty());
    EXPECT_EQ(count(section, List::escalated), 1) << "who waits for the secret one";
    say("letter:1", {});
    EXPECT_EQ(room->overview.of(as(mayor), {}).steps.size(), 0U) << "secret ones are in no figure";
}

TEST_P(DeadlinesRoom, heads_see_their_units_and_no_others) {
    say("letter:1", {want(Step::initial, staff)});
    say("letter:2", {want(Step::initial, neighbour)});
    EXPECT_EQ(count(section, List::mine, Scope::unit), 1);
    EXPECT_EQ(count(head, List::mine, Scope::unit), 1);
    EXPECT_EQ(count(neighbour, List::mine, Scope::unit), 1);
    EXPECT_EQ(count(mayor, List::mine, Scope::unit), 2);
    EXPECT_EQ(code_of([&] { count(staff, List::mine, Scope::unit); }), core::Code::forbidden);
    Look look;
    look.unit = city.all[neighbour].unit;
    EXPECT_EQ(code_of([&] { room->overview.of(as(head), look); }), core::Code::not_found);
    EXPECT_EQ(code_of([&] { room->overview.of(as(staff), {}); }), core::Code::forbidden);
    EXPECT_EQ(code_of([&] { room->desk.whole(as(neighbour), only(staff).id); }), core::Code::not_found);
    EXPECT_FALSE(list(head, List::mine, Scope::unit).lines.at(0).said) << "the room of letters tells him nothing";
}

TEST_P(DeadlinesRoom, pauses_stop_the_time_and_are_ended_by_their_day) {
    say("letter:1", {want(Step::initial, staff)});
    const auto wait = only(staff);
    EXPECT_EQ(code_of([&] { room->desk.pause(as(colleague), wait.id, parse_date("2026-11-26"), "Menunggu data"); }),
              core::Code::not_found);
    room->desk.pause(as(section), wait.id, parse_date("2026-11-26"), "Menunggu data dari BPS");
    EXPECT_EQ(count(staff, List::paused), 1);
    at("2026-11-25T09:30:00Z");
    EXPECT_EQ(count(staff, List::overdue), 0);
    room->ticking.run();
    EXPECT_TRUE(only(staff).paused_at) << "the day has not come";
    at("2026-11-26T00:30:00Z");
    room->ticking.run();
    EXPECT_FALSE(only(staff).paused_at);
    EXPECT_EQ(only(staff).paused_minutes, 360 + 450 * 2) << "Monday from nine, Tuesday, Wednesday";
    EXPECT_EQ(only(staff).due, parse_instant("2026-11-30T07:30:00Z")) << "what was left on Monday is left on Thursday";
    const auto whole = room->desk.whole(as(staff), wait.id);
    ASSERT_EQ(whole.pauses.size(), 1U);
    EXPECT_EQ(whole.pauses[0].reason, "Menunggu data dari BPS");
    EXPECT_TRUE(whole.pauses[0].ended);
    room->desk.pause(as(staff), wait.id, parse_date("2026-11-27"), "Lagi");
    room->desk.resume(as(staff), wait.id);
    EXPECT_EQ(code_of([&] { room->desk.resume(as(staff), wait.id); }), core::Code::conflict);
    const auto trail = place->db().read([](core::db::Tx& tx) { return core::audit::of(tx, "letter:1"); });
    ASSERT_EQ(trail.size(), 4U);
    EXPECT_EQ(trail[0].act, "deadlines.paused");
    EXPECT_EQ(trail[0].data.at("note"), "Menunggu data dari BPS");
}

TEST_P(DeadlinesRoom, holders_are_reminded_and_superiors_told) {
    city.vacant = {of(section)};
    say("letter:1", {want(Step::initial, staff)});   // due Wednesday 16.00
    const auto run = [&](const char* instant) {
        at(instant);
        room->ticking.run();
        room->ticking.run();
        hear();
    };
    run("2026-11-25T03:45:00Z");
    EXPECT_EQ(reminded.size(), 0U);
    run("2026-11-25T04:00:00Z");
    ASSERT_EQ(reminded.size(), 1U);
    EXPECT_EQ(reminded[0].to, of(staff));
    run("2026-11-25T08:00:00Z");
    EXPECT_EQ(reminded.size(), 1U);
    run("2026-11-26T09:30:00Z");
    EXPECT_EQ(escalated.size(), 0U) << "it will be at eight on Friday";
    run("2026-11-27T01:00:00Z");
    ASSERT_EQ(escalated.size(), 1U);
    EXPECT_EQ(escalated[0].to, of(head)) << "the section is vacant";
    EXPECT_EQ(escalated[0].level, 1);
    run("2026-11-28T03:00:00Z");
    EXPECT_EQ(escalated.size(), 1U) << "nobody is told on Saturday";
    for (const char* day : {"2026-12-01", "2026-12-03", "2026-12-07", "2026-12-09", "2026-12-11"})
        run((std::string(day) + "T03:00:00Z").c_str());
    ASSERT_EQ(escalated.size(), 3U);
    EXPECT_EQ(escalated[1].to, of(secretary));
    EXPECT_EQ(escalated[2].to, of(mayor)) << "and not beyond";
    const auto whole = room->desk.whole(as(head), only(staff).id);
    EXPECT_EQ(whole.told.size(), 4U);
}

TEST_P(DeadlinesRoom, after_a_standstill_each_is_told_once) {
    for (int i = 0; i < 250; ++i) say("letter:" + std::to_string(i), {want(Step::initial, staff)});
    at("2027-02-01T02:00:00Z");
    EXPECT_EQ(room->ticking.run(), 250);
    hear();
    EXPECT_EQ(escalated.size(), 250U);
    EXPECT_EQ(reminded.size(), 0U);
    EXPECT_EQ(room->ticking.run(), 0);
}

TEST_P(DeadlinesRoom, a_day_off_moves_open_deadlines_of_rules_alone) {
    say("letter:1", {want(Step::initial, staff)});
    auto own = want(Step::follow_up, staff);
    own.due = parse_date("2026-11-25");
    say("letter:2", {own});
    say("letter:3", {want(Step::initial, head)});
    say("letter:3", {});
    Change change;
    change.add = {{parse_date("2026-11-24"), "Pemilihan", OffKind::holiday}};
    EXPECT_EQ(code_of([&] { room->keepers.change(as(staff), change, true); }), core::Code::forbidden);
    const auto seen = room->keepers.change(as(head, true), change, false);
    EXPECT_EQ(seen.deadlines, 1);
    EXPECT_FALSE(seen.done);
    EXPECT_EQ(list(staff, List::mine).lines.at(0).wait.due, parse_instant("2026-11-25T09:00:00Z")) << "only looked at";
    EXPECT_EQ(room->keepers.change(as(head, true), change, true).deadlines, 1);
    const auto lines = list(staff, List::mine).lines;
    EXPECT_EQ(lines.at(0).wait.subject, "letter:2");
    EXPECT_EQ(lines.at(0).wait.due, parse_instant("2026-11-25T16:59:00Z"));
    EXPECT_EQ(lines.at(1).wait.due, parse_instant("2026-11-26T09:00:00Z"));
    EXPECT_EQ(room->keepers.change(as(head, true), change, true).deadlines, 0) << "known already";
    Change back;
    back.remove = {parse_date("2026-11-24")};
    EXPECT_EQ(room->keepers.change(as(head, true), back, true).deadlines, 1);
    EXPECT_EQ(list(staff, List::mine).lines.at(0).wait.due, parse_instant("2026-11-25T09:00:00Z"));
    change.add[0].name.clear();
    EXPECT_EQ(code_of([&] { room->keepers.change(as(head, true), change, false); }), core::Code::invalid);
}

TEST_P(DeadlinesRoom, a_year_is_not_whole_until_a_keeper_says_so) {
    const auto keeper = as(head, true);
    EXPECT_EQ(room->keepers.open_years(keeper), 2) << "this year, and the next, for it is November";
    EXPECT_EQ(room->keepers.open_years(as(staff)), 0) << "not on the desk of others";
    EXPECT_EQ(code_of([&] { room->keepers.say_whole(as(staff), 2026, true); }), core::Code::forbidden);
    room->keepers.say_whole(keeper, 2026, true);
    EXPECT_EQ(room->keepers.open_years(keeper), 1);
    EXPECT_EQ(room->keepers.almanac(keeper).whole.at(2026).position, "Kepala Dinas");
    say("letter:1", {want(Step::disposition, staff)});
    EXPECT_EQ(room->desk.of(as(staff), "letter:1").open_years, std::vector<int>{2027}) << "he gives days";
    EXPECT_TRUE(room->desk.of(as(section), "letter:1").open_years.empty());
    room->keepers.say_whole(keeper, 2026, false);
    EXPECT_EQ(room->keepers.open_years(keeper), 2);
    at("2027-02-01T02:00:00Z");
    EXPECT_EQ(room->keepers.open_years(keeper), 1);
}

TEST_P(DeadlinesRoom, a_list_is_searched_by_what_the_rooms_tell) {
    letters.readers = {of(staff)};
    for (int i = 0; i < 60; ++i) say("letter:" + std::to_string(i), {want(Step::initial, staff)});
    Wish wish;
    wish.text = " LETTER:5";
    const auto found = room->desk.list(as(staff), wish);
    EXPECT_EQ(found.lines.size(), 11U) << "5 and 50 to 59, through all pages";
    EXPECT_TRUE(found.next.empty());
    letters.readers.clear();
    EXPECT_TRUE(room->desk.list(as(staff), wish).lines.empty()) << "what he is not told he does not find";
    wish.text = "staf";
    EXPECT_EQ(room->desk.list(as(staff), wish).lines.size(), 25U) << "by its holder";
}

TEST_P(DeadlinesRoom, hours_and_zones_move_deadlines_too) {
    say("letter:1", {want(Step::initial, staff)});
    Change hours;
    hours.hours = Hours{parse_date("2026-11-24"), parse_date("2026-11-30"), "Ramadan", {480, 720, 750, 900}, {480,
            690, 750, 930}};
    EXPECT_EQ(room->keepers.change(as(head, true), hours, true).deadlines, 1);
    EXPECT_EQ(only(staff).due, parse_instant("2026-11-25T08:00:00Z"));
    Change zone;
    zone.zone = {city.all_units[1].id, core::Zone::wit};
    EXPECT_EQ(room->keepers.change(as(head, true), zone, true).deadlines, 1);
    EXPECT_EQ(only(staff).due, parse_instant("2026-11-25T06:00:00Z")) << "15.00 WIT, of the office above the section";
    Change gone;
    gone.hours_gone = parse_date("2026-11-24");
    room->keepers.change(as(head, true), gone, true);
    EXPECT_EQ(code_of([&] { room->keepers.change(as(head, true), gone, true); }), core::Code::not_found);
}

TEST_P(DeadlinesRoom, a_rule_holds_for_what_begins_after_it) {
    say("letter:1", {want(Step::initial, staff)});
    clock.pass(std::chrono::minutes(5));
    Rule rule;
    rule.step = Step::initial;
    rule.measure = Measure::days;
    rule.amount = 1;
    EXPECT_EQ(code_of([&] { room->keepers.write(as(staff), rule); }), core::Code::forbidden);
    const auto written = room->keepers.write(as(head, true), rule);
    EXPECT_EQ(written.version, 1);
    clock.pass(std::chrono::minutes(5));
    say("letter:2", {want(Step::initial, staff)});
    const auto lines = list(staff, List::mine).lines;
    EXPECT_EQ(lines.at(0).wait.subject, "letter:2");
    EXPECT_EQ(lines.at(1).wait.due, parse_instant("2026-11-25T09:00:00Z"));
    Change change;
    change.add = {{parse_date("2026-11-24"), "Libur", OffKind::joint_leave}};
    room->keepers.change(as(head, true), change, true);
    EXPECT_EQ(list(staff, List::mine).lines.at(1).wait.due, parse_instant("2026-11-26T09:00:00Z")) << "by its own rule";
    rule.amount = 0;
    EXPECT_EQ(code_of([&] { room->keepers.write(as(head, true), rule); }), core::Code::invalid);
}

TEST_P(DeadlinesRoom, figures_are_those_of_the_lists) {
    const auto unit = city.all[staff].unit;
    place->db().write([&](core::db::Tx& tx) {
        for (int i = 0; i < 3; ++i)
            room->keeping.count(tx, parse_date("2026-11-02"), unit, Flow::in, classification::AccessClass::ordinary);
        room->keeping.count(tx, parse_date("2026-10-02"), unit, Flow::out, classification::AccessClass::limited);
        room->keeping.count(tx, parse_date("2026-10-02"), unit, Flow::out, classification::AccessClass::secret);
    });
    say("letter:1", {want(Step::initial, staff)});
    clock.pass(std::chrono::minutes(61));
    say("letter:1", {});
    say("letter:2", {want(Step::initial, staff), want(Step::signature, section)});
    at("2026-12-07T02:00:00Z");
    const auto shown = room->overview.of(as(head), {});
    ASSERT_EQ(shown.months.size(), 12U);
    EXPECT_EQ(shown.months.back().month, "2026-12");
    EXPECT_EQ(shown.months[10].in, 3);
    EXPECT_EQ(shown.months[9].out, 1) << "of the secret one nothing";
    ASSERT_EQ(shown.by_unit.size(), 1U);
    EXPECT_EQ(shown.by_unit[0].in, 3);
    ASSERT_EQ(shown.steps.size(), 1U);
    EXPECT_EQ(shown.steps[0].count, 1);
    EXPECT_EQ(shown.steps[0].median, 120);
    EXPECT_EQ(shown.overdue_all, count(head, List::overdue, Scope::unit));
    EXPECT_EQ(shown.overdue_all, 2);
    for (const auto& each : shown.overdue) {
        Wish wish;
        wish.list = List::overdue;
        wish.scope = Scope::unit;
        wish.holder = each.position;
        EXPECT_EQ(room->desk.count(as(head), wish), each.overdue);
    }
    Look wrong;
    wrong.from = parse_date("2027-01-01");
    EXPECT_EQ(code_of([&] { room->overview.of(as(head), wrong); }), core::Code::invalid);
}

NASKAH_ON_BOTH_DATABASES(DeadlinesRoom);

}  // namespace
}  // namespace deadlines
