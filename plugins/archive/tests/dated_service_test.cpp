// SPDX-License-Identifier: Apache-2.0
// What is known of a date and no more stands in the lists: of rows of a backlog, of paper, of what bears no date.
#include "archive/service/backlog.h"
#include "archive/service/forms.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace dated_service_test {

class DatedService : public cabinet_town::Town {
  protected:
    BacklogResult enter(const std::string& rows) {
        const std::string table = "kode,uraian,dari,sampai,jumlah,satuan,tutup\n" + rows;
        return Backlog(place_->db(), *cabinet_, schedule_).enter(as(archivist_), "lama.csv", core::view(table), false);
    }
    Item put(DossierId id, const char* title, const std::string& dated) {
        Paper made;
        made.title = title;
        made.dated = dated;
        return cabinet_->register_paper(as(archivist_), id, made);
    }
    // Cells of one column, by the title that stands in another.
    std::map<std::string, std::string> cells(Form form, const char* title, const char* column) {
        Lists lists(place_->db(), *cabinet_, subjects_);
        ListWish wish;
        wish.form = form;
        wish.every_phase = true;
        wish.wish.limit = 100;
        const core::words::Catalog words;   // each word by its key
        const auto sheet = sheet_of(lists.list(as(archivist_), wish), wish, as(archivist_), words);
        const auto at = [&](const char* name) {
            std::size_t found = 0;
            while (found < sheet.columns.size() && sheet.columns[found].heading != std::string("archive.column.") + name) ++found;
            return found;
        };
        std::map<std::string, std::string> found;
        for (const auto& row : sheet.rows) found[core::table::text_of(row.at(at(title)))] = core::table::text_of(row.at(at(column)));
        return found;
    }
    using Cells = std::map<std::string, std::string>;
};

TEST_P(DatedService, rows_of_a_backlog_stand_in_the_lists_as_their_cells_said) {
    const auto taken = enter("800.1.3.2,Tahun,2001,2003,1,boks,\n"
                             "800.1.3.2,Setahun,1998,,1,boks,\n"
                             "800.1.3.2,Bulan,1978-03,1978-05,1,boks,\n"
                             "800.1.3.2,Hari,12-3-1978,1978-04-02,1,boks,\n"
                             "800.1.3.2,Sehari,1978-03-12,1978-03-12,1,boks,\n"
                             "800.1.3.2,Campur,1978-03,1980,1,boks,\n"
                             "800.1.3.2,Tahun ini,2020,,1,boks,\n"
                             "800.1.3.2,Tak bertanggal,tanpa tahun,,1,boks,1995\n");
    ASSERT_TRUE(taken.ok()) << taken.faults.front().word;
    EXPECT_EQ(taken.shown.at(2).dated, "1978-03/1978-05");
    EXPECT_EQ(cells(Form::contents, "item_title", "date"),
              (Cells{{"Tahun", "2001-2003"}, {"Setahun", "1998"}, {"Bulan", "Maret 1978 – Mei 1978"},
                     {"Hari", "12 Maret 1978 – 2 April 1978"}, {"Sehari", "12 Maret 1978"}, {"Campur", "Maret 1978 – 1980"},
                     {"Tahun ini", "2020"}, {"Tak bertanggal", "archive.undated"}}));
    const auto dossiers = place_->db().read([&](core::db::Tx& tx) { return store::list(tx, subjects_.sight(tx, as(archivist_).actor), {}); });
    std::map<std::string, std::string> closed;
    for (const auto& each : dossiers) closed[each.title] = core::iso(*each.closed);
    EXPECT_EQ(closed["Tahun"], "2003-12-31");
    EXPECT_EQ(closed["Bulan"], "1978-05-31");
    EXPECT_EQ(closed["Tahun ini"], "2020-06-01") << "the year is not over";
    EXPECT_EQ(closed["Tak bertanggal"], "1995-12-31");
    store::Wish nineties;
    nineties.year_from = 1996;
    nineties.year_until = 1999;
    std::vector<std::string> found;
    for (const auto& each : cabinet_->list(as(archivist_), nineties).all) found.push_back(each.dossier.title);
    EXPECT_EQ(found, std::vector<std::string>{"Setahun"});
}

TEST_P(DatedService, a_row_that_bears_no_date_needs_the_day_its_dossier_was_closed) {
    const auto told = [&](const std::string& rows) {
        std::vector<std::pair<std::string, std::string>> all;
        for (const auto& each : enter(rows).faults) all.emplace_back(each.column, each.word);
        return all;
    };
    using Told = std::vector<std::pair<std::string, std::string>>;
    EXPECT_EQ(told("800.1.3.2,Lama,tanpa tahun,,1,boks,\n"), (Told{{"tutup", "archive.backlog.undated"}}));
    EXPECT_EQ(told("800.1.3.2,Lama,tanpa tahun,1990,1,boks,1995\n"), (Told{{"sampai", "archive.backlog.undated_until"}}));
    EXPECT_EQ(told("800.1.3.2,Lama,1990,tanpa tahun,1,boks,1995\n"), (Told{{"sampai", "archive.backlog.undated_until"}}));
    EXPECT_EQ(told("800.1.3.2,Lama,1990-13,,1,boks,\n"), (Told{{"dari", "archive.backlog.day"}, {"dari", "archive.backlog.needed"}}));
    EXPECT_EQ(told("800.1.3.2,Lama,2003,2001,1,boks,\n"), (Told{{"sampai", "archive.backlog.order"}}));
}

TEST_P(DatedService, paper_is_registered_as_far_as_its_date_is_known) {
    const auto id = open(archivist_, "Bundel lama");
    EXPECT_EQ(put(id, "Tahun", "1978").date, core::parse_date("1978-12-31"));
    EXPECT_EQ(put(id, "Bulan", "1978-03").first, core::parse_date("1978-03-01"));
    EXPECT_EQ(put(id, "Tahun ini", "2020").date, core::parse_date("2020-06-01")) << "what is known of it ends today";
    EXPECT_EQ(fault_of([&] { put(id, "Nanti", "2021"); }), "archive.fault.paper_date");
    EXPECT_EQ(fault_of([&] { put(id, "Terbalik", "2003/2001"); }), "archive.fault.paper_first");
    EXPECT_EQ(fault_of([&] { put(id, "Kabur", "abad lalu"); }), "archive.fault.dated");
    EXPECT_EQ(cells(Form::active, "item_short", "item_date"),
              (Cells{{"1", "1978"}, {"2", "Maret 1978"}, {"3", "2020"}}));
    EXPECT_EQ(cabinet_->whole(as(archivist_), id).extent.by_month, false) << "no month is told where one has none";
}

TEST_P(DatedService, what_bears_no_date_tells_no_year_and_holds_no_closing_up) {
    const auto id = open(archivist_, "Peta");
    clock_.pass(std::chrono::hours(24 * 400));
    put(id, "Peta tua", std::string(undated));
    const auto whole = cabinet_->whole(as(archivist_), id);
    EXPECT_FALSE(whole.extent.first || whole.extent.last);
    EXPECT_EQ(whole.extent.items, 1);
    EXPECT_EQ(cells(Form::contents, "item_title", "date"), (Cells{{"Peta tua", "archive.undated"}}));
    EXPECT_EQ(cells(Form::register_, "title", "period"), (Cells{{"Peta", "archive.undated"}})) << "nor the year it was opened";
    Mark mark;
    mark.dossier = id;
    mark.kind = Mark::Kind::vital;
    mark.reason = "Batas kota";
    mark.protection = "pemencaran";
    mark.review = core::parse_date("2022-06-01");
    cabinet_->mark(as(archivist_), mark);
    EXPECT_EQ(cells(Form::vital, "content", "months"), (Cells{{"Peta", "archive.undated"}}));
    open(archivist_, "Kosong");
    EXPECT_EQ(cells(Form::register_, "title", "period")["Kosong"], "2021") << "of an empty one the year it was opened";
    cabinet_->close(as(archivist_), id, core::parse_date("2020-06-02"));
    EXPECT_EQ(now(id).closed, core::parse_date("2020-06-02"));
}

TEST_P(DatedService, what_is_known_to_the_year_holds_a_closing_up_until_it_begins) {
    const auto id = open(archivist_, "Bundel");
    put(id, "Tahun ini", "2019/2020");
    EXPECT_EQ(put(id, "Bulan ini", "2020-06").date, core::parse_date("2020-06-01"));
    clock_.pass(std::chrono::hours(24 * 40));
    put(id, "Bulan lalu", "2020-07");
    EXPECT_EQ(fault_of([&] { cabinet_->close(as(archivist_), id, core::parse_date("2020-06-30")); }), "archive.fault.close_early");
    cabinet_->close(as(archivist_), id, core::parse_date("2020-07-01"));
    EXPECT_EQ(now(id).closed, core::parse_date("2020-07-01"));
}

NASKAH_ON_BOTH_DATABASES(DatedService);

}  // namespace
}  // namespace archive
