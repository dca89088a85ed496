// SPDX-License-Identifier: Apache-2.0
// A profile of tata naskah dinas as data: type, paper, margins and the fixed sentences of the sheet.
// Agencies differ here (Permendagri 1/2023, Peraturan ANRI 5/2021 and their local rules), so no
// measure and no sentence stands in code. Read from JSON (resources/schema/profile.json).
//
// Words on paper are Indonesian whatever the language of the screen. {url} and the like are filled in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/pdf/document.h"

namespace style {

// What the row "Sifat" prints: the access class, the urgency, or "Biasa/Segera".
enum class Nature { security, urgency, both };
std::string_view name(Nature nature);   // "keamanan", "urgensi", "keduanya"

// Type and paper of a sheet.
struct Setting {
    core::pdf::Typeface typeface = core::pdf::Typeface::sans;
    double size = 12;                   // points
    core::pdf::Paper paper = core::pdf::Paper::a4;
    bool operator==(const Setting&) const = default;
};

struct Profile {
    std::string code;                   // "permendagri_1_2023"
    std::int64_t version = 0;
    std::string name;
    std::string basis;                  // the rule it follows

    Setting usual;
    Setting law;                        // of head produk_hukum
    core::pdf::Margins margins;         // millimetres
    double spacing = 1.15;              // lines
    double title_spacing = 1.0;
    double paragraph_after = 6;         // points
    double first_line_mm = 12.7;
    double title_size = 13, small_size = 11;   // points: titles in the middle, copies
    bool catchword = false;             // the first word of the next page at the foot of this one
    std::string page_number;            // "– {page} –"; "" = none

    Nature nature = Nature::both;
    std::vector<std::string> memo_rows; // of a nota: yth, dari, tembusan, tanggal, nomor, sifat, lampiran, hal
    bool memo_copies = true;            // a nota names copies in its rows, not at the foot
    bool subject_bold = true;
    bool addressees_right = true;       // of a surat: date and Yth. on the right, rows on the left
    bool mark_secret = true;            // RAHASIA in red above the letterhead
    std::size_t most_addressees = 3;    // more of them stand on a sheet of their own
    std::string date;                   // "{hari} {bulan} {tahun}"
    std::string place_date;             // "{tempat}, {tanggal}"
    std::string copies_title;           // "Tembusan:"

    std::string signed_by;              // over the electronic mark
    std::vector<std::string> footer;    // sentences under a sealed sheet; {url} is filled in
    std::vector<std::string> ink;       // codes of kinds signed with ink whatever their own rule

    // What the field of a signature shows itself, drawn when it is signed: of field_part_names(). Empty: the
    // mark is printed on the page before, and the field over it is blank.
    std::vector<std::string> field;

    bool by_ink(std::string_view kind) const;
    bool draws_field() const { return !field.empty(); }
    bool shows(std::string_view part) const;   // in the field
};

core::Json to_json(const Profile& profile);
// Reads a profile from a stranger: every wrong field is a fault named as sent ("margins.left").
core::Checked<Profile> profile_from(const core::Json& json);

const std::vector<std::string>& memo_row_names();
const std::vector<std::string>& field_part_names();   // emblem, qr, capacity, name, time

}  // namespace style
