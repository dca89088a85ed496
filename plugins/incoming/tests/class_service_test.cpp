// SPDX-License-Identifier: Apache-2.0
// The access class of what came in, over both databases: changed with a reason, following the originator of a letter
// of this house, and who has read a secret one.
#include "incoming/tests/kit.h"

#include "core/audit/trail.h"
#include "core/pdf/write.h"

namespace incoming {
namespace class_service_test {

using classification::AccessClass;
using core::Code;
using core::Error;

class IncomingClass : public IncomingOffice {
  protected:
    // Registered by the clerk, addressed to the first.
    IncomingId enter(AccessClass access) {
        core::pdf::Document sheet;
        sheet.push_back(core::pdf::Paragraph{.runs = {{"Permintaan data penerima bantuan " + std::to_string(++entered_), {}}}});
        const auto scan = room->registry.keep(as(3), {{"application/pdf", core::pdf::write(sheet, {}, NASKAH_FONTS).bytes}});
        Registration wish;
        wish.scan = scan.id;
        wish.sender = "Ombudsman";
        wish.number = std::to_string(entered_);
        wish.date = wish.received = core::parse_date("2026-11-23");
        wish.subject = "Permintaan data";
        wish.access = access;
        wish.position = office.all[0].id;
        return room->registry.enter(as(3), wish).entry.value().id;
    }
    std::int64_t found(std::size_t who, const std::string& words) {
        core::search::Wanted wanted;
        wanted.words = words;
        return place->db().read([&](core::db::Tx& tx) { return search->find(tx, as(who).actor.tokens(), wanted).total; });
    }
    Code refusal(std::size_t who, IncomingId id, AccessClass next, std::string_view why) {
        try {
            room->reclassify.change(as(who), id, next, why);
        } catch (const Error& error) {
            return error.code();
        }
        return Code::internal;
    }
    Entry entry(IncomingId id) {
        return place->db().read([&](core::db::Tx& tx) { return room->parts.entries.get(tx, id); });
    }
    int entered_ = 0;
};

TEST_P(IncomingClass, raising_hides_it_from_the_book_and_takes_its_words_out_of_search) {
    const auto id = enter(AccessClass::ordinary);
    EXPECT_EQ(found(0, "bantuan"), 1);
    Instructions wish;
    wish.to = {office.all[1].id};
    wish.note = "Pelajari.";
    room->dispose.give(as(0), id, wish);
    room->reclassify.change(as(0), id, AccessClass::top_secret, "Menyangkut penyelidikan.");
    EXPECT_EQ(entry(id).access, AccessClass::top_secret);
    EXPECT_EQ(found(0, "bantuan"), 0);
    EXPECT_EQ(found(0, "permintaan"), 1);
    EXPECT_EQ(found(4, "permintaan"), 0);
    const auto whole = room->desk.whole(as(1), id);
    EXPECT_EQ(whole.dispositions.front().access, AccessClass::top_secret) << "never below the letter's";
    room->reclassify.change(as(0), id, AccessClass::ordinary, "Penyelidikan selesai.");
    EXPECT_EQ(found(0, "bantuan"), 1);
    EXPECT_EQ(room->desk.whole(as(1), id).dispositions.front().access, AccessClass::top_secret);
    const auto trail = place->db().read([&](core::db::Tx& tx) { return core::audit::of(tx, subject_of(id)); });
    EXPECT_EQ(trail.back().act, "incoming.reclassified");
    EXPECT_EQ(trail.back().data.at("note"), "Penyelidikan selesai.");
}

TEST_P(IncomingClass, only_those_who_answer_for_it_lower_it) {
    const auto id = enter(AccessClass::limited);
    EXPECT_EQ(refusal(0, id, AccessClass::ordinary, ""), Code::invalid);
    EXPECT_EQ(refusal(2, id, AccessClass::ordinary, "Ingin membaca."), Code::not_found);
    Instructions wish;
    wish.to = {office.all[1].id};
    wish.note = "Pelajari.";
    room->dispose.give(as(0), id, wish);
    EXPECT_EQ(refusal(1, id, AccessClass::ordinary, "Untuk dibagikan."), Code::forbidden);
    EXPECT_EQ(refusal(0, id, AccessClass::limited, "Sama saja."), Code::conflict);
    room->reclassify.change(as(0), id, AccessClass::ordinary, "Tidak ada data pribadi.");
    EXPECT_EQ(entry(id).access, AccessClass::ordinary);
}

TEST_P(IncomingClass, its_clerk_asks_to_lower_it_and_who_is_addressed_decides) {
    const auto id = enter(AccessClass::top_secret);
    using Done = Reclassify::Done;
    EXPECT_EQ(room->reclassify.change(as(3), id, AccessClass::ordinary, "Salah pilih saat mencatat."), Done::proposed);
    EXPECT_EQ(entry(id).access, AccessClass::top_secret) << "as it was";
    EXPECT_EQ(found(4, "permintaan"), 0);
    ASSERT_TRUE(room->desk.whole(as(0), id).proposed);
    EXPECT_EQ(room->desk.whole(as(0), id).proposed->access, AccessClass::ordinary);
    EXPECT_THROW(room->reclassify.keep(as(3), id, "Tetap."), Error) << "who asks does not answer";
    EXPECT_EQ(refusal(0, id, AccessClass::ordinary, ""), Code::invalid);
    room->reclassify.keep(as(0), id, "Isinya tetap dirahasiakan.");
    EXPECT_FALSE(room->desk.whole(as(3), id).proposed);
    EXPECT_THROW(room->reclassify.keep(as(0), id, "Sekali lagi."), Error) << "nothing is asked any more";
    room->reclassify.change(as(3), id, AccessClass::limited, "Hanya daftar penerima yang dilindungi.");
    EXPECT_EQ(room->reclassify.change(as(0), id, AccessClass::limited, "Setuju."), Done::changed);
    EXPECT_EQ(entry(id).access, AccessClass::limited);
    EXPECT_FALSE(room->desk.whole(as(0), id).proposed) << "given";
    EXPECT_EQ(room->reclassify.change(as(3), id, AccessClass::secret, "Ternyata memuat data kesehatan."), Done::changed)
        << "upward the clerk needs nobody";
}

TEST_P(IncomingClass, a_letter_of_this_house_follows_its_originator) {
    letters::Issued letter;
    letter.subject = "Undangan rapat koordinasi";
    letter.text = "kehadiran";
    const auto written = receive(std::move(letter));
    const auto id = room->desk.list(as(0), {}).lines.front().id;
    EXPECT_EQ(refusal(0, id, AccessClass::secret, "Rahasia."), Code::conflict);
    struct Follows final : classification::Follower {
        std::vector<std::string> told;
        void reclassified(core::db::Tx&, const core::Context&, const classification::ClassChange& change) override {
            told.push_back(change.subject);
        }
    } follows;
    classification::Classes classes;
    classes.follow(room->reclassify);
    classes.follow(follows);
    room->parts.classes = &classes;
    place->db().write([&](core::db::Tx& tx) {
        classes.tell(tx, as(1), {"letter:" + written.text(), AccessClass::ordinary, AccessClass::secret});
    });
    EXPECT_EQ(entry(id).access, AccessClass::secret);
    EXPECT_EQ(found(0, "kehadiran"), 0);
    EXPECT_EQ(found(3, "undangan"), 0) << "its clerk";
    EXPECT_EQ(follows.told.size(), 3u) << "the letter and its two entries";
}

TEST_P(IncomingClass, readings_of_a_secret_letter_are_kept_and_told) {
    const auto id = enter(AccessClass::secret);
    EXPECT_TRUE(room->reclassify.note_reading(as(0), id, "mailbox"));
    EXPECT_TRUE(room->reclassify.note_reading(as(0), id, ""));
    EXPECT_EQ(room->reclassify.readings(as(3), id).size(), 1u) << "who registered it";
    EXPECT_EQ(room->reclassify.readings(as(0), id).front().person_name, as(0).actor.person_name);
    EXPECT_THROW(room->reclassify.readings(as(4), id), Error);
    EXPECT_FALSE(room->reclassify.note_reading(as(0), enter(AccessClass::limited), "mailbox"));
}

TEST_P(IncomingClass, why_not_is_told_with_the_rule_and_who_may) {
    const auto id = enter(AccessClass::ordinary);
    const auto why = [&](std::size_t who, const char* act) {
        return place->db().read([&](core::db::Tx& tx) { return room->rules.why(tx, as(who), act, subject_of(id)); });
    };
    EXPECT_TRUE(why(0, "incoming.dispose")->allowed);
    const auto clerk = why(3, "incoming.dispose");
    ASSERT_TRUE(clerk);
    EXPECT_FALSE(clerk->allowed);
    EXPECT_EQ(clerk->who, std::vector<std::string>{"Sekretaris Daerah"});
    EXPECT_FALSE(why(2, "incoming.read")) << "what he may not know of has no answer";
    room->dispose.close(as(0), id, "Cukup diketahui.");
    EXPECT_EQ(why(0, "incoming.dispose")->rule, "incoming.why.over");
}

NASKAH_ON_BOTH_DATABASES(IncomingClass);

}  // namespace
}  // namespace incoming
