// SPDX-License-Identifier: Apache-2.0
// One draft and a table become many drafts, row by row looked at first; and the persons of one letter come
// from a table, unsaved until the drafter saves.
#include "core/base/text.h"
#include "tests/flow/flow.h"

namespace {

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
    EXPECT_NE(drafter.get(first).text().find("Dibuat dari tabel, baris 2"), std::string::npos);
    const Reply up = drafter.post("/api/v1/letters/" + letter + "/submit", {{"version", 1}});
    EXPECT_EQ(up.status, 422) << "a pattern with its fields goes to nobody";
    EXPECT_NE(up.json.dump().find("letters.fault.fields_left"), std::string::npos) << up.json.dump();
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
