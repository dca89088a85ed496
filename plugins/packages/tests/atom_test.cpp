// SPDX-License-Identifier: Apache-2.0
// What AtoM is told of a dossier beside its items (archive.md 3.6): column by column.
#include "packages/domain/atom.h"

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/table/csv_reader.h"

namespace packages {
namespace atom_test {

std::string said(const std::string& key, const core::Args& args) {
    auto text = key;
    for (const auto& [name, value] : args) text += " " + value;
    return text;
}

Content kept() {
    Content content;
    content.dossier = "01930000-0000-7000-8000-00000000beef";
    content.agency = content.creator = "Kota lama";
    content.unit = "Dinas Komunikasi dan Informatika";
    content.number = "3/2026";
    content.code = "000.1.5";
    content.title = "Rapat koordinasi";
    content.access = "terbatas";
    content.fate = "permanen";
    content.place = "Depo A / Rak 3 / Boks 12";
    PackedItem letter;
    letter.subject = "letter:01930000-0000-7000-8000-000000000001";
    letter.number = 1;
    letter.title = "Undangan rapat";
    letter.access = "biasa";
    content.items = {letter};
    return content;
}

std::string cell(const Content& content, std::size_t row, const char* column) {
    const auto table = core::table::read_csv("isad", atom::descriptions(content, said));
    return table.cell(table.rows.at(row), core::text::lower(column));
}
constexpr std::size_t file_row = 2, item_row = 3;   // below fonds and series

TEST(AtomCells, tell_a_date_as_far_as_it_is_known) {
    auto content = kept();
    const auto when = [&](const char* dated, std::optional<core::Date> first = {}) {
        content.items.front().dated = dated;
        content.items.front().first = first;
        content.items.front().date = core::parse_date("2003-12-31");
        return cell(content, item_row, "eventDates") + " " + cell(content, item_row, "eventStartDates") + " " +
               cell(content, item_row, "eventEndDates");
    };
    EXPECT_EQ(when(""), "2003-12-31 2003-12-31 2003-12-31");
    EXPECT_EQ(when("1978-03"), "1978-03 1978-03 1978-03");
    EXPECT_EQ(when("2001/2003"), "2001/2003 2001 2003");
    EXPECT_EQ(when("", core::parse_date("2001-01-01")), "2001/2003 2001 2003");
    EXPECT_EQ(when("XXXX"), "packages.atom.undated  ");
}

TEST(AtomCells, tell_numbers_papers_the_closed_period_and_the_box) {
    auto content = kept();
    const auto paper = [](Paper::Of of, const char* kind, const char* number, const char* day) {
        return Paper{of, kind, std::string("disposal.paper.") + kind, number, core::parse_date(day)};
    };
    content.rule = "2 Tahun · 3 Tahun · Permanen";
    content.account.definitive = "17";
    content.account.scheme = "Permendagri 83/2022";
    content.papers = {paper(Paper::Of::transfer, "act", "000.5.6.1/9/SETDA/2026", "2026-07-02"),
                      paper(Paper::Of::handover, "institution_approval", "000.5.6.3/4/DPK/2026", "2026-09-01"),
                      paper(Paper::Of::handover, "decree", "000.5.6.3/5/WALIKOTA/2026", "2026-10-01"),
                      paper(Paper::Of::handover, "act", "000.5.6.3/9/SETDA/2026", "2026-11-03")};
    content.box = "Boks 12";
    content.closed_to_public = {"Rahasia pribadi (UU 14/2008)", core::parse_date("2051-06-30")};
    EXPECT_EQ(cell(content, file_row, "identifier"), "17 (000.1.5)");
    EXPECT_EQ(cell(content, file_row, "alternativeIdentifiers"), "000.1.5|3/2026");
    EXPECT_EQ(cell(content, file_row, "alternativeIdentifierLabels"), "Kode klasifikasi (Permendagri 83/2022)|Nomor berkas");
    EXPECT_EQ(cell(content, file_row, "archivalHistory"),
              "packages.atom.made Dinas Komunikasi dan Informatika Kota lama; "
              "disposal.paper.act 000.5.6.1/9/SETDA/2026 (2026-07-02)");
    EXPECT_EQ(cell(content, file_row, "acquisition"), "disposal.paper.decree 000.5.6.3/5/WALIKOTA/2026 (2026-10-01); "
                                                      "disposal.paper.act 000.5.6.3/9/SETDA/2026 (2026-11-03)");
    EXPECT_EQ(cell(content, file_row, "appraisal"),
              "2 Tahun · 3 Tahun · Permanen; permanen; disposal.paper.institution_approval 000.5.6.3/4/DPK/2026 (2026-09-01); "
              "disposal.paper.decree 000.5.6.3/5/WALIKOTA/2026 (2026-10-01)");
    const std::string closed = "; packages.atom.closed 2051-06-30 Rahasia pribadi (UU 14/2008)";
    EXPECT_EQ(cell(content, file_row, "accessConditions"), "packages.access.terbatas" + closed);
    EXPECT_EQ(cell(content, item_row, "accessConditions"), "packages.access.biasa" + closed) << "AtoM hands nothing down";
    EXPECT_EQ(cell(content, file_row, "physicalObjectName"), "Boks 12");
    EXPECT_EQ(cell(content, file_row, "physicalObjectLocation"), "Depo A / Rak 3");
    EXPECT_EQ(cell(content, file_row, "physicalObjectType"), "Boks arsip");
    EXPECT_NE(atom::physical(content).find("Boks 12,Boks arsip,Depo A / Rak 3,"), std::string::npos);
    content.closed_to_public->until.reset();
    EXPECT_EQ(cell(content, file_row, "accessConditions"), "packages.access.terbatas; packages.atom.closed_undated Rahasia pribadi (UU 14/2008)");
}

TEST(AtomCells, tell_no_more_than_is_known) {
    const auto content = kept();
    EXPECT_EQ(cell(content, file_row, "identifier"), "3/2026 (000.1.5)");
    EXPECT_EQ(cell(content, file_row, "acquisition"), "");
    EXPECT_EQ(cell(content, file_row, "appraisal"), "permanen");
    EXPECT_EQ(cell(content, file_row, "accessConditions"), "packages.access.terbatas");
    EXPECT_EQ(cell(content, file_row, "physicalObjectName"), "Depo A / Rak 3 / Boks 12") << "nobody told which part of it is the box";
    EXPECT_EQ(cell(content, file_row, "physicalObjectLocation"), "Depo A / Rak 3 / Boks 12");
    EXPECT_EQ(cell(content, file_row, "physicalObjectType"), "") << "nor that it is one";
    EXPECT_NE(atom::physical(content).find("Depo A / Rak 3 / Boks 12,,Depo A / Rak 3 / Boks 12,"), std::string::npos);
}

}  // namespace
}  // namespace packages
