// SPDX-License-Identifier: Apache-2.0
// A dossier of the vital programme (Perka ANRI 6/2005) or of the state's guarded records (arsip terjaga, Perka ANRI
// 41/2015). Vital: reviewed by a day, protected in a way. Terjaga: of a category, reported to the national archives
// within a year after the activity ended, an authentic copy handed to them within a year after that; each told at 9,
// 11 and 12 months. Either keeps it from destruction until the mark is taken off with a reason.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "archive/keeping.h"
#include "core/base/clock.h"

namespace archive {

struct Mark {
    enum class Kind { vital, guarded };

    DossierId dossier;
    Kind kind = Kind::vital;
    std::string category;                 // of a guarded one
    std::string protection;               // of a vital one: "duplikasi" ...
    std::string copy_place = {};          // and where its duplicate lies
    std::optional<core::Date> review;     // of a vital one: when it is looked at anew
    std::optional<core::Date> ended;      // of a guarded one: the activity
    std::optional<core::Date> reported;
    std::string report_number;
    std::optional<core::Date> copied;     // the authentic copy was handed over
    std::string copy_number;              // of the record of handing over
    std::string reason;
    int told = 0;                         // what tells() gave last
    core::Instant made{};
    std::string made_by;

    // Throws Error(invalid) naming the field.
    void check(core::Date today) const;
    std::optional<core::Date> report_due() const;
    std::optional<core::Date> copy_due() const;   // once it is reported
    // What is to be told on that day and was not: 9, 11 or 12 months of the report, copy_told more of the copy, 1 for a
    // review; 0 = nothing.
    int tells(core::Date today) const;
    static constexpr int copy_told = 100;
    void report(core::Date on, std::string number);
};

constexpr std::array<std::string_view, 7> guarded_categories{
    "kependudukan", "kewilayahan", "kepulauan", "perbatasan", "perjanjian_internasional", "kontrak_karya",
    "masalah_pemerintahan_strategis"};
constexpr std::array<std::string_view, 3> protections{"pemencaran", "duplikasi", "penyimpanan_khusus"};

// What was done for a vital dossier once it was identified, which is its mark: the phases of code 000.5.4.
struct Safeguard {
    DossierId dossier;
    std::string phase;
    core::Date on{};
    std::string what;
    core::Instant recorded{};
    std::string recorded_by;

    // Throws Error(invalid) naming the field.
    void check(core::Date today) const;
};
constexpr std::array<std::string_view, 4> safeguard_phases{"pelindungan", "pengamanan", "penyelamatan", "pemulihan"};

std::string_view name(Mark::Kind kind);   // "vital", "terjaga"

// A day the shorter month lacks becomes its last.
core::Date months_after(core::Date day, int months);

// Would the deed destroy it, or bring it nearer to that? A mark forbids it.
bool towards_destruction(Process process, Deed deed);

}  // namespace archive
