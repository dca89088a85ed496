// SPDX-License-Identifier: Apache-2.0
// A letter that is raised, or whose unit ends, while it is on its way into a dossier; and what older servers left lower
// than its letters.
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace turns_service_test {

using core::parse_date;
using letters::LetterId;

class CabinetTurns : public cabinet_town::Town {};

TEST_P(CabinetTurns, a_letter_raised_while_it_is_filed_or_moved_takes_its_dossier_along) {
    const auto everybody = std::set{head_, clerk_, archivist_, drafter_, signer_};
    const auto one = letter("Hukuman disiplin", AccessClass::ordinary, everybody),
               two = letter("Izin perceraian", AccessClass::ordinary, everybody);
    const auto from = open(clerk_, "Surat kepegawaian"), to = open(clerk_, "Berkas perseorangan");
    std::string came_of_it = "nothing";
    std::thread began;
    const auto raised_when_read = [&](const std::string& subject) {
        mail_.when_read = [&, subject](core::db::Tx& tx) {
            began = beside(tx, [&, subject] { raise(subject, AccessClass::secret, {drafter_}); }, came_of_it);
        };
    };
    raised_when_read(one);
    cabinet_->file(as(clerk_), from, one);
    began.join();
    EXPECT_EQ(came_of_it, "");
    EXPECT_EQ(now(from).access, AccessClass::secret);
    const auto plain = open(clerk_, "Surat kepegawaian lain");
    cabinet_->file(as(clerk_), plain, two);
    raised_when_read(two);
    tell(archivist_, plain, 1, Exception::Kind::moved, to.text());
    began.join();
    EXPECT_EQ(came_of_it, "");
    EXPECT_EQ(now(to).access, AccessClass::secret);
}

TEST_P(CabinetTurns, what_stayed_lower_than_its_letters_is_raised_by_night) {
    const auto everybody = std::set{head_, clerk_, archivist_, drafter_, signer_};
    const auto subject = letter("Hukuman disiplin", AccessClass::ordinary, everybody);
    const auto id = open(clerk_, "Surat kepegawaian"), other = open(clerk_, "Surat umum");
    cabinet_->file(as(clerk_), id, subject);
    cabinet_->file(as(clerk_), other, letter("Undangan", AccessClass::ordinary, everybody));
    mail_.sent[LetterId::parse(subject.substr(7))].access = AccessClass::limited;   // and nobody told the archive
    mail_.read_by[LetterId::parse(subject.substr(7))] = {drafter_, archivist_};
    const auto source = cabinet_->found();
    place_->db().write([&](core::db::Tx& tx) {
        for (const auto& each : source.next(tx, "", 10)) source.put(tx, each);
    });
    EXPECT_EQ(now(id).access, AccessClass::ordinary) << "an index changes no record";
    for (int twice = 0; twice < 2; ++twice) cabinet_->find_lower(house());
    EXPECT_EQ(now(id).access, AccessClass::limited);
    EXPECT_EQ(now(other).access, AccessClass::ordinary);
    EXPECT_EQ(shelves_.told, std::vector<DossierId>{id}) << "told once";
    EXPECT_EQ(index_.documents.at(id.text()).access, "terbatas");
    const auto& readers = index_.documents.at(id.text()).readers;
    EXPECT_TRUE(std::count(readers.begin(), readers.end(), "seat:" + drafter_.text()));
    EXPECT_FALSE(std::count(readers.begin(), readers.end(), "seat:" + signer_.text()));
}

TEST_P(CabinetTurns, a_letter_finished_as_its_unit_ends_waits_for_the_heir) {
    const auto early = letter("Surat lama", AccessClass::ordinary, {clerk_}),
               late = letter("Surat terakhir", AccessClass::ordinary, {clerk_}),
               stray = letter("Surat tertinggal", AccessClass::ordinary, {clerk_}),
               secret = letter("Sandi", AccessClass::secret, {clerk_});
    const auto theirs = open(clerk_, "Surat dinas");
    cabinet_->file(as(clerk_), theirs, early);
    std::string came_of_it = "nothing";
    directory::Ending ending;
    ending.unit = office_;
    ending.successor = merged_;
    ending.basis = "Perda 4/2026";
    amid([&](core::db::Tx& tx) {
        cabinet_->inherit(tx, house(), ending);
        people_.ended.push_back(ending);
    }, [&] { cabinet_->finished(house(), late); }, came_of_it);
    ASSERT_EQ(came_of_it, "");
    place_->db().write([&](core::db::Tx& tx) {   // as it was left before the heir was asked for
        store::add(tx, {stray, office_, "2", parse_date("2020-01-02"), "Surat tertinggal", AccessClass::ordinary, clock_.now()}, {});
        store::add(tx, {secret, office_, "3", parse_date("2020-01-02"), "Sandi", AccessClass::secret, clock_.now()}, {{clerk_}});
    });
    cabinet_->find_heirs();
    const auto waiting = place_->db().read([&](core::db::Tx& tx) {
        return std::pair(store::pending_in(tx, late), store::pending_in(tx, stray));
    });
    EXPECT_EQ(waiting.first, std::vector{merged_});
    EXPECT_EQ(waiting.second, std::vector{merged_});
    const auto waits_for = [&](core::PositionId who) {
        const auto all = cabinet_->pending(as(who)).all;
        return std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.subject == secret; });
    };
    EXPECT_TRUE(waits_for(chief_)) << "whom no letter names, the head of the heir answers for";
    EXPECT_FALSE(waits_for(heirs_) || waits_for(clerk_));
    mail_.read_by[LetterId::parse(late.substr(7))] = {heirs_};
    const auto keeps = [&](core::PositionId who, const std::string& subject) {
        return place_->db().read([&](core::db::Tx& tx) { return cabinet_->keeps(tx, as(who).actor, subject); });
    };
    EXPECT_TRUE(keeps(heirs_, late)) << "or nobody could file it";
    EXPECT_FALSE(keeps(later_, late));
    EXPECT_EQ(fault_of([&] { cabinet_->file(as(heirs_), theirs, late); }), "archive.error.other_unit");
    const auto ours = open(heirs_, "Surat dinas yang digabung");
    cabinet_->file(as(heirs_), ours, late);
    const auto place = place_->db().read([&](core::db::Tx& tx) { return cabinet_->filed(tx, late, office_); });
    ASSERT_TRUE(place.has_value());
    EXPECT_EQ(place->dossier, ours);
    const auto before = place_->db().read([&](core::db::Tx& tx) { return cabinet_->filed(tx, early, office_); });
    ASSERT_TRUE(before.has_value());
    EXPECT_EQ(before->dossier, theirs) << "what was filed stays where it is";
}

TEST_P(CabinetTurns, who_ends_a_dossier_knows_what_was_put_in_the_way_of_all_before) {
    const auto id = open(clerk_, "Surat umum");
    std::string came_of_it = "nothing";
    std::int64_t known = 0;
    amid([&](core::db::Tx& tx) { cabinet_->take_all(tx); },
         [&] {
             place_->db().write([&](core::db::Tx& tx) {
                 cabinet_->take_to_end(tx, id);
                 known = tx.count("SELECT turn FROM archive_gate");
             });
         }, came_of_it);
    EXPECT_EQ(came_of_it, "");
    EXPECT_EQ(known, 1) << "it waited, or began after";
}

NASKAH_ON_BOTH_DATABASES(CabinetTurns);

}  // namespace turns_service_test
}  // namespace archive
