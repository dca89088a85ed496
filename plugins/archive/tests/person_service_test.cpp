// SPDX-License-Identifier: Apache-2.0
// Berkas perseorangan: one open dossier of a person in a unit under a code, for those who may know of it.
#include "archive/store/person_store.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace person_service_test {

class PersonService : public cabinet_town::Town {
  protected:
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

TEST_P(PersonService, a_refusal_tells_of_no_dossier_its_reader_may_not_know_of) {
    const auto secret = open_of(archivist_, siti_, "800.1.3.2", "rahasia");
    EXPECT_FALSE(sees(clerk_, secret));
    EXPECT_EQ(refused(clerk_, siti_), "");
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
