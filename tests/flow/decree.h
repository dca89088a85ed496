// SPDX-License-Identifier: Apache-2.0
// Putting an edition of an instrument in force, as the records unit does it.
#pragma once

#include "core/pdf/write.h"
#include "tests/flow/flow.h"

namespace tests {

// The letter of approval of the head of the National Archives.
inline core::Bytes letter_of_approval() {
    core::pdf::Document sheet;
    sheet.push_back(core::pdf::Paragraph{.runs = {{"Persetujuan Jadwal Retensi Arsip", {}}}});
    return core::pdf::write(sheet, {}, NASKAH_FONTS).bytes;
}

// Puts an edition in force as it is done: the archivist of the records unit asks, its head confirms. The first status that
// is no 204.
inline int put_in_force(const Caller& archivist, const Caller& head, const std::string& edition) {
    const std::string act = "/api/v1/classification/versions/" + edition + "/publish";
    const int asked = archivist.upload(act, {{"regulation", "Peraturan Wali Kota Nomor 12 Tahun 2026"},
                                             {"regulation_date", "2026-03-02"},
                                             {"approval_number", "B-KN.00.03/45/2026"},
                                             {"approval_date", "2026-02-10"},
                                             {"approval_document", "000.5.1/2026/7"}},
                                       "persetujuan.pdf", letter_of_approval()).status;
    if (asked != 204) return asked;
    const Reply seen = head.get("/api/v1/classification/versions/" + edition);
    return head.post(act + "/confirm", {{"approval", seen.json.at("approval").at("id")}}).status;
}

// Put in force without a word on its annex; the records unit says so afterwards, once.
inline void is_compared(const Caller& keeper, const Caller& other, const std::string& edition) {
    const std::string versions = "/api/v1/classification/versions/" + edition;
    const auto says = [](const Reply& shown, const std::string& text) { return shown.text().find(text) != std::string::npos; };
    const std::string page = "/classification/editions/" + edition, act = versions + "/verify";
    const core::Json annex{{"compared_with", "Lampiran II Peraturan Wali Kota Nomor 12 Tahun 2026"}};
    const Reply before = keeper.get(page);
    EXPECT_TRUE(says(before, "Belum diverifikasi") && says(before, page + "/verify")) << before.text();
    EXPECT_FALSE(says(before, "Dasar penetapan")) << "the request tells the regulation already";
    EXPECT_FALSE(says(other.get(page), page + "/verify"));
    EXPECT_TRUE(says(other.get(page), "arsiparis unit kearsipan")) << "who may";
    EXPECT_EQ(other.post(act, annex).status, 403);
    EXPECT_EQ(keeper.post(act, {{"compared_with", "ya"}}).status, 422);
    EXPECT_EQ(keeper.post(act, annex).status, 204);
    EXPECT_EQ(keeper.post(act, annex).status, 409);
    const Reply after = other.get(page);
    EXPECT_TRUE(says(after, "Lampiran II Peraturan") && says(after, "Sudah diverifikasi")) << after.text();
    EXPECT_EQ(other.get(versions).json.at("compared_with"), annex.at("compared_with"));
}

}  // namespace tests
