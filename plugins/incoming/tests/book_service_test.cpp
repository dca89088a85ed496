// SPDX-License-Identifier: Apache-2.0
// The agenda book, wrong addresses and what senders are told, on both databases. A letter that is secret leaves no
// word in what those see who may not read it.
#include "incoming/tests/kit.h"

#include "core/pdf/read.h"
#include "core/pdf/write.h"

namespace incoming {
namespace book_service_test {

class BookOffice : public IncomingOffice {
  protected:
    Registered enter(std::string subject, std::string sender = "Kementerian",
                     classification::AccessClass access = classification::AccessClass::ordinary) {
        core::pdf::Paragraph line;
        line.runs = {{subject, {}}};
        const auto pdf = core::pdf::write({line}, {}, NASKAH_FONTS).bytes;
        Registration wish;
        wish.scan = room->registry.keep(as(3), {{"application/pdf", pdf}}).id;
        wish.sender = std::move(sender);
        wish.number = "B-" + std::to_string(++count);
        wish.subject = std::move(subject);
        wish.date = core::parse_date("2026-11-20");
        wish.received = core::parse_date("2026-11-23");
        wish.access = access;
        wish.position = office.all[0].id;
        return room->registry.enter(as(3), wish);
    }
    IncomingId sent(classification::AccessClass access, std::string subject) {
        letters::Issued letter;
        letter.subject = std::move(subject);
        letter.access = access;
        letter.unit = office.unit_.id;
        clock.pass(std::chrono::seconds(1));   // it stands first in the list
        receive(std::move(letter));
        return room->desk.list(as(0), {}).lines.front().id;
    }
    int count = 0;
};

TEST_P(BookOffice, rows_stand_in_order_and_answer_to_filters) {
    enter("Undangan", "Kementerian Dalam Negeri");
    enter("Permintaan data", "Badan Pusat Statistik");
    auto book = room->books.book(as(3), {});
    ASSERT_EQ(book.rows.size(), 2u);
    EXPECT_EQ(book.rows[0].no, 1);
    EXPECT_EQ(book.rows[1].no, 2);
    BookAsk ask;
    ask.sender = "statistik";
    EXPECT_EQ(room->books.book(as(3), ask).rows.size(), 1u);
    ask = {};
    ask.state = EntryState::closed;
    EXPECT_TRUE(room->books.book(as(3), ask).rows.empty());
    ask = {};
    ask.until = core::parse_date("2026-11-22");
    EXPECT_TRUE(room->books.book(as(3), ask).rows.empty());
    ask = {};
    ask.year = 2025;
    EXPECT_TRUE(room->books.book(as(3), ask).rows.empty());
    ask = {};
    ask.unit = core::UnitId::make({77});
    EXPECT_THROW(room->books.book(as(2), ask), core::Error);
    EXPECT_TRUE(room->books.book(as(2), {}).rows.empty()) << "staff see rows they may open only";
}

TEST_P(BookOffice, dispositions_stand_in_the_row) {
    const auto id = enter("Undangan").entry->id;
    Instructions wish;
    wish.to = {office.all[1].id};
    wish.codes = {"hadiri"};
    room->dispose.give(as(0), id, wish);
    const auto row = room->books.book(as(3), {}).rows.front();
    EXPECT_EQ(row.to, std::vector<std::string>{"Kepala Bagian"});
    EXPECT_EQ(row.orders, std::vector<std::string>{"Hadiri/wakili"});
    EXPECT_EQ(row.state, EntryState::disposed);
}

TEST_P(BookOffice, a_secret_letter_is_number_and_day_to_the_clerk_and_nothing_to_others) {
    const std::string canary = "Operasi Penyu Belimbing";
    enter("Biasa saja");
    const auto id = sent(classification::AccessClass::top_secret, canary);
    const auto book = room->books.book(as(3), {});
    std::size_t hidden = 0;
    for (const auto& row : book.rows) {
        EXPECT_EQ(row.subject.find(canary), std::string::npos);
        if (!row.hidden) continue;
        ++hidden;
        EXPECT_GT(row.no, 0);
        EXPECT_TRUE(row.sender.empty() && row.number.empty() && row.to.empty() && row.position_name.empty());
    }
    EXPECT_EQ(hidden, 2u) << "of the addressed position and of the copy";
    EXPECT_EQ(book.hidden, hidden);
    BookAsk ask;
    ask.sender = "Diskominfo";
    EXPECT_EQ(room->books.book(as(3), ask).hidden, 0u) << "a filter would tell of it";
    ask = {};
    ask.access = classification::AccessClass::top_secret;
    EXPECT_TRUE(room->books.book(as(3), ask).rows.empty());
    for (const std::size_t who : {2u, 4u}) {
        for (const auto& row : room->books.book(as(who), {}).rows) EXPECT_EQ(row.subject.find(canary),
            std::string::npos);
        EXPECT_THROW(room->desk.whole(as(who), id), core::Error);
        EXPECT_THROW(room->printed_forms.forms(as(who), id), core::Error);
        EXPECT_THROW(room->elsewhere.targets(as(who), id), core::Error);
    }
    EXPECT_THROW(room->dispose.prepare(as(3), id, {}), core::Error);
    for (const auto& line : room->desk.list(as(3), {}).lines) EXPECT_NE(line.subject, canary);
    EXPECT_FALSE(room->books.book(as(0), {}).rows.empty());
}

TEST_P(BookOffice, a_wrong_address_in_the_same_book_keeps_its_number) {
    const auto entry = *enter("Permintaan data").entry;
    EXPECT_THROW(room->elsewhere.redirect(as(3), entry.id, office.all[1].id, " "), core::Error);
    EXPECT_THROW(room->elsewhere.redirect(as(2), entry.id, office.all[1].id, "Salah"), core::Error);
    EXPECT_EQ(room->elsewhere.redirect(as(3), entry.id, office.all[1].id, "Urusan bagian"), entry.id);
    const auto whole = room->desk.whole(as(1), entry.id);
    EXPECT_TRUE(whole.own);
    EXPECT_EQ(whole.entry.agenda, entry.agenda);
    EXPECT_EQ(whole.entry.state, EntryState::unread);
    EXPECT_THROW(room->desk.whole(as(0), entry.id), core::Error) << "no longer his";
    EXPECT_EQ(room->desk.count(as(1), Show::unread), 1);
}

TEST_P(BookOffice, what_was_disposed_of_is_not_sent_on) {
    const auto id = enter("Permintaan data").entry->id;
    Instructions wish;
    wish.to = {office.all[1].id};
    wish.note = "Proses";
    room->dispose.give(as(0), id, wish);
    EXPECT_THROW(room->elsewhere.redirect(as(0), id, office.all[2].id, "Salah"), core::Error);
    EXPECT_THROW(room->elsewhere.refuse(as(0), id, "Salah"), core::Error);
}

TEST_P(BookOffice, its_sender_reads_that_it_came_was_read_and_went_back) {
    const auto id = sent(classification::AccessClass::ordinary, "Laporan");
    const auto letter = *room->desk.whole(as(0), id).entry.letter;
    EXPECT_THROW(room->elsewhere.receipts(as(3), letter), core::Error) << "not for who may not see the letter";
    IncomingOffice::sent.seen = true;
    auto told = room->elsewhere.receipts(as(3), letter);
    ASSERT_EQ(told.size(), 2u);
    room->dispose.read(as(0), id);
    room->elsewhere.refuse(as(0), id, "Bukan kewenangan kami");
    told = room->elsewhere.receipts(as(3), letter);
    const auto back = std::find_if(told.begin(), told.end(), [](const auto& each) { return each.state ==
        EntryState::refused; });
    ASSERT_NE(back, told.end());
    EXPECT_TRUE(back->read);
    EXPECT_EQ(back->reason, "Bukan kewenangan kami");
    EXPECT_THROW(room->dispose.close(as(0), id, "x"), core::Error);
    BookAsk ask;
    ask.state = EntryState::refused;
    EXPECT_EQ(room->books.book(as(3), ask).rows.size(), 1u) << "the row stays with its note";
}

TEST_P(BookOffice, a_letter_on_paper_gets_a_receipt_on_paper) {
    const auto id = enter("Permohonan rekomendasi", "Yayasan Bina Warga").entry->id;
    const auto text = core::pdf::text(room->printed_forms.receipt(as(3), id));
    for (const char* words : {"TANDA TERIMA SURAT", "Yayasan Bina Warga", "1/2026", "Permohonan rekomendasi"})
        EXPECT_NE(text.find(words), std::string::npos) << words;
    EXPECT_THROW(room->printed_forms.receipt(as(0), sent(classification::AccessClass::ordinary, "Laporan")), core::Error);
}

NASKAH_ON_BOTH_DATABASES(BookOffice);

}  // namespace
}  // namespace incoming
