// SPDX-License-Identifier: Apache-2.0
// What a clerk may have registered wrongly, on both databases: a row corrected, a letter registered twice, the same
// letter recognised though it is written otherwise, and a day of receipt nobody meant.
#include "incoming/tests/kit.h"

#include "core/pdf/write.h"
#include "incoming/way/way.h"

namespace incoming {
namespace correcting_service_test {

class Corrections : public IncomingOffice {
  protected:
    core::Bytes paper() {
        core::pdf::Paragraph line;
        line.runs = {{"Surat nomor " + std::to_string(++count_), {}}};
        return core::pdf::write({line}, {}, NASKAH_FONTS).bytes;
    }
    Registration wish_of(const std::string& number) {
        Registration wish;
        wish.scan = room->registry.keep(as(3), {{"application/pdf", paper()}}).id;
        wish.sender = "Pemerintah Provinsi Kepulauan Contoh";
        wish.number = number;
        wish.subject = "Permintaan data kepegawaian";
        wish.date = core::parse_date("2026-11-20");
        wish.received = core::parse_date("2026-11-23");
        wish.position = office.all[0].id;
        return wish;
    }
    IncomingId enter(const std::string& number, const Registration& like = {}) {
        auto wish = wish_of(number);
        wish.access = like.access;
        return room->registry.enter(as(3), wish).entry.value().id;
    }
    // The key of what is wrong with it, its field first: "sender incoming.fault.sender".
    static std::string wrong(const std::function<void()>& act) {
        try {
            act();
            return "";
        } catch (const core::Error& error) {
            if (error.faults().empty()) return error.key();
            return error.faults().front().field + " " + error.faults().front().key;
        }
    }
    void correct(std::size_t who, IncomingId id, const Corrected& wish) { room->correcting.correct(as(who), id, wish); }
    static Corrected number(std::string number, std::string reason = "Salah ketik.") {
        Corrected wish;
        wish.number = std::move(number);
        wish.reason = std::move(reason);
        return wish;
    }
    std::int64_t found(const std::string& words) {
        core::search::Wanted wanted;
        wanted.words = words;
        return place->db().read([&](core::db::Tx& tx) { return search->find(tx, as(0).actor.tokens(), wanted).total; });
    }

  private:
    int count_ = 0;
};

TEST_P(Corrections, a_row_says_what_the_letter_says_and_keeps_what_stood_there) {
    const auto id = enter("B/21/LM");
    Corrected wish = number("B/12/LM");
    wish.subject = "Permintaan data kendaraan";
    correct(3, id, wish);
    const auto whole = room->desk.whole(as(0), id);
    EXPECT_EQ(whole.entry.number, "B/12/LM");
    EXPECT_EQ(whole.entry.subject, "Permintaan data kendaraan");
    EXPECT_EQ(whole.entry.agenda, "1/2026") << "the number stays";
    ASSERT_EQ(whole.corrections.size(), 1u);
    EXPECT_EQ(whole.corrections[0].number, "B/21/LM");
    EXPECT_EQ(whole.corrections[0].subject, "Permintaan data kepegawaian");
    EXPECT_FALSE(whole.corrections[0].sender) << "that stayed as it was";
    EXPECT_EQ(whole.corrections[0].reason, "Salah ketik.");
    EXPECT_EQ(found("kendaraan"), 1);
    EXPECT_EQ(found("kepegawaian"), 0);
    const auto book = room->books.book(as(3), {});
    EXPECT_EQ(book.rows.front().number, "B/12/LM");
    EXPECT_EQ(book.corrections.at(id).size(), 1u) << "the book tells of it";
    EXPECT_EQ(whole.trail.back().act, "incoming.corrected");
    EXPECT_EQ(whole.trail.back().data.dump().find("B/21"), std::string::npos) << "told with the letter only";
}

TEST_P(Corrections, by_its_clerk_with_a_reason_while_it_is_open) {
    const auto id = enter("B/21/LM");
    EXPECT_EQ(wrong([&] { correct(0, id, number("B/12/LM")); }), "core.error.forbidden");
    EXPECT_EQ(wrong([&] { correct(2, id, number("B/12/LM")); }), "core.error.not_found");
    EXPECT_EQ(wrong([&] { correct(3, id, number("B/12/LM", " ")); }), "reason incoming.fault.correct_reason");
    EXPECT_EQ(wrong([&] { correct(3, id, number(" ")); }), "number incoming.fault.number");
    EXPECT_EQ(wrong([&] { correct(3, id, number("B/21/LM ")); }), "incoming.error.correct_same");
    Corrected ahead;
    ahead.date = core::parse_date("2026-12-20");
    ahead.reason = "Salah baca.";
    EXPECT_EQ(wrong([&] { correct(3, id, ahead); }), "date incoming.fault.date_ahead");
    room->dispose.close(as(0), id, "Cukup.");
    EXPECT_EQ(wrong([&] { correct(3, id, number("B/12/LM")); }), "incoming.error.closed");
    clock.pass(std::chrono::seconds(1));   // it stands first in the list
    receive({});
    const auto ours = room->desk.list(as(0), {}).lines.front().id;
    EXPECT_EQ(wrong([&] { correct(3, ours, number("B/12/LM")); }), "incoming.error.correct_ours");
}

TEST_P(Corrections, the_day_of_an_answer_is_put_right_and_counts_at_once) {
    const auto id = enter("B/21/LM");
    const auto answer = [&](std::optional<core::Date> day) {
        Corrected wish;
        wish.reply_by = day;
        wish.reason = "Terlewat saat dicatat.";
        return wish;
    };
    EXPECT_EQ(wrong([&] { correct(3, id, answer(core::parse_date("2026-11-19"))); }), "reply_by incoming.fault.reply_before");
    correct(3, id, answer(core::parse_date("2026-12-01")));
    const auto due = [&] {
        Wish wish;
        wish.order = Order::due;
        return room->desk.list(as(0), wish).lines.front().due_by;
    };
    EXPECT_EQ(due(), 20261201);
    clock.pass(std::chrono::seconds(1));
    correct(3, id, answer(std::nullopt));
    EXPECT_EQ(due(), 99999999);
    const auto whole = room->desk.whole(as(0), id);
    EXPECT_FALSE(whole.entry.reply_by);
    ASSERT_EQ(whole.corrections.size(), 2u);
    ASSERT_TRUE(whole.corrections[0].reply_by);
    EXPECT_FALSE(*whole.corrections[0].reply_by) << "none stood there";
    EXPECT_EQ(whole.corrections[1].reply_by, std::optional(std::optional(core::parse_date("2026-12-01"))));
}

TEST_P(Corrections, a_second_row_of_one_letter_ends_in_favour_of_the_first) {
    const auto first = enter("B/1/LM"), second = enter("B/2/LM");
    const auto duplicate = [&](std::size_t who, IncomingId id, const char* agenda) {
        return wrong([&] { room->correcting.duplicate(as(who), id, agenda); });
    };
    EXPECT_EQ(duplicate(2, second, "1/2026"), "core.error.not_found");
    EXPECT_EQ(duplicate(3, second, "77/2026"), "agenda incoming.fault.duplicate_of");
    EXPECT_EQ(duplicate(3, second, "2/2026"), "agenda incoming.fault.duplicate_of") << "itself";
    EXPECT_EQ(duplicate(3, second, "1/2026"), "");
    const auto whole = room->desk.whole(as(0), second);
    EXPECT_EQ(whole.entry.state, EntryState::closed);
    EXPECT_EQ(whole.entry.agenda, "2/2026") << "its number stays";
    EXPECT_EQ(whole.duplicate_of, "1/2026");
    const auto kept = room->desk.whole(as(0), first);
    ASSERT_EQ(kept.duplicates.size(), 1u);
    EXPECT_EQ(kept.duplicates[0].second, "2/2026");
    EXPECT_EQ(room->books.book(as(3), {}).rows.back().duplicate_of, "1/2026");
    EXPECT_EQ(duplicate(3, first, "2/2026"), "agenda incoming.fault.duplicate_of") << "not round in a circle";
    room->dispose.reopen(as(0), second, "Ternyata surat lain.");
    EXPECT_TRUE(room->desk.whole(as(0), second).duplicate_of.empty());
    EXPECT_TRUE(room->desk.whole(as(0), first).duplicates.empty());
}

TEST_P(Corrections, the_same_letter_is_known_though_it_is_written_otherwise) {
    enter("B/12/LM");
    auto again = wish_of("B / 12-LM");
    again.sender = "Pemerintah Provinsi Kep. Contoh";
    EXPECT_FALSE(room->registry.enter(as(3), again).entry) << "it asks";
    again.sender = "Kejaksaan Negeri";
    EXPECT_TRUE(room->registry.enter(as(3), again).entry) << "numbers of others";
    auto later = wish_of("B/12/LM");
    later.date = core::parse_date("2026-11-21");
    EXPECT_TRUE(room->registry.enter(as(3), later).entry);
}

TEST_P(Corrections, a_picture_is_known_again_though_its_pdf_is_made_anew) {
    const auto photograph = room->desk.picture(as(0), enter("B/1/LM"), 1);
    const auto register_it = [&](const char* number) {
        auto wish = wish_of(number);
        clock.pass(std::chrono::seconds(2));   // the time stands in the PDF
        wish.scan = room->registry.keep(as(3), {{"image/png", photograph}}).id;
        return room->registry.enter(as(3), wish);
    };
    ASSERT_TRUE(register_it("B/2/LM").entry);
    const auto again = register_it("B/3/LM");
    EXPECT_FALSE(again.entry);
    ASSERT_EQ(again.like.size(), 1u);
    EXPECT_EQ(again.like[0].number, "B/2/LM");
}

TEST_P(Corrections, a_day_of_receipt_long_past_or_of_another_year_is_asked_about) {
    const auto received = [&](const char* day, bool confirmed) {
        auto wish = wish_of(std::string("B/") + day + (confirmed ? "/x" : ""));
        wish.date = core::parse_date("2025-12-01");
        wish.received = core::parse_date(day);
        wish.received_confirmed = confirmed;
        return wrong([&] { room->registry.enter(as(3), wish); });
    };
    EXPECT_EQ(received("2026-11-16", false), "") << "a week";
    EXPECT_EQ(received("2026-11-15", false), "received_confirmed incoming.fault.received_old");
    EXPECT_EQ(received("2026-11-15", true), "");
    EXPECT_EQ(received("2025-12-28", false), "received_confirmed incoming.fault.received_year");
    clock.set(core::parse_instant("2027-01-02T03:00:00Z"));
    EXPECT_EQ(received("2026-12-31", false), "received_confirmed incoming.fault.received_year") << "two days ago";
}

TEST_P(Corrections, a_correction_to_a_number_of_the_books_is_asked_about) {
    enter("B-12/XI/2026");
    const auto id = enter("B-13/XI/2026");
    auto wish = number("b 12 / XI / 2026");
    EXPECT_EQ(wrong([&] { correct(3, id, wish); }), "like_confirmed incoming.fault.correct_like");
    EXPECT_EQ(room->desk.whole(as(3), id).entry.number, "B-13/XI/2026");
    wish.date = core::parse_date("2026-11-19");
    EXPECT_NO_THROW(correct(3, id, wish)) << "of another day it is another letter";
    Corrected day;
    day.date = core::parse_date("2026-11-20");
    day.reason = "Salah tanggal.";
    EXPECT_EQ(wrong([&] { correct(3, id, day); }), "like_confirmed incoming.fault.correct_like");
    day.like_confirmed = true;
    EXPECT_NO_THROW(correct(3, id, day));
    Corrected subject;
    subject.subject = "Permintaan data kepegawaian tahun 2026";
    subject.reason = "Kurang lengkap.";
    EXPECT_NO_THROW(correct(3, id, subject)) << "what is like it was spoken of before";
}

// A circular lies in the books of many units; those that came first are not what its own clerk is told of.
TEST_P(Corrections, what_stands_in_the_own_book_is_told_however_many_others_have_it) {
    const auto own = enter("B/12/LM");
    const auto copies = [&](int many, bool mine) {
        place->db().write([&](core::db::Tx& tx) {
            for (int i = 0; i < many; ++i) {
                auto row = room->parts.entries.get(tx, own);
                clock.pass(std::chrono::milliseconds(1));
                row.id = IncomingId::make(clock.now());
                row.received_at = {row.received_at.ms - 1'000'000};
                row.book_unit = core::UnitId::make(clock.now());
                row.book = "incoming/" + row.book_unit.text();
                row.position = core::PositionId::make(clock.now());
                row.clerk.reset();
                row.registrar = mine ? office.all[3].id : core::PositionId::make(clock.now());
                room->parts.entries.insert(tx, row);
            }
        });
    };
    const auto again = [&] { return room->registry.enter(as(3), wish_of("B/12/LM")); };
    copies(120, false);
    const auto told = again();
    EXPECT_FALSE(told.entry) << "it asks";
    ASSERT_EQ(told.like.size(), 1u) << "of rows he may not read he learns nothing";
    EXPECT_EQ(told.like[0].id, own);
    EXPECT_EQ(wrong([&] { correct(3, enter("B/13/LM"), number("B/12/LM")); }), "like_confirmed incoming.fault.correct_like");
    copies(70, true);
    const auto many = again();
    ASSERT_EQ(many.like.size(), 10u);
    EXPECT_EQ(many.like[0].id, own) << "what lies nearest comes first, though it came last";
}

NASKAH_ON_BOTH_DATABASES(Corrections);

}  // namespace
}  // namespace incoming
