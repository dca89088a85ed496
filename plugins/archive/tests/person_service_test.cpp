// SPDX-License-Identifier: Apache-2.0
// Berkas perseorangan: one open dossier of a person in a unit under a code, for those who may know of it.
#include "archive/service/events.h"
#include "archive/store/person_store.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace person_service_test {

class NoBook final : public classification::TriggerBook {
  public:
    std::vector<classification::Trigger> known(core::db::Tx&) override { return {}; }
};

class PersonService : public cabinet_town::Town {
  protected:
    // Its rule waits for the person; the one of the promotion for an older decision to end.
    void SetUp() override {
        Town::SetUp();
        if (IsSkipped()) return;
        schedule_.named["800.1.13.1"] = {"800.1.13.1", "Berkas Perseorangan PNS", "", true, true, true};
        waits("800.1.13.1", {"penetapan_pensiun", "Pensiun ditetapkan"});
        waits("800.1.3.2", {"keputusan_lama", "Keputusan lama tidak berlaku"});
        events_ = std::make_unique<Events>(place_->db(), *cabinet_, subjects_, book_);
    }
    void waits(const char* code, const classification::Trigger& trigger) {
        schedule_.rule(code, 3, 7, Fate::destroy);
        schedule_.others[code].trigger = trigger.name;
        schedule_.others[code].triggers.all = {trigger};
    }
    Record retired(DossierId id, const char* on = "2020-05-01") {
        Record made;
        made.event = "penetapan_pensiun";
        made.of_person = id;
        made.on = core::parse_date(on);
        made.evidence = "Keputusan pensiun";
        return made;
    }
    EventId told(core::PositionId by, const Record& record) {
        clock_.pass(std::chrono::seconds(1));
        return events_->record(as(by), record);
    }
    DossierId closed_of(core::PositionId by, const Person& person, const char* code = "800.1.13.1", const char* access = "") {
        const auto id = open_of(by, person, code, access);
        cabinet_->close(as(by), id, core::parse_date("2020-06-01"));
        return id;
    }
    Phase phase(DossierId id) {
        return place_->db().read([&](core::db::Tx& tx) { return store::wound(tx, id).value().phase(core::parse_date("2020-06-02")); });
    }

    NoBook book_;
    std::unique_ptr<Events> events_;
    const Person siti_{"Siti Rekaan", "197805122003122004"}, budi_{"Budi Contoh", "198001012005011002"};

    DossierId open_of(core::PositionId by, const Person& person, const char* code = "800.1.3.2", const char* access = "") {
        clock_.pass(std::chrono::seconds(1));
        return cabinet_->open(as(by), {code, "", "", access, person});
    }
    std::string refused(core::PositionId by, const Person& person, const char* access = "") {
        return fault_of([&] { open_of(by, person, "800.1.3.2", access); });
    }
    std::vector<DossierId> listed(core::PositionId by, const store::Wish& wish) {
        std::vector<DossierId> ids;
        for (const auto& each : cabinet_->list(as(by), wish).all) ids.push_back(each.dossier.id);
        return ids;
    }
};

TEST_P(PersonService, a_personal_dossier_is_named_after_its_person_and_at_least_limited) {
    EXPECT_EQ(refused(clerk_, {"Siti Rekaan", "1978"}), "archive.fault.nip");
    EXPECT_EQ(refused(clerk_, {"", siti_.nip}), "archive.fault.person");
    EXPECT_EQ(refused(clerk_, siti_, "biasa"), "archive.fault.access_low");
    const auto matter = open(clerk_, "Surat kepegawaian"), id = open_of(clerk_, siti_);
    EXPECT_EQ(now(id).title, "Berkas perseorangan a.n. Siti Rekaan");
    EXPECT_EQ(now(id).access, AccessClass::limited);
    EXPECT_EQ(cabinet_->whole(as(clerk_), id).person, siti_);
    EXPECT_FALSE(cabinet_->whole(as(clerk_), matter).person);
    EXPECT_NE(words_of(id).find(siti_.nip), std::string::npos) << "found by NIP";
    EXPECT_TRUE(sees(archivist_, id));
    EXPECT_FALSE(sees(drafter_, id)) << "a colleague who is not concerned";
    store::Wish personal, his;
    personal.personal = true;
    his.nip = siti_.nip;
    const auto other = open_of(clerk_, budi_);
    EXPECT_EQ(listed(archivist_, personal), (std::vector<DossierId>{other, id}));
    EXPECT_EQ(listed(archivist_, his), std::vector<DossierId>{id});
    EXPECT_TRUE(listed(drafter_, personal).empty());
}

TEST_P(PersonService, one_of_a_person_is_open_in_a_unit_under_a_code) {
    const auto first = open_of(clerk_, siti_);
    EXPECT_EQ(refused(archivist_, siti_), "archive.error.person_open");
    open_of(archivist_, siti_, "600.1");
    open_of(heirs_, siti_);   // another unit has its own
    cabinet_->close(as(clerk_), first, core::parse_date("2020-06-01"));
    open_of(clerk_, siti_);
    EXPECT_EQ(fault_of([&] { cabinet_->reopen(as(archivist_), first, "Ada susulan"); }), "archive.error.person_open");
}

TEST_P(PersonService, who_has_no_nip_is_known_by_a_register_of_the_unit_within_it_alone) {
    const Person guest{"Tamu Rekaan", "", "NON-ASN/017"}, other{"Orang Lain", "", "NON-ASN/017"};
    EXPECT_EQ(refused(clerk_, {"Tamu Rekaan", ""}), "archive.fault.no_identity");
    EXPECT_EQ(refused(clerk_, {"Tamu Rekaan", "", "1971 0112 0378 0001"}), "archive.fault.register_nik");
    EXPECT_EQ(refused(clerk_, {"Tamu Rekaan", siti_.nip, "NON-ASN/017"}), "archive.fault.register_both");
    const auto first = closed_of(clerk_, guest), elsewhere = closed_of(heirs_, other);
    EXPECT_EQ(cabinet_->whole(as(clerk_), first).person, guest);
    EXPECT_NE(words_of(first).find("NON-ASN/017"), std::string::npos);
    open_of(clerk_, guest, "800.1.13.1");
    EXPECT_EQ(fault_of([&] { open_of(clerk_, guest, "800.1.13.1"); }), "archive.error.person_open");
    EXPECT_EQ(cabinet_->of_person(as(archivist_), first).dossiers.size(), 2u);
    told(archivist_, retired(first));
    EXPECT_EQ(phase(first), Phase::active);
    EXPECT_EQ(phase(elsewhere), Phase::waiting) << "the same number of another register";
}

TEST_P(PersonService, a_refusal_tells_of_no_dossier_its_reader_may_not_know_of) {
    const auto secret = open_of(archivist_, siti_, "800.1.3.2", "rahasia");
    EXPECT_FALSE(sees(clerk_, secret));
    EXPECT_EQ(refused(clerk_, siti_), "");
}

TEST_P(PersonService, what_happened_to_a_person_starts_all_his_dossiers_that_wait_for_it) {
    const auto here = closed_of(clerk_, siti_), elsewhere = closed_of(heirs_, siti_), other = closed_of(clerk_, budi_);
    const auto promotion = closed_of(clerk_, siti_, "800.1.3.2");
    EXPECT_EQ(cabinet_->of_person(as(archivist_), here).dossiers.size(), 2u) << "those in sight";
    const auto asked = events_->reach(as(archivist_), retired(here));
    EXPECT_EQ(asked.dossiers, 1) << "of what its reader may know of";
    ASSERT_EQ(asked.shifts.size(), 1u) << "the promotion waits for something else, one elsewhere she may not know of";
    EXPECT_EQ(asked.shifts[0].dossier.id, here);
    EXPECT_FALSE(asked.shifts[0].before.inactive_until);
    const auto would = asked.shifts[0].after.inactive_until;
    EXPECT_TRUE(would);
    EXPECT_EQ(phase(here), Phase::waiting) << "looking moves nothing";
    auto wrong = retired(here);
    wrong.event = "keputusan_lama";
    EXPECT_EQ(fault_of([&] { told(archivist_, wrong); }), "archive.fault.event") << "it happened to a matter";
    auto unproven = retired(here);
    unproven.evidence = "";
    EXPECT_EQ(fault_of([&] { told(archivist_, unproven); }), "archive.fault.note");
    EXPECT_EQ(fault_of([&] { told(drafter_, retired(here)); }), "core.error.not_found");
    EXPECT_EQ(phase(here), Phase::waiting);
    const auto id = told(archivist_, retired(here));
    EXPECT_EQ(cabinet_->whole(as(archivist_), here).term.inactive_until, would) << "as it was shown";
    EXPECT_EQ(phase(here), Phase::active);
    EXPECT_EQ(phase(elsewhere), Phase::active) << "told once for all of them";
    EXPECT_EQ(phase(other), Phase::waiting) << "of another person";
    EXPECT_EQ(phase(promotion), Phase::waiting) << "it waits for something else";
    const auto shown = cabinet_->whole(as(archivist_), here);
    EXPECT_TRUE(std::any_of(shown.term.why.begin(), shown.term.why.end(),
                            [](const Reason& each) { return each.word == "archive.clock.event_person"; }));
    EXPECT_EQ(fault_of([&] { told(heirs_, retired(elsewhere)); }), "archive.error.event_stands_person");
    EXPECT_EQ(fault_of([&] { events_->cancel(as(heirs_), id, "Keliru"); }), "core.error.forbidden") << "told by others";
    EXPECT_EQ(events_->cancel(as(archivist_), id, "Keliru").find("/archive/dossiers/"), 0u);
    EXPECT_EQ(phase(elsewhere), Phase::waiting);
    told(heirs_, retired(elsewhere));
    EXPECT_EQ(phase(here), Phase::active);
    const auto later = closed_of(later_, siti_);
    EXPECT_EQ(phase(later), Phase::active) << "what comes later takes it";
}

TEST_P(PersonService, of_a_dossier_nobody_may_know_of_nothing_of_the_person_is_told) {
    const auto secret = closed_of(archivist_, siti_, "800.1.13.1", "rahasia"), other = closed_of(heirs_, siti_);
    EXPECT_EQ(fault_of([&] { cabinet_->of_person(as(clerk_), secret); }), "core.error.not_found");
    EXPECT_EQ(fault_of([&] { told(clerk_, retired(secret)); }), "core.error.not_found");
    EXPECT_EQ(events_->reach(as(heirs_), retired(other)).dossiers, 1);
    const auto id = told(heirs_, retired(other));
    EXPECT_EQ(fault_of([&] { events_->find(as(clerk_), id); }), "core.error.not_found");
    EXPECT_EQ(phase(secret), Phase::active);
    const auto matter = open(clerk_, "Surat kepegawaian");
    EXPECT_EQ(fault_of([&] { cabinet_->of_person(as(clerk_), matter); }), "core.error.not_found") << "of nobody";
}

TEST_P(PersonService, a_filed_letter_proves_an_event_to_who_may_read_it) {
    const auto decree = letter("Keputusan pensiun", AccessClass::ordinary, {clerk_, archivist_});
    const auto id = open_of(clerk_, siti_, "800.1.13.1"), other = open_of(heirs_, siti_, "800.1.13.1");
    cabinet_->file(as(clerk_), id, decree);
    auto record = retired(id);
    record.letter = "800/99";
    EXPECT_EQ(fault_of([&] { told(archivist_, record); }), "archive.fault.letter");
    record = retired(other);
    record.letter = "800/1";
    EXPECT_EQ(fault_of([&] { told(heirs_, record); }), "archive.fault.letter") << "of what he may not know of, in the same words";
    record = retired(id);
    record.letter = "1/2020, item 1";
    const auto event = events_->find(as(archivist_), told(archivist_, record));
    EXPECT_EQ(event.letter, decree);
    const auto shown = [&](core::PositionId by) { return cabinet_->proofs(as(by), {event}); };
    ASSERT_EQ(shown(archivist_).size(), 1u);
    EXPECT_EQ(shown(archivist_).at(event.id).name, "800/1");
    EXPECT_EQ(shown(archivist_).at(event.id).link, "/letters/" + decree.substr(7));
    EXPECT_TRUE(shown(heirs_).empty()) << "filed where he may not look";
    mail_.read_by[letters::LetterId::parse(decree.substr(7))] = {archivist_};
    EXPECT_TRUE(shown(clerk_).empty()) << "it is his dossier, but no letter he may read";
    record = retired(id, "2020-05-02");
    record.letter = "800/1";
    events_->cancel(as(archivist_), event.id, "Keliru");
    EXPECT_EQ(fault_of([&] { told(clerk_, record); }), "archive.fault.letter");
    told(archivist_, record);
}

TEST_P(PersonService, what_was_destroyed_names_nobody_by_nip) {
    const auto id = open_of(clerk_, siti_);
    place_->db().write([&](core::db::Tx& tx) { cabinet_->erase(tx, house(), id, "BA 1/2026"); });
    EXPECT_EQ(words_of(id).find(siti_.nip), std::string::npos);
    EXPECT_FALSE(place_->db().read([&](core::db::Tx& tx) { return store::person(tx, id); }));
}

NASKAH_ON_BOTH_DATABASES(PersonService);

}  // namespace
}  // namespace archive
