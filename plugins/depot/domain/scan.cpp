// SPDX-License-Identifier: Apache-2.0
#include "depot/domain/scan.h"

#include <algorithm>

namespace depot {

using core::Code;
using core::Error;

namespace {

bool holds(const std::vector<ScanFileId>& ids, ScanFileId id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

std::string_view name(ScanState state) {
    switch (state) {
        case ScanState::open: return "open";
        case ScanState::again: return "again";
        case ScanState::accepted: return "accepted";
        case ScanState::recorded: return "recorded";
        case ScanState::received: return "received";
    }
    return "open";
}

std::string_view name(FileState state) {
    switch (state) {
        case FileState::here: return "here";
        case FileState::refused: return "refused";
        case FileState::withdrawn: return "withdrawn";
    }
    return "here";
}

std::int64_t least_looked(std::int64_t files, int percent) {
    constexpr std::int64_t whole = 100;
    return files == 0 ? 0 : std::max<std::int64_t>(1, (files * percent + whole - 1) / whole);
}

std::vector<ScanFile> still_here(const std::vector<ScanFile>& files) {
    std::vector<ScanFile> all;
    std::copy_if(files.begin(), files.end(), std::back_inserter(all),
                 [](const ScanFile& each) { return each.state == FileState::here; });
    return all;
}

void Scan::must_be_open() const {
    if (state != ScanState::open) throw Error(Code::conflict, "depot.error.scan_state", {{"number", numbered()}});
}

bool Scan::may_check(core::PersonId person, const std::vector<ScanFile>& files) const {
    return state == ScanState::open && person != opened.person &&
           std::none_of(files.begin(), files.end(), [&](const ScanFile& each) {
               return each.state == FileState::here && each.added.person == person;
           });
}

ScanCheck Scan::check(ScanCheck made, std::vector<ScanFile>& files, const std::vector<ScanFileId>& looked,
                      const std::vector<ScanFileId>& bad, int percent) {
    must_be_open();
    if (!may_check(made.by.person, files)) throw Error(Code::forbidden, "depot.error.scan_second");
    made.round = round;
    for (auto& file : files) {
        if (file.state != FileState::here) continue;
        ++made.files;
        file.looked = holds(looked, file.id) || holds(bad, file.id);
        made.looked += file.looked ? 1 : 0;
        if (!holds(bad, file.id)) continue;
        ++made.refused;
        file.state = FileState::refused;
    }
    std::vector<core::Fault> faults;
    if (!made.accepted && made.note.empty()) faults.push_back({"note", "depot.fault.scan_note", {}});
    if (made.accepted) {
        for (const auto& each : all_findings)
            if (!(made.found.*each.holds)) faults.push_back({each.name, "depot.fault.scan_finding." + std::string(each.name), {}});
        const auto least = least_looked(made.files, percent);
        if (made.looked < least)
            faults.push_back({"looked", "depot.fault.scan_looked",
                              {{"least", std::to_string(least)}, {"all", std::to_string(made.files)}}});
        if (made.refused > 0) faults.push_back({"bad", "depot.fault.scan_bad", {}});
    }
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
    state = made.accepted ? ScanState::accepted : ScanState::again;
    checked = made.by;
    check_note = made.note;
    return made;
}

void Scan::redo() {
    if (state != ScanState::again) throw Error(Code::conflict, "depot.error.scan_state", {{"number", numbered()}});
    state = ScanState::open;
    ++round;
    checked.reset();
}

void Scan::record(std::string act, core::Date on, std::string frozen) {
    if (state != ScanState::accepted) throw Error(Code::conflict, "depot.error.scan_state", {{"number", numbered()}});
    if (act.empty()) throw Error("core.error.invalid", {{"act_number", "depot.fault.act_number", {}}});
    state = ScanState::recorded;
    act_number = std::move(act);
    act_on = on;
    snapshot = std::move(frozen);
}

}  // namespace depot
