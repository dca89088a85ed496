// SPDX-License-Identifier: Apache-2.0
// Invitations on both databases: taken in, answered by the invited position alone, clashes told, the host
// told who comes.
#include <chrono>
#include <latch>
#include <set>
#include <thread>

#include "core/pdf/write.h"
#include "incoming/service/calendar_file.h"
#include "incoming/tests/kit.h"

namespace incoming {
namespace agenda_service_test {

class InvitedOffice : public IncomingOffice {
  protected:
    void SetUp() override {
        office.held = true;
        IncomingOffice::SetUp();
    }
    letters::LetterId invite(const char* day, const char* time, const char* matter) {
        letters::Issued letter;
        letter.kind_name = "Surat Undangan";
        letter.subject = "Undangan";
        letter.unit = office.unit_.id;
        letter.event = letters::Event{core::parse_date(day), time, "Aula", matter};
        return receive(std::move(letter));
    }
    std::vector<Engagement> agenda(std::size_t who) { return room->agenda.from(as(who), as(who).today()).all; }

    // A letter on paper for the first, registered by the clerk.
    IncomingId on_paper(std::optional<Occasion> occasion) {
        core::pdf::Paragraph line;
        line.runs = {{"Undangan dari luar", {}}};
        core::pdf::Document document;
        document.push_back(line);
        const auto pdf = core::pdf::write(document, {}, NASKAH_FONTS).bytes;
        Registration wish;
        wish.sender = "Bank Sumsel Babel";
        wish.number = "112/BSB/XI/2026";
        wish.subject = "Undangan peresmian kantor kas";
        wish.date = wish.received = core::parse_date("2026-11-23");
        wish.position = office.all[0].id;
        wish.occasion = std::move(occasion);
        wish.confirmed = true;
        wish.scan = room->registry.keep(as(3), {{"application/pdf", pdf}}).id;
        return room->registry.enter(as(3), wish).entry.value().id;
    }
    static Occasion opening() {
        return {core::parse_date("2026-12-03"), {600, std::nullopt}, "Kantor Kas Gerunggang", ""};
    }
    void pass_on(IncomingId id, std::size_t from, std::size_t to, const char* code) {
        Instructions wish;
        wish.to = {office.all[to].id};
        wish.codes = {code};
        room->dispose.give(as(from), id, wish);
        clock.pass(std::chrono::seconds(1));
    }
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
    room->agenda.answer(as(0), id, {Stance::represented, office.all[1].id, ""});
    EXPECT_EQ(relations.assigned.size(), 1u) << "pressed twice, drafted once";
}

// Two windows, or the leader and his aide: each with a connection of its own.
TEST_P(InvitedOffice, answered_twice_at_once_one_assignment_is_drafted) {
    invite("2026-12-03", "09.00 WIB", "Rapat SPBE");
    const auto id = agenda(0).front().invitation.entry;
    const auto other = core::db::open(place->address());
    Services second(over(*other));
    relations.meanwhile = [] { std::this_thread::sleep_for(std::chrono::milliseconds(300)); };   // the other comes then
    std::latch both(2);
    const auto press = [&](Services& services) {
        both.arrive_and_wait();
        try {
            services.agenda.answer(as(0), id, {Stance::represented, office.all[1].id, ""});
        } catch (const std::exception& error) {
            ADD_FAILURE() << error.what();
        }
    };
    std::thread one(press, std::ref(*room)), two(press, std::ref(second));
    one.join();
    two.join();
    EXPECT_EQ(relations.assigned.size(), 1u);
    const auto answered = agenda(0).front().invitation;
    EXPECT_EQ(answered.stance, Stance::represented);
    EXPECT_EQ(answered.deputy, office.all[1].id);
}

TEST_P(InvitedOffice, a_day_fuller_than_a_page_is_told_whole_and_the_rest_from_the_next) {
    constexpr int many = 203;
    std::set<std::string> expected;
    for (int i = 0; i < many + 3; ++i) {
        const auto matter = "Rapat ke-" + std::to_string(i);
        expected.insert(matter);
        const auto hour = std::to_string(8 + i % 10);
        invite(i < many ? "2026-12-03" : "2026-12-04", (hour + ".00 s.d. " + hour + ".30").c_str(), matter.c_str());
    }
    const auto coming = room->agenda.from(as(0), as(0).today());
    ASSERT_TRUE(coming.more);
    EXPECT_EQ(core::iso(*coming.more), "2026-12-03") << "where something is missing it is asked for again";
    std::set<std::string> told;
    std::optional<core::Date> from = *coming.more;
    int pages = 0;
    for (; from && pages < 5; ++pages) {
        const auto page = room->agenda.from(as(0), *from);
        for (const auto& each : page.all)
            EXPECT_TRUE(told.insert(each.invitation.matter).second) << each.invitation.matter << " told twice";
        from = page.more;
    }
    EXPECT_EQ(told, expected);
    EXPECT_EQ(pages, 2);
}

TEST_P(InvitedOffice, only_the_invited_answers_and_only_the_host_reads_the_answers) {
    const auto letter = invite("2026-12-03", "09.00 WIB", "Rapat SPBE");
    const auto id = agenda(0).front().invitation.entry;
    EXPECT_THROW(room->agenda.answer(as(3), id, {Stance::attending, {}, ""}), core::Error) << "the clerk only reads";
    EXPECT_THROW(room->agenda.answer(as(2), id, {Stance::attending, {}, ""}), core::Error);
    EXPECT_THROW(room->agenda.answer(as(0), id, {Stance::declined, {}, " "}), core::Error) << "without a reason";
    relations.offers = {letters::Relation::replies};
    EXPECT_TRUE(room->desk.whole(as(0), id).may_answer);
    EXPECT_FALSE(room->desk.whole(as(0), id).may_forward) << "as the room of letters offers";
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

TEST_P(InvitedOffice, a_letter_on_paper_feeds_the_agenda_alike_and_is_corrected_by_its_clerk) {
    invite("2026-12-03", "11.30 WIB", "Rapat SPBE");
    const auto id = on_paper(opening());
    auto found = agenda(0);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].invitation.time, "10.00 WIB s.d. selesai");
    EXPECT_EQ(found[0].invitation.matter, "Undangan peresmian kantor kas");
    EXPECT_EQ(found[0].clashes, std::vector<std::string>{"Rapat SPBE"}) << "two hours where the end is not told";
    EXPECT_EQ(room->agenda.count_open(as(0)), 2);
    room->agenda.answer(as(0), id, {Stance::represented, office.all[1].id, ""});
    EXPECT_EQ(relations.assigned.back().basis.subject, "incoming:" + id.text());
    EXPECT_EQ(room->agenda.count_open(as(0)), 1);
    auto named = opening();
    named.matter = "Peresmian";
    room->registry.note_invitation(as(3), id, named);
    EXPECT_EQ(agenda(0)[0].invitation.stance, Stance::represented) << "a better word is no other event";
    named.day = core::parse_date("2026-12-04");
    room->registry.note_invitation(as(3), id, named);
    found = agenda(0);
    EXPECT_EQ(found[1].invitation.stance, Stance::open);
    EXPECT_TRUE(found[0].clashes.empty());
    EXPECT_TRUE(room->desk.whole(as(3), id).may_note_invitation);
    EXPECT_FALSE(room->desk.whole(as(0), id).may_note_invitation);
    EXPECT_THROW(room->registry.note_invitation(as(0), id, named), core::Error) << "not by the invited";
    EXPECT_THROW(room->registry.note_invitation(as(2), id, named), core::Error) << "nor by others";
    EXPECT_THROW(room->registry.note_invitation(as(3), found[0].invitation.entry, named), core::Error)
        << "a letter of this house says itself when it is";
    room->registry.note_invitation(as(3), id, std::nullopt);
    EXPECT_EQ(agenda(0).size(), 1u);
    room->dispose.read(as(0), id);
    room->dispose.close(as(0), id, "");
    EXPECT_THROW(room->registry.note_invitation(as(3), id, named), core::Error) << "closed";
}

TEST_P(InvitedOffice, nothing_is_registered_of_an_invitation_without_its_day) {
    EXPECT_THROW(on_paper(Occasion{}), core::Error);
    EXPECT_TRUE(room->desk.list(as(3), {}).lines.empty());
    const auto id = on_paper(std::nullopt);
    EXPECT_TRUE(agenda(0).empty());
    room->registry.note_invitation(as(3), id, opening());
    EXPECT_EQ(agenda(0).size(), 1u);
}

TEST_P(InvitedOffice, who_is_told_to_go_has_it_in_the_agenda_too) {
    const auto id = on_paper(opening());
    pass_on(id, 0, 1, "siapkan_bahan");
    EXPECT_TRUE(agenda(1).empty()) << "to prepare is not to go";
    EXPECT_FALSE(room->agenda.of(as(1), id));
    pass_on(id, 0, 1, "hadiri");
    auto found = agenda(1);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].passed_by, office.all[0].name);
    EXPECT_EQ(room->agenda.count_open(as(1)), 0) << "it was told, not asked";
    EXPECT_TRUE(room->agenda.of(as(1), id));
    EXPECT_THROW(room->agenda.answer(as(1), id, {Stance::attending, {}, ""}), core::Error);
    room->agenda.answer(as(0), id, {Stance::declined, {}, "Tugas luar daerah"});
    EXPECT_TRUE(agenda(1)[0].stands);
    EXPECT_TRUE(agenda(2).empty());
    const auto branch = room->desk.whole(as(0), id).dispositions.back().branches[0].id;
    room->dispose.withdraw(as(0), branch);
    EXPECT_TRUE(agenda(1).empty()) << "withdrawn";
}

TEST_P(InvitedOffice, a_calendar_outside_learns_the_time_of_a_secret_invitation_alone) {
    const auto first = invite("2026-12-03", "09.00 s.d. 10.00", "Rapat pengadaan");
    sent.all[first].access = classification::AccessClass::secret;
    clock.pass(std::chrono::hours(1));
    const auto second = letters::LetterId::make(clock.now());
    sent.all[second] = sent.all[first];
    sent.all[second].id = second;
    room->receive.on_sent({second});
    const core::words::Words words{};
    const auto text = calendar_file({agenda(0)[0]}, as(0), words.in("id"));
    EXPECT_NE(text.find("LOCATION:Aula"), std::string::npos) << text;
    const auto hidden = calendar_file({agenda(0)[1]}, as(0), words.in("id"));
    EXPECT_NE(hidden.find("DTSTART;TZID=Asia/Jakarta:20261203T090000"), std::string::npos);
    for (const char* told : {"Aula", "pengadaan", "Diskominfo", "000.1.5/1/X"})
        EXPECT_EQ(hidden.find(told), std::string::npos) << told;
    const auto entry = agenda(0)[1].invitation.entry;
    EXPECT_NE(hidden.find("UID:" + entry.text()), std::string::npos);
    // One that gave way to a correction is no less secret.
    letters::Newer newer;
    newer.how = letters::Relation::corrects;
    newer.letter = invite("2026-12-03", "13.00", "Rapat pengadaan lanjutan");
    relations.newer[second] = newer;
    const auto replaced = room->agenda.of(as(0), entry);
    ASSERT_TRUE(replaced && replaced->replaced);
    const auto file = calendar_file({*replaced}, as(0), words.in("id"));
    for (const char* told : {"Aula", "pengadaan", "Diskominfo"}) EXPECT_EQ(file.find(told), std::string::npos) << told;
}

// What composers offer to relate a draft to.
TEST_P(InvitedOffice, composers_find_what_was_received_and_no_more) {
    const auto id = on_paper(std::nullopt);
    const auto finds = [&](std::size_t who, const char* words) {
        return place->db().read([&](core::db::Tx& tx) { return room->answer.find(tx, as(who).actor, words, 10).size(); });
    };
    EXPECT_EQ(finds(0, "PERESMIAN"), 1u);
    EXPECT_EQ(finds(0, "112/BSB"), 1u);
    EXPECT_EQ(finds(0, "%"), 0u);
    EXPECT_EQ(finds(1, "peresmian"), 0u);
    const auto about = [&](std::size_t who) {
        return place->db().read(
            [&](core::db::Tx& tx) { return room->answer.about(tx, as(who).actor, "incoming:" + id.text()).number; });
    };
    EXPECT_THROW(about(1), core::Error);
    pass_on(id, 0, 1, "telaah");
    EXPECT_EQ(finds(1, "peresmian"), 1u) << "got by disposition";
    EXPECT_EQ(about(1), "112/BSB/XI/2026");
    EXPECT_EQ(finds(2, "peresmian"), 0u);
}

NASKAH_ON_BOTH_DATABASES(InvitedOffice);

}  // namespace
}  // namespace incoming
