// SPDX-License-Identifier: Apache-2.0
// A workbook as spreadsheet programs write it, and files that are none.
#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <map>

#include "core/base/error.h"
#include "directory/table/workbook.h"
#include "core/table/xlsx_reader.h"

namespace directory {
namespace xlsx_test {

core::Bytes zip(const std::map<std::string, std::string>& parts) {
    core::Bytes bytes(1 << 20);
    std::size_t used = 0;
    archive* out = archive_write_new();
    archive_write_set_format_zip(out);
    archive_write_open_memory(out, bytes.data(), bytes.size(), &used);
    for (const auto& [name, text] : parts) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(text.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_write_header(out, entry);
        archive_write_data(out, text.data(), text.size());
        archive_entry_free(entry);
    }
    archive_write_close(out);
    archive_write_free(out);
    bytes.resize(used);
    return bytes;
}

std::map<std::string, std::string> parts() {
    return {
        {"xl/workbook.xml",
         R"(<workbook xmlns:r="r"><sheets><sheet name="Penugasan" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
        {"xl/_rels/workbook.xml.rels",
         R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)"},
        {"xl/sharedStrings.xml",
         R"(<sst><si><t>nip</t></si><si><r><t>jaba</t></r><r><t>tan</t></r></si><si><t>dari</t></si></sst>)"},
        {"xl/styles.xml",
         R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd&quot;/&quot;mm/yyyy"/></numFmts>)"
         R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>)"},
        {"xl/worksheets/sheet1.xml",
         R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>)"
         R"(<c r="C1" t="s"><v>2</v></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>1990</t></is></c>)"
         R"(<c r="C3" s="2"><v>46349</v></c></row><row r="4"><c r="A4"><v>1.98E+17</v></c><c r="C4" s="1"><v>60</v></c>)"
         R"(</row></sheetData></worksheet>)"}};
}

TEST(Xlsx, gives_text_dates_and_gaps) {
    const Workbook book = core::table::read_xlsx(zip(parts()));
    const Sheet* sheet = book.find("penugasan");
    ASSERT_TRUE(sheet);
    EXPECT_EQ(sheet->columns, (std::vector<std::string>{"nip", "jabatan", "dari"}));
    ASSERT_EQ(sheet->rows.size(), 2u);
    EXPECT_EQ(sheet->rows[0].line, 3);
    EXPECT_EQ(sheet->cell(sheet->rows[0], "nip"), "1990");
    EXPECT_EQ(sheet->cell(sheet->rows[0], "jabatan"), "");
    EXPECT_EQ(sheet->cell(sheet->rows[0], "dari"), "2026-11-23");
    EXPECT_EQ(sheet->cell(sheet->rows[1], "dari"), "1900-02-28");
    EXPECT_EQ(sheet->cell(sheet->rows[1], "nip"), "1.98E+17");
}

TEST(Xlsx, a_number_is_no_code_but_as_its_format_writes_it) {
    auto given = parts();
    given["xl/styles.xml"] = R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000"/></numFmts>)"
                             R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>)";
    given["xl/worksheets/sheet1.xml"] =
        R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>)"
        R"(<row r="2"><c r="A2"><v>5</v></c><c r="B2" s="1"><v>5</v></c></row></sheetData></worksheet>)";
    const auto bytes = zip(given);
    const auto plain = core::table::read_xlsx(bytes);
    const auto& sheet = plain.sheets.at(0);
    EXPECT_FALSE(sheet.code(sheet.rows.at(0), "nip"));
    EXPECT_EQ(sheet.place(sheet.rows.at(0), "jabatan"), "B2");
    EXPECT_EQ(sheet.code(sheet.rows.at(0), "jabatan"), "005");
    for (const char* format : {"000&quot;.&quot;00", "000\\.00", "&quot;BK&quot;000", "[&lt;100]000;0000", "000;[&lt;100]0000"}) {
        given["xl/styles.xml"] = R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode=")" + std::string(format) +
                                 R"("/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>)";
        const auto shown = core::table::read_xlsx(zip(given));
        EXPECT_FALSE(shown.sheets.at(0).code(shown.sheets.at(0).rows.at(0), "jabatan")) << format;
    }
    const auto ours = read_workbook({{"organisasi.xlsx", bytes}});
    EXPECT_EQ(ours.sheets.at(0).cell(ours.sheets.at(0).rows.at(0), "jabatan"), "005");
}

TEST(Xlsx, refuses_what_is_no_workbook) {
    EXPECT_THROW(core::table::read_xlsx(core::view("no zip at all")), core::Error);
    auto broken = parts();
    broken.erase("xl/workbook.xml");
    EXPECT_THROW(core::table::read_xlsx(zip(broken)), core::Error);
    broken = parts();
    broken["xl/worksheets/sheet1.xml"] = "<worksheet><row>";
    EXPECT_THROW(core::table::read_xlsx(zip(broken)), core::Error);
    EXPECT_THROW(read_workbook({{"foto.png", {}}}), core::Error);
    EXPECT_THROW(read_workbook({}), core::Error);
}

}  // namespace
}  // namespace directory
