// SPDX-License-Identifier: Apache-2.0
// Invitations on both databases: taken in, answered by the invited position alone, clashes told, the host
// told who comes.
#include "incoming/tests/kit.h"

namespace incoming {
namespace embedded {
extern const core::Embedded migrations;   // built into the room
}
namespace {

class InvitedOffice : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        tests::OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place = std::make_unique<tests::TestDb>(
            GetParam(), std::vector<core::db::Migrations>{{"incoming", embedded::migrations}});
        blobs = core::blob::folder(place->folder() / "blobs");
        search = core::search::open(GetParam());
        office.held = true;
        room = std::make_unique<Services>(Parts{place->db(), *blobs, *search, bus, clock, core::Zone::wib,
                                                office, sent, relations, NASKAH_FONTS,
                                                core::pdf::Pictures(place->folder() / "cache")});
    }
    letters::LetterId invite(const char* day, const char* time, const char* matter) {
        letters::Issued letter;
        letter.id = letters::LetterId::make(clock.now());
        letter.kind_name = "Surat Undangan";
        letter.number = "000.1.5/1/X";
        letter.date = core::parse_date("2026-11-23");
        letter.subject = "Undangan";
        letter.unit_name = "Diskominfo";
        letter.unit = office.unit_.id;
        letter.event = letters::Event{core::parse_date(day), time, "Aula", matter};
        letter.addressees = {{office.all[0].id, "Sekda", false}, {office.all[1].id, "Kabag", true}};
        sent.all[letter.id] = letter;
        room->receive.on_sent({letter.id});
        return letter.id;
    }
    std::vector<Engagement> agenda(std::size_t who) { return room->agenda.from(as(who), as(who).today()); }
    core::Context as(std::size_t who) { return office.as(who, clock); }

    core::SetClock clock{core::parse_instant("2026-11-23T03:00:00Z")};
    core::jobs::Handlers handlers;
    core::events::Bus bus{handlers};
    SmallOffice office;
    SentLetters sent;
    KnownRelations relations;
    std::unique_ptr<tests::TestDb> place;
    std::unique_ptr<core::blob::Store> blobs;
    std::unique_ptr<core::search::Index> search;
    std::unique_ptr<Services> room;
};

TEST_P(InvitedOffice, invitations_stand_in_the_agenda_with_clashes) {
    const auto letter = invite("2026-12-03", "09.00 WIB s.d. selesai", "Rapat SPBE");
    room->receive.on_sent({letter});
    invite("2026-12-03", "10.30 WIB", "Rapat anggaran");
    invite("2026-12-02", "Pukul 08.00", "Apel");
    invite("2026-11-22", "08.00", "Yang sudah lewat");
    const auto found = agenda(0);
    ASSERT_EQ(found.size(), 3u) << "each once, and only those to come";
    EXPECT_EQ(found[0].invitation.matter, "Apel");
    EXPECT_TRUE(found[0].clashes.empty());
    EXPECT_EQ(found[1].clashes, std::vector<std::string>{"Rapat anggaran"});
    EXPECT_TRUE(agenda(1).empty()) << "a copy invites nobody";
    EXPECT_TRUE(agenda(2).empty());
    room->agenda.answer(as(0), found[2].invitation.entry, {Stance::declined, {}, "Rapat lain"});
    EXPECT_TRUE(agenda(0)[1].clashes.empty()) << "who does not go has no clash";
}

TEST_P(InvitedOffice, one_press_sends_somebody_below_and_drafts_the_assignment) {
    invite("2026-12-03", "09.00 WIB", "Rapat SPBE");
    const auto id = agenda(0).front().invitation.entry;
    EXPECT_THROW(room->agenda.answer(as(0), id, {Stance::represented, {}, ""}), core::Error);
    EXPECT_THROW(room->agenda.answer(as(0), id, {Stance::represented, office.all[0].id, ""}), core::Error)
        << "nobody stands in for himself";
    EXPECT_TRUE(relations.assigned.empty());
    const auto done = room->agenda.answer(as(0), id, {Stance::represented, office.all[1].id, ""});
    ASSERT_EQ(relations.assigned.size(), 1u);
    EXPECT_EQ(relations.assigned[0].who, office.all[1].id);
    EXPECT_EQ(relations.assigned[0].basis.number, "000.1.5/1/X");
    EXPECT_EQ(relations.assigned[0].event.matter, "Rapat SPBE");
    EXPECT_EQ(done.invitation.deputy_name, "Kepala Bagian");
    EXPECT_EQ(agenda(0).front().invitation.assignment, done.invitation.assignment);
}

TEST_P(InvitedOffice, only_the_invited_answers_and_only_the_host_reads_the_answers) {
    const auto letter = invite("2026-12-03", "09.00 WIB", "Rapat SPBE");
    const auto id = agenda(0).front().invitation.entry;
    EXPECT_THROW(room->agenda.answer(as(3), id, {Stance::attending, {}, ""}), core::Error) << "the clerk only reads";
    EXPECT_THROW(room->agenda.answer(as(2), id, {Stance::attending, {}, ""}), core::Error);
    EXPECT_THROW(room->agenda.answer(as(0), id, {Stance::declined, {}, " "}), core::Error) << "without a reason";
    room->agenda.answer(as(0), id, {Stance::attending, {}, ""});
    EXPECT_THROW(room->agenda.attendance(as(0), letter), core::Error) << "who may not see the letter";
    sent.seen = true;
    const auto all = room->agenda.attendance(as(0), letter);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].stance, Stance::attending);
    sent.all[letter].unit = core::UnitId::make({77});
    EXPECT_THROW(room->agenda.attendance(as(0), letter), core::Error) << "the letter of another unit";
    clock.pass(std::chrono::hours(24 * 30));
    EXPECT_THROW(room->agenda.answer(as(0), id, {Stance::declined, {}, "Terlambat"}), core::Error);
}

TEST_P(InvitedOffice, a_revoked_invitation_clashes_with_nothing_and_a_corrected_one_gives_way) {
    const auto first = invite("2026-12-03", "09.00 WIB", "Rapat SPBE"),
               second = invite("2026-12-03", "10.00 WIB", "Rapat anggaran"),
               correction = invite("2026-12-04", "10.00 WIB", "Rapat anggaran");
    letters::Newer newer;
    newer.how = letters::Relation::corrects;
    newer.letter = correction;
    relations.newer[second] = newer;
    auto found = agenda(0);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[1].invitation.letter, correction);
    EXPECT_TRUE(found[0].clashes.empty());
    relations.newer.clear();
    EXPECT_EQ(agenda(0)[0].clashes.size(), 1u);
    newer.how = letters::Relation::revokes;
    newer.letter = letters::LetterId::make({4});
    relations.newer[first] = newer;
    found = agenda(0);
    ASSERT_EQ(found.size(), 3u) << "it stays, so that the leader sees it is off";
    EXPECT_EQ(found[0].newer->how, letters::Relation::revokes);
    EXPECT_TRUE(found[0].clashes.empty());
    EXPECT_TRUE(found[1].clashes.empty());
    EXPECT_THROW(room->agenda.answer(as(0), found[0].invitation.entry, {Stance::attending, {}, ""}), core::Error);
    EXPECT_NO_THROW(room->agenda.answer(as(0), found[1].invitation.entry, {Stance::attending, {}, ""}));
}

NASKAH_ON_BOTH_DATABASES(InvitedOffice);

}  // namespace
}  // namespace incoming
