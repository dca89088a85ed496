// SPDX-License-Identifier: Apache-2.0
// Telling, showing, reading; what leaves the house and when; on both databases.
#include <gtest/gtest.h>

#include "core/jobs/claim.h"
#include "plugins/notify/tests/kit.h"

namespace notify {
namespace notices_service_test {

using classification::AccessClass;
using core::Error;

class NoticeRoom : public NoticesTest {};

TEST_P(NoticeRoom, tells_the_position_and_whoever_sits_there) {
    arrive(letter("1"));
    EXPECT_EQ(room->inbox.count(as(head)), 1);
    EXPECT_EQ(room->inbox.count(as(staff)), 0);
    const auto lines = room->inbox.list(as(head), {}).lines;
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].title, "Rapat koordinasi");
    EXPECT_EQ(lines[0].link, "/incoming/1");
    EXPECT_TRUE(lines[0].unread);
    EXPECT_FALSE(lines[0].own);
    ASSERT_EQ(woken.size(), 1u);
    EXPECT_EQ(woken[0], "position:" + office.position_of(head).text());
    office.seat(admin, head);
    EXPECT_EQ(room->inbox.count(as(head)), 0) << "he sits there no more";
    auto successor = as(admin);
    successor.actor.acting = successor.actor.seats.size() - 1;
    EXPECT_EQ(room->inbox.count(successor), 1);
}

TEST_P(NoticeRoom, who_acts_tells_himself_nothing) {
    tell(head, "incoming.arrived", letter("1"), head);
    EXPECT_EQ(room->inbox.count(as(head)), 0);
    office.seat(staff, head);
    tell(staff, "incoming.arrived", letter("2"), head);
    EXPECT_EQ(read([&](core::db::Tx& tx) { return store::waiting_receivers(tx).size(); }), 0u) << "in no seat of his";
}

TEST_P(NoticeRoom, is_one_while_it_is_unread) {
    const auto object = letter("1");
    arrive(object);
    clock.pass(std::chrono::minutes(5));
    arrive(object);
    auto lines = room->inbox.list(as(head), {}).lines;
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].told, 2);
    EXPECT_EQ(lines[0].changed, clock.now());
    tell(staff, "incoming.disposed", object, head);
    EXPECT_EQ(room->inbox.count(as(head)), 2) << "another kind";
    room->post.opened(as(head), object);
    EXPECT_EQ(room->inbox.count(as(head)), 0) << "opening reads all of the object";
    arrive(object);
    EXPECT_EQ(room->inbox.list(as(head), {}).lines.size(), 3u) << "read ones stay as they were";
}

TEST_P(NoticeRoom, shows_nothing_of_what_he_may_no_longer_know) {
    const auto object = letter("1");
    arrive(object);
    clock.pass(std::chrono::seconds(1));
    arrive(letter("2"));
    letters.hidden.insert({"kadis", object});
    EXPECT_EQ(room->inbox.count(as(head)), 1);
    const auto lines = room->inbox.list(as(head), {}).lines;
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].link, "/incoming/2");
    letters.hidden.clear();
    const auto id = room->inbox.list(as(head), {}).lines[1].id;
    letters.hidden.insert({"kadis", object});
    EXPECT_THROW(room->inbox.open(as(head), id), Error) << "not found";
    EXPECT_THROW(room->inbox.open(as(staff), id), Error) << "another's";
}

TEST_P(NoticeRoom, pages_go_on_below_the_last_shown_one) {
    std::set<std::string> seen;
    for (int i = 0; i < 25; ++i) {
        clock.pass(std::chrono::milliseconds(i % 3));   // some of one moment
        const auto object = letter(std::to_string(i));
        arrive(object);
        if (i % 4 == 0) letters.hidden.insert({"kadis", object});
    }
    Inbox::Wish wish;
    wish.limit = 4;
    for (int page = 0; page < 10; ++page) {
        const auto found = room->inbox.list(as(head), wish);
        EXPECT_LE(found.lines.size(), 4u);
        for (const auto& line : found.lines) EXPECT_TRUE(seen.insert(line.link).second) << line.link << " twice";
        if (found.next.empty()) break;
        wish.after = found.next;
    }
    EXPECT_EQ(seen.size(), 18u);
    wish.after = "x";
    EXPECT_THROW(room->inbox.list(as(head), wish), Error);
}

TEST_P(NoticeRoom, marks_all_until_the_page_was_made) {
    arrive(letter("1"));
    const auto page = clock.now();
    clock.pass(std::chrono::seconds(1));
    arrive(letter("2"));
    EXPECT_EQ(room->inbox.read_all(as(head), page), 1);
    EXPECT_EQ(room->inbox.count(as(head)), 1);
    EXPECT_EQ(room->inbox.list(as(head), {.unread = true}).lines.size(), 1u);
}

TEST_P(NoticeRoom, takes_back_what_waits_no_longer) {
    const auto object = letter("1");
    arrive(object);
    place->db().write([&](core::db::Tx& tx) {
        room->post.withdraw(tx, as(staff), "incoming.arrived", object, office.position_of(head));
    });
    EXPECT_EQ(room->inbox.count(as(head)), 0);
}

TEST_P(NoticeRoom, a_unit_that_fails_tells_nothing) {
    letter("1");
    EXPECT_THROW(place->db().write([&](core::db::Tx& tx) {
        room->post.tell(tx, as(staff), {"incoming.arrived", "incoming:1", {office.position_of(head)}});
        throw Error(core::Code::conflict, "core.error.conflict");
    }), Error);
    EXPECT_EQ(room->inbox.count(as(head)), 0);
    EXPECT_TRUE(woken.empty());
    EXPECT_EQ(work(), 0);
    EXPECT_THROW(tell(staff, "incoming.unknown", "incoming:1", head), Error);
}

TEST_P(NoticeRoom, sends_at_once_what_is_wanted_at_once) {
    address(head, Channel::email, "kadis@kota.go.id");
    arrive(letter("1"));
    work();
    EXPECT_TRUE(postman.sent.empty()) << "a digest will tell";
    tell(staff, "incoming.disposed", letter("2", "Tindak lanjut"), head);
    work();
    ASSERT_EQ(postman.sent.size(), 1u);
    EXPECT_EQ(postman.sent[0].address, "kadis@kota.go.id");
    EXPECT_NE(postman.sent[0].text.find("Tindak lanjut"), std::string::npos);
    EXPECT_EQ(postman.sent[0].link, "https://naskah.example/incoming/2");
    tell(staff, "incoming.disposed", "incoming:2", head);
    work();
    EXPECT_EQ(postman.sent.size(), 1u) << "told again while unread: no second message";
    room->post.opened(as(head), "incoming:2");
    tell(staff, "incoming.disposed", "incoming:2", head);
    room->post.opened(as(head), "incoming:2");
    work();
    EXPECT_EQ(postman.sent.size(), 1u) << "read before it went";
}

TEST_P(NoticeRoom, quiet_hours_hold_a_message_back) {
    address(head, Channel::email, "kadis@kota.go.id");
    SettingsWish wish;
    wish.rhythm = Rhythm{};
    wish.rhythm->quiet_from = 9 * 60;
    wish.rhythm->quiet_until = 11 * 60;
    room->prefer.save(as(head), wish);
    tell(staff, "incoming.disposed", letter("1"), head);
    work();
    EXPECT_TRUE(postman.sent.empty());
    clock.pass(std::chrono::hours(1));
    work();
    EXPECT_EQ(postman.sent.size(), 1u);
    wish.rhythm->urgent_now = true;
    wish.rhythm->quiet_until = 15 * 60;
    room->prefer.save(as(head), wish);
    tell(staff, "incoming.disposed", letter("2"), head);
    work();
    EXPECT_EQ(postman.sent.size(), 2u) << "urgent ones go in quiet hours when he says so";
}

TEST_P(NoticeRoom, digests_tell_once_at_the_chosen_hours) {
    address(head, Channel::email, "kadis@kota.go.id");
    arrive(letter("1"));
    arrive(letter("2", "Rahasia sekali", AccessClass::top_secret));
    const auto monday = core::parse_date("2026-11-23");
    room->deliver.digests(monday, 8 * 60);
    EXPECT_EQ(work(), 2) << "not his hour; only the notices were handed on";
    clock.set(core::parse_instant("2026-11-23T06:00:00Z"));   // 13.00 WIB
    room->deliver.digests(monday, 13 * 60);
    room->deliver.digests(monday, 13 * 60);
    work();
    ASSERT_EQ(postman.sent.size(), 1u);
    EXPECT_EQ(postman.sent[0].link, "https://naskah.example/notices");
    EXPECT_EQ(postman.sent[0].text.find("Rapat"), std::string::npos);
    EXPECT_NE(postman.sent[0].text.find("- 1 incoming.notice.arrived"), std::string::npos)
        << "the closed one has no kind";
    clock.set(core::parse_instant("2026-11-24T00:30:00Z"));
    room->deliver.digests(core::parse_date("2026-11-24"), 7 * 60 + 30);
    work();
    EXPECT_EQ(postman.sent.size(), 1u) << "nothing new";
    arrive(letter("3"));
    clock.set(core::parse_instant("2026-11-24T06:00:00Z"));
    days.off.insert(core::parse_date("2026-11-24"));
    room->deliver.digests(core::parse_date("2026-11-24"), 13 * 60);
    work();
    EXPECT_EQ(postman.sent.size(), 1u) << "a day off";
    clock.set(core::parse_instant("2026-11-25T00:30:00Z"));
    room->deliver.digests(core::parse_date("2026-11-25"), 7 * 60 + 30);
    work();
    EXPECT_EQ(postman.sent.size(), 2u);
}

TEST_P(NoticeRoom, looks_at_the_hours_people_chose_and_no_others) {
    const auto monday = core::parse_date("2026-11-23");
    room->deliver.plan(monday);
    room->deliver.plan(monday);
    EXPECT_EQ(work(), 1) << "07.30 is over and looked at, once; 13.00 is to come";
    address(head, Channel::email, "kadis@kota.go.id");
    arrive(letter("1"));
    SettingsWish wish;
    wish.rhythm = Rhythm{};
    wish.rhythm->hours = {9 * 60, 11 * 60};
    room->prefer.save(as(head), wish);
    work();
    clock.set(core::parse_instant("2026-11-23T04:00:00Z"));   // 11.00 WIB
    work();
    EXPECT_EQ(postman.sent.size(), 1u) << "chosen this morning for this noon";
    clock.set(core::parse_instant("2026-11-23T06:00:00Z"));
    arrive(letter("2"));
    EXPECT_EQ(work(), 2) << "the look of 13.00 and the notice handed on";
    EXPECT_EQ(postman.sent.size(), 1u) << "not his hour";
}

TEST_P(NoticeRoom, a_refused_address_is_told_and_not_tried_again) {
    address(head, Channel::email, "salah@kota.go.id");
    postman.fault = Error(core::Code::gone, "notify.error.address_refused", {{"code", "550"}});
    tell(staff, "incoming.disposed", letter("1"), head);
    work();
    EXPECT_EQ(room->watch.count_failed(), 1);
    EXPECT_THROW(room->watch.check(), Error);
    auto his = room->prefer.settings(as(head));
    EXPECT_EQ(his.addresses[Channel::email].reason, "notify.error.address_refused");
    ASSERT_EQ(his.messages.size(), 1u);
    EXPECT_EQ(his.messages[0].detail, "550");
    postman.fault.reset();
    tell(staff, "incoming.disposed", letter("2"), head);
    work();
    EXPECT_TRUE(postman.sent.empty()) << "until he mends it";
    address(head, Channel::email, "benar@kota.go.id");
    const auto failed = room->watch.failures(as(admin), "").lines;
    ASSERT_EQ(failed.size(), 1u);
    EXPECT_EQ(failed[0].person, "Bapak/Ibu kadis");
    EXPECT_THROW(room->watch.failures(as(head), ""), Error);
    room->watch.retry(as(admin), failed[0].message.id);
    EXPECT_THROW(room->watch.retry(as(admin), failed[0].message.id), Error) << "it waits";
    work();
    ASSERT_EQ(postman.sent.size(), 1u);
    EXPECT_EQ(postman.sent[0].address, "benar@kota.go.id");
    EXPECT_EQ(room->watch.count_failed(), 0);
}

TEST_P(NoticeRoom, tries_again_while_the_server_is_away_and_then_says_so) {
    address(head, Channel::email, "kadis@kota.go.id");
    postman.fault = Error(core::Code::upstream, "notify.error.mail_away");
    tell(staff, "incoming.disposed", letter("1"), head);
    for (int i = 1; i < Deliver::retry.tries; ++i) {
        work();
        EXPECT_EQ(room->watch.count_failed(), 0) << i;
        const auto shown = room->watch.failures(as(admin), "").lines;
        ASSERT_EQ(shown.size(), 1u) << "seen while it is tried again";
        EXPECT_EQ(shown[0].message.state, Sending::waiting);
        EXPECT_EQ(shown[0].message.tries, i);
        clock.pass(std::chrono::hours(1));
    }
    work();
    EXPECT_EQ(room->watch.count_failed(), 1);
    EXPECT_EQ(room->prefer.settings(as(head)).addresses[Channel::email].reason, "") << "not his address's fault";
    EXPECT_TRUE(read([](core::db::Tx& tx) { return core::jobs::dead(tx).empty(); })) << "it is told where it belongs";
}

TEST_P(NoticeRoom, a_message_whose_process_dies_at_each_try_is_told_as_failed) {
    address(head, Channel::email, "kadis@kota.go.id");
    tell(staff, "incoming.disposed", letter("1"), head);
    postman.fault = Error(core::Code::upstream, "notify.error.mail_away");
    work();
    clock.pass(std::chrono::hours(1));
    for (int i = 1; i < Deliver::retry.tries; ++i) {
        place->db().write([&](core::db::Tx& tx) {
            EXPECT_TRUE(core::jobs::claim(tx, {std::string(deliver_job)}, clock.now()));
        });
        clock.pass(core::jobs::lease_time + std::chrono::seconds(1));
    }
    work();
    EXPECT_EQ(room->watch.count_failed(), 1);
}

TEST_P(NoticeRoom, a_test_message_goes_to_who_asks_and_tells_why_not) {
    const auto fault = [&](std::size_t who) -> std::string {
        try {
            room->watch.test(as(who), Channel::email);
        } catch (const Error& error) {
            return error.faults().empty() ? error.key() : error.faults()[0].key;
        }
        return "";
    };
    EXPECT_EQ(fault(admin), "notify.fault.no_address");
    address(admin, Channel::email, "admin@kota.go.id");
    EXPECT_EQ(fault(admin), "");
    ASSERT_EQ(postman.sent.size(), 1u);
    EXPECT_EQ(postman.sent[0].address, "admin@kota.go.id");
    postman.fault = Error(core::Code::gone, "notify.error.address_refused", {{"code", "550"}});
    EXPECT_EQ(fault(admin), "notify.error.address_refused");
    EXPECT_NE(fault(head), "") << "not an administrator";
}

TEST_P(NoticeRoom, his_settings_hold_only_what_differs_from_the_houses) {
    SettingsWish wish;
    wish.rows = {{"incoming.arrived", "", false, true, {{Channel::email, Mode::now}}},
                 {"incoming.disposed", "", false, true, {{Channel::email, Mode::now}}}};
    room->prefer.save(as(head), wish);
    EXPECT_EQ(read([&](core::db::Tx& tx) { return store::wishes(tx, office.people[head].id).size(); }), 1u);
    wish.rows = {{"incoming.disposed", "", false, false, {{Channel::email, Mode::never}}}};
    EXPECT_THROW(room->prefer.save_defaults(as(head), wish), Error) << "not an administrator";
    room->prefer.save_defaults(as(admin), wish);
    const auto his = room->prefer.settings(as(head));
    EXPECT_EQ(his.rows[0].modes.at(Channel::email), Mode::now);
    EXPECT_EQ(his.rows[1].modes.at(Channel::email), Mode::never) << "he said nothing of it";
    tell(staff, "incoming.disposed", letter("1"), head);
    EXPECT_EQ(room->inbox.count(as(head)), 0) << "the house does not show it";
    wish.rows = {{"letters.none", "", false, true, {}}};
    EXPECT_THROW(room->prefer.save(as(head), wish), Error);
}

TEST_P(NoticeRoom, a_word_of_a_secret_letter_is_nowhere) {
    constexpr const char* canary = "KENARI";
    for (const auto channel : {Channel::email, Channel::whatsapp})
        address(head, channel, channel == Channel::email ? "kadis@kota.go.id" : "+6281200001111");
    room->watch.save(as(admin), {Channel::whatsapp, "http://127.0.0.1:1", R"({"a": "{{address}}", "b": "{{text}}"})", 1, true}, {});
    SettingsWish wish;
    wish.rows = {{"incoming.disposed", "", true, true, {{Channel::email, Mode::now}, {Channel::whatsapp, Mode::now}}}};
    room->prefer.save(as(head), wish);
    tell(staff, "incoming.disposed", letter("1", std::string("Penempatan ") + canary, AccessClass::top_secret), head);
    arrive("incoming:1");
    room->deliver.digests(core::parse_date("2026-11-23"), 13 * 60);
    work();
    EXPECT_EQ(postman.sent.size(), 3u) << "mail, WhatsApp, the digest";
    for (const auto& out : postman.sent) {
        EXPECT_EQ((out.subject + out.text + out.link).find(canary), std::string::npos);
        EXPECT_EQ(out.link, "https://naskah.example/notices");
        EXPECT_EQ(out.text.find("incoming.notice"), std::string::npos);
    }
    EXPECT_EQ(all_rows().find(canary), std::string::npos);
    EXPECT_NE(room->inbox.list(as(head), {}).lines.at(0).title.find(canary), std::string::npos)
        << "on his own page he reads it";
}

TEST_P(NoticeRoom, wakes_pages_of_what_other_processes_told) {
    room->post.look();
    arrive(letter("1"));
    woken.clear();
    clock.pass(std::chrono::seconds(3));
    room->post.look();
    EXPECT_EQ(woken, std::vector{"position:" + office.position_of(head).text()});
    woken.clear();
    clock.pass(std::chrono::seconds(3));
    room->post.look();
    EXPECT_TRUE(woken.empty()) << "once is enough";
    arrive(letter("2"));
    woken.clear();
    room->post.look();
    EXPECT_EQ(woken.size(), 1u);
}

NASKAH_ON_BOTH_DATABASES(NoticeRoom);

}  // namespace
}  // namespace notify
