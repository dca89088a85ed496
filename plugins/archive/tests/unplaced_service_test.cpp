// SPDX-License-Identifier: Apache-2.0
// What was received on paper and stands nowhere is found, until its depot tells a place.
#include "archive/service/backlog.h"
#include "archive/service/forms.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace unplaced_service_test {

// A depot that has those on its shelves already.
class Shelves final : public ShelfKeeper {
  public:
    std::set<DossierId> in;
    void left(core::db::Tx&, const core::Context&, DossierId) override {}
    std::string away(core::db::Tx&, DossierId) override { return {}; }
    void risen(core::db::Tx&, const core::Context&, DossierId) override {}
    bool stands_in(core::db::Tx&, DossierId id, core::UnitId) override { return in.contains(id); }
};

class UnplacedService : public cabinet_town::Town {
  protected:
    DossierId paper(const char* title) {
        const auto id = open(archivist_, title);
        Paper made;
        made.title = "Notulen";
        made.date = core::parse_date("2020-03-02");
        cabinet_->register_paper(as(archivist_), id, made);
        cabinet_->close(as(archivist_), id, core::parse_date("2020-06-01"));
        return id;
    }
    void move(DossierId id, Life life, Custody custody) {
        place_->db().write([&](core::db::Tx& tx) {
            cabinet_->move(tx, house(), id, life, custody, custody == Custody::unit ? std::nullopt : std::optional(merged_));
        });
    }
    void receive(DossierId id) { move(id, Life::inactive, Custody::records_unit); }
    std::int64_t waiting(core::PositionId who, core::UnitId depot) {
        Wanted wanted;
        wanted.unplaced = true;
        wanted.units = {depot};
        return place_->db().read([&](core::db::Tx& tx) { return cabinet_->count(tx, as(who), wanted); });
    }
    std::vector<DossierId> listed(core::PositionId who) {
        ListWish wish;
        wish.form = Form::inactive;
        wish.wish.unplaced = true;
        std::vector<DossierId> ids;
        for (const auto& line : Lists(place_->db(), *cabinet_, subjects_).list(as(who), wish).lines) ids.push_back(line.dossier.id);
        return ids;
    }
    std::string shelf(DossierId id) {
        ListWish wish;
        wish.form = Form::inactive;
        wish.wish.id = id;
        const core::words::Catalog words;   // each word by its key
        const auto sheet = sheet_of(Lists(place_->db(), *cabinet_, subjects_).list(as(heirs_), wish), wish, as(heirs_), words);
        return core::table::text_of(sheet.rows.at(0).at(10));
    }
};

TEST_P(UnplacedService, what_was_received_waits_for_a_place_until_the_depot_tells_one) {
    const auto one = paper("Kertas"), two = paper("Kertas lain"), kept = paper("Tetap di unit");
    receive(one);
    receive(two);
    EXPECT_EQ(waiting(heirs_, merged_), 2);
    EXPECT_EQ(waiting(archivist_, office_), 0) << "it is not in the depot of the unit that made it";
    EXPECT_EQ(listed(heirs_), (std::vector{one, two}));
    EXPECT_EQ(shelf(one), "archive.list.unplaced");
    place_->db().write([&](core::db::Tx& tx) { cabinet_->set_place(tx, one, "Depo A / Rak 3", ""); });
    EXPECT_EQ(listed(heirs_), std::vector{two});
    EXPECT_EQ(shelf(one), "Depo A / Rak 3");
    Wanted all;
    all.unplaced_first = true;
    const auto first = place_->db().read([&](core::db::Tx& tx) { return cabinet_->list(tx, as(heirs_), all); }).front();
    EXPECT_EQ(first.id, two) << "first in the picker of a place";
    EXPECT_TRUE(first.unplaced);
    move(two, Life::active, Custody::unit);
    EXPECT_EQ(waiting(heirs_, merged_), 0) << "given back";
    EXPECT_FALSE(now(kept).unplaced);
}

TEST_P(UnplacedService, the_place_of_the_unit_it_left_is_no_place_of_it) {
    clock_.pass(std::chrono::seconds(1));
    const auto id = cabinet_->open(as(archivist_), {"800.1.3.2", "Dari lemari", "Lemari kepala", ""});
    Paper made;
    made.title = "Notulen";
    made.date = core::parse_date("2020-03-02");
    cabinet_->register_paper(as(archivist_), id, made);
    cabinet_->close(as(archivist_), id, core::parse_date("2020-06-01"));
    receive(id);
    EXPECT_EQ(shelf(id), "archive.list.unplaced");
    EXPECT_EQ(index_.documents.at(id.text()).location, "");
    EXPECT_EQ(place_->db().read([&](core::db::Tx& tx) { return static_cast<Holdings&>(*cabinet_).find(tx, house(), id)->place; }), "")
        << "what the lists of a disposal and packages tell";
    store::Wish there;
    there.place = "Lemari kepala";
    EXPECT_TRUE(cabinet_->list(as(heirs_), there).all.empty());
    place_->db().write([&](core::db::Tx& tx) { cabinet_->set_place(tx, id, "Depo A / Rak 3", ""); });
    EXPECT_EQ(index_.documents.at(id.text()).location, "Depo A / Rak 3");
}

TEST_P(UnplacedService, what_turns_out_to_be_paper_waits_for_a_place_and_who_gave_it_away_is_not_told_of_it) {
    const auto id = open(archivist_, "Elektronik");
    cabinet_->file(as(archivist_), id, letter("Nota", AccessClass::ordinary, {archivist_, heirs_}));
    cabinet_->close(as(archivist_), id, core::parse_date("2020-06-01"));
    receive(id);
    EXPECT_FALSE(now(id).unplaced);
    Telling told;
    told.medium = "hybrid";
    cabinet_->describe(as(heirs_), id, 1, told, "Ada lembar bertanda tangan basah");
    EXPECT_TRUE(now(id).unplaced);
    EXPECT_EQ(listed(heirs_), std::vector{id});
    EXPECT_TRUE(listed(archivist_).empty()) << "it waits in no depot of the unit that made it";
}

TEST_P(UnplacedService, what_is_electronic_gone_or_stands_there_already_waits_for_none) {
    const auto files = open(archivist_, "Elektronik");
    cabinet_->file(as(archivist_), files, letter("Nota", AccessClass::ordinary, {archivist_, heirs_}));
    cabinet_->close(as(archivist_), files, core::parse_date("2020-06-01"));
    const auto empty = open(archivist_, "Kosong"), there = paper("Di depo"), handed = paper("Diserahkan");
    cabinet_->close(as(archivist_), empty, core::parse_date("2020-06-01"));
    Shelves shelves;
    shelves.in = {there};
    cabinet_->keeper(shelves);
    for (const auto& id : {files, empty, there, handed}) receive(id);
    EXPECT_EQ(listed(heirs_), std::vector{handed});
    move(handed, Life::handed_over, Custody::institution);
    EXPECT_EQ(waiting(heirs_, merged_), 0);
}

TEST_P(UnplacedService, a_backlog_of_the_depot_waits_where_its_table_tells_no_place) {
    records_office_.serve([&](core::db::Tx&, const core::Seat& seat) { return seat.unit == merged_; });
    const std::string table = "kode,uraian,dari,sampai,jumlah,satuan,penyimpan,lokasi\n"
                              "800.1.3.2,Bertempat,2001,2003,1,boks,unit_kearsipan,Rak 3\n"
                              "800.1.3.2,Belum,2001,2003,1,boks,unit_kearsipan,\n";
    ASSERT_TRUE(Backlog(place_->db(), *cabinet_, schedule_).enter(as(heirs_), "lama.csv", core::view(table), false).ok());
    const auto waits = listed(heirs_);
    ASSERT_EQ(waits.size(), 1u);
    EXPECT_EQ(now(waits.front()).title, "Belum");
    for (const auto& [id, document] : index_.documents) EXPECT_EQ(document.location, document.title == "Belum" ? "" : "Rak 3");
}

NASKAH_ON_BOTH_DATABASES(UnplacedService);

}  // namespace
}  // namespace archive
