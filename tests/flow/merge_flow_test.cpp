// SPDX-License-Identifier: Apache-2.0
// One draft and a table become many drafts, row by row looked at first; and the persons of one letter come
// from a table, unsaved until the drafter saves.
#include "core/base/text.h"
#include "core/pdf/read.h"
#include "tests/flow/flow.h"
#include "tests/support/xlsx_sample.h"

namespace merge_flow_test {

using core::Json;
using tests::Caller;
using tests::Reply;
using tests::wait_for;

class MailMerge : public tests::Flow {
  protected:
    std::string pattern(const Caller& drafter) {
        const Json bold = {{"type", "text"}, {"text", "{{na"}, {"marks", {{{"type", "strong"}}}}};
        const Json rest = {{"type", "text"}, {"text", "ma}} diundang pada acara {{acara}}."}};
        const Json body = {{"type", "doc"}, {"content", {{{"type", "paragraph"}, {"content", {bold, rest}}}}}};
        const Reply made = drafter.post("/api/v1/letters", {{"kind", "surat_dinas"},
                                                            {"subject", "Undangan untuk {{Nama}}"},
                                                            {"body", body},
                                                            {"classification", "000.1.5"},
                                                            {"access", "biasa"},
                                                            {"urgency", "biasa"},
                                                            {"addressees", {position_id(drafter, "SETDA.SEKDA")}},
                                                            {"signer", position_id(drafter, "DISKOMINFO.KADIS")},
                                                            {"initials", Json::array()}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json["id"];
    }
    static Reply workbook(const Caller& drafter, const std::string& letter, const std::vector<tests::XlsxSheet>& sheets) {
        return drafter.upload("/api/v1/letters/" + letter + "/many", {}, "undangan.xlsx", tests::xlsx_sample(sheets));
    }
    static Reply table(const Caller& drafter, const std::string& letter, const std::string& csv) {
        return drafter.upload("/api/v1/letters/" + letter + "/many", {}, "undangan.csv", core::view(csv));
    }
};

TEST_P(MailMerge, each_good_row_becomes_a_draft_of_its_own) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), head = caller("DISKOMINFO.KADIS");
    const std::string letter = pattern(drafter);
    EXPECT_EQ(table(drafter, letter, "kota\nKoba\n").json["faults"][0]["key"], "letters.fault.no_columns");
    std::string long_table = "nama\n";
    for (int i = 0; i < 1001; ++i) long_table += "Budi\n";
    EXPECT_EQ(table(drafter, letter, long_table).json["faults"][0]["key"], "letters.fault.many_rows");

    const Reply taken = table(drafter, letter,
                              "No;NAMA;Acara;kepada\n"
                              "1;Siti Maryam;Rapat Koordinasi;DINKES.KADIS\n"
                              "2;Rangga Pratama;;SETDA.SEKDA\n"
                              "3;Dewi Lestari;Rapat Koordinasi;TIDAK.ADA\n"
                              "4;Budi Santoso;Rapat Koordinasi;Ketua RT 05 Kelurahan Contoh\n"
                              "5;\xE6\x9D\x8E;Rapat Koordinasi;SETDA.SEKDA\n");
    ASSERT_EQ(taken.status, 201) << taken.json.dump();
    EXPECT_EQ(taken.json["fields"], Json::array({"Nama", "acara"}));
    EXPECT_EQ(taken.json["unused"], Json::array({"No"}));
    EXPECT_EQ(taken.json["good"], 2);
    const auto& rows = taken.json["rows"];
    EXPECT_EQ(rows[0]["subject"], "Undangan untuk Siti Maryam");
    EXPECT_EQ(rows[1]["faults"][0]["field"], "cells.2");
    EXPECT_EQ(rows[2]["faults"][0]["key"], "letters.fault.to_unknown");
    EXPECT_EQ(rows[3]["to"], Json::array({"Ketua RT 05 Kelurahan Contoh"}));
    EXPECT_FALSE(rows[4]["good"]) << "no letter font has that character";

    const std::string merge = "/api/v1/letters/merges/" + taken.json["id"].get<std::string>();
    const std::string page = "/letters/merges/" + taken.json["id"].get<std::string>();
    for (const char* text : {"Siti Maryam", "TIDAK.ADA", "2 baris siap dibuat, 3 perlu diperbaiki"})
        EXPECT_NE(drafter.get(page).text().find(text), std::string::npos) << text;
    const Reply sheet = drafter.get(page + "/rows/2");
    ASSERT_EQ(sheet.status, 303);
    EXPECT_EQ(drafter.get(sheet.headers.at("location")).type, "application/pdf");
    EXPECT_EQ(head.get(merge).status, 404);
    EXPECT_EQ(head.post(merge, {{"rows", "good"}}).status, 404);
    EXPECT_EQ(drafter.post(merge, {{"rows", "all"}}).status, 409) << "faulty rows are not made";
    const Reply asked = drafter.post(merge, {{"rows", "good"}});
    ASSERT_EQ(asked.status, 202) << asked.json.dump();
    EXPECT_EQ(drafter.post(merge, {{"rows", "good"}}).status, 409) << "once";
    EXPECT_TRUE(drafter.get(merge).json["rows"].empty()) << "the table is gone";

    const Reply over = wait_for([&] { return drafter.get(asked.json["link"]); },
                                [](const Reply& reply) { return reply.json["over"] == true; });
    ASSERT_EQ(over.json["counts"]["done"], 2) << over.json.dump();
    const std::string first = over.json["items"][0]["link"], second = over.json["items"][1]["link"];
    const Reply made = drafter.get("/api/v1" + first);
    EXPECT_EQ(made.json["state"], "draft");
    const auto& content = made.json["content"];
    EXPECT_EQ(content["subject"], "Undangan untuk Siti Maryam");
    ASSERT_EQ(content["addressees"].size(), 1u);
    EXPECT_EQ(content["addressees"][0]["position"], position_id(drafter, "DINKES.KADIS"));
    EXPECT_NE(content["parts"]["body"].dump().find("Siti Maryam"), std::string::npos) << content.dump();
    EXPECT_EQ(drafter.get("/api/v1" + second).json["content"]["outside"], Json::array({"Ketua RT 05 Kelurahan Contoh"}));
    EXPECT_NE(drafter.get(first).text().find("membuat naskah dari tabel, baris 2"), std::string::npos);
    const Reply up = drafter.post("/api/v1/letters/" + letter + "/submit", {{"version", 1}});
    EXPECT_EQ(up.status, 422) << "a pattern with its fields goes to nobody";
    EXPECT_NE(up.json.dump().find("letters.fault.fields_left"), std::string::npos) << up.json.dump();
}

using Kind = tests::XlsxCell::Kind;

// The same rows as a spreadsheet program keeps them and as plain text: a heading merged over two columns,
// a blank row, a text of figures, a day, a time, a formula that failed, a number that was rounded.
TEST_P(MailMerge, a_workbook_is_read_as_the_same_table_in_text) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF");
    const Reply made = drafter.post("/api/v1/letters", {{"kind", "surat_dinas"},
                                                        {"subject", "Undangan untuk {{nama}}"},
                                                        {"body", "Loket {{loket}}, tanggal {{tanggal}} pukul {{jam}}, berkas {{berkas}}."},
                                                        {"classification", "000.1.5"},
                                                        {"addressees", {position_id(drafter, "SETDA.SEKDA")}},
                                                        {"signer", position_id(drafter, "DISKOMINFO.KADIS")}});
    ASSERT_EQ(made.status, 201) << made.json.dump();
    const std::string letter = made.json["id"];
    const tests::XlsxCell day{Kind::day, "2026-12-03"}, time{Kind::time, "09:30"};
    const Reply book = workbook(drafter, letter,
                                {{"Daftar undangan",
                                  {{"No", "NAMA", {Kind::merged, ""}, "Loket", "Tanggal", "Jam", "Berkas", "Kepada"},
                                   {1, "Siti Maryam", "", "007", day, time, 12, "DINKES.KADIS"},
                                   {},
                                   {2, "Rangga Pratama", "", "012", day, "", 3, "SETDA.SEKDA"},
                                   {3, "Dewi Lestari", "", "021", day, time, {Kind::formula, "#N/A"}, "TIDAK.ADA"},
                                   {4, "Budi Santoso", "", 199001012015031000.0, "besok", time, 1, "SETDA.SEKDA"}}}});
    ASSERT_EQ(book.status, 201) << book.json.dump();
    const Reply text = table(drafter, letter,
                             "No;NAMA;;Loket;Tanggal;Jam;Berkas;Kepada\n"
                             "1;Siti Maryam;;007;3 Desember 2026;09.30;12;DINKES.KADIS\n"
                             ";;;;;;;\n"
                             "2;Rangga Pratama;;012;3 Desember 2026;;3;SETDA.SEKDA\n"
                             "3;Dewi Lestari;;021;3 Desember 2026;09.30;#N/A;TIDAK.ADA\n"
                             "4;Budi Santoso;;1.99001012015031E+17;besok;09.30;1;SETDA.SEKDA\n");
    ASSERT_EQ(text.status, 201) << text.json.dump();
    for (const char* key : {"fields", "unused", "good", "rows"}) EXPECT_EQ(book.json[key], text.json[key]) << key;
    const auto& rows = book.json["rows"];
    ASSERT_EQ(rows.size(), 4u) << rows.dump();
    EXPECT_EQ(book.json["good"], 1) << rows.dump();
    EXPECT_EQ(book.json["unused"], Json::array({"No"}));
    EXPECT_EQ(rows[0]["cells"], Json::array({"Siti Maryam", "007", "3 Desember 2026", "09.30", "12"}));
    EXPECT_EQ(rows[1]["line"], 4) << "counted as the spreadsheet counts";
    EXPECT_EQ(rows[1]["faults"][0]["key"], "letters.fault.cell_empty");
    EXPECT_EQ(rows[2]["faults"][0]["key"], "letters.fault.cell_failed");
    EXPECT_EQ(rows[2]["faults"][1]["key"], "letters.fault.to_unknown");
    EXPECT_EQ(rows[3]["faults"][0]["key"], "letters.fault.cell_rounded");
    const std::string page = "/letters/merges/" + book.json["id"].get<std::string>();
    const Reply sheet = drafter.get(page + "/rows/2");
    ASSERT_EQ(sheet.status, 303);
    const auto words = core::text::replace(core::pdf::text(drafter.get(sheet.headers.at("location")).bytes), "\n", " ");
    EXPECT_NE(words.find("Loket 007, tanggal 3 Desember 2026 pukul 09.30, berkas 12."), words.npos) << words;
    EXPECT_NE(words.find("Undangan untuk Siti Maryam"), words.npos) << words;
}

TEST_P(MailMerge, a_workbook_that_is_no_table_is_refused_with_a_way_out) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF");
    const std::string letter = pattern(drafter);
    const tests::XlsxSheet list{"Daftar", {{"Nama", "Acara"}, {"Siti Maryam", "Rapat"}}}, notes{"Catatan", {{"Disusun"}, {"Bagian Umum"}}};
    const Reply several = workbook(drafter, letter, {list, notes});
    EXPECT_EQ(several.status, 422);
    EXPECT_EQ(several.json["faults"][0]["field"], "file");
    EXPECT_EQ(several.json["faults"][0]["key"], "core.table.several");
    const Reply named = workbook(drafter, letter, {notes, {"Surat", list.rows}});
    EXPECT_EQ(named.status, 201) << "one of them is called so: " << named.json.dump();
    EXPECT_EQ(named.json["rows"].size(), 1u);
    // A title over the whole table, merged: the row under it is what should come first.
    const Reply titled = workbook(drafter, letter, {{"Daftar", {{"Daftar undangan rapat", {Kind::merged, ""}}, {"Nama", "Acara"}, {"Siti", "Rapat"}}}});
    EXPECT_EQ(titled.status, 422);
    EXPECT_EQ(titled.json["faults"][0]["key"], "letters.fault.no_columns");
    EXPECT_EQ(workbook(drafter, letter, {{"Daftar", {}}}).json["faults"][0]["key"], "letters.fault.no_rows");
    EXPECT_EQ(workbook(drafter, letter, {{"Daftar", {{"Nama", "Acara"}}}}).json["faults"][0]["key"], "letters.fault.no_rows");
    const auto torn = drafter.upload("/api/v1/letters/" + letter + "/many", {}, "undangan.xlsx", core::view("PK bukan buku kerja"));
    EXPECT_EQ(torn.status, 422);
    EXPECT_EQ(torn.json["faults"][0]["key"], "core.table.xlsx");
}

TEST_P(MailMerge, persons_of_one_letter_come_from_a_table_unsaved) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF");
    const Reply made = drafter.post("/api/v1/letters", {{"kind", "surat_tugas"}, {"subject", "Bimbingan teknis kearsipan"},
                                                        {"classification", "000.1.5"}, {"access", "biasa"}, {"urgency", "biasa"}});
    ASSERT_EQ(made.status, 201) << made.json.dump();
    const std::string id = made.json["id"];
    std::string csv = "Nama,Pangkat,NIP,Jabatan,Keterangan\n";
    for (int i = 1; i <= 40; ++i)
        csv += "Pegawai ke-" + std::to_string(i) + ",Penata (III/c)," + (i == 7 ? "1.99E+17" : "199001012015031000") +
               "," + (i == 9 ? "" : "Pranata Komputer") + ",x\n";
    const std::map<std::string, std::string> form{{"kind", "surat_tugas"}, {"revision", "1"}, {"act", "fill:kepada"},
                                                  {"subject", "Bimbingan teknis kearsipan"}, {"access", "biasa"},
                                                  {"urgency", "biasa"}};
    const Reply filled = drafter.upload("/letters/" + id, form, "pegawai.csv", core::view(csv));
    EXPECT_EQ(filled.status, 422) << "two rows are to be mended";
    const auto page = filled.text();
    for (const char* text : {"40 baris dari tabel masuk ke Kepada", "Kolom yang tidak dipakai: Keterangan", "value=\"Pegawai ke-40\"",
                             "Baris 8 di berkas: NIP tersimpan sebagai angka", "Baris 10 di berkas: Jabatan kosong", "f-parts.kepada.9.position"})
        EXPECT_NE(page.find(text), std::string::npos) << text;
    const Reply empty = drafter.upload("/letters/" + id, form, "pegawai.csv", {});
    EXPECT_EQ(empty.status, 422) << "no file chosen";
    EXPECT_NE(empty.text().find("href=\"#f-file-kepada\""), std::string::npos) << "the fault leads to its field";
    EXPECT_EQ(drafter.get("/api/v1/letters/" + id).json["version"], 1) << "nothing is saved";
    EXPECT_EQ(caller("DINKES.SEKRETARIS").upload("/letters/" + id, form, "pegawai.csv", core::view(csv)).status, 404);
}

NASKAH_ON_BOTH_DATABASES(MailMerge);

}  // namespace
