// SPDX-License-Identifier: Apache-2.0
// A backlog of the records unit comes into its custody, with the numbers its boxes bear; nobody else enters such a one.
#include "archive/service/backlog.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace backlog_service_test {

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
    place_->db().read([&](core::db::Tx& tx) { EXPECT_EQ(cabinet_->highest(tx, {merged_}), 112); });
    EXPECT_EQ(told(enter(heirs_, "800.1.3.2,Boks lain,2001,2003,1,boks,,112\n800.1.3.2,Boks dua,2001,2003,1,boks,,7\n"
                                 "800.1.3.2,Boks tiga,2001,2003,1,boks,,7\n800.1.3.2,Map,2001,2003,1,folder,unit,8\n"
                                 "800.1.3.2,Boks,2001,2003,1,boks,,boks 3\n", "lain.csv")),
              (Told{{"nomor_definitif", "archive.backlog.definitive_taken"}, {"nomor_definitif", "archive.backlog.definitive_taken"},
                    {"nomor_definitif", "archive.backlog.definitive_kept"}, {"nomor_definitif", "archive.backlog.definitive"}}));
}

NASKAH_ON_BOTH_DATABASES(BacklogService);

}  // namespace
}  // namespace archive
