// SPDX-License-Identifier: Apache-2.0
// A batch brought to another medium (alih media), looked through by a second person before it is
// recorded by a berita acara.
//
//   open -> accepted -> recorded
//    |  ^
//    v  | the next round
//   again
//
//   received   what another house made, checked and handed over with its dossier: nothing is done to it here
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "archive/dossiers.h"
#include "core/base/bytes.h"
#include "depot/domain/hold.h"
#include "depot/domain/series.h"

namespace depot {

using ScanId = core::Id<struct ScanTag>;
using ScanFileId = core::Id<struct ScanFileTag>;

enum class ScanState { open, again, accepted, recorded, received };
inline constexpr std::array<ScanState, 5> all_scan_states{ScanState::open, ScanState::again, ScanState::accepted,
                                                          ScanState::recorded, ScanState::received};
std::string_view name(ScanState state);

// refused by who checked it, withdrawn by who made it: both stay as history.
enum class FileState { here, refused, withdrawn };
inline constexpr std::array<FileState, 3> all_file_states{FileState::here, FileState::refused, FileState::withdrawn};
std::string_view name(FileState state);

// What was made of a dossier, or of one of its items on paper. The original is never replaced by it.
struct ScanFile {
    ScanFileId id;
    ScanId scan;
    archive::DossierId dossier;
    int item = 0;    // 0: the dossier as a whole
    int round = 1;   // in which it was made
    std::string name, media;
    int pages = 0, dpi = 0;   // dpi 0: it does not tell
    std::int64_t octets = 0;
    core::Digest digest;
    FileState state = FileState::here;
    bool looked = false;   // who checked it last has looked at it
    Step added;
};

// What a check of quality is about: as many pages as the paper has, legible, upright and uncut, none missing.
struct Findings {
    bool pages = false, legible = false, straight = false, complete = false;
};
struct Finding {
    const char* name;
    bool Findings::*holds;
};
inline constexpr std::array<Finding, 4> all_findings{{{"pages", &Findings::pages}, {"legible", &Findings::legible},
                                                      {"straight", &Findings::straight}, {"complete", &Findings::complete}}};

struct ScanCheck {
    int round = 1;
    bool accepted = false;
    Findings found;
    std::int64_t files = 0, looked = 0, refused = 0;
    std::string note;
    Step by;
};

struct Scan {
    ScanId id;
    core::UnitId unit;
    std::string unit_name;
    std::int64_t number = 0;
    int year = 0;
    std::string title, method, device, format, medium_from, medium_to, kept_in, operator_name;
    int resolution = 0;   // dots per inch
    core::Date made{};
    ScanState state = ScanState::open;
    int round = 1;
    Step opened;
    std::optional<Step> checked;
    std::string check_note, act_number, snapshot;
    std::optional<core::Date> act_on;
    std::int64_t version = 1;
    std::string series;   // see in_series(); told to who looks, kept nowhere

    std::string numbered() const { return std::to_string(number) + "/" + std::to_string(year); }
    std::string called() const { return in_series(numbered(), series); }
    // Of one that is open: by another than who recorded it or made one of its files.
    bool may_check(core::PersonId person, const std::vector<ScanFile>& files) const;
    // What was found, as it is kept; `files` take the looks and refusals. Throws Error(forbidden) where may_check() says no, Error(conflict)
    // where the state does not allow it, Error(invalid) for one accepted in spite of what was found, or unseen: `percent`
    // of the files are looked at, at least one.
    ScanCheck check(ScanCheck made, std::vector<ScanFile>& files, const std::vector<ScanFileId>& looked,
                    const std::vector<ScanFileId>& bad, int percent);
    void redo();
    void record(std::string act, core::Date on, std::string frozen);
    // Throws Error(conflict) unless its files may still change.
    void must_be_open() const;
};

std::int64_t least_looked(std::int64_t files, int percent);
// Those that stand: neither refused nor taken out.
std::vector<ScanFile> still_here(const std::vector<ScanFile>& files);

}  // namespace depot
