// SPDX-License-Identifier: Apache-2.0
// What the forms tell of an item: as it follows from the letter, as whoever files it says, and as it is corrected.
#include "archive/service/arriving.h"
#include "archive/service/forms.h"
#include "archive/service/lists.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace description_service_test {

using core::parse_date;
using letters::LetterId;

class DescriptionService : public cabinet_town::Town {
  protected:
    std::string signed_letter(const char* title, bool ink = false) {
        const auto subject = letter(title, AccessClass::ordinary, {clerk_, archivist_});
        auto& made = mail_.sent[LetterId::parse(subject.substr(7))];
        made.ink = ink;
        made.bytes = core::sha256(std::string_view(title));
        return subject;
    }
    Item item(DossierId id, int number) {
        for (auto& each : cabinet_->whole(as(archivist_), id).items)
            if (each.number == number) return each;
        return {};
    }
    std::string described(core::PositionId by, DossierId id, int number, const Telling& told, const char* why = "Salah catat") {
        clock_.pass(std::chrono::seconds(1));
        return fault_of([&] { cabinet_->describe(as(by), id, number, told, why); });
    }
    std::int64_t rows() {
        return place_->db().read([](core::db::Tx& tx) { return tx.count("SELECT COUNT(*) FROM archive_description", {}); });
    }
};

TEST_P(DescriptionService, follows_from_how_the_letter_was_signed_unless_who_files_it_says_otherwise) {
    const auto id = open(clerk_, "Kenaikan pangkat");
    cabinet_->file(as(clerk_), id, signed_letter("Usul"));
    EXPECT_EQ(item(id, 1).stage, "asli");
    EXPECT_EQ(item(id, 1).medium, "electronic");
    cabinet_->file(as(clerk_), id, signed_letter("Keputusan", true));
    EXPECT_EQ(item(id, 2).medium, "hybrid") << "its signed sheet is kept, too";
    const auto third = signed_letter("Petikan keputusan");
    EXPECT_EQ(fault_of([&] { cabinet_->file(as(clerk_), id, third, {.medium = "paper"}); }), "archive.fault.medium_here");
    cabinet_->file(as(clerk_), id, third, {.stage = "petikan", .medium = "hybrid", .physical = "baik"});
    EXPECT_EQ(item(id, 3).stage, "petikan");
    EXPECT_EQ(cabinet_->whole(as(archivist_), id).extent.medium(), "hybrid");
}

TEST_P(DescriptionService, is_corrected_by_a_further_row_and_goes_with_its_item) {
    const auto id = open(clerk_, "Kenaikan pangkat");
    cabinet_->file(as(clerk_), id, signed_letter("Usul"));
    cabinet_->file(as(clerk_), id, signed_letter("Keputusan"));
    EXPECT_EQ(described(archivist_, id, 2, {.medium = "paper"}), "archive.fault.medium_here");
    EXPECT_EQ(described(archivist_, id, 2, {.stage = "asli"}), "archive.fault.nothing_told");
    EXPECT_EQ(described(archivist_, id, 3, {.stage = "kopi"}), "archive.fault.item");
    EXPECT_EQ(described(archivist_, id, 2, {.stage = "kopi"}, " "), "archive.fault.reason");
    EXPECT_EQ(described(heirs_, id, 2, {.stage = "kopi"}), "core.error.not_found");
    const auto sought_by = [&](const std::string& medium) {
        const auto& marks = index_.documents.at(id.text()).facets;
        return std::any_of(marks.begin(), marks.end(), [&](const auto& each) { return each.facet == "medium" && each.value == medium; });
    };
    EXPECT_TRUE(sought_by("electronic"));
    EXPECT_EQ(described(archivist_, id, 2, {.stage = "salinan", .medium = "hybrid"}), "");
    EXPECT_TRUE(sought_by("hybrid")) << "a search narrows by what it is now";
    cabinet_->close(as(clerk_), id, parse_date("2020-06-01"));
    EXPECT_EQ(described(archivist_, id, 2, {.physical = "rapuh", .amount = 4}), "") << "closed, too";
    EXPECT_EQ(item(id, 2).stage, "salinan");
    EXPECT_EQ(item(id, 2).amount, 4);
    EXPECT_EQ(item(id, 1).stage, "asli");
    const auto told = cabinet_->whole(as(archivist_), id).corrections;
    ASSERT_EQ(told.size(), 2u);
    EXPECT_EQ(told[0].was.stage, "asli");
    EXPECT_EQ(told[1].was.stage, "salinan");
    EXPECT_EQ(told[1].now.physical, "rapuh");
    EXPECT_ANY_THROW(place_->db().write([](core::db::Tx& tx) { tx.exec("UPDATE archive_description SET stage = 'asli'"); }));
    EXPECT_ANY_THROW(place_->db().write([](core::db::Tx& tx) { tx.exec("DELETE FROM archive_description"); }));
    EXPECT_EQ(rows(), 2);
    place_->db().write([&](core::db::Tx& tx) { cabinet_->erase(tx, house(), id, "BA 1/2026"); });
    EXPECT_EQ(rows(), 0);
}

TEST_P(DescriptionService, stays_with_an_item_that_moves_and_waits_while_its_dossier_is_proposed) {
    const auto from = open(clerk_, "Usul"), to = open(clerk_, "Pegawai");
    cabinet_->file(as(clerk_), from, signed_letter("Keputusan"));
    EXPECT_EQ(described(archivist_, from, 1, {.stage = "petikan"}), "");
    tell(archivist_, from, 1, Exception::Kind::moved, to.text());
    EXPECT_EQ(item(to, 1).stage, "petikan");
    EXPECT_EQ(described(archivist_, from, 1, {.stage = "kopi"}), "archive.error.moved");
    EXPECT_EQ(described(archivist_, to, 1, {.stage = "kopi"}), "");
    EXPECT_EQ(item(to, 1).stage, "kopi");
    place_->db().write([&](core::db::Tx& tx) { cabinet_->engage(tx, house(), to, Process::transfer, "proposal:1"); });
    EXPECT_EQ(described(archivist_, to, 1, {.stage = "asli"}), "archive.obstacle.proposed");
}

TEST_P(DescriptionService, of_a_dossier_from_another_house_names_who_made_it) {
    Arrived what;
    what.source = "kota:1";
    what.code = "800.1.3.2";
    what.title = "Peta batas wilayah";
    what.creator = "Pemerintah Kota Lain";
    what.creator_unit = "Dinas Tata Ruang";
    what.opened = parse_date("2019-01-02");
    what.closed = parse_date("2019-12-31");
    ArrivedItem map;
    map.subject = "paper:x";
    map.number = 1;
    map.title = "Peta";
    map.stage = "asli";
    map.medium = "peta";
    map.physical = "rapuh";
    map.amount_unit = "lembar";
    map.date = parse_date("2019-05-05");
    what.items.push_back(map);
    Arriving arriving(*cabinet_, *reading_, schedule_);
    const auto take = [&] {
        return place_->db().write([&](core::db::Tx& tx) { return arriving.take(tx, as(archivist_), what); });
    };
    EXPECT_EQ(fault_of(take), "archive.handed.medium");
    what.items.front().medium = "cartographic";
    const auto id = take();
    clock_.set(core::parse_instant("2026-06-01T03:00:00Z"));
    ListWish wish;
    wish.form = Form::inactive;
    Lists lists(place_->db(), *cabinet_, subjects_);
    const auto listed = lists.list(as(archivist_), wish);
    ASSERT_EQ(listed.lines.size(), 1u);
    const core::words::Words words;
    const auto sheet = sheet_of(listed, wish, as(archivist_), words.in("id"));
    EXPECT_EQ(core::table::text_of(sheet.rows.at(0).at(0)), "Pemerintah Kota Lain");
    EXPECT_EQ(core::table::text_of(sheet.rows.at(0).at(1)), "Dinas Tata Ruang");
    EXPECT_EQ(core::table::text_of(sheet.rows.at(0).at(8)), "archive.medium.cartographic, archive.physical.rapuh");
    EXPECT_EQ(now(id).unit_name, "Dinas Kearsipan");
}

TEST_P(DescriptionService, the_activity_of_a_guarded_dossier_ends_when_it_is_closed_unless_somebody_told_when) {
    const auto id = open(clerk_, "Batas wilayah");
    Mark mark;
    mark.dossier = id;
    mark.kind = Mark::Kind::guarded;
    mark.category = "perbatasan";
    mark.reason = "Hasil identifikasi";
    cabinet_->mark(as(archivist_), mark);
    const auto ended = [&] { return cabinet_->whole(as(archivist_), id).marks.at(0).ended; };
    EXPECT_FALSE(ended());
    cabinet_->close(as(clerk_), id, parse_date("2020-06-01"));
    EXPECT_EQ(ended(), parse_date("2020-06-01"));
    clock_.set(core::parse_instant("2026-03-01T03:00:00Z"));
    cabinet_->reopen(as(archivist_), id, "Ada susulan");
    EXPECT_FALSE(ended()) << "it goes on";
    cabinet_->close(as(clerk_), id, parse_date("2026-02-28"));
    EXPECT_EQ(ended(), parse_date("2026-02-28"));
}

NASKAH_ON_BOTH_DATABASES(DescriptionService);

}  // namespace
}  // namespace archive
