// SPDX-License-Identifier: Apache-2.0
// A backlog of the records unit comes into its custody, with the numbers its boxes bear; nobody else enters such a one.
#include "archive/service/backlog.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace backlog_service_test {

// A depot of one box, "B-1", for what is open to all.
class OneBox final : public ToldPlaces {
  public:
    std::map<std::string, std::vector<DossierId>> stands;
    std::vector<FoundPlace> find(core::db::Tx&, const core::Context&, const std::vector<ToldPlace>& told) override {
        std::vector<FoundPlace> all;
        for (const auto& each : told) {
            auto& found = all.emplace_back();
            if (each.box.empty()) continue;
            found.at = &ToldPlace::box;
            if (each.box == "B-1") found.id = found.path = "Depo / Rak 1 / B-1";
            else found.lack = FoundPlace::Lack::missing;
        }
        return all;
    }
    void shelve(core::db::Tx&, const core::Context&, const std::string& place, const std::vector<DossierId>& dossiers,
                const std::string& reason) override {
        EXPECT_EQ(reason, "boks.csv");
        for (const auto& id : dossiers) stands[place].push_back(id);
    }
};

class BacklogService : public cabinet_town::Town {
  protected:
    BacklogResult enter(core::PositionId by, const std::string& rows, const char* file = "lama.csv") {
        const std::string table = "kode,uraian,dari,sampai,jumlah,satuan,penyimpan,nomor_definitif\n" + rows;
        return Backlog(place_->db(), *cabinet_, schedule_).enter(as(by), file, core::view(table), false);
    }
    static std::vector<std::pair<std::string, std::string>> told(const BacklogResult& result) {
        std::vector<std::pair<std::string, std::string>> all;
        for (const auto& each : result.faults) all.emplace_back(each.column, each.word);
        return all;
    }
    std::vector<Dossier> there(core::PositionId who) {
        return place_->db().read([&](core::db::Tx& tx) { return store::list(tx, subjects_.sight(tx, as(who).actor), {}); });
    }
    using Told = std::vector<std::pair<std::string, std::string>>;
};

TEST_P(BacklogService, of_the_records_unit_is_in_its_custody_with_the_numbers_of_its_boxes) {
    records_office_.serve([&](core::db::Tx&, const core::Seat& seat) { return seat.unit == merged_; });
    const std::string boxes = "800.1.3.2,Boks lama,2001,2003,1,boks,,112\n800.1.3.2,Boks tanpa nomor,2001,2003,1,boks,unit_kearsipan,\n"
                              "800.1.3.2,Berkas sendiri,2019,2019,1,berkas,,\n";
    EXPECT_EQ(told(enter(archivist_, boxes)), (Told{{"nomor_definitif", "archive.backlog.not_records_unit"},
                                                    {"penyimpan", "archive.backlog.not_records_unit"}}));
    EXPECT_TRUE(there(archivist_).empty()) << "nothing half done";
    const auto taken = enter(heirs_, boxes);
    ASSERT_EQ(told(taken), Told{});
    EXPECT_EQ(taken.fresh, 3);
    EXPECT_EQ(enter(heirs_, boxes).known, 3) << "sent again";
    for (const auto& each : there(heirs_)) {
        const bool own = each.title == "Berkas sendiri";
        EXPECT_EQ(each.custody, own ? Custody::unit : Custody::records_unit) << each.title;
        EXPECT_EQ(each.life, own ? Life::active : Life::inactive) << each.title;
        EXPECT_EQ(each.keeper, own ? std::nullopt : std::optional(merged_)) << each.title;
        EXPECT_EQ(each.definitive, each.title == "Boks lama" ? std::optional<std::int64_t>(112) : std::nullopt);
        EXPECT_EQ(each.state, State::closed);
    }
    place_->db().write([&](core::db::Tx& tx) { EXPECT_EQ(cabinet_->highest(tx, {merged_}), 112); });
    EXPECT_EQ(told(enter(heirs_, "800.1.3.2,Boks lain,2001,2003,1,boks,,112\n800.1.3.2,Boks dua,2001,2003,1,boks,,7\n"
                                 "800.1.3.2,Boks tiga,2001,2003,1,boks,,7\n800.1.3.2,Map,2001,2003,1,folder,unit,8\n"
                                 "800.1.3.2,Boks,2001,2003,1,boks,,boks 3\n", "lain.csv")),
              (Told{{"nomor_definitif", "archive.backlog.definitive_taken"}, {"nomor_definitif", "archive.backlog.definitive_taken"},
                    {"nomor_definitif", "archive.backlog.definitive_kept"}, {"nomor_definitif", "archive.backlog.definitive"}}));
}

// Both gave 112, and 7 was given by one alone: each box keeps its number, and a list says whose it is.
TEST_P(BacklogService, numbers_of_two_records_units_that_merge_stay_and_are_told_apart) {
    auto records = merged_;
    records_office_.serve([&](core::db::Tx&, const core::Seat& seat) { return seat.unit == records; });
    ASSERT_EQ(told(enter(heirs_, "800.1.3.2,Boks lama,2001,2003,1,boks,,112\n800.1.3.2,Boks tujuh,2001,2003,1,boks,,7\n")), Told{});
    records = last_;
    ASSERT_EQ(told(enter(later_, "800.1.3.2,Boks baru,2001,2003,1,boks,,112\n", "baru.csv")), Told{});
    directory::Ending ending;
    ending.unit = merged_;
    ending.successor = last_;
    place_->db().write([&](core::db::Tx& tx) { cabinet_->inherit(tx, house(), ending); });
    people_.ended.push_back(ending);
    std::map<std::string, std::string> numbers;
    for (const auto& each : there(later_)) numbers[each.title] = each.definitive_told();
    EXPECT_EQ(numbers, (std::map<std::string, std::string>{{"Boks baru", "112"}, {"Boks lama", "112 (Dinas Kominfo)"}, {"Boks tujuh", "7"}}));
    EXPECT_EQ(place_->db().write([&](core::db::Tx& tx) { return cabinet_->highest(tx, {last_}); }), 112) << "it numbers on above both";
}

TEST_P(BacklogService, a_number_somebody_gives_meanwhile_is_borne_once) {
    records_office_.serve([&](core::db::Tx&, const core::Seat& seat) { return seat.unit == merged_; });
    ASSERT_EQ(told(enter(heirs_, "800.1.3.2,Boks lama,2001,2003,1,boks,unit_kearsipan,\n")), Told{});
    const auto one = there(heirs_).front().id;
    std::string came;
    amid([&](core::db::Tx& tx) {
        EXPECT_EQ(cabinet_->highest(tx, {merged_}), 0);
        cabinet_->give_number(tx, one, 1);
    }, [&] { enter(heirs_, "800.1.3.2,Boks baru,2001,2003,1,boks,,1\n", "baru.csv"); }, came);
    if (GetParam() == core::db::Engine::postgres) EXPECT_EQ(came, "archive.backlog.definitive_taken");
    EXPECT_EQ(place_->db().read([](core::db::Tx& tx) { return tx.count("SELECT COUNT(*) FROM archive_dossier WHERE definitive = 1"); }), 1);
}

TEST_P(BacklogService, what_stands_where_the_depot_has_a_place_is_shelved_and_the_rest_keeps_the_place_it_was_told) {
    OneBox box;
    Backlog backlog(place_->db(), *cabinet_, schedule_, [&] { return &box; });
    const std::string table = "kode,uraian,dari,sampai,jumlah,satuan,lokasi,rak,boks,keamanan\n"
                              "800.1.3.2,Ada,2001,2003,1,berkas,Gedung lama,1,B-1,\n"
                              "800.1.3.2,Belum ada,2001,2003,1,berkas,,R-07,9,\n"
                              "800.1.3.2,Rahasia,2001,2003,1,berkas,,,B-1,terbatas\n"
                              "800.1.3.2,Tanpa tempat,2001,2003,1,berkas,Lemari kepala,,,\n";
    const auto result = backlog.enter(as(archivist_), "boks.csv", core::view(table), false);
    ASSERT_TRUE(result.ok());
    ASSERT_EQ(result.findings.size(), 2u);
    EXPECT_EQ(result.findings[0].word, "archive.backlog.place_missing");
    EXPECT_EQ(result.findings[0].args, (core::Args{{"cell", "I3"}, {"place", "Boks 9"}, {"highest", "biasa"}}));
    EXPECT_EQ(result.findings[1].word, "archive.backlog.place_class");
    ASSERT_EQ(box.stands["Depo / Rak 1 / B-1"].size(), 1u);
    EXPECT_EQ(now(box.stands.begin()->second.front()).title, "Ada");
    std::map<std::string, std::string> places;
    for (const auto& each : there(archivist_)) places[each.title] = each.place;
    EXPECT_EQ(places, (std::map<std::string, std::string>{{"Ada", "Gedung lama / Rak 1 / Boks B-1"},   // until the depot tells its own
                                                          {"Belum ada", "Rak R-07 / Boks 9"},
                                                          {"Rahasia", "Boks B-1"},
                                                          {"Tanpa tempat", "Lemari kepala"}}));
    EXPECT_TRUE(backlog.enter(as(archivist_), "boks.csv", core::view(table), false).findings.empty()) << "what is there is not told again";
}

NASKAH_ON_BOTH_DATABASES(BacklogService);

}  // namespace
}  // namespace archive
