// SPDX-License-Identifier: Apache-2.0
// Columns of a table matched with fields; fields of a pattern filled, also where marks split them.
#include <gtest/gtest.h>

#include "letters/domain/columns.h"
#include "letters/domain/merge_fields.h"

namespace letters {
namespace merge_fields_test {

using core::Json;
using core::Sheet;

Sheet sheet(std::vector<std::vector<std::string>> rows) {
    std::vector<Sheet::Row> lines;
    int line = 0;
    for (auto& row : rows) lines.push_back({++line, std::move(row)});
    return Sheet::of("tabel", std::move(lines));
}

style::Part persons() {
    style::Part part;
    part.code = "kepada";
    part.type = style::PartType::persons;
    part.fields = {{"name", "Nama", style::FieldType::line, true, "", 0},
                   {"rank", "Pangkat/Golongan", style::FieldType::line, false, "", 0},
                   {"nip", "NIP", style::FieldType::line, false, "", 0},
                   {"since", "Sejak", style::FieldType::date, false, "", 0}};
    return part;
}

TEST(Columns, names_are_the_same_whatever_their_case_and_spaces) {
    EXPECT_EQ(folded_name("Pangkat / Golongan"), folded_name("pangkat_golongan"));
    EXPECT_NE(folded_name("nama"), folded_name("nama jabatan"));
    const auto found = match({"NAMA", "Pangkat Golongan", "Keterangan", "nama"}, {{"name", {"Nama"}}, {"rank", {"Pangkat/Golongan"}}, {"nip", {"NIP"}}});
    EXPECT_EQ(found.columns.at("name"), 0u);
    EXPECT_EQ(found.columns.at("rank"), 1u);
    EXPECT_EQ(found.lacking, std::vector<std::string>{"nip"});
    EXPECT_EQ(found.unused, (std::vector<std::string>{"Keterangan", "nama"})) << "named, not guessed";
}

TEST(Columns, rows_of_persons_are_filled_and_faults_name_line_and_column) {
    const auto filled = rows_of(persons(), sheet({{"Nama", "Golongan", "NIP", "Sejak"},
                                                  {"Rangga Pratama", "III/b", "199204152019031000", "3/11/2026"},
                                                  {"", "II/c", "1.99204152019031E+17", ""}}), 2);
    ASSERT_EQ(filled.rows.size(), 2u);
    EXPECT_EQ(filled.rows[0], (Json{{"name", "Rangga Pratama"}, {"rank", "III/b"}, {"nip", "199204152019031000"}, {"since", "2026-11-03"}}));
    ASSERT_EQ(filled.faults.size(), 2u);
    EXPECT_EQ(filled.faults[0], (core::Fault{"parts.kepada.4.name", "letters.fault.cell_empty", {{"line", "3"}, {"column", "Nama"}}}));
    EXPECT_EQ(filled.faults[1].key, "letters.fault.cell_rounded");
    EXPECT_EQ(filled.faults[1].field, "parts.kepada.4.nip");
}

TEST(Columns, figures_a_spreadsheet_rounded_are_known) {
    for (const char* cell : {"1.99204152019031E+17", "2E+05", "1,9e17"}) EXPECT_TRUE(rounded(cell)) << cell;
    for (const char* cell : {"199204152019031000", "E1", "III/b", "", "12e", "Eselon"}) EXPECT_FALSE(rounded(cell)) << cell;
}

Content pattern() {
    Content content;
    content.subject = "Penugasan {{ Nama }} ke {{kota}}";
    content.outside = {"Kepala {{instansi}} di Tempat"};
    content.parts["untuk"] = Json::array({"mengikuti {{acara}} bersama {{nama}}"});
    content.parts["kepada"] = Json::array({Json{{"name", "{{nama}}"}, {"nip", "{{NIP}}"}}});
    return content;
}

TEST(MergeFields, are_found_everywhere_once) {
    EXPECT_EQ(merge_fields(pattern()), (std::vector<std::string>{"Nama", "kota", "instansi", "NIP", "acara"}));
    Content plain;
    plain.subject = "Nomor ${nomor}, {instansi}, {{}}, {{a{b}} dan {{ tanpa tutup";
    EXPECT_TRUE(merge_fields(plain).empty());
}

TEST(MergeFields, are_replaced_by_the_row) {
    const auto made = merged(pattern(), {{"nama", "Siti Maryam"}, {"kota", "Koba"}, {"nip", "199711022022032000"},
                                         {"acara", "bimbingan\nteknis"}});
    EXPECT_EQ(made.subject, "Penugasan Siti Maryam ke Koba");
    EXPECT_EQ(made.outside[0], "Kepala {{instansi}} di Tempat") << "without a value it stays, and is seen";
    EXPECT_EQ(made.parts.at("untuk")[0], "mengikuti bimbingan teknis bersama Siti Maryam");
    EXPECT_EQ(made.parts.at("kepada")[0]["nip"], "199711022022032000");
    const auto braces = merged(pattern(), {{"nama", "{{kota}}"}, {"kota", "Koba"}});
    EXPECT_EQ(braces.subject, "Penugasan {{kota}} ke Koba") << "a value is no pattern";
}

TEST(MergeFields, split_by_marks_take_those_of_where_they_begin) {
    style::Block paragraph;
    paragraph.runs = {{"Kepada ", false, false, false}, {"{{na", true, false, false}, {"ma}", false, true, false},
                      {"} di ", false, false, false}, {"{{kota}}", false, false, true}, {".", false, false, false}};
    style::Block table;
    table.kind = style::Block::Kind::table;
    style::Block inside;
    inside.runs = {{"{{alamat}}", false, false, false}};
    table.rows = {{style::Cell{false, {inside}, 1, 1}}};
    Content content;
    content.parts["body"] = style::to_json(style::Body{{paragraph, table}});
    EXPECT_EQ(merge_fields(content), (std::vector<std::string>{"nama", "kota", "alamat"}));
    const auto made = merged(content, {{"nama", "Siti"}, {"kota", "Koba"}, {"alamat", "Jalan Merdeka 1\nKoba"}});
    const auto body = style::body_from(made.parts.at("body")).value();
    const std::vector<style::Run> wanted{{"Kepada ", false, false, false}, {"Siti", true, false, false},
                                         {" di ", false, false, false}, {"Koba", false, false, true}, {".", false, false, false}};
    EXPECT_EQ(body.blocks[0].runs, wanted);
    const auto& cell = body.blocks[1].rows[0][0].blocks[0].runs;
    ASSERT_EQ(cell.size(), 3u);
    EXPECT_EQ(cell[1].text, "\n");
    EXPECT_EQ(cell[2].text, "Koba");
}

}  // namespace
}  // namespace letters
