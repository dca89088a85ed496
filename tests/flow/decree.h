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

}  // namespace tests
