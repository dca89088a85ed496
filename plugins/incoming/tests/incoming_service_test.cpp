// SPDX-License-Identifier: Apache-2.0
// The room on both databases: numbers without gaps, letters taken in once, dispositions to the end.
#include "incoming/tests/kit.h"

#include "core/pdf/write.h"

namespace incoming {
namespace incoming_service_test {

class IncomingRoom : public IncomingOffice {
  protected:
    letters::LetterId send(bool copy = false) {
        letters::Issued letter;
        letter.subject = "Undangan rapat koordinasi";
        letter.text = "kehadiran";
        return receive(std::move(letter), copy);
    }
    IncomingId first(std::size_t who) {
        const auto found = room->desk.list(as(who), {});
        if (found.lines.empty()) throw std::runtime_error("nothing in the mailbox");
        return found.lines.front().id;
    }
    std::size_t hits(std::size_t who) {
        return place->db().read([&](core::db::Tx& tx) {
            core::search::Wanted wanted;
            wanted.words = "kehadiran";
            return search->find(tx, as(who).actor.tokens(), wanted).hits.size();
        });
    }
};

TEST_P(IncomingRoom, takes_each_letter_in_once_and_numbers_without_gaps) {
    const auto letter = send();
    room->receive.on_sent({letter});
    EXPECT_EQ(sent.receipts, 2);
    send();
    const auto book = room->desk.list(as(3), {});
    std::set<std::string> agenda;
    for (const auto& line : book.lines) agenda.insert(line.agenda);
    EXPECT_EQ(agenda, (std::set<std::string>{"1/2026", "2/2026", "3/2026", "4/2026"}));
    EXPECT_TRUE(room->desk.list(as(2), {}).lines.empty()) << "staff see nothing of it";
    EXPECT_EQ(room->desk.count(as(0), Show::unread), 2);
    EXPECT_EQ(hits(0), 2u);
    EXPECT_EQ(hits(2), 0u);
}

TEST_P(IncomingRoom, a_personal_letter_of_this_house_goes_to_its_person) {
    letters::Issued letter;
    letter.id = letters::LetterId::make(clock.now());
    letter.number = "800.1.6/4/X";
    letter.date = core::parse_date("2026-11-23");
    letter.subject = "Pembinaan pegawai";
    letter.text = "kehadiran";
    letter.unit_name = "Diskominfo";
    const auto he = as(0).actor.person;
    letter.addressees = {{office.all[0].id, "Sekda", false, "", true, he}, {office.all[1].id, "Kabag", false, "", true}};
    sent.all[letter.id] = letter;
    for (int twice = 0; twice < 2; ++twice) room->receive.on_sent({letter.id});
    EXPECT_EQ(sent.receipts, 1) << "of the vacant position it is nobody's";
    const auto id = first(0);
    EXPECT_EQ(room->desk.whole(as(0), id).entry.person, he);
    EXPECT_EQ(hits(0), 1u);
    for (const std::size_t who : {1, 3, 4}) EXPECT_EQ(hits(who), 0u) << who;
    auto moved = as(1), successor = as(0);
    moved.actor.person = he;
    successor.actor.person = core::PersonId::make({77});
    EXPECT_EQ(room->desk.list(moved, {}).lines.size(), 1u);
    EXPECT_NO_THROW(room->desk.whole(moved, id));
    for (const auto& who : {successor, as(1), as(3), as(4)}) {
        EXPECT_THROW(room->desk.whole(who, id), core::Error);
        EXPECT_TRUE(room->desk.list(who, {}).lines.empty());
    }
}

TEST_P(IncomingRoom, pages_by_key) {
    for (int i = 0; i < 3; ++i) send();
    Wish wish;
    wish.limit = 2;
    const auto one = room->desk.list(as(3), wish);
    ASSERT_EQ(one.lines.size(), 2u);
    wish.after = one.next;
    const auto two = room->desk.list(as(3), wish);
    ASSERT_EQ(two.lines.size(), 2u);
    EXPECT_NE(one.lines[1].id, two.lines[0].id);
    wish.after = "nonsense";
    EXPECT_THROW(room->desk.list(as(3), wish), core::Error);
}

TEST_P(IncomingRoom, neighbours_keep_the_order_of_the_list_and_its_filter) {
    for (int i = 0; i < 4; ++i) {
        send();
        clock.pass(std::chrono::seconds(1));
    }
    Wish wish;
    wish.show = Show::unread;
    const auto lines = room->desk.list(as(0), wish).lines;
    ASSERT_EQ(lines.size(), 4u);
    const auto around = [&](std::size_t at) {
        wish.after = place_of(lines[at], wish.order);
        return room->desk.neighbours(as(0), wish, lines[at].id);
    };
    EXPECT_FALSE(around(0).before);
    EXPECT_EQ(around(0).after->letter, lines[1].id);
    EXPECT_EQ(around(3).before->letter, lines[2].id);
    EXPECT_FALSE(around(3).after);
    room->dispose.read(as(0), lines[1].id);
    room->dispose.read(as(0), lines[2].id);
    EXPECT_EQ(around(1).before->letter, lines[0].id) << "it left the list, its place did not";
    EXPECT_EQ(around(3).before->letter, lines[2].id) << "back to what was just read";
    EXPECT_EQ(around(1).after->letter, lines[3].id) << "what is read is no more unread";
    EXPECT_EQ(around(0).after->place, place_of(lines[3], wish.order));
    EXPECT_FALSE(room->desk.neighbours(as(2), wish, lines[1].id).after) << "nobody goes on to what he may not see";
}

TEST_P(IncomingRoom, disposition_goes_down_and_comes_back) {
    send();
    const auto id = first(0);
    room->dispose.read(as(0), id);
    EXPECT_EQ(room->desk.count(as(0), Show::untreated), 1);
    EXPECT_THROW(room->desk.whole(as(2), id), core::Error);
    Instructions wish;
    wish.to = {office.all[1].id};
    wish.codes = {"hadiri"};
    wish.due_days = 3;
    room->dispose.give(as(0), id, wish);
    EXPECT_EQ(room->desk.count_given(as(1), ShowGiven::unread), 1);
    clock.pass(std::chrono::seconds(1));
    Instructions up;
    up.to = {office.all[0].id};
    up.note = "Mohon arahan";
    EXPECT_THROW(room->dispose.give(as(1), id, up), core::Error);
    Instructions down;
    down.to = {office.all[2].id};
    down.note = "Hadiri dan laporkan";
    room->dispose.give(as(1), id, down);
    EXPECT_EQ(hits(2), 1u) << "who is instructed finds it";
    const auto mine = room->desk.whole(as(2), id).mine;
    ASSERT_TRUE(mine);
    EXPECT_EQ(room->desk.whole(as(0), id).dispositions[0].due, core::parse_date("2026-11-26"));
    EXPECT_THROW(room->dispose.close(as(0), id, ""), core::Error);
    room->dispose.report(as(2), mine->id, "Sudah hadir");
    room->dispose.report(as(1), room->desk.whole(as(1), id).mine->id, "Sudah diwakili staf");
    EXPECT_TRUE(room->desk.list(as(4), {}).lines.empty());
    room->dispose.close(as(0), id, "");
    EXPECT_EQ(room->desk.list(as(4), {}).lines.size(), 1u) << "the archivist takes over";
    const auto whole = room->desk.whole(as(0), id);
    for (const auto& disposition : whole.dispositions)
        for (const auto& branch : disposition.branches) EXPECT_EQ(branch.state, BranchState::accepted);
}

TEST_P(IncomingRoom, withdrawn_is_gone_for_the_receiver) {
    send();
    const auto id = first(0);
    Instructions wish;
    wish.to = {office.all[2].id};
    wish.note = "Siapkan";
    room->dispose.give(as(0), id, wish);
    const auto branch = room->desk.whole(as(0), id).dispositions[0].branches[0].id;
    EXPECT_THROW(room->dispose.withdraw(as(3), branch), core::Error);
    room->dispose.withdraw(as(0), branch);
    EXPECT_THROW(room->desk.whole(as(2), id), core::Error);
    EXPECT_EQ(hits(2), 0u);
    room->dispose.close(as(0), id, "");
}

TEST_P(IncomingRoom, registers_from_outside_and_warns_of_the_same) {
    core::pdf::Paragraph line;
    line.runs = {{"Surat dari luar", {}}};
    core::pdf::Document document;
    document.push_back(line);
    const auto pdf = core::pdf::write(document, {}, NASKAH_FONTS).bytes;
    const std::vector<SheetFile> files{{"application/pdf", pdf}};
    Registration wish;
    wish.sender = "Kementerian";
    wish.number = "B-12";
    wish.subject = "Pelatihan";
    wish.date = core::parse_date("2025-12-30");
    wish.received = core::parse_date("2026-01-02");
    wish.position = office.all[0].id;
    EXPECT_THROW(room->registry.enter(as(3), wish), core::Error) << "no scan";
    wish.scan = room->registry.keep(as(3), files).id;
    wish.received_confirmed = true;   // long ago
    const auto done = room->registry.enter(as(3), wish);
    ASSERT_TRUE(done.entry);
    EXPECT_EQ(done.entry->agenda, "1/2026") << "the year of receipt";
    wish.scan = room->registry.keep(as(3), files).id;
    EXPECT_FALSE(room->registry.enter(as(3), wish).entry);
    wish.confirmed = true;
    EXPECT_EQ(room->registry.enter(as(3), wish).entry->agenda, "2/2026");
    EXPECT_THROW(room->registry.keep(as(3), {{"text/plain", core::view("x")}}), core::Error);
    EXPECT_THROW(room->registry.keep(as(3), {{"application/pdf", core::view("%PDF-1.7 x")}}), core::Error);
}

TEST_P(IncomingRoom, tells_how_a_letter_stands_now) {
    const auto letter = send();
    EXPECT_FALSE(room->desk.list(as(0), {}).lines.front().newer);
    letters::Newer newer;
    newer.how = letters::Relation::revokes;
    newer.number = "000.1.5/2/X";
    newer.date = core::parse_date("2026-11-24");
    relations.newer[letter] = newer;
    room->receive.on_changed({letter});
    EXPECT_EQ(room->desk.list(as(0), {}).lines.front().newer->number, "000.1.5/2/X");
    EXPECT_EQ(room->desk.whole(as(0), first(0)).newer->how, letters::Relation::revokes);
    const auto summary = place->db().read([&](core::db::Tx& tx) {
        return search->find(tx, as(0).actor.tokens(), {.words = "kehadiran"}).hits.front().summary;
    });
    EXPECT_TRUE(summary.starts_with("Dicabut")) << summary;
}

TEST_P(IncomingRoom, begins_a_reply_with_what_stands_on_the_letter) {
    send();
    const auto id = first(0);
    EXPECT_THROW(room->answer.begin(as(2), letters::Relation::replies, id), core::Error) << "staff see nothing of it";
    EXPECT_TRUE(relations.begun.empty());
    room->answer.begin(as(0), letters::Relation::replies, id);
    ASSERT_EQ(relations.begun.size(), 1u);
    const auto& about = relations.begun[0].second;
    EXPECT_EQ(about.subject, subject_of(id));
    EXPECT_TRUE(about.letter) << "of this house: the reply goes to who signed it";
    EXPECT_EQ(about.number, "000.1.5/1/X");
    EXPECT_EQ(about.from, "Diskominfo");
    relations.given = {{letters::Relation::replies, letters::LetterId::make({9}), "000.1.5/3/Y", {}, "Tanggapan"}};
    EXPECT_EQ(room->desk.whole(as(0), id).answers.size(), 1u);
}

NASKAH_ON_BOTH_DATABASES(IncomingRoom);

}  // namespace
}  // namespace incoming
