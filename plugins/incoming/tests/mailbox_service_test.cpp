// SPDX-License-Identifier: Apache-2.0
// The mailbox narrowed and put in order, and letters registered for several positions with a day for the answer, on
// both databases.
#include "incoming/tests/kit.h"

#include "core/pdf/write.h"
#include "incoming/service/awaited.h"

namespace incoming {
namespace mailbox_service_test {

class Mailbox : public IncomingOffice {
  protected:
    Registration wish_of(std::string subject) {
        core::pdf::Paragraph line;
        line.runs = {{subject + std::to_string(++count_), {}}};
        const auto pdf = core::pdf::write({line}, {}, NASKAH_FONTS).bytes;
        clock.pass(std::chrono::seconds(1));
        Registration wish;
        wish.scan = room->registry.keep(as(3), {{"application/pdf", pdf}}).id;
        wish.sender = "Badan Pusat Statistik";
        wish.number = "B-" + std::to_string(count_);
        wish.subject = std::move(subject);
        wish.date = wish.received = core::date_of(clock.now(), core::Zone::wib);
        wish.position = office.all[0].id;
        return wish;
    }
    IncomingId enter(const Registration& wish) { return room->registry.enter(as(3), wish).entry.value().id; }
    std::string subjects(std::size_t who, const Wish& wish) {
        std::string all;
        for (const auto& line : room->desk.list(as(who), wish).lines) all += line.subject;
        return all;
    }
    // The whole list, two on a page.
    std::string paged(std::size_t who, Wish wish) {
        wish.limit = 2;
        std::string all;
        do {
            const auto page = room->desk.list(as(who), wish);
            for (const auto& line : page.lines) all += line.subject;
            wish.after = page.next;
        } while (!wish.after.empty());
        return all;
    }
    void give(IncomingId id, const char* due) {
        Instructions wish;
        wish.responsible = office.all[1].id;
        wish.to = {office.all[1].id};
        wish.note = "Tindak lanjuti";
        if (due != nullptr) wish.due = core::parse_date(due);
        room->dispose.give(as(0), id, wish);
    }

  private:
    int count_ = 0;
};

TEST_P(Mailbox, is_narrowed_by_what_a_secretary_asks) {
    auto urgent = wish_of("A");
    urgent.urgency = letters::Urgency::urgent;
    enter(urgent);
    clock.pass(std::chrono::hours(24));
    auto limited = wish_of("B");
    limited.access = classification::AccessClass::limited;
    enter(limited);
    clock.pass(std::chrono::hours(24));
    auto other = wish_of("C");
    other.position = office.all[1].id;
    enter(other);
    EXPECT_EQ(subjects(3, {}), "CBA");
    Wish wish;
    wish.urgency = letters::Urgency::urgent;
    EXPECT_EQ(subjects(3, wish), "A");
    wish = {};
    wish.access = classification::AccessClass::limited;
    EXPECT_EQ(subjects(3, wish), "B");
    wish = {};
    wish.position = office.all[1].id;
    EXPECT_EQ(subjects(3, wish), "C");
    EXPECT_EQ(subjects(0, wish), "") << "to others the filter opens nothing";
    wish = {};
    wish.from = core::parse_date("2026-11-24");
    EXPECT_EQ(subjects(3, wish), "CB");
    wish.until = core::parse_date("2026-11-24");
    EXPECT_EQ(subjects(3, wish), "B");
    wish.words = "statistik";
    EXPECT_EQ(subjects(3, wish), "B");
    wish.urgency = letters::Urgency::urgent;
    EXPECT_EQ(subjects(3, wish), "");
}

TEST_P(Mailbox, stands_in_the_order_that_is_asked_on_every_page) {
    for (const char* subject : {"A", "B", "C", "D", "E"}) enter(wish_of(subject));
    const auto ids = room->desk.list(as(3), {}).lines;   // E D C B A
    give(ids[3].id, "2026-12-04");
    give(ids[0].id, "2026-11-30");
    give(ids[1].id, nullptr);
    Wish wish;
    wish.order = Order::oldest;
    for (const std::size_t who : {0, 3}) EXPECT_EQ(paged(who, wish), "ABCDE");
    wish.order = Order::due;
    for (const std::size_t who : {0, 3}) EXPECT_EQ(paged(who, wish), "EBACD") << "without a day last, as they came";
    room->dispose.close(as(0), ids[4].id, "");
    EXPECT_EQ(paged(0, wish), "EBCD") << "what is closed is due no more";
    wish.after = place_of(room->desk.list(as(0), wish).lines.at(1), wish.order);
    const auto around = room->desk.neighbours(as(0), wish, ids[3].id);
    EXPECT_EQ(around.before->letter, ids[0].id);
    EXPECT_EQ(around.after->letter, ids[2].id);
    // A day put off changes its place.
    const auto branch = room->desk.whole(as(0), ids[0].id).dispositions.at(0).branches.at(0).id;
    Awaited awaited(room->parts);
    place->db().write([&](core::db::Tx& tx) {
        awaited.moved(tx, subject_of(ids[0].id), branch.text(), core::parse_date("2026-12-09"));
    });
    wish.after.clear();
    EXPECT_EQ(paged(0, wish), "BECD");
}

TEST_P(Mailbox, a_disposition_is_late_by_the_day_it_was_put_off_to) {
    const auto id = enter(wish_of("A"));
    give(id, "2026-11-24");
    const auto branch = room->desk.whole(as(0), id).dispositions.at(0).branches.at(0).id;
    clock.pass(std::chrono::hours(72));
    EXPECT_EQ(room->desk.count_given(as(1), ShowGiven::late), 1);
    Awaited awaited(room->parts);
    place->db().write([&](core::db::Tx& tx) {
        awaited.moved(tx, subject_of(id), branch.text(), core::parse_date("2026-11-30"));
    });
    EXPECT_EQ(room->desk.count_given(as(1), ShowGiven::late), 0);
    GivenWish late;
    late.given = ShowGiven::late;
    EXPECT_TRUE(room->desk.given(as(1), late).lines.empty());
    clock.pass(std::chrono::hours(24 * 5));
    EXPECT_EQ(room->desk.count_given(as(1), ShowGiven::late), 1);
}

TEST_P(Mailbox, several_receive_a_letter_and_one_of_them_is_addressed) {
    auto wish = wish_of("A");
    wish.copies = {office.all[1].id, office.all[2].id, office.all[1].id};
    wish.reply_by = core::parse_date("2026-11-30");
    const auto done = room->registry.enter(as(3), wish);
    ASSERT_EQ(done.copies.size(), 2u);
    EXPECT_EQ(done.entry->agenda, "1/2026");
    EXPECT_EQ(done.copies[1].agenda, "3/2026") << "each has its number";
    const auto whole = room->desk.whole(as(0), done.entry->id);
    EXPECT_EQ(whole.copied_to, (std::vector<std::string>{"Kepala Bagian", "Staf"}));
    EXPECT_EQ(whole.entry.reply_by, wish.reply_by);
    const auto box = room->desk.list(as(2), {}).lines;
    ASSERT_EQ(box.size(), 1u);
    EXPECT_TRUE(box[0].copy);
    EXPECT_FALSE(box[0].reply_by) << "who has a copy owes no answer";
    EXPECT_EQ(room->desk.whole(as(2), box[0].id).copied_from, "Sekretaris Daerah");
    EXPECT_THROW(room->desk.whole(as(2), done.entry->id), core::Error);
    Corrected number;
    number.number = "B-99";
    number.reason = "Salah ketik.";
    room->correcting.correct(as(3), done.entry->id, number);
    EXPECT_EQ(room->desk.whole(as(2), box[0].id).entry.number, "B-99") << "one letter says one thing";
    room->reclassify.change(as(0), done.entry->id, classification::AccessClass::secret, "Memuat data pribadi");
    EXPECT_EQ(room->desk.whole(as(2), box[0].id).entry.access, classification::AccessClass::secret);
}

TEST_P(Mailbox, receivers_and_the_day_for_the_answer_are_judged_at_their_field) {
    const auto fields = [&](const Registration& wish) {
        std::string all;
        try {
            room->registry.enter(as(3), wish);
        } catch (const core::Error& error) {
            for (const auto& fault : error.faults()) all += fault.field + " " + fault.key + ";";
        }
        return all;
    };
    auto wish = wish_of("A");
    wish.copies = {wish.position};
    EXPECT_EQ(fields(wish), "copies incoming.fault.copy_addressed;");
    wish.copies = {core::PositionId::make({77})};
    EXPECT_EQ(fields(wish), "copies incoming.fault.copy_far;");
    wish.copies.clear();
    wish.reply_by = core::parse_date("2026-11-01");
    EXPECT_EQ(fields(wish), "reply_by incoming.fault.reply_before;");
    office.held = true;
    wish.reply_by.reset();
    wish.personal = true;
    wish.copies = {office.all[1].id};
    EXPECT_EQ(fields(wish), "personal incoming.fault.personal_copies;");
    EXPECT_TRUE(room->desk.list(as(3), {}).lines.empty()) << "nothing half done";
}

NASKAH_ON_BOTH_DATABASES(Mailbox);

}  // namespace
}  // namespace incoming
