// SPDX-License-Identifier: Apache-2.0
// Who knows of something withheld by an office knows of it as long as he has it: lists at once, and search by tokens
// that nobody puts anew for it.
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace offices_service_test {

using letters::LetterId;

class Offices : public cabinet_town::Town {
  protected:
    // Of a letter its drafter and the heads of the unit may read.
    DossierId filed(const char* title, const char* access = "rahasia") {
        const auto id = open(clerk_, title, access);
        cabinet_->file(as(clerk_), id, limited(title));
        return id;
    }
    std::string limited(const char* title) {
        const auto subject = letter(title, AccessClass::limited, {drafter_, clerk_});
        mail_.read_in[LetterId::parse(subject.substr(7))] = {office_of("head", office_)};
        return subject;
    }
    std::set<std::string> tokens(DossierId id) {
        const auto& all = index_.documents.at(id.text()).readers;
        return {all.begin(), all.end()};
    }
    // Whether he would find it by search.
    bool finds(core::PositionId who, DossierId id) {
        const auto held = as(who).actor.tokens();
        const auto told = tokens(id);
        return std::any_of(held.begin(), held.end(), [&](const auto& each) { return told.contains(each); });
    }
    void agree(DossierId id) {
        for (const auto& each : people_.seats)
            EXPECT_EQ(finds(each.id, id), sees(each.id, id)) << each.id.text() << " " << id.text();
    }
    void rearranged(std::vector<core::UnitId> units, std::vector<core::PositionId> positions) {
        place_->db().write([&](core::db::Tx& tx) { cabinet_->rearranged(tx, house(), {std::move(units), std::move(positions)}); });
    }
    void keep_as_before(DossierId id, std::initializer_list<core::PositionId> readers) {
        place_->db().write([&](core::db::Tx& tx) {
            store::set_readers(tx, id, {});
            for (const auto& each : readers)
                tx.exec("INSERT INTO archive_dossier_reader_before (dossier_id, position_id) VALUES (?, ?)", {id, each});
        });
    }
};

TEST_P(Offices, a_role_lost_closes_and_a_role_given_opens_without_anything_put_anew) {
    const auto secret = filed("Pemeriksaan"), kept = filed("Penilaian", "terbatas");
    EXPECT_TRUE(sees(head_, secret) && sees(drafter_, secret));
    EXPECT_FALSE(sees(signer_, secret));
    EXPECT_EQ(tokens(secret), (std::set<std::string>{"head:" + office_.text(), "seat:" + drafter_.text(), "seat:" + clerk_.text()}));
    for (const auto& id : {secret, kept}) agree(id);
    people_.at(head_).roles = {"staff"};
    people_.at(signer_).roles = {"head"};
    people_.at(archivist_).roles = {"staff"};
    for (const auto& id : {secret, kept}) {
        EXPECT_TRUE(sees(signer_, id) && sees(drafter_, id));
        EXPECT_FALSE(sees(head_, id) || sees(archivist_, id));
        agree(id);
    }
}

TEST_P(Offices, who_only_filed_it_knows_of_it_as_long_as_he_files) {
    const auto id = open(clerk_, "Sandi", "rahasia");
    EXPECT_TRUE(sees(clerk_, id));
    agree(id);
    people_.at(clerk_).roles = {"staff"};
    EXPECT_FALSE(sees(clerk_, id));
    agree(id);
    EXPECT_FALSE(sees(head_, id));
    cabinet_->find_lost(house());
    EXPECT_TRUE(sees(head_, id)) << "nobody knew of it: its heads do by night";
    agree(id);
}

TEST_P(Offices, a_position_that_moves_leaves_behind_what_it_knew_there) {
    const auto secret = filed("Pemeriksaan"), open_one = open(clerk_, "Buku tamu");
    people_.at(drafter_).unit = merged_;
    people_.at(head_).unit = merged_;
    rearranged({}, {drafter_, head_});
    EXPECT_FALSE(sees(drafter_, secret) || sees(head_, secret) || sees(drafter_, open_one));
    for (const auto& id : {secret, open_one}) agree(id);
    people_.at(drafter_).unit = office_;
    rearranged({}, {drafter_});
    EXPECT_TRUE(sees(drafter_, secret)) << "its own letter";
    agree(secret);
}

TEST_P(Offices, a_unit_put_below_another_is_looked_into_from_there) {
    const auto plain = open(clerk_, "Buku tamu"), limited = filed("Penilaian", "terbatas"), secret = filed("Sandi");
    EXPECT_FALSE(sees(heirs_, plain) || sees(heirs_, limited));
    for (auto& unit : people_.all)
        if (unit.id == office_) unit.parent = merged_;
    std::swap(people_.all[0], people_.all[1]);   // a unit comes after the one above it
    rearranged({office_}, {});
    EXPECT_TRUE(sees(heirs_, plain) && sees(heirs_, limited));
    for (const auto& id : {plain, limited, secret}) agree(id);
}

TEST_P(Offices, readers_of_before_are_asked_anew_and_know_nothing_until_then) {
    const auto id = filed("Pemeriksaan"), paper = open(archivist_, "Kunci brankas", "rahasia");
    keep_as_before(id, {head_, drafter_, clerk_, signer_});
    keep_as_before(paper, {archivist_, signer_});
    EXPECT_FALSE(sees(head_, id) || sees(drafter_, id));
    people_.at(head_).roles = {"staff"};   // lost while it was kept by position
    cabinet_->find_before();
    EXPECT_TRUE(sees(drafter_, id) && sees(clerk_, id));
    EXPECT_FALSE(sees(head_, id) || sees(signer_, id));
    EXPECT_TRUE(sees(archivist_, paper));
    EXPECT_FALSE(sees(signer_, paper)) << "what he knew it by he has no more";
    for (const auto& each : {id, paper}) agree(each);
    EXPECT_TRUE(place_->db().read([](core::db::Tx& tx) { return store::read_before(tx, 1).empty(); }));
    people_.at(archivist_).roles = {"staff"};
    EXPECT_FALSE(sees(archivist_, paper));
}

TEST_P(Offices, a_letter_that_waits_is_told_to_offices_too) {
    const auto subject = limited("Pemeriksaan");
    cabinet_->finished(house(), subject);
    const auto waits = [&](core::PositionId who) {
        return place_->db().read([&](core::db::Tx& tx) {
            return store::count_pending(tx, subjects_.sight(tx, as(who).actor));
        });
    };
    EXPECT_EQ(waits(head_), 1);
    EXPECT_EQ(waits(signer_), 0);
    people_.at(head_).roles = {"staff"};
    people_.at(signer_).roles = {"head"};
    EXPECT_EQ(waits(head_), 0);
    EXPECT_EQ(waits(signer_), 1);
    EXPECT_EQ(waits(drafter_), 1);
    place_->db().write([&](core::db::Tx& tx) {
        store::reclassify(tx, subject, AccessClass::limited, {});
        tx.exec("INSERT INTO archive_pending_reader_before (subject, position_id) VALUES (?, ?)", {subject, head_});
    });
    EXPECT_EQ(waits(drafter_), 0);
    cabinet_->find_before();
    EXPECT_EQ(waits(head_), 0);
    EXPECT_EQ(waits(drafter_), 1);
}

NASKAH_ON_BOTH_DATABASES(Offices);

}  // namespace offices_service_test
}  // namespace archive
