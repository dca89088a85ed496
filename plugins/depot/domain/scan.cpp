// SPDX-License-Identifier: Apache-2.0
#include "depot/domain/scan.h"

namespace depot {

using core::Code;
using core::Error;

std::string_view name(ScanState state) {
    switch (state) {
        case ScanState::open: return "open";
        case ScanState::again: return "again";
        case ScanState::accepted: return "accepted";
        case ScanState::recorded: return "recorded";
    }
    return "open";
}

void Scan::check(Step by, bool accepted, std::string note) {
    if (state != ScanState::open) throw Error(Code::conflict, "depot.error.scan_state", {{"number", numbered()}});
    if (by.person == opened.person) throw Error(Code::forbidden, "depot.error.scan_second");
    if (!accepted && note.empty()) throw Error("core.error.invalid", {{"note", "depot.fault.scan_note", {}}});
    state = accepted ? ScanState::accepted : ScanState::again;
    checked = std::move(by);
    check_note = std::move(note);
}

void Scan::redo() {
    if (state != ScanState::again) throw Error(Code::conflict, "depot.error.scan_state", {{"number", numbered()}});
    state = ScanState::open;
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
